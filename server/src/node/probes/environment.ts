import { delimiter } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What programs get of this program's environment: where they find their own files, and no more. What
 * is in others, such as tokens, is nothing to them.
 */
const passedOn = [
  'HOME',
  'TMPDIR',
  // MPI libraries that were moved find their files by these.
  'OPAL_PREFIX',
  'I_MPI_ROOT',
  // Windows programs do not start without.
  'SystemRoot',
  'SystemDrive',
  'TEMP',
] as const;

/**
 * The environment of a probe's program, with the folders of PATH and LD_LIBRARY_PATH that are left of them. Texts are in English, and numbers have a point,
 * by the C locale.
 */
export function probeEnvironment(
  environment: Environment,
  folders: readonly string[],
  libraries: readonly string[],
): Readonly<Record<string, string>> {
  const passed: Record<string, string> = {};
  for (const name of passedOn) {
    const value = environment[name];
    if (value !== undefined) passed[name] = value;
  }
  if (libraries.length > 0) passed['LD_LIBRARY_PATH'] = libraries.join(delimiter);
  // Charliecloud's ch-run says nothing without one, not even its version.
  passed['USER'] = environment['USER'] || 'nobody';
  return { ...passed, PATH: folders.join(delimiter), LC_ALL: 'C', LANG: 'C', TERM: 'dumb' };
}
