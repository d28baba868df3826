import { CompletionItemKind } from 'vscode-languageserver-types';
import { JsonKind } from '../../../core/json/tree.js';
import { definitionOf } from '../../../core/schema/definition.js';
import type { Known } from './known.js';
import type { Place } from './place.js';
import { jsonString, type Proposal } from './proposal.js';
import {
  extendsName,
  matcher,
  maxProposals,
  mostShared,
  ranked,
  wordsSharedWith,
} from './ranking.js';
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
  return attributeProposals(known, place, other, (index, name) => {
    const isFar = isHierarchy(name) ? 0 : 1;
    return (contained.has(index) ? 4 : 0) + (connected[index] === 1 ? 2 : 0) + isFar;
  });
}

/** The attributes that another one's value may be inferred from: those of near names first. */
export function inferenceProposals(known: Known, place: Place, name: string): Proposals {
  return attributeProposals(known, place, name, () => 0);
}

/**
 * @param other the name that is not to be offered, and that near ones are near to
 * @param drawback what puts an attribute behind others, from 0 to 7
 */
function attributeProposals(
  known: Known,
  place: Place,
  other: string,
  drawback: (index: number, name: string) => number,
): Proposals {
  const { names, schema } = known;
  const isIncomplete = names.length > maxProposals;
  const matches = isIncomplete ? matcher(place.typed) : () => true;
  const indices: number[] = [];
  const own = schema.indexOf(other);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index]!;
    if (name !== '' && index !== own && matches(name)) indices.push(index);
  }
  const sharedWords = wordsSharedWith(other);
  const order = ranked(indices, (index) => {
    const name = names[index]!;
    return (
      (drawback(index, name) * 100 + mostShared - sharedWords(name)) * 2 +
      (name.startsWith(place.typed) ? 0 : 1)
    );
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
