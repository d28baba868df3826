import { CompletionItemKind } from 'vscode-languageserver-types';
import { render } from '../../../core/messages.js';
import { contains } from '../../../core/schema/model.js';
import type { Proposals } from './attributes.js';
import { edgeText } from './edge-text.js';
import type { Known } from './known.js';
import type { Place } from './place.js';
import type { Proposal } from './proposal.js';
import { matcher, maxProposals, parentOf } from './ranking.js';
import { escaped } from './snippet.js';

/** The edges that are missing by their names, and edges to be filled in. */
export function edgeProposals(
  known: Known,
  place: Place,
  translate: (template: string) => string,
): Proposals {
  const missing = missingEdges(known, place);
  return {
    proposals: [...missing.slice(0, maxProposals), ...emptyEdges(known, place, translate)],
    isIncomplete: missing.length > maxProposals,
  };
}

/** From the attribute that contains it by its name to each one that is in no edge. */
function missingEdges(known: Known, place: Place): Proposal[] {
  const { names, schema } = known;
  const connected = known.connected();
  const isName = (name: string): boolean => known.declares(name);
  const matches = matcher(place.typed);
  const proposals: Proposal[] = [];
  for (const [index, target] of names.entries()) {
    if (target === '' || connected[index] === 1) continue;
    const source = parentOf(target, isName);
    if (source === undefined) continue;
    const label = `${source} ${contains} ${target}`;
    if (!matches(label)) continue;
    const text = edgeText(schema.tree, schema.edges.array, { source, target, relation: contains });
    proposals.push({ label, kind: CompletionItemKind.Reference, json: escaped(text) });
    if (proposals.length > maxProposals) break;
  }
  return proposals;
}

function emptyEdges(
  { schema }: Known,
  place: Place,
  translate: (template: string) => string,
): readonly Proposal[] {
  const snippet = (
    label: string,
    relation: string,
    key: 'completion.contains' | 'completion.is' | 'completion.edge',
  ): Proposal => ({
    label,
    kind: CompletionItemKind.Snippet,
    json: edgeText(place.tree, schema.edges.array, { source: '$1', target: '$2', relation }),
    documentation: render({ key, args: [] }, translate),
    opensNext: true,
  });
  return [
    snippet(contains, contains, 'completion.contains'),
    snippet('is', 'is', 'completion.is'),
    snippet('edge', '$3', 'completion.edge'),
  ];
}
