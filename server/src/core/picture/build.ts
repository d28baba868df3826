import type { Finding } from '../finding.js';
import type { JsonTree } from '../json/tree.js';
import { type Message, type MessageKey, messages } from '../messages.js';
import type { Catalog } from '../schema/catalog.js';
import type { SchemaModel } from '../schema/model.js';
import { beginning } from './details.js';
import { type GraphPart, graphNodes } from './graph-nodes.js';
import { graphsOf, refusalOf } from './graphs.js';
import type { PictureModel, PictureNode } from './view/model.js';
import { counted } from './view/words.js';

/** A document to be drawn, and what is wrong with it. */
export interface PictureSource {
  /** The address of the text, or a name for it where it has none. */
  readonly uri: string;
  /** How sentences call it; its address where nothing is said. */
  readonly shown?: string;
  readonly tree: JsonTree;
  readonly findings: readonly Finding[];
}

export interface PictureContext {
  /** Of which metadata is taken where a published schema has none. */
  readonly catalog: Catalog;
  /** Makes a sentence of a message, in the reader's language. */
  readonly say: (message: Message) => string;
}

/** Why there is no picture. */
export interface PictureRefusal {
  readonly refused: Message;
}

const wordKey = 'picture.word.';

/**
 * The picture of one or several documents: all their graphs side by side. What is broken is drawn as far as
 * it can be read. Linear in the texts; never throws.
 */
export function buildPicture(
  sources: readonly PictureSource[],
  context: PictureContext,
): PictureModel | PictureRefusal {
  const refused = refusalOf(sources.map(({ tree }) => tree));
  if (refused !== undefined) return { refused };
  const { say } = context;
  const words = pictureWords(say);
  const notes: string[] = [];
  const graphs: {
    readonly source: PictureSource;
    readonly schema: SchemaModel;
    readonly isFirst: boolean;
  }[] = [];
  for (const source of sources) {
    const found = graphsOf(source.tree);
    const shown = source.shown ?? source.uri;
    if (found.length === 0) notes.push(say({ key: 'picture.no-graph', args: [shown] }));
    if (found.length > 1) {
      const args = [shown, String(found.length)];
      notes.push(say({ key: 'picture.note.several-graphs', args }));
    }
    for (const [index, schema] of found.entries()) {
      graphs.push({ source, schema, isFirst: index === 0 });
    }
  }
  const isAlone = graphs.length === 1;
  const parts: GraphPart[] = [];
  const prefixes = new Prefixes();
  let before = isAlone ? 0 : 1;
  for (const [document, { source, schema, isFirst }] of graphs.entries()) {
    // Of several graphs of one text, findings are about it as a whole: they stand at the first.
    const findings = isFirst ? source.findings : [];
    const prefix = prefixes.next(schema.namespace ?? '');
    const place = { uri: source.uri, prefix, document, before };
    const part = graphNodes({ schema, findings, ...place }, context);
    parts.push(part);
    before += part.nodes.length;
    for (const note of part.notes) notes.push(note);
  }
  const root = isAlone ? [] : [rootOf(parts, words)];
  return {
    form: 1,
    title: titleOf(parts, say),
    documents: parts.map(({ document }) => document),
    nodes: root.concat(...parts.map(({ nodes }) => nodes)),
    relations: parts.flatMap(({ relations }) => relations),
    notes,
    words,
  };
}

/** What stands left of several schemas, or in place of none. */
function rootOf(parts: readonly GraphPart[], words: PictureModel['words']): PictureNode {
  const children: number[] = [];
  let next = 1;
  for (const { nodes } of parts) {
    children.push(next);
    next += nodes.length;
  }
  const name = counted({ words }, 'schemas', parts.length);
  return { id: 'root', kind: 'root', name, document: -1, parent: -1, depth: 0, children };
}

/** What ids begin with: the namespace, and where one is drawn several times, the how manieth it is. */
class Prefixes {
  readonly #counts = new Map<string, number>();

  next(namespace: string): string {
    const count = (this.#counts.get(namespace) ?? 0) + 1;
    this.#counts.set(namespace, count);
    const encoded = namespace.replace(
      /[%#~]/g,
      (character) => `%${character.charCodeAt(0).toString(16)}`,
    );
    return count === 1 ? encoded : `${encoded}~${count}`;
  }
}

/** So many namespaces are in a title by name. */
const mostNamed = 3;

function titleOf(parts: readonly GraphPart[], say: PictureContext['say']): string {
  const names = parts.map(({ document: { namespace, version } }) => {
    const name = beginning(namespace, 200);
    return version === undefined ? name : `${name} ${beginning(version, 50)}`;
  });
  if (names.length <= mostNamed) {
    const title = names.filter((name) => name !== '').join(', ');
    const isNameless = title === '' && parts.length > 0;
    return isNameless ? say({ key: `${wordKey}nameless`, args: [] }) : title;
  }
  const args = [names.slice(0, mostNamed).join(', '), String(names.length - mostNamed)];
  return say({ key: 'picture.title.more', args });
}

function pictureWords(say: PictureContext['say']): Record<string, string> {
  const words: Record<string, string> = {};
  for (const key of Object.keys(messages)) {
    if (!key.startsWith(wordKey)) continue;
    words[key.slice(wordKey.length)] = say({ key: key as MessageKey, args: [] });
  }
  return words;
}
