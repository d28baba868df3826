import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Finding, Span } from '../../core/finding.js';
import { type Change, editsFor } from '../../core/json/edits.js';
import { render } from '../../core/messages.js';
import { type Fix, fixesOf } from '../../core/schema/fixes.js';
import type { SchemaModel } from '../../core/schema/model.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';
import type { ValidateSettings } from '../settings.js';

/** All that a machine can put right without asking, in one go and on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.compspec`;

/** The kinds of actions there are. */
export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];

/** What can be done about the findings in a range; of findings that a setting turned off, nothing. */
export function codeActions(
  document: ParsedDocument,
  range: Range,
  { diagnostics, only }: CodeActionContext,
  { enable, severity }: ValidateSettings,
  translate: (template: string) => string,
): CodeAction[] {
  const isShown = ({ code }: Finding): boolean => enable && severity[code] !== 'off';
  const schema = document.schema;
  if (schema === undefined) return [];
  const { source } = document;
  const span = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const wants = (kind: string): boolean =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of document.findings.filter((one) => touches(one, span))) {
      const about = diagnosticFor(document, finding, diagnostics);
      if (about === undefined) continue;
      for (const fix of fixesOf(schema, finding)) {
        actions.push(quickFix(document, fix, about, translate));
      }
    }
  }
  // On request alone: every light bulb would show it otherwise.
  if (only !== undefined && wants(fixAllKind)) {
    const changes = safeChanges(schema, document.findings.filter(isShown));
    if (changes.length > 0) actions.push(fixAll(document, changes, translate));
  }
  return actions;
}

function touches(finding: Finding, span: Span): boolean {
  return finding.start <= span.end && finding.end >= span.start;
}

/** The diagnostic by which the client knows a finding; it has none of what a setting turned off. */
function diagnosticFor(
  { source }: ParsedDocument,
  finding: Finding,
  diagnostics: readonly Diagnostic[],
): Diagnostic | undefined {
  const { start } = rangeOf(source, finding);
  return diagnostics.find(
    ({ code, range }) =>
      code === finding.code &&
      range.start.line === start.line &&
      range.start.character === start.character,
  );
}

function quickFix(
  document: ParsedDocument,
  { title, changes, isPreferred }: Fix,
  diagnostic: Diagnostic,
  translate: (template: string) => string,
): CodeAction {
  return {
    title: render(title, translate),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred,
    edit: { changes: { [document.uri]: textEdits(document, changes) } },
  };
}

function safeChanges(schema: SchemaModel, findings: readonly Finding[]): readonly Change[] {
  // In a text that is not whole nobody knows what is meant.
  if (schema.tree.faults.length > 0) return [];
  return findings.flatMap(
    (finding) => fixesOf(schema, finding).find(({ isSafe }) => isSafe)?.changes ?? [],
  );
}

function fixAll(
  document: ParsedDocument,
  changes: readonly Change[],
  translate: (template: string) => string,
): CodeAction {
  return {
    title: render({ key: 'fix.all', args: [] }, translate),
    kind: fixAllKind,
    edit: { changes: { [document.uri]: textEdits(document, changes) } },
  };
}

function textEdits({ source, tree }: ParsedDocument, changes: readonly Change[]): TextEdit[] {
  return editsFor(tree, changes).map((edit) => ({
    range: rangeOf(source, edit),
    newText: edit.text,
  }));
}
