import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { TextFormat } from '../read.js';
import { visibleJson } from '../text/visible.js';
import { isPlain } from '../yaml/scalars.js';
import { Literal, type Written, type WrittenObject } from './written.js';

/** How a text is laid out, beside what it says. */
export interface TextLayout {
  /** One step of indentation, in JSON. */
  readonly indent: string;
  readonly lineEnd: string;
}

/** The layout of a text, for one that takes its place; YAML is always indented by two spaces. */
export function layoutOf(text: string, format: TextFormat): TextLayout {
  const indent = format === 'json' ? /[\r\n]([ \t]+)\S/.exec(text)?.[1] : undefined;
  return { indent: indent ?? '  ', lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n' };
}

/** The text of a document, with a line end behind its last line. */
export function documentText(
  value: WrittenObject,
  format: TextFormat,
  { indent, lineEnd }: TextLayout,
): string {
  const text = format === 'json' ? `${json(value, '\n', indent)}\n` : yaml(value);
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}

/** @param line the line end and indentation before what closes the value */
function json(value: Written, line: string, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Literal) return value.text;
  const inner = line + indent;
  const isArray = !(value instanceof Map);
  const parts = isArray
    ? (value as readonly Written[]).map((item) => json(item, inner, indent))
    : [...(value as WrittenObject)].map(
        ([name, member]) => `${quoted(name)}: ${json(member, inner, indent)}`,
      );
  const [open, close] = isArray ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return `${open}${inner}${parts.join(`,${inner}`)}${line}${close}`;
}

/** A string in double quotes, which JSON and YAML read alike. */
function quoted(text: string): string {
  return visibleJson(JSON.stringify(text));
}

/**
 * As YAML in which every string is a string to all readers. The failsafe schema knows no other scalars
 * than strings, so that nothing but this decides what stands in quotes and what does not.
 */
function yaml(value: WrittenObject): string {
  const document = new Document(undefined, { schema: 'failsafe' });
  document.contents = node(value, false) as typeof document.contents;
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  // What a terminal acts on, and YAML forbids, stands in double quotes only.
  return text.split('\n').map(visibleJson).join('\n');
}

/** Members whose strings stand in quotes, whatever they say: the next value may be `no`, or `22.04`. */
const quotedMembers: ReadonlySet<string> = new Set(['annotations', 'attributes', 'version']);

function node(value: Written, isQuoted: boolean): Scalar | YAMLMap | YAMLSeq {
  if (typeof value === 'string') return scalar(value, !isQuoted && isPlain(value));
  if (value instanceof Literal) return scalar(value.text, true);
  if (value instanceof Map) {
    const map = new YAMLMap();
    for (const [name, member] of value as WrittenObject) {
      const inner = node(member, isQuoted || quotedMembers.has(name));
      map.items.push(new Pair(scalar(name, isPlain(name)), inner));
    }
    return map;
  }
  const sequence = new YAMLSeq();
  for (const item of value as readonly Written[]) sequence.items.push(node(item, isQuoted));
  return sequence;
}

function scalar(text: string, isPlainOne: boolean): Scalar {
  const made = new Scalar(text);
  made.type = isPlainOne ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  return made;
}
