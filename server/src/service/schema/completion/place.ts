import type { Span } from '../../../core/finding.js';
import { readJson } from '../../../core/json/read.js';
import { scanTrivia } from '../../../core/json/scan.js';
import { JsonKind, type JsonTree, none } from '../../../core/json/tree.js';
import { agreeing, Setting } from './setting.js';
import { type Token, tokenAt } from './token.js';

/** Where something is to be typed, and how it joins what stands around it. */
export interface Place {
  /** The name of a member, the value of one, or an item of an array. */
  readonly kind: 'name' | 'value' | 'item';
  /** The text with a string here: an empty one, or what stands here already and is to be replaced. */
  readonly tree: JsonTree;
  /** That string. */
  readonly node: number;
  /** What is replaced, in the document. */
  readonly span: Span;
  /** Whether what is replaced begins with a quote. */
  readonly isQuoted: boolean;
  /** What has been typed up to the cursor. */
  readonly typed: string;
  readonly joint: Joint;
  /** Where an offset of `tree` is in the document. */
  readonly inDocument: (offset: number) => number;
  /** The same with the punctuation that is missing around the string. */
  readonly punctuated: () => { readonly tree: JsonTree; readonly node: number };
}

/** The punctuation that is missing around a place. */
interface Joint {
  /** Behind what stands before the place; there a missing comma belongs. */
  readonly previousEnd: number;
  /** The spaces without which the layout would tell of another container. */
  readonly padding: string;
  readonly before: '' | ',' | ':';
  readonly behind: '' | ',' | ':';
  /** Of a name: whether a value, or the colon before one, is there already. */
  readonly hasValue: boolean;
}

/**
 * The place at an offset, or that it is the whole document's; undefined where nothing is to be typed: in
 * a comment, or before a value that is there. The reader itself says what the place is: it reads the text with a string put there,
 * and so finds its way in every half-typed state as it does everywhere else.
 *
 * @param faultless the text of an earlier moment, from which this one is reread
 */
export function placeAt(
  tree: JsonTree,
  offset: number,
  faultless: JsonTree | undefined,
): Place | 'root' | undefined {
  if (isInComment(tree, offset)) return undefined;
  const token = tokenAt(tree, offset);
  const { span } = token;
  const plain = new Setting(tree, span, faultless);
  const setting = plain.node <= 0 ? plain : agreeing(plain);
  if (setting === undefined) return undefined;
  const { read, node } = setting;
  if (node <= 0) return 'root';
  const kind = kindOf(read, node);
  if (kind === undefined) return undefined;
  const joint = jointOf(setting, kind);
  if (isTaken(setting, joint, kind)) return undefined;
  const { before, behind } = joint;
  return {
    kind,
    tree: read,
    node,
    span,
    isQuoted: token.isQuoted,
    typed: typedIn(tree.text, token, offset),
    joint,
    inDocument: (there) => setting.inDocument(there),
    punctuated: () => {
      if (before === '' && behind === '') return { tree: read, node };
      const whole = setting.with({ before, behind });
      return { tree: whole.read, node: whole.node };
    },
  };
}

function isInComment(tree: JsonTree, offset: number): boolean {
  return tree.faults.some(
    ({ kind, start, end }) =>
      (kind === 'comment' || kind === 'unclosed-comment') && start < offset && offset <= end,
  );
}

function kindOf(tree: JsonTree, node: number): Place['kind'] | undefined {
  if (tree.is(node, JsonKind.Key)) return 'name';
  if (!tree.is(node, JsonKind.String)) return undefined;
  const parent = tree.parent(node);
  if (parent === none) return undefined;
  return tree.is(parent, JsonKind.Key) ? 'value' : 'item';
}

function jointOf({ tree, span, previousEnd, padding }: Setting, kind: Place['kind']): Joint {
  const { text } = tree;
  const previous = text[previousEnd - 1] ?? '';
  const next = text[scanTrivia(text, span.end, () => {})] ?? '';
  const hasColon = kind === 'name' && next === ':';
  const hasValue = kind === 'name' && (hasColon || next === '{' || next === '[');
  const ends = next === '' || ',:}]'.includes(next);
  return {
    previousEnd,
    padding,
    before: kind === 'value' ? (previous === ':' ? '' : ':') : '{[,:'.includes(previous) ? '' : ',',
    behind: hasValue ? (hasColon ? '' : ':') : ends ? '' : ',',
    hasValue,
  };
}

/** Whether a value or a colon stands behind the cursor, and what is typed would come between. */
function isTaken({ tree, span, read, node }: Setting, joint: Joint, kind: Place['kind']): boolean {
  if (span.start < span.end || kind === 'item') return false;
  if (kind === 'name') return joint.hasValue;
  const key = tree.lastStartingBy(read.start(read.parent(node)));
  const value = tree.is(key, JsonKind.Key) ? tree.valueOf(key) : none;
  return value !== none && tree.start(value) >= span.end;
}

function typedIn(text: string, { span, isQuoted }: Token, offset: number): string {
  const start = span.start + (isQuoted ? 1 : 0);
  if (offset <= start) return '';
  const before = readJson(`"${text.slice(start, offset)}`);
  return before.string(before.root);
}
