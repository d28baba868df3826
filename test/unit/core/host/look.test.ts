import { describe, expect, it } from 'vitest';
import { extractors } from '../../../../server/src/core/host/extractors/table.js';
import { lookAt } from '../../../../server/src/core/host/look.js';
import { elfFile } from '../../../support/elf-file.js';
import { printed, recordedMachine } from '../../../support/recorded-machine.js';

const cuda = '/usr/lib/x86_64-linux-gnu/libcuda.so.1';
const at = new Date('2026-05-04T03:02:01Z');
const site = JSON.stringify({ sections: { queue: { name: 'gpu' } } });
const library = elfFile({
  needed: ['libc.so.6'],
  neededVersions: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_2.2.5'] },
});

const machine = recordedMachine({
  files: { [cuda]: library },
  outputs: { 'compspec-extract-site': printed(site), 'compspec-extract-kernel': printed(site) },
});

describe('a look at a machine', () => {
  it('has every section, and what the libraries need that are usually mounted', async () => {
    const { sections, extractedAt, mounts } = await lookAt(machine, () => at);
    expect(new Set(sections.map(({ extractor }) => extractor))).toEqual(
      new Set(extractors.map(({ name }) => name)),
    );
    expect(extractedAt).toEqual(at);
    expect(mounts?.libraries).toEqual([
      { library: cuda, glibc: '2.34', glibcxx: undefined, missing: [] },
    ]);
    expect(mounts?.usual.filter(({ paths }) => paths.length > 0)).toEqual([
      { name: 'libcuda.so.1', paths: [cuda], failure: undefined },
    ]);
  });

  it('takes each look once for both', async () => {
    const reads: string[] = [];
    const counting: typeof machine = {
      ...machine,
      bytes: (path, offset, length) => {
        reads.push(`${path} ${offset} ${length}`);
        return machine.bytes(path, offset, length);
      },
    };
    await lookAt(counting, () => at);
    expect(reads.some((read) => read.startsWith(cuda))).toBe(true);
    expect(new Set(reads).size).toBe(reads.length);
  });

  it('has what extractors of others print that are named, once, and no other', async () => {
    const named = async (...names: string[]) => {
      const { sections } = await lookAt(machine, () => at, names);
      const own = new Set(extractors.map(({ name }) => name));
      return sections.flatMap(({ extractor, section, status, values }) =>
        own.has(extractor) ? [] : [[extractor, section, status, values]],
      );
    };
    expect(await named()).toEqual([]);
    expect(await named('site', 'site')).toEqual([['site', 'queue', 'ok', { name: 'gpu' }]]);
    // The name of one of its own means that one.
    expect(await named('kernel')).toEqual([]);
    expect(await named('other')).toEqual([['other', '*', 'absent', {}]]);
  });
});
