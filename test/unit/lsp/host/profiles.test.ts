import { describe, expect, it } from 'vitest';
import { FileError } from '../../../../server/src/core/files.js';
import type { HostMachine } from '../../../../server/src/lsp/host/machine.js';
import {
  isProfileName,
  profileAddress,
  savedProfiles,
  workspaceProfiles,
} from '../../../../server/src/lsp/host/profiles.js';
import { hostProfile, hostSpec } from '../../../support/host-view.js';
import { type MemoryEntry, memoryFiles } from '../../../support/memory-files.js';

const machine = { profiles: '/data/profiles' } as HostMachine;

async function saved(folder: { readonly [name: string]: MemoryEntry }) {
  const complaints: string[] = [];
  const files = memoryFiles({ data: { profiles: folder } });
  const hosts = await savedProfiles(machine, files, (path) => complaints.push(path));
  return { hosts, complaints };
}

describe('the saved profiles', () => {
  it('are the specs of machines, by name; other files are passed over', async () => {
    const { hosts, complaints } = await saved({
      'z.json': hostProfile({}, 'a node'),
      'b.yaml': 'kind: CompatibilitySpec\nmetadata: {subject: host}\ncompatibilities: []\n',
      'image.json': hostSpec(''),
      'broken.json': '{"meta',
      'notes.txt': hostProfile({}),
    });
    expect(hosts).toEqual([
      {
        id: 'file:///data/profiles/z.json',
        name: 'a node',
        origin: 'saved',
        extractedAt: '2026-05-04T03:02:01.000Z',
      },
      { id: 'file:///data/profiles/b.yaml', name: 'b.yaml', origin: 'saved' },
    ]);
    expect(complaints).toEqual([]);
  });

  it('are none without a folder; what can not be read is told', async () => {
    const nothing = await savedProfiles(machine, memoryFiles({}), () => expect.unreachable());
    expect(nothing).toEqual([]);
    const denied = new FileError('denied', 'may not be read');
    const { hosts, complaints } = await saved({ 'a.json': denied, 'b.json': hostProfile({}, 'b') });
    expect([hosts.map(({ name }) => name), complaints]).toEqual([['b'], ['/data/profiles/a.json']]);
    expect((await saved({ '': denied })).complaints).toEqual(['/data/profiles']);
  });
});

it('the profiles of a workspace are in the order of their names, then of their addresses', () => {
  const head = (name?: string) => ({ name, extractedAt: undefined });
  const hosts = workspaceProfiles([
    ['file:///c.json', head('b')],
    ['file:///b.json', head('b')],
    ['file:///a%20a.json', head()],
  ]);
  expect(hosts.map(({ id, name }) => [id, name])).toEqual([
    ['file:///a%20a.json', 'a a.json'],
    ['file:///b.json', 'b'],
    ['file:///c.json', 'b'],
  ]);
});

describe('the setting of a profile', () => {
  it.each([
    ['', ['file:///w'], undefined],
    ['nodes/gpu 1.json', ['file:///w', 'file:///v'], 'file:///w/nodes/gpu%201.json'],
    ['../gpu.json', ['file:///w/v'], 'file:///w/gpu.json'],
    ['/etc/gpu.json', ['file:///w'], 'file:///etc/gpu.json'],
    ['file:///etc/gpu.json', [], 'file:///etc/gpu.json'],
    ['gpu.json', [], 'file:///gpu.json'],
  ])('%j in %j is %s', (path, folders, address) => {
    expect(profileAddress(path, folders)).toBe(address);
  });
});

it.each([
  ['gpu node', true],
  ['Knoten 7 (öst)', true],
  ['a'.repeat(100), true],
  ['a'.repeat(101), false],
  ...['', ' a', 'a ', 'a.', '.a', '..', 'a/b', 'a\\b', 'a:b', 'a\nb', 'a\u0000', 'a?'].map(
    (name): [string, boolean] => [name, false],
  ),
])('a profile may be called %j: %s', (name, may) => expect(isProfileName(name)).toBe(may));
