import { contains } from '../schema/model.js';
import type { PictureContext } from './build.js';
import type { GraphForest } from './forest.js';
import type { OwnedFindings } from './owners.js';
import { listed, rangeOf } from './parts.js';
import type { PictureFinding, PictureRelation } from './view/model.js';

/** The findings of an edge and of those that repeat it. */
export function findingsByEdge(
  { repeated }: GraphForest,
  { ofEdge }: OwnedFindings,
): (edge: number) => readonly PictureFinding[] {
  const own = new Map([...ofEdge].map(([edge, findings]) => [edge, [...findings]]));
  for (const [edge, first] of repeated) {
    for (const one of ofEdge.get(edge) ?? []) {
      const known = own.get(first);
      if (known === undefined) own.set(first, [one]);
      else known.push(one);
    }
  }
  return (edge) => own.get(edge) ?? [];
}

/**
 * What is drawn beside the tree: edges, and the ends of hyperedges.
 * @param places of each number the index of its node
 */
export function relationsOf(
  { schema, beside, ends, hyperedges, missing }: GraphForest,
  places: Int32Array,
  own: (edge: number) => readonly PictureFinding[],
  { say }: PictureContext,
): PictureRelation[] {
  const { edges } = schema;
  const relations: PictureRelation[] = beside.map((edge) => ({
    source: places[ends.source(edge)]!,
    target: places[ends.target(edge)]!,
    word: edges.word(edge),
    ...(!edges.directed(edge) && { undirected: true as const }),
    range: rangeOf(schema, edges.node(edge)),
    ...listed(own(edge)),
  }));
  const joins = say({ key: 'picture.word.joins', args: [] });
  for (const [index, { node, word, ends: members }] of hyperedges.entries()) {
    const joint = places[schema.count + missing.length + index]!;
    for (const { name, role } of members) {
      const member = places[ends.named(name)]!;
      relations.push({
        source: role === 'target' ? joint : member,
        target: role === 'target' ? member : joint,
        word: word === '' ? joins : word,
        ...(role === 'member' && { undirected: true as const }),
        range: rangeOf(schema, node),
      });
    }
  }
  return relations;
}

/** What is drawn otherwise than it is written. */
export function notesOf(forest: GraphForest, name: string, { say }: PictureContext): string[] {
  const { schema, hyperedges, secondParents, circles } = forest;
  const { edges, count } = schema;
  let undirected = 0;
  for (let edge = 0; edge < edges.count; edge += 1) {
    if (!edges.directed(edge) && edges.word(edge) === contains) undirected += 1;
  }
  const counts = {
    hyperedges: hyperedges.length,
    parents: secondParents,
    circles,
    undirected,
  } as const;
  const notes = (Object.keys(counts) as (keyof typeof counts)[]).flatMap((about) => {
    const number = counts[about];
    if (number === 0) return [];
    const amount = number === 1 ? 'one' : 'many';
    return [say({ key: `picture.note.${about}.${amount}`, args: [name, String(number)] })];
  });
  return count === 0 ? [...notes, say({ key: 'picture.note.no-nodes', args: [name] })] : notes;
}
