import type { Span } from '../../core/finding.js';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import { readText, type TextFormat } from '../../core/read.js';

/** Where in a spec something is being typed, read as if a word stood there already. */
export interface SpecCursor {
  /** Of the text with the word; before the cursor its places are those of the text without. */
  readonly tree: JsonTree;
  /** The key or string that holds the word. */
  readonly node: number;
  readonly isKey: boolean;
  /** Of a key: whether a value follows it. */
  readonly hasValue: boolean;
  /** The names from the root; an item of an array is `*`. */
  readonly path: readonly string[];
  /** What of the name or value stands before the cursor. */
  readonly typed: string;
  /** What a completion replaces, in the text without the word. */
  readonly replaced: Span;
  /** How the name or value is quoted there. */
  readonly quote: Quote;
  /** Whether that quote is closed on the line. */
  readonly isClosed: boolean;
  /** What has to stand before the word: YAML's dashes and colons need a space. */
  readonly padding: '' | ' ';
  readonly format: TextFormat;
}

type Quote = '' | '"' | "'";

/** No document has it, and YAML reads nothing else in it. */
const mark = 'compspec\u2038cursor';

/** The place of an offset; undefined where neither a name nor a scalar value may stand. */
export function specCursor(
  text: string,
  offset: number,
  format: TextFormat,
): SpecCursor | undefined {
  const before = text.slice(0, offset);
  const behind = text.slice(offset);
  const isInString = format === 'json' && isInJsonString(before);
  const word = format === 'json' ? jsonWord(isInString, before, behind) : yamlWord(before, behind);
  const tree = readText(word.before + word.text + word.behind, format);
  const node = nodeOfMark(tree);
  if (node === none) return undefined;
  const isKey = tree.is(node, JsonKind.Key);
  const inner = tree.inner(node);
  const quote = quoteOf(tree, node);
  const added = word.text.length - word.kept;
  const end = Math.max(offset, inner.end - (quote === '' || word.isInside ? added : mark.length));
  const start =
    word.isInside || format === 'yaml' ? Math.min(inner.start, offset) : offset - word.kept;
  return {
    tree,
    node,
    isKey,
    hasValue: isKey && word.hasValue && tree.valueOf(node) !== none,
    path: pathOf(tree, node),
    typed: text.slice(start, offset),
    replaced: { start, end: word.isInside || format === 'yaml' ? Math.max(end, offset) : offset },
    quote: word.isInside ? quote : '',
    isClosed: word.isClosed,
    padding: word.padding,
    format,
  };
}

/** A text with the mark in it. */
interface Marked {
  readonly before: string;
  /** What is put in. */
  readonly text: string;
  readonly behind: string;
  /** Characters of a bare word before the cursor that the mark stands for as well. */
  readonly kept: number;
  /** Whether the mark is part of a string that is there. */
  readonly isInside: boolean;
  /** Whether a value that follows is the document's own. */
  readonly hasValue: boolean;
  /** Whether the quote around the mark, if there is one, is the document's own at its end, too. */
  readonly isClosed: boolean;
  readonly padding: '' | ' ';
}

function isInJsonString(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  let isIn = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\' && isIn) at += 1;
    else if (line[at] === '"') isIn = !isIn;
  }
  return isIn;
}

/** In a string the mark is part of it, up to the string's end on that line; elsewhere it is a string. */
function jsonWord(isInString: boolean, before: string, behind: string): Marked {
  if (!isInString) {
    const bare = /[\w.-]*$/.exec(before)?.[0] ?? '';
    const text = `"${mark}"`;
    const rest = before.slice(0, before.length - bare.length);
    return {
      before: rest,
      text,
      behind,
      kept: bare.length,
      isInside: false,
      hasValue: /^\s*:/.test(behind),
      isClosed: true,
      padding: '',
    };
  }
  const isClosed = /^[^"\n\r]*"/.test(behind);
  const end = isClosed ? '' : '"';
  return {
    before,
    text: mark + end,
    behind,
    kept: 0,
    isInside: true,
    hasValue: /^[^"\n\r]*"\s*:/.test(behind),
    isClosed,
    padding: '',
  };
}

/** Where a name may stand, the mark is one: without its colon YAML reads no name. */
function yamlWord(before: string, behind: string): Marked {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rest = /^[^\n\r]*/.exec(behind)?.[0] ?? '';
  const quote = openQuote(line);
  if (quote !== '') return quotedYamlWord(before, behind, line, rest, quote);
  // Of dashes and names alone: in a text such as an address a colon is one of its letters.
  const isJoined = /^[ \t]*(?:-[ \t]+)*(?:-|(?:"[^"]*"|'[^']*'|[^\s:#"'{[]+):)$/.test(line);
  const padding = isJoined ? ' ' : '';
  const isName = /^[ \t]*(?:-[ \t]+)*[^\s:#"']*$/.test(line + padding);
  const hasColon = /:(?:[ \t]|$)/.test(rest);
  const text = padding + (isName && !hasColon ? `${mark}: ` : mark);
  const isClosed = true;
  return { before, text, behind, kept: 0, isInside: true, hasValue: hasColon, isClosed, padding };
}

/** The quote is closed on its line; left open, it would go on to the end of the text. */
function quotedYamlWord(
  before: string,
  behind: string,
  line: string,
  rest: string,
  quote: Quote,
): Marked {
  const isName = /^[ \t]*(?:-[ \t]+)*["'][^"']*$/.test(line);
  const closing = rest.indexOf(quote);
  const isClosed = closing >= 0;
  const hasColon = /^[ \t]*:(?:[ \t]|$)/.test(rest.slice(closing + 1));
  const colon = isName && !hasColon ? ': ' : '';
  const marked = { before, kept: 0, isInside: true, hasValue: hasColon, isClosed } as const;
  return isClosed
    ? {
        ...marked,
        text: mark,
        behind: behind.slice(0, closing + 1) + colon + behind.slice(closing + 1),
        padding: '',
      }
    : { ...marked, text: mark + quote + colon, behind, padding: '' };
}

/** The quote that a line of YAML leaves open at its end. One in the middle of a word is a letter. */
function openQuote(line: string): Quote {
  let open: Quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (open === '"' && letter === '\\') at += 1;
    else if (open !== '' && letter === open) open = '';
    else if (open === '' && (letter === '"' || letter === "'")) {
      if (/^$|[\s{[,:]/.test(line.slice(Math.max(0, at - 1), at))) open = letter;
    } else if (open === '' && letter === '#' && /^$|\s/.test(line.slice(Math.max(0, at - 1), at))) {
      return '';
    }
  }
  return open;
}

function nodeOfMark(tree: JsonTree): number {
  for (let node = 0; node < tree.count; node += 1) {
    if (!tree.is(node, JsonKind.Key) && !tree.is(node, JsonKind.String)) continue;
    if (tree.string(node).includes(mark)) return node;
  }
  return none;
}

function quoteOf(tree: JsonTree, node: number): Quote {
  const start = tree.start(node);
  if (tree.inner(node).start === start) return '';
  return tree.text[start] === "'" ? "'" : '"';
}

function pathOf(tree: JsonTree, node: number): readonly string[] {
  const path: string[] = [];
  for (
    let at = tree.is(node, JsonKind.Key) ? tree.parent(node) : node;
    at > 0;
    at = tree.parent(at)
  ) {
    if (tree.is(at, JsonKind.Key)) path.push(tree.string(at));
    else if (tree.is(tree.parent(at), JsonKind.Array)) path.push('*');
  }
  return path.reverse();
}
