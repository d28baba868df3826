import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import type { ParsedDocument } from '../document.js';
import { type AttributeKnowledge, knownAttributeMarkdown } from '../known-attribute.js';
import { rangeOf } from '../places.js';
import { labelPlaceAt } from './place.js';

/** Says what the label at a place means, and its value, where a schema knows it. */
export function hoverLabel(
  document: ParsedDocument,
  position: Position,
  knowledge: AttributeKnowledge,
): Hover | null {
  const place = labelPlaceAt(document, position);
  if (place === undefined) return null;
  const attribute = attributeOf(place.label, knowledge.catalog);
  const asked = place.kind === 'value' ? place.label.value : undefined;
  const value = knownAttributeMarkdown(attribute, asked, knowledge);
  if (value === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: rangeOf(document.source, place.span),
  };
}
