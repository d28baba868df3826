import type { FileWriter } from '../../core/files.js';
import type { MachineLook } from '../../core/host/look.js';

/** How a machine is looked at. */
interface LookOptions {
  /** Paths of folders that no program is run from. */
  readonly outside: readonly string[];
  /** Names of extractors that are programs of others (`core/host/third-party.ts`). */
  readonly extractors: readonly string[];
}

/** The port to the machine that the server runs on, as a host of images. */
export interface HostMachine {
  /** Looks at it, with fixed programs of it, and those that the user named. */
  look(options: LookOptions): Promise<MachineLook>;
  /** The path of the folder where the user keeps profiles; it may not be there yet. */
  readonly profiles: string;
  readonly writer: FileWriter;
}
