/** What a probe brought back: the value, or why there is none. */
export type Probed<T> =
  | { readonly status: 'ok'; readonly value: T }
  /**
   * `absent`: it was looked for and is not there, which is evidence. `failed`: it could not be read
   * or did not answer in time, which is none. `skipped`: nobody looked, since nothing may be run.
   */
  | { readonly status: 'absent' | 'failed' | 'skipped'; readonly detail: string };

/** What a program printed. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status; a program that a signal ended counts as failed, not as output. */
  readonly exit: number;
}

/**
 * The looks that extractors take at a machine. Paths are absolute paths of that machine, with `/`;
 * where a root is read, they are below it. No method throws, and each is bounded in size and time.
 */
export interface Probes {
  /** `live`: the machine this runs on. `root`: an unpacked image or recorded files; nothing is run. */
  readonly kind: 'live' | 'root';
  /** The text of a file, as UTF-8 with what is none replaced; longer files are failed. */
  text(path: string): Promise<Probed<string>>;
  /** Up to `length` bytes of a file from `offset`; fewer where it ends. */
  bytes(path: string, offset: number, length: number): Promise<Probed<Uint8Array>>;
  /** The names in a folder, sorted by code units. */
  names(folder: string): Promise<Probed<readonly string[]>>;
  /** The path without symbolic links, as the machine would resolve it. */
  realPath(path: string): Promise<Probed<string>>;
  /**
   * Runs a program of the fixed list: a name, which is looked for on the absolute folders of PATH, or
   * an absolute path. Without a shell, without input, in the C locale, for two seconds at most.
   */
  run(program: string, args: readonly string[]): Promise<Probed<ProgramOutput>>;
  /** Every absolute path that PATH and the given folders have for a program's name. */
  find(program: string, folders?: readonly string[]): Promise<readonly string[]>;
  /** An environment variable of a short, fixed list; `undefined` under a root. */
  environment(
    name: 'LOADEDMODULES' | 'LD_LIBRARY_PATH' | 'MPI_HOME' | 'CUDA_HOME',
  ): string | undefined;
  /** What the system itself says of the machine; undefined under a root. */
  readonly machine:
    | { readonly platform: string; readonly architecture: string; readonly release: string }
    | undefined;
}
