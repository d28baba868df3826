import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { type ChosenShape, chosen, documentShape, type Member } from './shapes.js';

/** What a place of a document of rules is for. */
interface RulePlace {
  readonly shape: ChosenShape;
  /** The member whose value it is, or an item of which. */
  readonly member?: Member;
}

/** Nothing of ours lies deeper: keys and what they hold count each. */
const deepest = 30;

/** The place of a value, or of the container that a key is in; undefined where there is none of ours. */
export function rulePlace(tree: JsonTree, node: number): RulePlace | undefined {
  const steps: number[] = [];
  for (let at = tree.is(node, JsonKind.Key) ? tree.parent(node) : node; at !== none; ) {
    if (steps.push(at) > deepest) return undefined;
    at = tree.parent(at);
  }
  let place: RulePlace | undefined = { shape: documentShape };
  for (const step of steps.reverse().slice(1)) {
    if (!tree.is(step, JsonKind.Key)) place = inside(place, tree, step);
    if (place === undefined) return undefined;
  }
  return place;
}

/** The place of an item, or of a member's value, in a container. */
function inside(outer: RulePlace, tree: JsonTree, node: number): RulePlace | undefined {
  const { shape } = outer;
  const parent = tree.parent(node);
  if (!tree.is(parent, JsonKind.Key)) {
    return shape.type === 'array' ? { ...outer, shape: chosen(shape.item, tree, node) } : undefined;
  }
  if (shape.type === 'map') return { shape: chosen(shape.item, tree, node) };
  if (shape.type !== 'object') return undefined;
  const member = memberNamed(shape.members, tree.string(parent));
  return member && { shape: chosen(member.shape, tree, node), member };
}

/** A member by its name, which may well be `constructor`. */
export function memberNamed(
  members: Readonly<Record<string, Member>>,
  name: string,
): Member | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** The name of the feature that an expression asks about, or nothing where there is none. */
export function featureAround(tree: JsonTree, node: number): string | undefined {
  let at = node;
  for (let steps = 0; at !== none && steps < deepest; steps += 1, at = tree.parent(at)) {
    const feature = tree.member(at, 'feature');
    if (tree.is(feature, JsonKind.String)) return tree.string(feature);
  }
  return undefined;
}
