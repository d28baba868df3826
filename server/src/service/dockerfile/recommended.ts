import { writtenText } from '../../core/dockerfile/labels.js';
import type { EscapeCharacter } from '../../core/dockerfile/parser.js';
import type { RecommendedLabel } from '../../core/dockerfile/recommended.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import { escaped } from '../schema/completion/snippet.js';
import type { HostValue } from '../spec/proposals.js';
import { choicesOf } from '../spec/proposals.js';

/** More values than these are no choice but a search. */
const longestChoice = 20;

/** How labels are written for somebody to fill in. */
export interface LabelTemplate {
  readonly schema: CatalogSchema;
  readonly escapeCharacter: EscapeCharacter | undefined;
  /** The value of the machine, which is offered first among those that there are. */
  readonly hostValue?: HostValue | undefined;
}

/**
 * Labels as a snippet each: a choice where the machine has one of the values, else an empty place, so
 * that nothing stands there that nobody chose.
 */
export function labelSnippets(
  labels: readonly RecommendedLabel[],
  { schema, escapeCharacter, hostValue }: LabelTemplate,
): readonly string[] {
  return labels.map(({ name, definition }, index) => {
    const choices = choicesOf(definition);
    const here = hostValue?.(schema.namespace, definition.name, schema)?.value;
    // A choice leaves its first value where somebody goes on without choosing: only a known one may stand there.
    const isChoice =
      here !== undefined && choices.includes(here) && choices.length <= longestChoice;
    const all = isChoice ? [here, ...choices.filter((one) => one !== here)] : [];
    const values = all.map((value) => asChoice(writtenText(value, '"', escapeCharacter)));
    const stop = isChoice ? `\${${index + 1}|${values.join(',')}|}` : `$${index + 1}`;
    return escapeCharacter === undefined
      ? `${escaped(name)} ${stop}`
      : `${escaped(name)}="${stop}"`;
  });
}

/** The same without places to fill in. */
export function emptyLabels(
  labels: readonly RecommendedLabel[],
  escapeCharacter: EscapeCharacter | undefined,
): readonly string[] {
  return labels.map(({ name }) => (escapeCharacter === undefined ? name : `${name}=""`));
}

/** A value in a choice of a snippet. Source: LSP's "Snippet Syntax". */
function asChoice(value: string): string {
  return value.replace(/[\\,|]/g, '\\$&');
}
