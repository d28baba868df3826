import { CompletionItemKind } from 'vscode-languageserver-types';
import { type MessageKey, render } from '../../../core/messages.js';
import type { Known } from './known.js';
import { jsonString, type Proposal } from './proposal.js';

/** The words that have a meaning of their own, those of every schema first. */
const meanings: ReadonlyMap<string, MessageKey> = new Map([
  ['contains', 'completion.contains'],
  ['is', 'completion.is'],
  ['labelled', 'completion.labelled'],
]);
const always = ['contains', 'is'];

/** The words of relations: those with a meaning, and those in use in the schema, the most frequent first. */
export function relationProposals(
  known: Known,
  translate: (template: string) => string,
): readonly Proposal[] {
  const uses = new Map<string, number>();
  for (const word of known.words()) {
    if (word !== '') uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const byUse = [...uses].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const words = new Set([...always, ...byUse, ...meanings.keys()]);
  return [...words].map((word) => {
    const meaning = meanings.get(word);
    return {
      label: word,
      kind: CompletionItemKind.EnumMember,
      json: jsonString(word),
      documentation: meaning && render({ key: meaning, args: [] }, translate),
    };
  });
}
