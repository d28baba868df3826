import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadBytes } from '../../server/src/core/host/elf/bytes.js';

/** binutils' reader, which what is read of real files is held against. */
const program = '/usr/bin/readelf';
export const readelfAbsent = existsSync(program) ? undefined : 'not run: readelf absent';

/** Programs and libraries of this machine, each once; none on a system without ELF. */
export function realFiles(most: number): readonly string[] {
  const folders = [
    '/usr/bin',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/usr/lib64',
  ];
  const found = folders.filter(existsSync).map((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => join(folder, entry.name))
      .filter(existsSync)
      .map((path) => realpathSync(path)),
  );
  // A few of each folder, spread over its names: neighbours are of one kind.
  const few = found.flatMap((paths) => spread([...new Set(paths)], most));
  return [...new Set(few.filter(isElf))];
}

function spread(paths: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, Math.floor(paths.length / most));
  return paths.filter((_, index) => index % step === 0);
}

function isElf(path: string): boolean {
  try {
    return readFileSync(path)
      .subarray(0, 4)
      .equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return false;
    throw error;
  }
}

export function inMemory(bytes: Uint8Array): ReadBytes {
  return async (offset, length) => bytes.subarray(offset, offset + length);
}

/** What readelf says of a file's dynamic section and versions. */
export interface ReadelfReading {
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  readonly runpath: readonly string[];
  readonly neededVersions: Readonly<Record<string, readonly string[]>>;
  readonly definedVersions: readonly string[];
}

/** Its own words on a file's dynamic section and versions. */
export function readelfOutput(path: string): string {
  return execFileSync(program, ['-dVW', path], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

export function readelf(path: string): ReadelfReading {
  const output = readelfOutput(path);
  const dynamic = (tag: string): readonly string[] =>
    [...output.matchAll(new RegExp(`\\(${tag}\\).*\\[(.*)\\]`, 'g'))].map(([, name]) => name!);
  const neededVersions: Record<string, string[]> = {};
  const definedVersions: string[] = [];
  let list: string[] | undefined;
  for (const line of output.split('\n')) {
    if (/^Version (?:symbols|definition|needs) section/.test(line)) list = undefined;
    const file = /Version: \d+ {2}File: (\S+)/.exec(line)?.[1];
    if (file !== undefined) list = neededVersions[file] ??= [];
    const version = /^ {2}0x[0-9a-f]+: +Name: (\S+) +Flags: (\S+)/.exec(line);
    if (version !== null) list?.push(version[1]!);
    const defined = /Rev: 1 +Flags: (\S+) +Index: \d+ +Cnt: \d+ +Name: (\S+)/.exec(line);
    if (defined !== null && !defined[1]!.includes('BASE')) definedVersions.push(defined[2]!);
  }
  return {
    needed: dynamic('NEEDED'),
    soname: dynamic('SONAME')[0],
    runpath: dynamic('RUNPATH').flatMap((paths) => paths.split(':')),
    neededVersions,
    definedVersions,
  };
}
