import { describe, expect, it } from 'vitest';
import type { FileText } from '../../../../server/src/core/files.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import type { HostStore } from '../../../../server/src/lsp/host/store.js';
import { thisMachineId } from '../../../../server/src/protocol/host.js';
import { extraction, failures, here, opened, settle } from '../../../support/host-store.js';
import { hostProfile } from '../../../support/host-view.js';

const uri = 'file:///nodes/gpu.json';

const catalog = new Catalog();
const glibcOf = (store: HostStore): string | undefined =>
  store.subject(catalog)?.facts('library.glibc.version');

describe('this machine', () => {
  it('is looked at when a spec wants it, once, and in the background', async () => {
    const { store, machine, statuses } = opened();
    store.configure(here);
    expect([store.status, store.fault?.isPassing, machine.looks.length]).toEqual([
      'waiting',
      true,
      0,
    ]);
    store.want();
    store.want();
    expect(machine.looks).toHaveLength(1);
    expect([store.status, store.fault?.told.key]).toEqual(['extracting', 'host.extracting']);
    expect(store.subject(catalog)).toBeUndefined();
    machine.looks[0]!.end(extraction('2.28'));
    await settle();
    expect([store.status, store.fault]).toEqual(['ready', undefined]);
    expect(glibcOf(store)).toBe('2.28');
    expect(store.extractedAt).toEqual(new Date('2026-05-04T03:02:01Z'));
    store.want();
    expect(machine.looks).toHaveLength(1);
    expect(statuses.slice(-2)).toEqual(['extracting', 'ready']);
  });

  it('is no news with settings that are as by default, and the same again', () => {
    const { store, statuses } = opened();
    store.configure(here);
    store.configure(here);
    expect(statuses).toEqual([]);
    store.configure({ ...here, extract: false });
    expect(statuses).toEqual(['off']);
  });

  it('is not looked at before the settings are known, which may forbid it', async () => {
    const { store, machine } = opened();
    store.want();
    expect(machine.looks).toHaveLength(0);
    store.configure({ ...here, extract: false });
    expect([store.status, store.fault?.told.key]).toEqual(['off', 'host.off']);
    expect(machine.looks).toHaveLength(0);
    store.configure(here);
    expect(machine.looks).toHaveLength(1);
  });

  it('is not looked at in a workspace that is not trusted, until it is', async () => {
    const { store, machine } = opened({ isTrusted: false });
    store.configure(here);
    store.want();
    await store.settled();
    expect(await store.refresh()).toEqual({ key: 'host.untrusted', args: [] });
    expect([store.status, store.fault?.told.key, store.fault?.isPassing]).toEqual([
      'untrusted',
      'host.untrusted',
      false,
    ]);
    expect(machine.looks).toHaveLength(0);
    store.trust();
    store.trust();
    expect(machine.looks).toHaveLength(1);
  });

  it('trusted without a spec that wants it, it waits', () => {
    const { store, machine } = opened({ isTrusted: false });
    store.configure(here);
    store.trust();
    expect([store.status, machine.looks.length]).toEqual(['waiting', 0]);
  });

  it('is looked at again when the user says so, whatever the setting; the old look counts until then', async () => {
    const { store, machine } = opened();
    store.configure({ ...here, extract: false });
    const first = store.refresh();
    await settle();
    machine.looks[0]!.end(extraction('2.28'));
    expect(await first).toBeUndefined();
    const { generation } = store;
    const before = store.subject(catalog);
    const second = store.refresh();
    await settle();
    expect(store.status).toBe('extracting');
    expect([store.generation, store.fault]).toEqual([generation, undefined]);
    expect(store.subject(catalog)).toBe(before);
    machine.looks[1]!.end(extraction('2.34'));
    await second;
    expect(store.generation).toBeGreaterThan(generation);
    expect(glibcOf(store)).toBe('2.34');
  });

  it('is looked at anew by a refresh that comes during a look', async () => {
    const { store, machine } = opened();
    store.configure(here);
    store.want();
    const refreshed = store.refresh();
    machine.looks[0]!.end(extraction('2.28'));
    await settle();
    expect(machine.looks).toHaveLength(2);
    machine.looks[1]!.end(extraction('2.34'));
    await refreshed;
    expect(glibcOf(store)).toBe('2.34');
  });

  it('that can not be looked at is told once, and not tried again unasked', async () => {
    const { store, machine } = opened();
    store.configure(here);
    store.want();
    machine.looks[0]!.fail(new Error('no such luck'));
    await store.settled();
    expect(failures.splice(0)).toEqual([new Error('no such luck')]);
    expect([store.status, store.fault?.told]).toEqual([
      'failed',
      { key: 'host.failed', args: ['no such luck'] },
    ]);
    store.want();
    expect(machine.looks).toHaveLength(1);
    const again = store.refresh();
    await settle();
    machine.looks[1]!.end(extraction('2.28'));
    expect(await again).toBeUndefined();
    expect(store.status).toBe('ready');
  });

  it('is waited for by who needs an answer', async () => {
    const { store, machine } = opened();
    let isSettled = false;
    const settled = store.settled().then(() => {
      isSettled = true;
    });
    await settle();
    store.configure(here);
    await settle();
    expect([isSettled, machine.looks.length]).toEqual([false, 1]);
    machine.looks[0]!.end(extraction('2.28'));
    await settled;
    expect(store.status).toBe('ready');
  });

  it('is none where the server has no access to one', async () => {
    const { store } = opened({ extract: undefined });
    store.configure(here);
    await store.settled();
    expect([store.status, store.fault?.told.key]).toEqual(['failed', 'host.nowhere']);
    expect((await store.refresh())?.key).toBe('host.nowhere');
  });

  it('states what the schemas that are known ask for', async () => {
    const { store, machine } = opened();
    store.configure(here);
    store.want();
    machine.looks[0]!.end(extraction('2.28'));
    await settle();
    const subject = store.subject(catalog);
    expect(store.subject(catalog)).toBe(subject);
    expect(store.subject(new Catalog())).not.toBe(subject);
  });
});

describe('a profile', () => {
  const profile = hostProfile({}, 'gpu node');

  it('is what the settings say, and runs nothing', async () => {
    const { store, machine } = opened({ isTrusted: false }, { [uri]: profile });
    store.configure({ ...here, id: uri });
    expect([store.status, store.fault?.isPassing]).toEqual(['extracting', true]);
    await store.settled();
    expect([store.status, store.name, store.id]).toEqual(['ready', 'gpu node', uri]);
    expect(store.extractedAt).toEqual(new Date('2026-05-04T03:02:01Z'));
    expect(store.subject(catalog)?.name).toBe('gpu node');
    expect(machine.looks).toHaveLength(0);
  });

  it('that was chosen goes before the settings, until they name another one', async () => {
    const other = 'file:///nodes/cpu.json';
    const { store } = opened(
      { chosen: uri },
      { [uri]: profile, [other]: hostProfile({}, 'cpu node') },
    );
    store.configure(here);
    await store.settled();
    expect(store.name).toBe('gpu node');
    store.configure(here);
    await store.settled();
    expect(store.name).toBe('gpu node');
    store.configure({ ...here, id: other });
    await store.settled();
    expect(store.name).toBe('cpu node');
    await store.select(thisMachineId);
    store.configure({ ...here, id: other });
    expect(store.isThisMachine).toBe(true);
  });

  it('this machine may be chosen against the settings, too', () => {
    const { store } = opened({ chosen: thisMachineId });
    store.configure({ ...here, id: uri });
    expect(store.isThisMachine).toBe(true);
  });

  it('chosen before the settings are known stays', async () => {
    const { store } = opened({}, { [uri]: profile });
    await store.select(uri);
    store.configure(here);
    expect(store.name).toBe('gpu node');
  });

  it('is read anew when its file changes, and only then', async () => {
    const { store, files, statuses } = opened({}, { [uri]: profile });
    store.configure({ ...here, id: uri });
    await store.settled();
    const { generation } = store;
    files[uri] = hostProfile({}, 'renamed');
    store.filesChanged(['file:///other.json']);
    await settle();
    expect([store.name, store.generation]).toEqual(['gpu node', generation]);
    store.filesChanged([uri]);
    // What was read before counts until then.
    expect(store.status).toBe('ready');
    await store.settled();
    expect(store.name).toBe('renamed');
    expect(store.generation).toBeGreaterThan(generation);
    delete files[uri];
    store.filesChanged([uri]);
    await store.settled();
    expect([store.status, store.fault?.told]).toEqual([
      'failed',
      { key: 'host.profile.unread', args: ['gpu.json'] },
    ]);
    expect(store.subject(catalog)).toBeUndefined();
    expect(statuses.at(-1)).toBe('failed');
  });

  it.each([
    ['{"graph": {}}', 'host.profile.other'],
    ['[]', 'host.profile.other'],
    [profile.slice(0, -1), 'host.profile.faults'],
  ])('that is none is told as such: %s', async (text, key) => {
    const { store } = opened({}, { [uri]: text });
    await store.select(uri);
    expect([store.status, store.fault?.told.key, store.fault?.isPassing]).toEqual([
      'failed',
      key,
      false,
    ]);
    expect(store.subject(catalog)).toBeUndefined();
  });

  it('may be any spec that somebody chooses, and is named by its file then', async () => {
    const text = '{"kind": "CompatibilitySpec", "compatibilities": []}';
    const { store } = opened({}, { 'file:///n%C3%B6/a%20b.json': text });
    await store.select('file:///n%C3%B6/a%20b.json');
    expect([store.status, store.name]).toEqual(['ready', 'a b.json']);
  });

  it('of several that are chosen in a hurry the last one counts', async () => {
    const ends = new Map<string, (file: FileText) => void>();
    const { store } = opened({ read: (file) => new Promise((end) => void ends.set(file, end)) });
    store.configure(here);
    const first = store.select('file:///1.json');
    const second = store.select('file:///2.json');
    ends.get('file:///2.json')!({ text: hostProfile({}, 'two') });
    ends.get('file:///1.json')!({ text: hostProfile({}, 'one') });
    await Promise.all([first, second]);
    expect(store.name).toBe('two');
  });

  it('that changes while it is read is what it was last', async () => {
    const ends: ((file: FileText) => void)[] = [];
    const { store, statuses } = opened({ read: () => new Promise((end) => void ends.push(end)) });
    store.configure({ ...here, id: uri });
    store.filesChanged([uri]);
    ends[1]!({ text: hostProfile({}, 'new') });
    await settle();
    ends[0]!({ text: hostProfile({}, 'old') });
    await store.settled();
    await settle();
    expect(store.name).toBe('new');
    expect(statuses.filter((status) => status === 'ready')).toHaveLength(1);
  });

  it('that is not wanted any more when it is read is no news', async () => {
    const ends: ((file: FileText) => void)[] = [];
    const { store } = opened({
      isTrusted: false,
      read: () => new Promise((end) => void ends.push(end)),
    });
    store.configure({ ...here, id: uri });
    await store.select(thisMachineId);
    const { generation } = store;
    ends[0]!({ text: hostProfile({}, 'late') });
    await settle();
    expect([store.generation, store.status]).toEqual([generation, 'untrusted']);
  });

  it('that can not be read for a defect is a failure, told', async () => {
    const { store } = opened({ read: () => Promise.reject(new Error('a defect')) });
    await store.select(uri);
    expect(store.status).toBe('failed');
    expect(failures.splice(0)).toEqual([new Error('a defect')]);
  });
});
