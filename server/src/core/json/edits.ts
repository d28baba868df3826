import type { Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from './tree.js';

/** A piece of the text replaced by another. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A change of a tree; `editsFor` makes of several the edits that do them all at once. */
export type Change =
  | {
      readonly kind: 'add-member';
      readonly object: number;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'add-item'; readonly array: number; readonly value: string }
  /** Adds a member before all others. */
  | {
      readonly kind: 'add-first';
      readonly object: number;
      readonly name: string;
      readonly value: string;
    }
  /** Adds a member, or an item where there is no name, behind a key or an item. */
  | {
      readonly kind: 'add-behind';
      readonly child: number;
      readonly name?: string;
      readonly value: string;
    }
  /** Takes a member (its key) or an item out, with the comma that held it. */
  | { readonly kind: 'remove'; readonly child: number }
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string };

/**
 * The edits that make the changes, each in the manner of what stands around it. A change that is given
 * twice is made once. The first child of a container is not to be removed together with its second.
 */
export function editsFor(tree: JsonTree, changes: readonly Change[]): TextEdit[] {
  const edits = new Map<string, TextEdit>();
  const firsts = new Map<number, Set<string>>();
  const additions = new Map<number, Set<string>>();
  const add = (container: number, content: string, to = additions): void => {
    to.set(container, (to.get(container) ?? new Set()).add(content));
  };
  const put = (edit: TextEdit): void => void edits.set(JSON.stringify(edit), edit);
  for (const change of changes) {
    if (change.kind === 'add-item') add(change.array, change.value);
    else if (change.kind === 'add-member') add(change.object, member(change.name, change.value));
    else if (change.kind === 'add-first')
      add(
        change.object,
        member(change.name, change.value),
        isEmpty(tree, change.object) ? additions : firsts,
      );
    else if (change.kind === 'add-behind') put(insertBehind(tree, change));
    else if (change.kind === 'remove') put(removal(tree, change.child));
    else put({ ...change.span, text: change.text });
  }
  for (const [object, contents] of firsts) put(insertFirst(tree, object, [...contents]));
  for (const [container, contents] of additions) put(insertLast(tree, container, [...contents]));
  return [...edits.values()];
}

function member(name: string, value: string): string {
  return `${JSON.stringify(name)}: ${value}`;
}

/** Each child is taken out with the comma before it; the first with the one behind it. */
function removal(tree: JsonTree, child: number): TextEdit {
  const container = tree.parent(child);
  const before = childBefore(tree, child);
  if (before !== none) {
    return { start: childEnd(tree, before), end: childEnd(tree, child), text: '' };
  }
  const behind = tree.next(child);
  if (behind < tree.next(container)) {
    return { start: tree.start(child), end: tree.start(behind), text: '' };
  }
  return { start: tree.start(container) + 1, end: tree.end(container) - 1, text: '' };
}

/** The sibling before a child, or `none`: the node before it lies in it. */
function childBefore(tree: JsonTree, child: number): number {
  const container = tree.parent(child);
  let node = child - 1;
  if (node === container) return none;
  while (tree.parent(node) !== container) node = tree.parent(node);
  return node;
}

function isEmpty(tree: JsonTree, container: number): boolean {
  return tree.next(container) === container + 1;
}

function insertFirst(tree: JsonTree, object: number, contents: readonly string[]): TextEdit {
  const first = object + 1;
  const at = tree.start(first);
  const line = lineOf(tree, first);
  const text = contents
    .map((content) => `${indented(tree, content, line)},${line ?? ' '}`)
    .join('');
  return { start: at, end: at, text };
}

function insertBehind(
  tree: JsonTree,
  {
    child,
    name,
    value,
  }: { readonly child: number; readonly name?: string; readonly value: string },
): TextEdit {
  const at = childEnd(tree, child);
  const line = lineOf(tree, child);
  const content = name === undefined ? value : member(name, value);
  return { start: at, end: at, text: `,${line ?? ' '}${indented(tree, content, line)}` };
}

function insertLast(tree: JsonTree, container: number, contents: readonly string[]): TextEdit {
  const last = lastChild(tree, container);
  if (last === none) return insertOnly(tree, container, contents);
  const at = childEnd(tree, last);
  const line = lineOf(tree, last);
  const text = contents
    .map((content) => `,${line ?? ' '}${indented(tree, content, line)}`)
    .join('');
  return { start: at, end: at, text };
}

/** The first contents of an empty container stand on lines of their own, one step further in. */
function insertOnly(tree: JsonTree, container: number, contents: readonly string[]): TextEdit {
  const outer = `${lineEndOf(tree)}${indentAt(tree.text, tree.start(container))}`;
  const line = outer + indentUnitOf(tree);
  const start = tree.start(container) + 1;
  const end = isClosed(tree, container) ? tree.end(container) - 1 : start;
  const text = contents.map((content) => line + indented(tree, content, line)).join(',');
  return { start, end, text: text + outer };
}

function isClosed(tree: JsonTree, container: number): boolean {
  const closing = tree.is(container, JsonKind.Object) ? '}' : ']';
  return (
    tree.end(container) - tree.start(container) > 1 &&
    tree.text[tree.end(container) - 1] === closing
  );
}

function lastChild(tree: JsonTree, container: number): number {
  let child = tree.next(container) - 1;
  if (child === container) return none;
  while (tree.parent(child) !== container) child = tree.parent(child);
  return child;
}

/** Behind an item, or behind the value of a member. */
export function childEnd(tree: JsonTree, child: number): number {
  if (!tree.is(child, JsonKind.Key)) return tree.end(child);
  const value = tree.valueOf(child);
  return tree.end(value === none ? child : value);
}

/** The line end and indent before a child that begins a line; undefined for one that does not. */
function lineOf(tree: JsonTree, child: number): string | undefined {
  const start = tree.start(child);
  const indent = indentAt(tree.text, start);
  const beginsLine = lineStart(tree.text, start) + indent.length === start;
  return beginsLine && start > indent.length ? `${lineEndOf(tree)}${indent}` : undefined;
}

/** Content of several lines: each is as far in as the first. */
function indented(tree: JsonTree, content: string, line: string | undefined): string {
  const indent = (line ?? '').replace(/[\r\n]/g, '');
  return content.replaceAll('\n', `${lineEndOf(tree)}${indent}`);
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** How the text ends its lines. */
export function lineEndOf(tree: JsonTree): string {
  return /\r\n|\n|\r/.exec(tree.text)?.[0] ?? '\n';
}

/** One step of the text's indentation: the indent of its first indented line. */
export function indentUnitOf(tree: JsonTree): string {
  return /[\r\n]([ \t]+)[^\s]/.exec(tree.text)?.[1] ?? '  ';
}
