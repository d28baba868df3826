import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { DockerfileLabels, Label } from '../../core/dockerfile/labels.js';
import type { Span } from '../../core/finding.js';
import { type JsonTree, none } from '../../core/json/tree.js';
import type { SpecModel } from '../../core/spec/model.js';
import type { NamedEntry } from '../../core/spec/resolve.js';
import { rangeOf } from '../places.js';

/**
 * How a name is quoted where it stands, which tells how another one has to be written there. A star is
 * the alias of YAML, or a variable in a label, which stands for what is written elsewhere.
 */
const quotes = ['', '"', "'", '*'] as const;
export type Quote = (typeof quotes)[number];

/** An attribute's name as it is written somewhere, and the place of it. */
export interface WrittenName {
  readonly name: string;
  readonly range: Range;
  readonly quote: Quote;
}

/** Numbers of a place. */
const width = 5;

/**
 * The names of attributes in one entry of a spec, or in the labels of a recipe, and where they stand,
 * in a few numbers each: a workspace has thousands of files that nobody has open.
 */
export class NamesInEntry implements NamedEntry {
  readonly #places: Int32Array;

  constructor(
    readonly name: string,
    readonly version: string | undefined,
    readonly address: string | undefined,
    readonly names: readonly string[],
    /** Where the entry's own name stands; undefined where it has none. */
    readonly place: Range | undefined,
    places: Int32Array,
  ) {
    this.#places = places;
  }

  /** A name by its number. */
  at(index: number): WrittenName {
    const from = index * width;
    const [line = 0, character = 0, endLine = 0, endCharacter = 0, quote = 0] =
      this.#places.subarray(from, from + width);
    return {
      name: this.names[index]!,
      range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
      quote: quotes[quote]!,
    };
  }
}

/** The names in the entries of a spec. */
export function namesInSpec(source: TextDocument, spec: SpecModel): readonly NamesInEntry[] {
  const { tree, entries } = spec;
  return entries.map(({ name, nameNode, version, address, attributes }) => {
    const places = new Int32Array(attributes.length * width);
    for (const [index, { key }] of attributes.entries()) {
      places.set(placeOf(source, tree, key), index * width);
    }
    const names = attributes.map((attribute) => shared(attribute.name));
    const place = nameNode === none ? undefined : rangeOf(source, tree.word(nameNode));
    return new NamesInEntry(
      shared(name),
      version && shared(version),
      address && shared(address),
      names,
      place,
      places,
    );
  });
}

/**
 * The labels of a recipe as an entry of no name, as that of a flat spec is: each name is qualified.
 * One without a dot is no attribute's.
 */
export function namesInRecipe(source: TextDocument, { all }: DockerfileLabels): NamesInEntry {
  const labels = all.filter(({ name }) => name.includes('.'));
  const places = new Int32Array(labels.length * width);
  for (const [index, label] of labels.entries()) {
    places.set(numbersOf(source, label.span, quoteOfLabel(label)), index * width);
  }
  const names = labels.map(({ name }) => shared(name));
  return new NamesInEntry('', undefined, undefined, names, undefined, places);
}

function quoteOfLabel({ hasVariable, quote }: Label): Quote {
  return hasVariable ? '*' : quote;
}

function placeOf(source: TextDocument, tree: JsonTree, key: number): readonly number[] {
  return numbersOf(source, tree.inner(key), quoteOf(tree, key));
}

function numbersOf(source: TextDocument, { start, end }: Span, quote: Quote): readonly number[] {
  const from = source.positionAt(start);
  const to = source.positionAt(end);
  return [from.line, from.character, to.line, to.character, quotes.indexOf(quote)];
}

function quoteOf(tree: JsonTree, key: number): Quote {
  const start = tree.start(key);
  const first = tree.text[start];
  if (tree.inner(key).start === start) return first === '*' ? '*' : '';
  return first === "'" ? "'" : '"';
}

/** The same few names recur in all specs: each is kept once, and keeps no file's text alive. */
const known = new Map<string, string>();
const mostKnown = 100_000;

function shared(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  // A slice of a text holds the whole of it: this is a text of its own.
  const own = JSON.parse(JSON.stringify(name)) as string;
  known.set(own, own);
  return own;
}
