import type { CompletionList, Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../../core/finding.js';
import { isRecipe } from '../../core/recipe.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { templateItems } from '../definition-file/template-items.js';
import type { ParsedDocument } from '../document.js';
import type { HostView } from '../host/view.js';
import { rangeOf } from '../places.js';
import { labelCursor } from './cursor.js';
import { LabelItems } from './label-items.js';
import { recommendedInLabel, recommendedOnLine } from './recommended-items.js';
import { variableItems } from './variable-items.js';

/** What is asked for as soon as it is typed in a recipe: behind a namespace, for a value, and for a variable. */
export const labelTriggers: readonly string[] = ['.', '=', '$', '{'];

/** What is known beyond the document, and how items are made for the client. */
export interface LabelKnowledge {
  readonly catalog: Catalog;
  /** The machine whose values are offered. */
  readonly host: HostView | undefined;
  readonly snippets: boolean;
  /** Whether the client shows something beside each item without its being selected. */
  readonly labelDetails: boolean;
  readonly translate: (template: string) => string;
}

/**
 * Offers what may stand at a place of a label: namespaces, names of attributes, values, variables; where an
 * instruction may begin, the labels that are recommended.
 */
export function completeLabels(
  { source, kind }: ParsedDocument,
  position: Position,
  knowledge: LabelKnowledge,
): CompletionList | null {
  if (!isRecipe(kind)) return null;
  const text = source.getText();
  const offset = source.offsetAt(position);
  const rangeFor = (span: Span): Range => rangeOf(source, span);
  const cursor = labelCursor(text, offset, kind);
  if (cursor === undefined) {
    const items = kind === 'dockerfile' ? recommendedOnLine(text, offset, rangeFor, knowledge) : [];
    return items.length === 0 ? null : { isIncomplete: false, items };
  }
  const maker = new LabelItems(cursor, rangeFor, knowledge);
  if (cursor.kind === 'name') {
    const { isIncomplete, items } = maker.names();
    const recommended = recommendedInLabel(cursor, text, rangeFor, knowledge);
    return { isIncomplete, items: [...recommended, ...items] };
  }
  const variables =
    kind === 'definition'
      ? templateItems(cursor, text, rangeFor)
      : variableItems(cursor, text, rangeFor, knowledge);
  return { isIncomplete: false, items: variables ?? maker.values(text) };
}
