import { githubFormat } from './github.js';
import { jsonFormat } from './json.js';
import type { ReportFormat } from './report.js';
import { sarifFormat } from './sarif.js';
import { textFormat } from './text.js';

/** What `--format` takes. */
export const formats = {
  text: textFormat,
  json: jsonFormat,
  sarif: sarifFormat,
  github: githubFormat,
} as const satisfies Record<string, ReportFormat>;

export type FormatName = keyof typeof formats;
