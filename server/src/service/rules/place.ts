import type { Span } from '../../core/finding.js';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import { readYaml } from '../../core/yaml/read.js';
import { YamlTree } from '../../core/yaml/tree.js';
import { placeAt } from '../schema/completion/place.js';

/** Where a word of a document of rules is to be typed. */
export interface WordPlace {
  /** The name of a member, the value of one, or an item of an array. */
  readonly kind: 'name' | 'value' | 'item';
  /** The text as if a word stood there. */
  readonly tree: JsonTree;
  /** That word. */
  readonly node: number;
  /** What is replaced, in the document. */
  readonly span: Span;
  readonly writing: Writing;
}

/** How a word is written at a place. */
export interface Writing {
  readonly language: 'json' | 'yaml';
  /** Whether what is replaced begins with a quote. */
  readonly isQuoted: boolean;
  /** What has to stand before it and behind it. */
  readonly before: string;
  readonly behind: string;
  /** Behind what stands before it, where a comma is missing. */
  readonly comma?: number;
  /** Of a name: whether a value, or the colon before one, is there already. */
  readonly hasValue: boolean;
  /** Whether members can begin there although nothing says so: below a name, or behind `- `. */
  readonly beginsMembers: boolean;
}

/** The place at an offset; undefined where no word is to be typed. */
export function wordPlace(tree: JsonTree, offset: number): WordPlace | undefined {
  return tree instanceof YamlTree ? yamlPlace(tree, offset) : jsonPlace(tree, offset);
}

function jsonPlace(tree: JsonTree, offset: number): WordPlace | undefined {
  const place = placeAt(tree, offset, undefined);
  // At the root no word of rules is to be typed.
  if (place === undefined || typeof place === 'string') return undefined;
  const { kind, node, span, isQuoted, joint } = place;
  const isApart = joint.before === ',' && joint.previousEnd < span.start;
  return {
    kind,
    tree: place.tree,
    node,
    span,
    writing: {
      language: 'json',
      isQuoted,
      before: joint.padding + (isApart || joint.before === '' ? '' : `${joint.before} `),
      behind: joint.behind === ':' ? ': ' : joint.behind,
      ...(isApart && { comma: joint.previousEnd }),
      hasValue: joint.hasValue,
      beginsMembers: false,
    },
  };
}

/** A letter that no text of ours has. */
const mark = '\uE0C5';

/**
 * YAML says by its indentation what a place is: the text is read again with a word put there, and
 * where that makes no word of its own, with the name of a member.
 */
function yamlPlace(tree: YamlTree, offset: number): WordPlace | undefined {
  const { text } = tree;
  if (isInComment(text, offset)) return undefined;
  const span = wordAround(text, offset);
  const quote = quoteBefore(text, span.start);
  // A colon or a dash needs a space before what follows it.
  const before = quote === '' && /(?:^|[\s{,])-$|:$/.test(text.slice(0, span.start)) ? ' ' : '';
  const hasValue = /^["']?[ \t]*:/.test(text.slice(span.end, span.end + 100));
  const endings = quote === '' && !hasValue ? ['', ':'] : [''];
  for (const ending of endings) {
    const word = before + mark + ending;
    const read = readYaml(text.slice(0, span.start) + word + text.slice(span.end));
    const node = read.lastStartingBy(span.start + before.length);
    const found = wordAt(read, node);
    if (found === undefined) continue;
    const writing: Writing = {
      language: 'yaml',
      isQuoted: quote !== '',
      before,
      behind: '',
      hasValue,
      beginsMembers: quote === '' && beginsMembers(read, node),
    };
    return { kind: found, tree: read, node, span, writing };
  }
  return undefined;
}

/** What the marked word is, where it stands alone. An empty value behind a name is no node of its own. */
function wordAt(tree: YamlTree, node: number): WordPlace['kind'] | undefined {
  if (node === none || tree.string(node) !== mark) return undefined;
  if (tree.is(node, JsonKind.Key)) return 'name';
  const parent = tree.parent(node);
  if (parent === none) return 'value';
  return tree.is(parent, JsonKind.Key) ? 'value' : 'item';
}

/** On a line of its own below a name, behind a dash, or alone in the text. */
function beginsMembers(tree: YamlTree, node: number): boolean {
  const key = tree.parent(node);
  if (!tree.is(key, JsonKind.Key)) return true;
  return tree.text.slice(tree.end(key), tree.start(node)).includes('\n');
}

/** The letters around an offset that the words of rules are made of. */
function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && letter.test(text[start - 1]!)) start -= 1;
  while (end < text.length && letter.test(text[end]!)) end += 1;
  // A dash begins an item, not a word.
  while (start < offset && text[start] === '-') start += 1;
  return { start, end };
}

const letter = /[\w./-]/;

function quoteBefore(text: string, start: number): '' | '"' | "'" {
  const before = text[start - 1];
  return before === '"' || before === "'" ? before : '';
}

function isInComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /(?:^|\s)#/.test(line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''));
}
