import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLoaderCache } from '../../../../../server/src/core/host/extractors/loader-cache.js';
import { bothLoaderCaches, loaderCache, oldLoaderCache } from '../../../../support/loader-cache.js';

const libraries = [
  { soname: 'libmpi.so.40', path: '/usr/lib64/libmpi.so.40' },
  { soname: 'libz.so.1', path: '/usr/lib/libz.so.1', flags: 3 },
];
const expected = [
  { soname: 'libmpi.so.40', path: '/usr/lib64/libmpi.so.40', is64Bit: true },
  { soname: 'libz.so.1', path: '/usr/lib/libz.so.1', is64Bit: false },
];

describe("the loader's cache", () => {
  test.each([
    ["today's form", loaderCache(libraries)],
    ['of a machine of the other byte order', loaderCache(libraries, true)],
    ['the old form', oldLoaderCache(libraries)],
    ["the old form with today's behind it", bothLoaderCaches(libraries)],
    [
      'the same with an odd number of entries',
      bothLoaderCaches([...libraries, ...libraries, libraries[0]!]),
    ],
  ])('%s', (_, bytes) => {
    expect(readLoaderCache(bytes)?.slice(0, 2)).toEqual(expected);
  });

  test('of nothing is none', () => {
    expect(readLoaderCache(new Uint8Array())).toBeUndefined();
    expect(readLoaderCache(Buffer.from('#!/bin/sh'))).toBeUndefined();
  });

  test.each([loaderCache(libraries), oldLoaderCache(libraries), bothLoaderCaches(libraries)])(
    'cut short anywhere has what is left of it',
    (bytes) => {
      for (let length = 0; length < bytes.length; length += 1) {
        for (const { soname } of readLoaderCache(bytes.subarray(0, length)) ?? []) {
          expect(libraries.some((one) => one.soname.startsWith(soname))).toBe(true);
        }
      }
    },
  );

  test('with absurd counts and places is read within bounds', () => {
    const numbers = fc.array(fc.tuple(fc.nat(120), fc.nat(0xff)), { maxLength: 20 });
    const forms = fc.constantFrom(loaderCache, oldLoaderCache, bothLoaderCaches);
    fc.assert(
      fc.property(forms, numbers, (form, changes) => {
        const bytes = form(libraries);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const read = readLoaderCache(bytes) ?? [];
        expect(read.length).toBeLessThanOrEqual(bytes.length / 12);
        for (const { path } of read) expect(path).toMatch(/^\/[ -~]{0,1023}$/);
      }),
    );
  });

  test.runIf(existsSync('/etc/ld.so.cache') && existsSync('/sbin/ldconfig'))(
    'of this machine is what ldconfig prints of it',
    () => {
      const printed = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
      const lines = [...printed.matchAll(/^\t(\S+) \(.*\) => (\S+)$/gm)];
      const read = readLoaderCache(readFileSync('/etc/ld.so.cache')) ?? [];
      expect(read.map(({ soname, path }) => [soname, path])).toEqual(
        lines.map(([, soname, path]) => [soname, path]),
      );
    },
  );
});
