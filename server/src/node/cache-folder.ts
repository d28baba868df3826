import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What decides where the cache is. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for what can be fetched again, where each system wants it. `COMPSPEC_CACHE` overrules
 * all; a relative `XDG_CACHE_HOME` counts for nothing, as its specification says.
 */
export function cacheFolder({ platform, home, environment }: Machine = thisMachine()): string {
  const { join, resolve, isAbsolute } = platform === 'win32' ? win32 : posix;
  const asked = environment['COMPSPEC_CACHE'] ?? '';
  if (asked !== '') return resolve(asked);
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? '';
    return join(isAbsolute(local) ? local : join(home, 'AppData', 'Local'), 'compspec', 'Cache');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'compspec');
  const caches = environment['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(caches) ? caches : join(home, '.cache'), 'compspec');
}

export function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), environment: process.env };
}
