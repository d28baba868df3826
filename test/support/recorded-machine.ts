import { posix } from 'node:path';
import type { Probed, Probes, ProgramOutput } from '../../server/src/core/host/probes.js';

/** A machine as a test describes it: what is not told of is not there. */
export interface RecordedMachine {
  readonly kind?: 'live' | 'root';
  /** Files by path; `null` is one that can not be read. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Folders that are there with nothing in them; those of files are there anyway. */
  readonly folders?: readonly string[];
  /** Symbolic links: where each leads, absolute. */
  readonly links?: Readonly<Record<string, string>>;
  /** What commands print, by program and arguments with a space between; one without its folder is on PATH. */
  readonly outputs?: Readonly<Record<string, Probed<ProgramOutput> | string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly machine?: Probes['machine'];
}

const absent = { status: 'absent', detail: 'No such file or directory' } as const;
const denied = { status: 'failed', detail: 'Permission denied' } as const;

/** What a program printed on standard output, or another way that it ended. */
export function printed(stdout: string, exit = 0, stderr = ''): Probed<ProgramOutput> {
  return { status: 'ok', value: { stdout, stderr, exit } };
}

export function recordedMachine(machine: RecordedMachine): Probes {
  const { kind = 'live', files = {}, links = {}, outputs = {}, environment = {} } = machine;
  const folders = foldersOf([
    ...Object.keys(files),
    ...Object.keys(links),
    ...(machine.folders ?? []).map((folder) => `${folder}/.`),
  ]);
  const real = (path: string): string => {
    let at = posix.normalize(path);
    for (let steps = 0; steps < 40; steps += 1) {
      const link = Object.keys(links).find((one) => at === one || at.startsWith(`${one}/`));
      if (link === undefined) return at;
      at = links[link]! + at.slice(link.length);
    }
    return at;
  };
  const content = (path: string): Probed<Uint8Array> => {
    const found = files[real(path)];
    if (found === undefined) return absent;
    if (found === null) return denied;
    return { status: 'ok', value: typeof found === 'string' ? Buffer.from(found) : found };
  };
  const commands = Object.keys(outputs);
  return {
    kind,
    machine: machine.machine,
    environment: (name) => environment[name],
    text: async (path) => {
      const bytes = content(path);
      if (bytes.status !== 'ok') return bytes;
      return { status: 'ok', value: Buffer.from(bytes.value).toString('utf8') };
    },
    bytes: async (path, offset, length) => {
      const bytes = content(path);
      if (bytes.status !== 'ok') return bytes;
      return { status: 'ok', value: bytes.value.subarray(offset, offset + length) };
    },
    names: async (folder) => {
      const names = folders.get(real(folder));
      if (names === undefined) return files[folder] === null ? denied : absent;
      return { status: 'ok', value: [...names].filter((name) => name !== '.').sort() };
    },
    realPath: async (path) => {
      const found = real(path);
      if (folders.has(found) || found in files) return { status: 'ok', value: found };
      return commands.some((command) => command.split(' ')[0] === found)
        ? { status: 'ok', value: found }
        : absent;
    },
    run: async (program, args) => {
      if (kind === 'root') return { status: 'skipped', detail: 'nothing is run' };
      const output = outputs[[program, ...args].join(' ')] ?? outputs[program];
      return typeof output === 'string' ? printed(output) : (output ?? absent);
    },
    find: async (program, others = []) =>
      ['/usr/local/bin', '/usr/bin', ...others]
        .map((folder) => `${folder}/${program}`)
        .filter(
          (path, index, all) =>
            all.indexOf(path) === index &&
            (real(path) in files || commands.some((command) => command.split(' ')[0] === path)),
        ),
  };
}

function foldersOf(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/') || '/';
      const names = folders.get(folder) ?? new Set();
      folders.set(folder, names.add(parts[depth]!));
    }
  }
  return folders;
}
