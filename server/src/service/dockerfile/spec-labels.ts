import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { addedLabels } from '../../core/dockerfile/add-labels.js';
import type { FileText } from '../../core/files.js';
import { takeText } from '../../core/judge.js';
import type { Message } from '../../core/messages.js';
import { readRecipe } from '../../core/recipe.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { readSpec } from '../../core/spec/model.js';
import { labelsOfSpec } from '../../core/spec/to-labels.js';
import { recipeKind } from '../languages.js';
import { textEditsOf } from '../places.js';

/** What gives a Dockerfile the labels of a spec. */
export interface SpecLabels {
  readonly edits: TextEdit[];
  readonly added: number;
  readonly updated: number;
  /** What of the spec no label says. */
  readonly losses: readonly Message[];
}

/** A spec's text, and its address or path. */
export interface SpecText extends FileText {
  readonly name: string;
}

/**
 * Gives an open Dockerfile or definition file the labels that say what a spec says.
 * @param target the stage that is built, as `docker build --target` takes it; else the last
 * @returns why it does not, where it does not
 */
export function specLabels(
  source: TextDocument,
  { name, ...file }: SpecText,
  catalog: Catalog,
  target: string | undefined,
): SpecLabels | Message {
  const kind = recipeKind(source);
  if (kind === undefined) return { key: 'labels.no-recipe', args: [] };
  const taken = takeText(file.text, { ...file, name, explicit: true });
  if (taken.kind !== 'spec') return { key: 'labels.no-spec', args: [name] };
  const spec = readSpec(taken.tree);
  if (spec.isMapping) return { key: 'host.is-mapping', args: [] };
  const { labels: wanted, losses } = labelsOfSpec(spec, catalog);
  if (wanted.length === 0) return { key: 'labels.none', args: [name] };
  const text = source.getText();
  const labels = readRecipe(kind, text);
  if (labels.stages.length === 0) return { key: 'host.no-stage', args: [] };
  const made = addedLabels(labels, text, wanted, target);
  if (made === undefined) return { key: 'labels.broken', args: [] };
  const unwritable = made.unwritable.map(
    (label): Message => ({ key: 'labels.unwritable', args: [label.name, label.value] }),
  );
  return {
    edits: textEditsOf(source, made.edits),
    added: made.added.length,
    updated: made.updated.length,
    losses: [...losses, ...unwritable],
  };
}
