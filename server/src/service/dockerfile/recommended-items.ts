import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver-types';
import { labelsGiven } from '../../core/dockerfile/image.js';
import { type DockerfileLabels, readLabels } from '../../core/dockerfile/labels.js';
import { type MissingLabels, missingLabels } from '../../core/dockerfile/recommended.js';
import type { Span } from '../../core/finding.js';
import { render } from '../../core/messages.js';
import { hostValueIn } from '../host/value.js';
import { escaped } from '../schema/completion/snippet.js';
import type { LabelKnowledge } from './completion.js';
import { type LabelCursor, mark, startOfLine } from './cursor.js';
import { suggest } from './label-items.js';
import { labelSnippets } from './recommended.js';

type RangeFor = (span: Span) => Range;

/** In front of a label on a further line, where the first one stands behind `LABEL`. */
const behindKeyword = ' '.repeat('LABEL '.length);

/**
 * The recommended labels that the image of the stage has not, where somebody begins to type the last
 * label of an instruction: a snippet for each namespace.
 * @param text that the cursor is in
 */
export function recommendedInLabel(
  cursor: LabelCursor,
  text: string,
  rangeFor: RangeFor,
  knowledge: LabelKnowledge,
): CompletionItem[] {
  const { typed, replaced, quote, hasValue, label, labels } = cursor;
  if (!knowledge.snippets || hasValue || quote !== '' || label.isTrigger) return [];
  const last = labels.all.findLast(
    ({ instruction }) => instruction.start === label.instruction.start,
  );
  const isFollowed = last !== label || label.valueSpan.end > label.valueSpan.start;
  if (isFollowed && labels.escapeCharacter !== undefined) return [];
  // What stands on a further line is where the others are, too; an editor indents as that line is.
  const line = text.slice(startOfLine(text, replaced.start), replaced.start);
  const between = /^\s*$/.test(line) ? '' : behindKeyword;
  return missingIn(labels, label.stage, knowledge)
    .filter(({ schema }) => `${schema.namespace}.`.startsWith(typed))
    .map((missing, index) => {
      const { namespace } = missing.schema;
      return {
        ...itemOf(missing, `${namespace}.*`, knowledge),
        filterText: namespace,
        sortText: `!${index}`,
        ...filledIn(rangeFor(replaced), pairsOf(missing, labels, between, knowledge)),
      };
    });
}

/** What is typed of it: somebody who types another instruction is left in peace. */
const beginnings = ['label', 'compspec'];

/**
 * The same where an instruction may begin, as a whole instruction. What others offer there, the keywords
 * of instructions, comes first.
 */
export function recommendedOnLine(
  text: string,
  offset: number,
  rangeFor: RangeFor,
  knowledge: LabelKnowledge,
): CompletionItem[] {
  if (!knowledge.snippets) return [];
  const before = text.slice(startOfLine(text, offset), offset);
  const [behind = ''] = text.slice(offset).split(/[\r\n]/, 1);
  const typed = /^[ \t]*([a-z]*)$/i.exec(before)?.[1];
  if (typed === undefined || behind.trim() !== '') return [];
  if (!beginnings.some((one) => one.startsWith(typed.toLowerCase()))) return [];
  const start = offset - typed.length;
  const labels = readLabels(`${text.slice(0, start)}LABEL ${mark}=${text.slice(offset)}`);
  const probe = labels.all.find(({ name }) => name === mark);
  // In a here-document or in the middle of another instruction it is none.
  if (probe === undefined || probe.stage < 0 || probe.instruction.start !== start) return [];
  const range = rangeFor({ start, end: offset });
  return missingIn(labels, probe.stage, knowledge).map((missing, index) => ({
    ...itemOf(missing, `LABEL ${missing.schema.namespace}.*`, knowledge),
    filterText: `LABEL compspec ${missing.schema.namespace}`,
    sortText: `~${index}`,
    ...filledIn(range, `${keywordAs(typed)} ${pairsOf(missing, labels, behindKeyword, knowledge)}`),
  }));
}

/** Where the first place is empty, what may stand there is offered at once; a choice shows itself. */
function filledIn(range: Range, newText: string): Pick<CompletionItem, 'textEdit' | 'command'> {
  const textEdit = { range, newText };
  return newText.includes('${1|') ? { textEdit } : { textEdit, command: suggest };
}

/** In lower case where that is typed. */
function keywordAs(typed: string): string {
  return /^l/.test(typed) ? 'label' : 'LABEL';
}

function missingIn(
  labels: DockerfileLabels,
  stage: number,
  { catalog }: LabelKnowledge,
): readonly MissingLabels[] {
  return missingLabels(catalog, new Set(labelsGiven(labels, stage).map(({ name }) => name)));
}

function itemOf({ missing }: MissingLabels, name: string, { translate }: LabelKnowledge) {
  return {
    label: render({ key: 'label.recommended', args: [name] }, translate),
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
    detail: missing.map((one) => one.definition.name).join(', '),
  } satisfies CompletionItem;
}

function pairsOf(
  { schema, missing }: MissingLabels,
  { escapeCharacter }: DockerfileLabels,
  indent: string,
  { catalog, host, translate }: LabelKnowledge,
): string {
  const hostValue = hostValueIn(catalog, host, translate);
  const snippets = labelSnippets(missing, { schema, escapeCharacter, hostValue });
  return snippets.join(
    escapeCharacter === undefined ? '\n' : ` ${escaped(escapeCharacter)}\n${indent}`,
  );
}
