import { childEnd, type TextEdit } from '../../json/edits.js';
import { type JsonTree, none } from '../../json/tree.js';
import type { Message } from '../../messages.js';
import { hierarchyOf } from '../hierarchy.js';
import { contains, type SchemaModel } from '../model.js';
import { unchangeable } from './changeable.js';

/** What becomes of the attributes that a deleted one contains: they go, too, or its parent contains them. */
export const belowChoices = ['delete', 'keep'] as const;
export type BelowChoice = (typeof belowChoices)[number];

/** What takes an attribute out of a schema. */
export interface Deletion {
  /** The names of all that go, in the order of the text. */
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

/**
 * Takes an attribute out, and every edge that names it. What it contains goes with it, or stays and is
 * contained by the attribute that contained it; where there is none, it is contained by nothing. What
 * something else contains as well always stays.
 *
 * @returns why it can not be taken out
 */
export function deletion(
  schema: SchemaModel,
  name: string,
  below: BelowChoice,
): Deletion | Message {
  const { tree, nodes, edges } = schema;
  const fault = unchangeable(schema);
  if (fault !== undefined) return fault;
  const attribute = schema.indexOf(name);
  if (attribute === none) return { key: 'rename.unknown', args: [name] };
  const going = below === 'delete' ? withAllBelow(schema, attribute) : new Set([attribute]);
  const parent = below === 'keep' ? hierarchyOf(schema).parent(attribute) : none;
  const edits: TextEdit[] = [];
  const goingEdges = new Set<number>();
  const known = parent === none ? new Set<number>() : childrenOf(schema, parent);
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [source, target] = [edges.source(edge), edges.target(edge)];
    if (!going.has(source) && !going.has(target)) continue;
    const isKept =
      parent !== none &&
      source === attribute &&
      target !== none &&
      target !== parent &&
      target !== attribute &&
      edges.word(edge) === contains &&
      !known.has(target);
    if (!isKept) goingEdges.add(edges.node(edge));
    else {
      known.add(target);
      const text = JSON.stringify(schema.name(parent)).slice(1, -1);
      edits.push({ ...tree.inner(edges.sourceNode(edge)), text });
    }
  }
  const indices = [...going].sort((one, other) => one - other);
  const goingKeys = new Set(indices.map((index) => schema.key(index)));
  edits.push(...removals(tree, nodes, goingKeys), ...removals(tree, edges.array, goingEdges));
  return { names: indices.map((index) => schema.name(index)), edits: inOrder(edits) };
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((one, other) => one.start - other.start);
}

/** What an attribute contains already. */
function childrenOf({ edges }: SchemaModel, parent: number): Set<number> {
  const found = new Set<number>();
  for (let edge = 0; edge < edges.count; edge += 1) {
    if (edges.source(edge) === parent && edges.word(edge) === contains) {
      found.add(edges.target(edge));
    }
  }
  return found;
}

/** The attribute and all below it that nothing else contains. */
function withAllBelow(schema: SchemaModel, attribute: number): ReadonlySet<number> {
  const { children, parents } = contained(schema);
  const going = new Set([attribute]);
  // Grown while it is walked: what has a second parent that goes later is met again there.
  for (const gone of going) {
    for (const child of children.get(gone) ?? []) {
      const left = parents.get(child)! - 1;
      parents.set(child, left);
      if (left === 0) going.add(child);
    }
  }
  return going;
}

/** What each attribute contains, and by how many each is contained; an edge that is there twice counts once. */
function contained({ edges }: SchemaModel) {
  const children = new Map<number, Set<number>>();
  const parents = new Map<number, number>();
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [source, target] = [edges.source(edge), edges.target(edge)];
    if (source === none || target === none || source === target) continue;
    if (edges.word(edge) !== contains) continue;
    const known = children.get(source) ?? new Set();
    children.set(source, known);
    if (known.has(target)) continue;
    known.add(target);
    parents.set(target, (parents.get(target) ?? 0) + 1);
  }
  return { children, parents };
}

/** The edits that take children out of a container, with their commas: one for each run of neighbours. */
function removals(tree: JsonTree, container: number, going: ReadonlySet<number>): TextEdit[] {
  if (container === none || going.size === 0) return [];
  const edits: TextEdit[] = [];
  let kept = none;
  let last = none;
  let first = none;
  for (const child of tree.children(container)) {
    if (going.has(child)) {
      if (first === none) first = child;
      last = child;
      continue;
    }
    if (first !== none) edits.push(run(tree, kept, first, last, child));
    first = none;
    kept = child;
  }
  if (first !== none && kept === none) {
    edits.push({ start: tree.start(container) + 1, end: tree.end(container) - 1, text: '' });
  } else if (first !== none) edits.push(run(tree, kept, first, last, none));
  return edits;
}

/** With the comma before it; of a run that begins the container, with the one behind. */
function run(tree: JsonTree, kept: number, first: number, last: number, next: number): TextEdit {
  if (kept === none) return { start: tree.start(first), end: tree.start(next), text: '' };
  return { start: childEnd(tree, kept), end: childEnd(tree, last), text: '' };
}
