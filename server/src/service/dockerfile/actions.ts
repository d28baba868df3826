import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { builtStage, labelsGiven } from '../../core/dockerfile/image.js';
import { LabelLines } from '../../core/dockerfile/label-lines.js';
import type { DockerfileLabels } from '../../core/dockerfile/labels.js';
import { mergedLabels } from '../../core/dockerfile/merge-labels.js';
import { newLabels } from '../../core/dockerfile/placing.js';
import { type MissingLabels, missingLabels } from '../../core/dockerfile/recommended.js';
import type { Span } from '../../core/finding.js';
import { type Message, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ActionStyle } from '../actions.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf, textEditsOf } from '../places.js';
import { escaped } from '../schema/completion/snippet.js';
import { emptyLabels, labelSnippets } from './recommended.js';

/** What actions in a Dockerfile or definition file are made with. */
export interface DockerfileActionParts {
  readonly document: ParsedDocument;
  readonly catalog: Catalog;
  readonly style: ActionStyle;
  /** The stage that is built, as `docker build --target` takes it; else the last. */
  readonly target: string | undefined;
}

/** More namespaces than these would be a list to choose from. */
const mostNamespaces = 3;

/**
 * What can be made of a Dockerfile at a place in it, whatever its findings: instructions that follow
 * each other as one and, where the stage that is built begins or has its labels, those that are
 * recommended and those of a spec.
 */
export function dockerfileActions(
  parts: DockerfileActionParts,
  span: Span,
  wants: (kind: string) => boolean,
): CodeAction[] {
  const { document, style, target } = parts;
  const { labels, uri } = document;
  if (labels === undefined || !wants(kind)) return [];
  const actions = merge(parts, labels, span);
  const stage = builtStage(target, labels.stages);
  if (!isAtLabelsOf(stage, labels, span)) return actions;
  actions.push(...recommend(parts, labels, stage));
  if (style.addLabelsCommand !== undefined) {
    const title = render({ key: 'refactor.labels-from-spec', args: [] }, style.translate);
    const command = { title, command: style.addLabelsCommand, arguments: [uri] };
    actions.push({ title, kind, command });
  }
  return actions;
}

const kind = CodeActionKind.RefactorRewrite;

function merge(
  { document, style }: DockerfileActionParts,
  labels: DockerfileLabels,
  span: Span,
): CodeAction[] {
  const { source, uri } = document;
  const merged = mergedLabels(labels, source.getText(), span);
  if (merged === undefined) return [];
  const title: Message = { key: 'refactor.merge-labels', args: [String(merged.count)] };
  const edit = { changes: { [uri]: textEditsOf(source, merged.edits) } };
  return [{ title: render(title, style.translate), kind, edit }];
}

/** Whether a range is in the `FROM` of a stage, or in an instruction that gives it labels. */
function isAtLabelsOf(
  stage: number,
  { all, stages }: DockerfileLabels,
  { start, end }: Span,
): boolean {
  const touches = (one: Span | undefined): boolean =>
    one !== undefined && one.start <= end && start <= one.end;
  return (
    touches(stages[stage]?.instruction) ||
    all.some((label) => label.stage === stage && touches(label.instruction))
  );
}

function recommend(
  parts: DockerfileActionParts,
  labels: DockerfileLabels,
  stage: number,
): CodeAction[] {
  const { catalog, document, style } = parts;
  const present = new Set(labelsGiven(labels, stage).map(({ name }) => name));
  const lines = new LabelLines(labels, document.source.getText());
  return missingLabels(catalog, present)
    .slice(0, mostNamespaces)
    .flatMap((missing) => {
      const edit = additionOf(missing, lines, stage, parts);
      if (edit === undefined) return [];
      const { namespace } = missing.schema;
      const title: Message = { key: 'refactor.recommended', args: [namespace] };
      return [{ title: render(title, style.translate), kind, edit }];
    });
}

/**
 * Values are left to the author: what an image needs is not what this machine has. Where the client
 * takes no places to fill in, they are empty texts.
 */
function additionOf(
  { schema, missing }: MissingLabels,
  lines: LabelLines,
  stage: number,
  { document: { source, uri }, style }: DockerfileActionParts,
): WorkspaceEdit | undefined {
  const { escapeCharacter } = lines.labels;
  const plain = newLabels(lines, stage, emptyLabels(missing, escapeCharacter));
  if (plain === undefined) return undefined;
  // An editor may indent the lines of a snippet as the first one once more.
  if (!style.snippetEdits || lines.indentAt(plain.start) !== '') {
    return { changes: { [uri]: textEditsOf(source, [plain]) } };
  }
  const snippets = labelSnippets(missing, { schema, escapeCharacter });
  const marks = snippets.map((_, index) => `\uE000${index}\uE000`);
  const marked = newLabels(lines, stage, marks) ?? plain;
  const value = escaped(marked.text).replace(
    /\uE000(\d+)\uE000/g,
    (_, index: string) => snippets[Number(index)] ?? '',
  );
  const edits = [{ range: rangeOf(source, marked), snippet: { kind: 'snippet', value } as const }];
  return { documentChanges: [{ textDocument: { uri, version: source.version }, edits }] };
}
