import { latin1, placesOf, stringAt } from '../bytes.js';
import type { Probed, Probes } from '../probes.js';
import { reading, type SectionReading, unreadOf } from '../section.js';
import { findLibrary, libraryBytes } from './libraries.js';

/** `library.libc`: `name` (glibc, musl) and `version` of the C library that the system's programs run on. */
export async function libcSection(probes: Probes): Promise<SectionReading> {
  const [glibc, musl] = await Promise.all([glibcSection(probes), muslSection(probes)]);
  const name = await nameOf(glibc, musl, probes);
  if (name === undefined) {
    if (glibc.status === 'ok' || musl.status === 'ok') {
      const detail = 'glibc and musl are both there, and /bin/sh does not tell which is which';
      return { status: 'failed', detail, values: {} };
    }
    return unreadOf([failed(glibc), failed(musl)], 'neither glibc nor musl was found');
  }
  const { detail, values } = name === 'glibc' ? glibc : musl;
  const { version } = values;
  const known = reading({ name, version }, '');
  return detail === undefined ? known : { ...known, detail };
}

function failed({ status, detail = '' }: SectionReading): Probed<undefined> {
  return status === 'ok' ? { status, value: undefined } : { status, detail };
}

async function nameOf(
  glibc: SectionReading,
  musl: SectionReading,
  probes: Probes,
): Promise<'glibc' | 'musl' | undefined> {
  if (musl.status !== 'ok') return glibc.status === 'ok' ? 'glibc' : undefined;
  if (glibc.status !== 'ok') return 'musl';
  // One of them is a guest, as Debian's package musl is: the shell runs on the system's own.
  const shell = await probes.bytes('/bin/sh', 0, 64 * 1024);
  if (shell.status !== 'ok') return undefined;
  const isMusl = hasPlace(shell.value, '/ld-musl-');
  const isGlibc = hasPlace(shell.value, '/ld-linux') || hasPlace(shell.value, '/ld64.so');
  if (isMusl === isGlibc) return undefined;
  return isMusl ? 'musl' : 'glibc';
}

function hasPlace(bytes: Uint8Array, text: string): boolean {
  return placesOf(bytes, text).next().done === false;
}

const noVersion = 'it does not tell its version';

/** `library.glibc`: `version`, by what libc.so.6 says of itself, else by its file's name. */
export async function glibcSection(probes: Probes): Promise<SectionReading> {
  const library = await findLibrary(probes, 'libc.so.6');
  if (library === undefined) return reading({}, 'no libc.so.6');
  const bytes = await libraryBytes(probes, library.path);
  const said = bytes.status === 'ok' ? glibcVersion(bytes.value) : undefined;
  if (said !== undefined) return reading(said, '');
  const named = /\/libc-(\d+(?:\.\d+)+)\.so$/.exec(library.file)?.[1];
  if (named !== undefined) return reading({ version: named, installed: 'yes' }, '');
  const printed = lddVersion(await probes.run('ldd', ['--version']));
  if (printed?.name === 'glibc') return reading({ version: printed.version, installed: 'yes' }, '');
  return { status: 'ok', detail: noVersion, values: { installed: 'yes' } };
}

/** `GNU C Library (Debian GLIBC 2.36-9+deb12u14) stable release version 2.36.`, as libc.so.6 prints when it is run. */
function glibcVersion(bytes: Uint8Array): Readonly<Record<string, string>> | undefined {
  for (const at of placesOf(bytes, 'GNU C Library ')) {
    const [, build, version] =
      /^GNU C Library (?:\((.*?)\) )?\w+ release version (\d+(?:\.\d+)+)/.exec(
        stringAt(bytes, at),
      ) ?? [];
    if (version === undefined) continue;
    return { version, installed: 'yes', ...(build === undefined ? {} : { build }) };
  }
  return undefined;
}

/**
 * `library.musl`: `version`, by what the loader prints when it is run; under a root by Alpine's package
 * database, else by the one string in the loader that is a version and nothing else.
 */
export async function muslSection(probes: Probes): Promise<SectionReading> {
  const folder = await probes.names('/lib');
  if (folder.status !== 'ok') return unreadOf([folder], 'no /lib');
  const loader = folder.value.find((name) => /^ld-musl-[\w.-]+\.so\.1$/.test(name));
  if (loader === undefined) return reading({}, 'no musl loader in /lib');
  const path = `/lib/${loader}`;
  const version =
    lddVersion(await probes.run(path, []))?.version ??
    packagedMusl(await probes.text('/lib/apk/db/installed')) ??
    (await ownVersion(path, probes));
  const values = { installed: 'yes', ...(version === undefined ? {} : { version }) };
  return version === undefined
    ? { status: 'ok', detail: noVersion, values }
    : { status: 'ok', values };
}

/** Of `P:musl` and `V:1.2.4-r2` in one paragraph: the version without Alpine's revision. */
function packagedMusl(database: Probed<string>): string | undefined {
  if (database.status !== 'ok') return undefined;
  const paragraph = database.value.split(/\n\n+/).find((one) => /^P:musl$/m.test(one)) ?? '';
  return /^V:(\d+(?:\.\d+)+)(?:[_-].*)?$/m.exec(paragraph)?.[1];
}

/** The loader has its version as a string of its own, which `ldd` prints. */
async function ownVersion(path: string, probes: Probes): Promise<string | undefined> {
  const bytes = await libraryBytes(probes, path);
  if (bytes.status !== 'ok') return undefined;
  const strings = latin1(bytes.value).match(/(?<=\0)[01]\.\d{1,2}\.\d{1,2}(?=\0)/g) ?? [];
  return new Set(strings).size === 1 ? strings[0] : undefined;
}

/** What `ldd --version` prints of glibc, and musl's loader of itself (on standard error, with exit code 1). */
export function lddVersion(
  ran: Probed<{ readonly stdout: string; readonly stderr: string }>,
): { readonly name: 'glibc' | 'musl'; readonly version: string } | undefined {
  if (ran.status !== 'ok') return undefined;
  const { stdout, stderr } = ran.value;
  const musl = /^musl libc\b[^\n]*\nVersion (\d+(?:\.\d+)+)/m.exec(`${stderr}\n${stdout}`)?.[1];
  if (musl !== undefined) return { name: 'musl', version: musl };
  const glibc = /^ldd \((?:.*?GLIBC.*?|GNU libc)\) (\d+\.\d+(?:\.\d+)*)[ \t\r]*$/m.exec(
    stdout,
  )?.[1];
  return glibc === undefined ? undefined : { name: 'glibc', version: glibc };
}
