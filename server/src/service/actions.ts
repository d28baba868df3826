import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import { labelFixer } from '../core/dockerfile/fixes.js';
import type { Finding, Span } from '../core/finding.js';
import { type Change, editsFor } from '../core/json/edits.js';
import { render } from '../core/messages.js';
import { ruleFixesOf } from '../core/rules/fixes.js';
import type { Catalog } from '../core/schema/catalog.js';
import { type Fix, fixesOf } from '../core/schema/fixes.js';
import { specFixesOf } from '../core/spec/fixes.js';
import { dockerfileActions } from './dockerfile/actions.js';
import type { ParsedDocument } from './document.js';
import { rangeOf, textEditsOf } from './places.js';
import { refactoringKinds, refactorings } from './schema/refactorings.js';
import type { ValidateSettings } from './settings.js';
import { conversions } from './spec/conversions.js';

/** All that a machine can put right without asking, in one go and on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.compspec`;

/** The kinds of actions there are. */
export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, ...refactoringKinds];

/** How actions are made for a client. */
export interface ActionStyle {
  /** A template of `messages` in the client's language. */
  readonly translate: (template: string) => string;
  /** Whether an edit may make a file. */
  readonly createsFiles: boolean;
  /** Whether it lets a user look at an edit, and what is said of it, before it is made. */
  readonly annotates: boolean;
  /** Whether an edit may have places to fill in. */
  readonly snippetEdits: boolean;
  /** The client's command that asks for a spec whose labels a Dockerfile gets; undefined where it has none. */
  readonly addLabelsCommand: string | undefined;
}

/** What is known beyond a document. */
export interface ActionKnowledge {
  readonly catalog: Catalog;
  /** What is wrong with the document, and what does not fit the host. */
  readonly findings: readonly Finding[];
  /** Of a Dockerfile the stage that is built, as `docker build --target` takes it; else the last. */
  readonly target: string | undefined;
}

/** What can be done in a range: about its findings, those aside that a setting turned off, and beyond them. */
export function codeActions(
  document: ParsedDocument,
  range: Range,
  { diagnostics, only }: CodeActionContext,
  { enable, severity }: ValidateSettings,
  style: ActionStyle,
  { catalog, findings, target }: ActionKnowledge,
): CodeAction[] {
  const { translate, createsFiles } = style;
  const isShown = ({ code }: Finding): boolean => enable && severity[code] !== 'off';
  const fixesFor = fixerOf(document, target);
  const { source, schema } = document;
  const span = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const wants = (kind: string, explicitly = false): boolean =>
    only === undefined
      ? !explicitly
      : only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings.filter((one) => touches(one, span))) {
      const about = diagnosticFor(document, finding, diagnostics);
      if (about === undefined) continue;
      for (const fix of fixesFor(finding)) {
        actions.push(quickFix(document, fix, about, translate));
      }
    }
  }
  // On request alone: every light bulb would show it otherwise.
  if (wants(fixAllKind, true)) {
    const changes = safeChanges(document, findings.filter(isShown), fixesFor);
    if (changes.length > 0) actions.push(fixAll(document, changes, translate));
  }
  actions.push(...dockerfileActions({ document, catalog, style, target }, span, wants));
  if (document.kind === 'spec')
    actions.push(...conversions(document, wants, catalog, style, diagnostics, span.start));
  if (schema === undefined) return actions;
  const parts = { document, schema, translate, createsFiles };
  return document.features.help ? [...actions, ...refactorings(parts, span, wants)] : actions;
}

/** From a finding of a document to what can be done about it. */
function fixerOf(
  document: ParsedDocument,
  target: string | undefined,
): (finding: Finding) => readonly Fix[] {
  const { kind, schema, tree, labels, source } = document;
  if (labels !== undefined) return labelFixer(labels, source.getText(), target);
  if (schema !== undefined) return (finding) => fixesOf(schema, finding);
  if (kind === 'spec') return (finding) => specFixesOf(tree, finding);
  return kind === 'rules' ? (finding) => ruleFixesOf(tree, finding) : () => [];
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

function safeChanges(
  { tree, labels }: ParsedDocument,
  findings: readonly Finding[],
  fixesFor: (finding: Finding) => readonly Fix[],
): readonly Change[] {
  // In a text that is not whole nobody knows what is meant, and no fix of a label is made unasked.
  if (tree.faults.length > 0 || labels !== undefined) return [];
  return findings.flatMap(
    (finding) => fixesFor(finding).find(({ isSafe }) => isSafe)?.changes ?? [],
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
  return textEditsOf(source, editsFor(tree, changes));
}
