import fc from 'fast-check';
import { english } from '../../server/src/core/messages.js';
import { buildPicture } from '../../server/src/core/picture/build.js';
import type { Box } from '../../server/src/core/picture/view/layout.js';
import type { PictureModel } from '../../server/src/core/picture/view/model.js';
import { Catalog } from '../../server/src/core/schema/catalog.js';
import { judgeSchemaText } from '../../server/src/core/schema/judge.js';

const catalog = new Catalog();

/** The picture of documents, as the command line makes it. */
export function pictureOf(...texts: readonly string[]): PictureModel {
  const sources = texts.map((text, index) => {
    const { schema, findings } = judgeSchemaText(text);
    return { uri: `file:///${index}.json`, shown: `${index}.json`, tree: schema.tree, findings };
  });
  const built = buildPicture(sources, { catalog, say: english });
  if ('refused' in built) throw new Error(english(built.refused));
  return built;
}

/** A document whose graph has these nodes, and edges as `source relation target`. */
export function graphText(
  nodes: readonly string[] | Readonly<Record<string, object>>,
  edges: readonly string[] = [],
  more: object = {},
): string {
  const named = Array.isArray(nodes)
    ? Object.fromEntries((nodes as readonly string[]).map((name) => [name, {}]))
    : nodes;
  const listed = edges.map((edge) => {
    const [source, relation, target] = edge.split(' ');
    return { source, target, relation };
  });
  const graph = { id: 'org.example', metadata: { version: '0.1.0' }, nodes: named, edges: listed };
  return JSON.stringify({ graph: { ...graph, ...more } });
}

/** A schema in which one attribute contains so many others. */
export function wideText(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `a.n${index}`);
  return graphText(
    ['a', ...names],
    names.map((name) => `a contains ${name}`),
  );
}

/** A schema in which each attribute contains the next one. */
export function chainText(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `n${index}`);
  const edges = names.slice(1).map((name, index) => `n${index} contains ${name}`);
  return graphText(names, edges);
}

/** The node of a name. */
export function nodeNamed({ nodes }: PictureModel, name: string): PictureModel['nodes'][number] {
  const found = nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

/** Cards of one column that lie on one another; in pairs of indices. */
export function overlapping(boxes: readonly Box[]): [number, number][] {
  const sorted = [...boxes.entries()].sort(([, a], [, b]) => a.x - b.x || a.y - b.y);
  const pairs: [number, number][] = [];
  for (const [at, [index, box]] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const [other, there] = sorted[next]!;
      if (there.x >= box.x + box.width) break;
      if (there.y < box.y + box.height && box.y < there.y + there.height)
        pairs.push([index, other]);
    }
  }
  return pairs;
}

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"]]>&amp;--><!--',
  "' onload='x",
  '\\N"\\',
  '`**bold**`',
  '#quot;;',
  'a --> b',
  'end',
  'line\nbreak\u2028\u0000',
  '\u202eexe.gnp',
  'מעבד.סוג',
  '漢字',
  '👨‍👩‍👧‍👦',
  '\ud800',
  '__proto__',
  '',
  ' ',
  'x'.repeat(10_000),
);
const name = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }).map((number) => `n${number}`) },
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** Documents of every shape: circles, several parents, names that nobody declares, names that attack. */
export const anyDocument = fc
  .record({
    names: fc.uniqueArray(name, { maxLength: 60 }),
    edges: fc.array(
      fc.record({
        source: name,
        target: name,
        relation: fc.oneof({ weight: 4, arbitrary: fc.constant('contains') }, hostile),
        directed: fc.boolean(),
      }),
      { maxLength: 90 },
    ),
    id: fc.oneof(fc.constant('org.example'), hostile),
    label: hostile,
  })
  .map(({ names, edges, id, label }) => {
    const nodes = Object.fromEntries(
      names.map((one) => [one, { label, metadata: { description: label } }]),
    );
    return JSON.stringify({ graph: { id, label, nodes, edges } });
  });

/**
 * What is wrong with a text as XML, or undefined: tags that match, attributes once and quoted, nothing bare
 * that means something, no character that XML can not hold.
 */
export function xmlFault(text: string): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text)) {
    return 'a character that XML does not have';
  }
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<>]*")*)(\/?)>/gy;
  let at = 0;
  let roots = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const content = text.slice(at, end < 0 ? undefined : end);
      if (/&(?!(?:amp|lt|gt|quot);)|>/.test(content)) return `bare: ${content.slice(0, 80)}`;
      if (open.length === 0 && content.trim() !== '') return 'text outside of the root';
      at += content.length;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (found === null) return `no tag: ${text.slice(at, at + 80)}`;
    const [whole, closing, named, attributes, empty] = found;
    const names = [...(attributes ?? '').matchAll(/ ([\w:-]+)="([^"]*)"/g)];
    if (new Set(names.map(([, one]) => one)).size < names.length) return `twice in ${whole}`;
    if (names.some(([, , value]) => /&(?!(?:amp|lt|gt|quot);)/.test(value!))) return whole;
    if (closing === '/') {
      if (open.pop() !== named) return `unmatched ${whole}`;
    } else if (empty === '') {
      if (open.length === 0) roots += 1;
      open.push(named!);
    }
    at += whole.length;
  }
  if (open.length > 0) return `open: ${open.join(' ')}`;
  return roots === 1 ? undefined : `${roots} roots`;
}
