import { posix, win32 } from 'node:path';
import { type Machine, thisMachine } from './cache-folder.js';

/**
 * The folder for the host profiles that a user keeps, where each system wants a user's data.
 * `COMPSPEC_PROFILES` overrules all; a relative `XDG_DATA_HOME` counts for nothing, as its specification says.
 */
export function profilesFolder({ platform, home, environment }: Machine = thisMachine()): string {
  const { join, resolve, isAbsolute } = platform === 'win32' ? win32 : posix;
  const asked = environment['COMPSPEC_PROFILES'] ?? '';
  if (asked !== '') return resolve(asked);
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? '';
    const data = isAbsolute(roaming) ? roaming : join(home, 'AppData', 'Roaming');
    return join(data, 'compspec', 'Profiles');
  }
  if (platform === 'darwin') {
    return join(home, 'Library', 'Application Support', 'compspec', 'profiles');
  }
  const data = environment['XDG_DATA_HOME'] ?? '';
  return join(isAbsolute(data) ? data : join(home, '.local', 'share'), 'compspec', 'profiles');
}
