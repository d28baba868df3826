import { describe, expect, it } from 'vitest';
import { extraction, here, opened, settle } from '../../../support/host-store.js';
import { hostProfile } from '../../../support/host-view.js';

const uri = 'file:///nodes/gpu.json';

describe('this machine', () => {
  it('has the libraries that were found with it, which a profile has not', async () => {
    const { store, machine } = opened({}, { [uri]: hostProfile({}) });
    store.configure(here);
    store.want();
    expect(store.mounts).toBeUndefined();
    machine.looks[0]!.end(extraction('2.28'));
    await settle();
    expect(store.mounts?.usual).toEqual([{ name: 'libmpi', paths: ['2.28'] }]);
    await store.select(uri);
    expect(store.mounts).toBeUndefined();
  });

  it('is looked at with the extractors that are named, and anew when others are', async () => {
    const { store, machine } = opened();
    const with_ = (...extractors: string[]) => store.configure({ ...here, extractors });
    with_('a');
    with_('b');
    expect(machine.named).toEqual([]);
    store.want();
    expect(machine.named).toEqual(['b']);
    // During a look: after it.
    with_('b', 'c');
    machine.looks[0]!.end(extraction('2.28'));
    await settle();
    expect(machine.named).toEqual(['b', 'b,c']);
    machine.looks[1]!.end(extraction('2.28'));
    await settle();
    with_('b', 'c');
    await settle();
    expect(machine.named).toHaveLength(2);
    // A look that the user asks for before the settings are known waits for them.
    const early = opened();
    const refreshed = early.store.refresh();
    await settle();
    expect(early.machine.named).toEqual([]);
    early.store.configure({ ...here, extractors: ['a'] });
    await settle();
    expect(early.machine.named).toEqual(['a']);
    early.machine.looks[0]!.end(extraction('2.28'));
    expect(await refreshed).toBeUndefined();
    // Where nothing is to be looked at unasked, the next look has them.
    store.configure({ ...here, extract: false, extractors: [] });
    await settle();
    expect(machine.named).toHaveLength(2);
  });
});
