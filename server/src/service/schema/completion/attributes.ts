import { CompletionItemKind } from 'vscode-languageserver-types';
import { JsonKind } from '../../../core/json/tree.js';
import { definitionOf } from '../../../core/schema/definition.js';
import type { Known } from './known.js';
import type { Place } from './place.js';
import { jsonString, type Proposal } from './proposal.js';
import { extendsName, matcher, maxProposals, ranked, sharedWords } from './ranking.js';
import type { Role } from './role.js';

/** Proposals, and whether there are more than these. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly isIncomplete: boolean;
}

/** The attributes that an edge may end at: the unconnected first, then by closeness to its other end. */
export function endProposals(
  known: Known,
  place: Place,
  { edge, side }: Extract<Role, { kind: 'end' }>,
): Proposals {
  const { tree } = place;
  const node = tree.member(edge, side === 'source' ? 'target' : 'source');
  const other = tree.is(node, JsonKind.String) ? tree.string(node) : '';
  // What the other end already contains, or is contained in.
  const contained = known.joined(other, side === 'target' ? 'contents' : 'containers');
  const connected = known.connected();
  const isHierarchy = (name: string): boolean =>
    side === 'target' ? extendsName(name, other) : extendsName(other, name);
  return attributeProposals(known, place, other, (index, name) => [
    contained.has(index),
    connected[index] === 1,
    !isHierarchy(name),
  ]);
}

/** The attributes that another one's value may be inferred from: those of near names first. */
export function inferenceProposals(known: Known, place: Place, name: string): Proposals {
  return attributeProposals(known, place, name, () => []);
}

/**
 * @param other the name that is not to be offered, and that near ones are near to
 * @param drawbacks what puts an attribute behind others, the weightiest first
 */
function attributeProposals(
  known: Known,
  place: Place,
  other: string,
  drawbacks: (index: number, name: string) => readonly boolean[],
): Proposals {
  const { names, schema } = known;
  let indices = [...names.keys()].filter((index) => names[index] !== '' && names[index] !== other);
  const isIncomplete = indices.length > maxProposals;
  const matches = matcher(place.typed);
  if (isIncomplete) indices = indices.filter((index) => matches(names[index]!));
  const order = ranked(indices, (index) => {
    const name = names[index]!;
    const worst = drawbacks(index, name).reduce((sum, bad) => sum * 2 + (bad ? 1 : 0), 0);
    const near = Math.min(sharedWords(name, other), 99);
    return (worst * 100 + 99 - near) * 2 + (name.startsWith(place.typed) ? 0 : 1);
  });
  const proposals = order.slice(0, maxProposals).map((index): Proposal => {
    const { name, label, description, deprecated } = definitionOf(schema, index);
    return {
      label: name,
      kind: CompletionItemKind.Field,
      json: jsonString(name),
      detail: label,
      documentation: textOf(deprecated, description),
      isDeprecated: deprecated !== undefined,
    };
  });
  return { proposals, isIncomplete };
}

function textOf(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.filter((text) => text !== undefined).join('\n\n') || undefined;
}
