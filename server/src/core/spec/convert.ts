import { readJson } from '../json/read.js';
import type { Message } from '../messages.js';
import type { TextFormat } from '../read.js';
import type { Catalog } from '../schema/catalog.js';
import { YamlTree } from '../yaml/tree.js';
import { unreadOf } from '../yaml/unread.js';
import { contentOf, type SpecContent } from './content.js';
import type { Dialect } from './dialects.js';
import { flatShape } from './flat.js';
import { readSpec, type SpecModel } from './model.js';
import { nestedShape } from './nested.js';
import type { Shape } from './shape.js';
import { documentText, layoutOf, type TextLayout } from './write.js';
import type { WrittenObject } from './written.js';

/** A spec in another dialect. */
export interface Conversion {
  /** The document, its members in order. */
  readonly value: WrittenObject;
  /** What the spec says and the document does not, a sentence for each; without any, they say the same. */
  readonly losses: readonly Message[];
  /** What the document says in other words. */
  readonly notices: readonly Message[];
}

/**
 * Converts a spec. What is said to be lost is left out; all else is there. A qualified name of dialect
 * `e` that begins with no namespace of the catalog is lost in other dialects: how many of its words
 * are the namespace would be a guess.
 */
export function convertSpec(spec: SpecModel, to: Dialect, catalog: Catalog): Conversion {
  const { content, losses, notices } = contentOf(spec, catalog);
  const named =
    spec.dialect === 'e' && to !== 'e' ? withoutUnknown(content) : { content, losses: [] };
  const shape = to === 'e' ? flatShape(named.content) : nestedShape(named.content, to);
  return {
    value: shape.value,
    losses: [
      ...losses,
      ...named.losses,
      ...shape.losses,
      ...misreadLosses(shape, catalog),
      ...unreadLosses(spec),
    ],
    notices,
  };
}

/** Without the attributes whose namespace nobody knows. */
function withoutUnknown(content: SpecContent): {
  readonly content: SpecContent;
  readonly losses: readonly Message[];
} {
  const entries = content.entries.filter(({ namespace }) => namespace !== '');
  const unknown = content.entries.filter(({ namespace }) => namespace === '');
  const losses = unknown.flatMap(({ attributes }) =>
    [...attributes.keys()].map(
      (name): Message => ({ key: 'conversion.unknown-namespace', args: [name] }),
    ),
  );
  return { content: { ...content, entries }, losses };
}

/**
 * The attributes that who reads the document again takes for others, as the namespace of a qualified
 * name is not told where no schema of it is known.
 */
function misreadLosses({ value, entries }: Shape, catalog: Catalog): readonly Message[] {
  const text = documentText(value, 'json', layoutOf('', 'json'));
  const { content } = contentOf(readSpec(readJson(text)), catalog);
  const read = new Set(content.entries.flatMap(attributeKeys));
  return entries.flatMap((entry) =>
    [...entry.attributes].flatMap(([name, text]): Message[] => {
      if (read.has(attributeKey(entry.namespace, name, text))) return [];
      return [{ key: 'conversion.misread', args: [name, entry.namespace] }];
    }),
  );
}

function attributeKeys({ namespace, attributes }: Shape['entries'][number]): readonly string[] {
  return [...attributes].map(([name, text]) => attributeKey(namespace, name, text));
}

function attributeKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** What stands in a YAML text beside the spec. */
function unreadLosses({ tree }: SpecModel): readonly Message[] {
  if (!(tree instanceof YamlTree)) return [];
  const { comments, documents } = unreadOf(tree.text);
  const losses: Message[] = [];
  const [first] = comments;
  if (first !== undefined) {
    const key = comments.length === 1 ? 'conversion.comment' : 'conversion.comments';
    losses.push({ key, args: [first, String(comments.length)] });
  }
  if (documents > 0) losses.push({ key: 'conversion.documents', args: [String(documents)] });
  return losses;
}

/** A conversion as an edit of the text that a spec is written in. */
export interface TextConversion {
  /** What it does, and how much is lost by it. */
  readonly title: Message;
  /** The whole text in the new dialect, in the format and layout that it has. */
  readonly text: string;
  readonly losses: readonly Message[];
}

/** The conversion of a whole text; undefined of a faulty one, of which nobody knows what it says. */
export function conversionOf(
  spec: SpecModel,
  to: Dialect,
  catalog: Catalog,
): TextConversion | undefined {
  if (spec.tree.faults.length > 0) return undefined;
  const { value, losses } = convertSpec(spec, to, catalog);
  const format: TextFormat = spec.tree instanceof YamlTree ? 'yaml' : 'json';
  const layout: TextLayout = layoutOf(spec.tree.text, format);
  return { title: titleOf(to, losses.length), text: documentText(value, format, layout), losses };
}

function titleOf(to: Dialect, losses: number): Message {
  const dialect: Message = { key: `dialect.${to}`, args: [] };
  if (losses === 0) return { key: 'conversion.title', args: [dialect] };
  if (losses === 1) return { key: 'conversion.title.loses-one', args: [dialect] };
  return { key: 'conversion.title.loses', args: [dialect, String(losses)] };
}
