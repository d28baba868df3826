import type { StatedPlaces } from '../../core/compatibility/places.js';
import type { NamedReport } from '../../core/compatibility/report.js';
import type { LookedAt } from '../../core/host/default-mounts.js';
import type { Lines } from '../../core/text/lines.js';
import type { Colours } from '../colours.js';
import type { ExitCode } from '../system.js';

/** What was checked, on every host. */
export interface CheckedTarget {
  /** As it was named. */
  readonly path: string;
  /** Where it is; undefined for standard input. */
  readonly location: string | undefined;
  readonly places: StatedPlaces;
  readonly lines: Lines;
  /** The best host first. */
  readonly reports: readonly NamedReport[];
}

export interface CheckPage {
  readonly colours: Colours;
  /** Columns of a line. */
  readonly width: number;
}

export interface CheckReportOptions extends CheckPage {
  /** Where relative paths start. */
  readonly folder: string;
  /** Where the paths of reports start that other programs read. */
  readonly root: string;
  readonly version: string;
  /** Whether what is unknown is a problem. */
  readonly strict: boolean;
  /** Why something could not be read; standard error has said it. */
  readonly failures: readonly string[];
  readonly exitCode: ExitCode;
  /** Libraries that are usually mounted, where this machine was looked at for them. */
  readonly usualMounts?: readonly LookedAt[] | undefined;
}

/** How `compspec check` reports: each gives the whole text. */
export type CheckFormat = (
  targets: readonly CheckedTarget[],
  options: CheckReportOptions,
) => string;
