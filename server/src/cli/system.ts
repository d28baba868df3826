import type { Files, FileText, FileWriter } from '../core/files.js';
import type { Probes } from '../core/host/probes.js';
import type { Viewer } from '../core/picture/html.js';
import type { SchemaSources } from '../core/schema/refresh.js';
import type { Output } from './output.js';

/** What a command gets of the world around it. */
export interface System {
  readonly version: string;
  readonly files: Files;
  readonly writer: FileWriter;
  /** Where relative paths start. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
  /** Schemas by their addresses: the cache, and the network, which a command uses only when told to. */
  readonly sources: SchemaSources;
  /** The looks at this machine, or at what is below a folder; the latter rejects with `FileError`. */
  readonly probes: {
    readonly live: () => Promise<Probes>;
    readonly root: (folder: string) => Promise<Probes>;
  };
  /** What makes a picture move in a browser; rejects with `FileError` where it is not installed. */
  readonly viewer: () => Promise<Viewer>;
  readonly hostName: () => string;
  readonly readStandardInput: () => Promise<FileText>;
  /** One line on standard error, behind the program's name. */
  readonly complain: (sentence: string) => void;
  /** Says what the program ends with, once all is written. */
  readonly exitWith: (code: ExitCode) => void;
}

/** What the program's end tells its caller. */
export const ExitCode = {
  Fine: 0,
  /** It did what it was asked, and found problems. */
  Problems: 1,
  /** It could not do it: wrong usage, or a file that could not be read. */
  Failed: 2,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
