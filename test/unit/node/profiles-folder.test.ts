import { describe, expect, it } from 'vitest';
import { profilesFolder } from '../../../server/src/node/profiles-folder.js';

const folder = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string>> = {},
): string =>
  profilesFolder({ platform, environment, home: platform === 'win32' ? 'C:\\me' : '/me' });

describe('the folder of saved profiles', () => {
  it('is where each system wants the data of a user', () => {
    expect(folder('linux')).toBe('/me/.local/share/compspec/profiles');
    expect(folder('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/compspec/profiles');
    expect(folder('darwin')).toBe('/me/Library/Application Support/compspec/profiles');
    expect(folder('win32')).toBe('C:\\me\\AppData\\Roaming\\compspec\\Profiles');
    expect(folder('win32', { APPDATA: 'D:\\r' })).toBe('D:\\r\\compspec\\Profiles');
  });

  it('is not below a relative path, which its specification says to ignore', () => {
    expect(folder('linux', { XDG_DATA_HOME: 'data' })).toBe('/me/.local/share/compspec/profiles');
    expect(folder('win32', { APPDATA: 'r' })).toBe('C:\\me\\AppData\\Roaming\\compspec\\Profiles');
  });

  it('is where the user says', () => {
    expect(folder('linux', { COMPSPEC_PROFILES: '/p', XDG_DATA_HOME: '/data' })).toBe('/p');
    expect(folder('darwin', { COMPSPEC_PROFILES: '/p' })).toBe('/p');
  });
});
