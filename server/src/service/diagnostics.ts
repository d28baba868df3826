import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severity } from '../core/codes.js';
import { type Finding, inTextOrder } from '../core/finding.js';
import { type Message, render } from '../core/messages.js';
import { rangeOf } from './places.js';
import type { ValidateSettings } from './settings.js';

/** How findings are told to a client, the same for all of its documents. */
export interface DiagnosticStyle {
  /** A template of `messages` in the client's language. */
  readonly translate: (template: string) => string;
  /** The address of the reference, to which `#code` is added; undefined where there is none. */
  readonly reference: string | undefined;
  /** Whether the client shows the other places that a finding is about. */
  readonly relatedInformation: boolean;
}

/** Findings as a user wants to see them. The cut, where there are too many, spares the worst. */
export function diagnosticsOf(
  source: TextDocument,
  findings: readonly Finding[],
  settings: ValidateSettings,
  style: DiagnosticStyle,
): Diagnostic[] {
  if (!settings.enable) return [];
  const shown = findings.flatMap((finding) => withSeverity(finding, settings));
  if (shown.length <= settings.maxProblems) {
    return shown.map((finding) => diagnosticOf(source, finding, style));
  }
  const kept = worstFirst(shown).slice(0, settings.maxProblems);
  const diagnostics = inTextOrder(kept).map((finding) => diagnosticOf(source, finding, style));
  return [...diagnostics, cut(source, shown, settings.maxProblems, style)];
}

/** A finding as the user wants it to be shown; none where they do not. */
export function withSeverity(finding: Finding, { severity }: ValidateSettings): Finding[] {
  const chosen = severity[finding.code] ?? finding.severity;
  if (chosen === 'off') return [];
  return [chosen === finding.severity ? finding : { ...finding, severity: chosen }];
}

function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severityOf[a.severity] - severityOf[b.severity]);
}

/** Says at the place of the first one that is left out how many there are. */
function cut(
  source: TextDocument,
  findings: readonly Finding[],
  maxProblems: number,
  style: DiagnosticStyle,
): Diagnostic {
  const first = worstFirst(findings)[maxProblems]!;
  const message: Message = {
    key: 'findings.more',
    args: [String(findings.length - maxProblems), 'compspec.validate.maxProblems'],
  };
  return {
    range: rangeOf(source, first),
    severity: severityOf[first.severity],
    source: 'compspec',
    message: render(message, style.translate),
  };
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function diagnosticOf(source: TextDocument, finding: Finding, style: DiagnosticStyle): Diagnostic {
  const { code, severity, message, related, data } = finding;
  const diagnostic: Diagnostic = {
    range: rangeOf(source, finding),
    severity: severityOf[severity],
    code,
    source: 'compspec',
    message: render(message, style.translate),
  };
  if (style.reference !== undefined) {
    diagnostic.codeDescription = { href: `${style.reference}#${code}` };
  }
  if (data !== undefined) diagnostic.data = data;
  if (related !== undefined && style.relatedInformation) {
    diagnostic.relatedInformation = related.map((place) => ({
      location: { uri: source.uri, range: rangeOf(source, place) },
      message: render(place.message, style.translate),
    }));
  }
  return diagnostic;
}
