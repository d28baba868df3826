import type { ReportingDescriptor } from 'sarif';
import { type Code, codes, type Severity } from '../../core/codes.js';

/** SARIF has no hints: what does not have to be changed is a note. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The table of codes as SARIF 2.1.0 §3.49 writes it. */
export const rules: readonly ReportingDescriptor[] = Object.entries(codes).map(
  ([code, { title, explanation, severity }]) => ({
    id: code,
    name: pascalCase(code),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: explanation },
    help: { text: `${title}.\n\n${explanation}` },
    defaultConfiguration: { level: levels[severity] },
  }),
);

const indices = new Map(rules.map(({ id }, index) => [id, index]));

/** Where a code's rule stands among `rules`. */
export function ruleIndex(code: Code): number {
  return indices.get(code)!;
}

/** `undeclared-node` → `UndeclaredNode`: names of SARIF rules are identifiers. */
function pascalCase(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
