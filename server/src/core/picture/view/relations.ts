import type { Visible } from './expansion.js';
import { type FindingSeverity, type PictureModel, worstSeverity } from './model.js';
import { fitted, isolated } from './text-fit.js';
import type { TextStyle } from './text-width.js';

/** What stands for a relation between items, or for several that end in the same closed ones. */
export interface ShownRelation {
  /** Indices in the items that are shown. */
  readonly source: number;
  readonly target: number;
  readonly directed: boolean;
  /** Indices in the model's `relations`. */
  readonly relations: readonly number[];
  /** Whether an end is in a closed item instead of being it. */
  readonly isLifted: boolean;
  readonly severity?: FindingSeverity;
  /** The text on the curve and its width; empty where the edges have no word. */
  readonly label: string;
  readonly labelWidth: number;
}

/** The text on a relation. */
const pillStyle: TextStyle = { size: 10.5 };
const mostLabel = 120;

/** The relations between what is shown; those inside of one closed item are not. */
export function relationsShown(model: PictureModel, { items, itemOf }: Visible): ShownRelation[] {
  const found = new Map<string, { members: number[]; isLifted: boolean }>();
  for (const [index, relation] of model.relations.entries()) {
    const source = itemOf[relation.source]!;
    const target = itemOf[relation.target]!;
    const isLifted =
      items[source]!.node !== relation.source || items[target]!.node !== relation.target;
    if (source === target && isLifted) continue;
    const direction = relation.undirected === true ? '-' : '>';
    const key = `${source}${direction}${target} ${relation.word}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { members: [index], isLifted });
    else {
      known.members.push(index);
      known.isLifted ||= isLifted;
    }
  }
  return [...found.values()].map(({ members, isLifted }) => {
    const first = model.relations[members[0]!]!;
    const severity = worstSeverity(
      members.flatMap((member) => model.relations[member]!.findings ?? []),
    );
    const times = members.length > 1 ? ` ×${members.length}` : '';
    const { text, width } = fitted(`${first.word}${times}`.trim(), pillStyle, mostLabel);
    return {
      source: itemOf[first.source]!,
      target: itemOf[first.target]!,
      directed: first.undirected !== true,
      relations: members,
      isLifted,
      ...(severity !== undefined && { severity }),
      label: isolated(text),
      labelWidth: width,
    };
  });
}
