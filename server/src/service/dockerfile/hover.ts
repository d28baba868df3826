import {
  type Hover,
  type MarkupContent,
  MarkupKind,
  type Position,
} from 'vscode-languageserver-types';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import type { Span } from '../../core/finding.js';
import type { ParsedDocument } from '../document.js';
import { linesByKey } from '../host/marks.js';
import { answersMarkdown } from '../host/report-markdown.js';
import type { CheckedDocument } from '../host/view.js';
import { type AttributeKnowledge, knownAttributeMarkdown } from '../known-attribute.js';
import { rangeOf } from '../places.js';
import { hoverBase } from './base-hover.js';
import { labelPlaceAt } from './place.js';

/**
 * Says what the label at a place means, and its value, where a schema knows it; also what the host has,
 * and whether that fits. At the image of a FROM, what is known of that; at a platform and at what NVIDIA's
 * runtime evaluates, what the host says to it.
 * @param checked the Dockerfile held against the host, where one is known
 */
export function hoverLabel(
  document: ParsedDocument,
  position: Position,
  knowledge: AttributeKnowledge,
  checked?: CheckedDocument,
): Hover | null {
  const place = labelPlaceAt(document, position);
  if (place === undefined) return hoverElsewhere(document, position, knowledge, checked);
  const attribute = attributeOf(place.label, knowledge.catalog);
  const asked = place.kind === 'value' ? place.label.value : undefined;
  const value = knownAttributeMarkdown(attribute, asked, knowledge);
  if (value === undefined) return null;
  const { start } = place.label.span;
  const answers = onHost(checked, knowledge, ({ name }) => name.start === start);
  const texts = [answers?.text, value].filter((text) => text !== undefined);
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.join(separator) },
    range: rangeOf(document.source, place.span),
  };
}

const separator = '\n\n---\n\n';

function hoverElsewhere(
  document: ParsedDocument,
  position: Position,
  knowledge: AttributeKnowledge,
  checked: CheckedDocument | undefined,
): Hover | null {
  const offset = document.source.offsetAt(position);
  const base = hoverBase(document, position, knowledge.translate);
  const answers = onHost(
    checked,
    knowledge,
    ({ word: { start, end } }) => start <= offset && offset <= end,
  );
  if (answers === undefined) return base;
  const told = base?.contents as MarkupContent | undefined;
  const texts = [answers.text, told?.value].filter((text) => text !== undefined);
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.join(separator) },
    range: rangeOf(document.source, answers.span),
  };
}

interface Answers {
  readonly text: string;
  readonly span: Span;
}

/** Undefined where what is there bears on no question or does not count, or nothing is known of the host. */
function onHost(
  checked: CheckedDocument | undefined,
  { translate }: AttributeKnowledge,
  isMeant: (place: { readonly name: Span; readonly word: Span }) => boolean,
): Answers | undefined {
  if (checked === undefined) return undefined;
  const { report, places, host } = checked;
  for (const [key, lines] of linesByKey(report)) {
    const place = { name: places.name(key), word: places.word(key) };
    if (!isMeant(place)) continue;
    return { text: answersMarkdown(lines, host.name, translate), span: place.word };
  }
  return undefined;
}
