import { githubCheck } from './check-github.js';
import { jsonCheck } from './check-json.js';
import type { CheckFormat } from './check-report.js';
import { sarifCheck } from './check-sarif.js';
import { textCheck } from './check-text.js';

/** What `--format` of `compspec check` takes. */
export const checkFormats = {
  text: textCheck,
  json: jsonCheck,
  sarif: sarifCheck,
  github: githubCheck,
} as const satisfies Record<string, CheckFormat>;

export type CheckFormatName = keyof typeof checkFormats;
