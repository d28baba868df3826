import type { Finding } from '../../core/finding.js';
import type { PassedOver } from '../../core/judge.js';
import type { DocumentKind } from '../../core/kind.js';
import type { Lines } from '../../core/text/lines.js';
import type { Colours } from '../colours.js';
import type { Output } from '../output.js';
import type { ExitCode } from '../system.js';
import type { Failure, Target } from '../targets.js';

/** A document and what was found in it. */
export interface JudgedFile extends Target {
  readonly kind: DocumentKind;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly passedOver: PassedOver | undefined;
  /** Of the text, for positions and frames; undefined where there is nothing to show. */
  readonly lines: Lines | undefined;
}

/** What came of all files. */
export interface Summary {
  readonly files: number;
  readonly schemas: number;
  readonly specs: number;
  readonly dockerfiles: number;
  readonly definitions: number;
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
  readonly failures: number;
  readonly exitCode: ExitCode;
}

/**
 * A report being written: files come in their order while others are still being judged, so that
 * nothing has to be kept.
 */
interface Report {
  start(): Promise<void>;
  file(file: JudgedFile): Promise<void>;
  failure(failure: Failure): Promise<void>;
  end(summary: Summary): Promise<void>;
}

export interface ReportOptions {
  readonly output: Output;
  readonly colours: Colours;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** Problems shown of each file; 0 for all. */
  readonly maxProblems: number;
  /** Where relative paths start. */
  readonly folder: string;
  /** Where the paths of reports start that other programs read (`sourceRoot`). */
  readonly root: string;
  readonly version: string;
}

export type ReportFormat = (options: ReportOptions) => Report;
