import type { Probes } from '../probes.js';
import type { Elf } from './read.js';

/** The library that is looked for, and the file that needs it. */
export interface Wanted {
  readonly soname: string;
  /** Folders by `DT_RPATH` of the files above that have no `DT_RUNPATH`. */
  readonly inherited: readonly string[];
  readonly by: Pick<Elf, 'runpath' | 'bits' | 'architecture'>;
  /** The folder of the file that needs it, without links. */
  readonly origin: string;
}

/** Names of a folder, or none where it can not be read; each is read once. */
type Folder = (path: string) => Promise<ReadonlySet<string>>;

/** Files of ld.so.conf include no more others than that; Debian has three, module systems some dozens. */
const mostIncludes = 256;

/** Where the loader looks for a library on an examined machine. */
export interface LibrarySearch {
  /** The paths of a library in the order of ld.so(8): the first that fits the machine is taken. */
  candidates(wanted: Wanted): AsyncGenerator<string>;
}

/**
 * The search of ld.so(8), with the folders of ld.so.conf(5) in the place of the cache that ldconfig(8)
 * makes of them. Folders for better processors (glibc-hwcaps) are passed over: libraries in them have
 * the same sonames.
 */
export function librarySearch(probes: Probes): LibrarySearch {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const folder: Folder = (path) => {
    const names = known.get(path) ?? namesOf(path, probes);
    known.set(path, names);
    return names;
  };
  let configured: Promise<readonly string[]> | undefined;
  return {
    async *candidates(wanted) {
      const { soname, by, inherited } = wanted;
      if (soname.includes('/')) {
        yield soname;
        return;
      }
      const usual = usualFolders(by);
      const loaderPath = probes.environment('LD_LIBRARY_PATH') ?? '';
      const early = [
        ...(by.runpath.length > 0 ? [] : inherited),
        ...loaderPath.split(/[:;]/).filter((one) => one.startsWith('/')),
        ...by.runpath.flatMap((one) => expanded(one, wanted.origin, by)),
      ];
      configured ??= configuredFolders(probes, folder);
      for (const folders of [early, await configured, usual]) {
        for (const path of folders) {
          if ((await folder(path)).has(soname)) yield `${path.replace(/\/+$/, '')}/${soname}`;
        }
      }
    },
  };
}

async function namesOf(path: string, probes: Probes): Promise<ReadonlySet<string>> {
  const names = await probes.names(path);
  return new Set(names.status === 'ok' ? names.value : []);
}

/** Debian's folders for an architecture, beside those of all others. */
function usualFolders({ bits, architecture }: Wanted['by']): readonly string[] {
  const multiarch = multiarchName(architecture);
  const wide = bits === 64 ? ['/lib64', '/usr/lib64'] : ['/lib32', '/usr/lib32'];
  const own = multiarch === undefined ? [] : [`/lib/${multiarch}`, `/usr/lib/${multiarch}`];
  return [...own, ...wide, '/lib', '/usr/lib'];
}

/** The folder that Debian has below `lib` for an architecture. https://wiki.debian.org/Multiarch/Tuples */
function multiarchName(architecture: string | undefined): string | undefined {
  if (architecture === undefined) return undefined;
  if (architecture === 'i686') return 'i386-linux-gnu';
  if (architecture === 'armv7l') return 'arm-linux-gnueabihf';
  return `${architecture.replace('ppc64', 'powerpc64')}-linux-gnu`;
}

/** A folder of RPATH or RUNPATH with the tokens of ld.so(8) in it replaced. */
export function expanded(folder: string, origin: string, by: Wanted['by']): readonly string[] {
  const place = folder
    .replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, () => origin)
    .replace(/\$(?:PLATFORM\b|\{PLATFORM\})/g, () => by.architecture ?? '');
  // What it stands for was settled when the C library was built: Debian's multiarch, or lib64.
  const library = /\$(?:LIB\b|\{LIB\})/g;
  const own = multiarchName(by.architecture);
  const names = [...(own === undefined ? [] : [`lib/${own}`]), by.bits === 64 ? 'lib64' : 'lib'];
  const places = new Set(names.map((name) => place.replace(library, () => name)));
  return [...places].filter((one) => one.startsWith('/'));
}

/** The folders of ld.so.conf(5): one a line; `include` takes files by a pattern. */
async function configuredFolders(probes: Probes, folder: Folder): Promise<readonly string[]> {
  const folders: string[] = [];
  const files = ['/etc/ld.so.conf'];
  for (let at = 0; at < files.length && at < mostIncludes; at += 1) {
    const text = await probes.text(files[at]!);
    if (text.status !== 'ok') continue;
    for (const written of text.value.split('\n')) {
      const line = written.replace(/#.*/, '').trim();
      const [, pattern] = /^include\s+(\S+)$/.exec(line) ?? [];
      if (pattern !== undefined) files.push(...(await included(pattern, folder)));
      // A library's type may stand behind: /usr/lib32=libc6.
      else if (line.startsWith('/')) folders.push(line.replace(/=.*/, ''));
    }
  }
  return [...new Set(folders)];
}

async function included(pattern: string, folder: Folder): Promise<readonly string[]> {
  const path = pattern.startsWith('/') ? pattern : `/etc/${pattern}`;
  const [, parent = '/', name = ''] = /^(.*\/)([^/]*)$/.exec(path) ?? [];
  const [start = '', end] = name.split('*');
  if (end === undefined) return [path];
  const fits = (one: string): boolean =>
    one.length >= start.length + end.length && one.startsWith(start) && one.endsWith(end);
  return [...(await folder(parent))].filter(fits).map((one) => parent + one);
}
