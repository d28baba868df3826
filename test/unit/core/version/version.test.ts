import { spawnSync } from 'node:child_process';
import { compareVersions as compareSemantic } from 'compare-versions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  readVersion,
  type Version,
} from '../../../../server/src/core/version/version.js';
import { anyVersion, debianVersion, semanticVersion } from '../../../support/random-versions.js';

function read(text: string): Version {
  const version = readVersion(text);
  if (version === undefined) throw new Error(`${text} is no version`);
  return version;
}

function order(one: string, other: string): number {
  return Math.sign(compareVersions(read(one), read(other)));
}

describe('versions of real systems', () => {
  test.each([
    ['22.04', '22.04.3'],
    ['4.9', '4.10'],
    ['535.54.03', '535.104.05'],
    ['525.60.13', '535.104.05'],
    ['4.1.1rc1', '4.1.1'],
    ['4.1.1-rc1', '4.1.1'],
    ['4.1.1~rc1', '4.1.1'],
    ['4.1.0', '4.1.1rc1'],
    ['5.0.0alpha2', '5.0.0b1'],
    ['5.0.0-beta', '5.0.0-beta.0'],
    ['5.0.0b1', '5.0.0rc1'],
    ['5.0.0rc9', '5.0.0rc10'],
    ['5.0.0.dev1', '5.0.0a1'],
    ['1.1.1', '1.1.1b'],
    ['1.1.1b', '1.1.1k'],
    ['5.15.0-91-generic', '5.15.0-101-generic'],
    ['5.4.0-170-generic', '5.15.0-91-generic'],
    ['4.18.0-553.el8', '4.18.0-553.5.1.el8'],
    ['4.18.0-553.el8_9.x86_64', '4.18.0-553.el8_10.x86_64'],
    ['2.36-9', '2.36-9+deb12u14'],
    ['2.36-9+deb12u9', '2.36-9+deb12u14'],
    ['2.36-9+deb12u14', '2.36-10'],
    ['2.36-9~bpo11+1', '2.36-9'],
    ['9.9', '1:2.3-4'],
    ['1:2.3-4', '2:0.1'],
    ['6.9', '6.9-1'],
    ['2', '99999999999999999999999'],
  ])('%s is older than %s', (older, newer) => {
    expect([order(older, newer), order(newer, older)]).toEqual([-1, 1]);
  });

  test.each([
    ['4.1', '4.1.0'],
    ['v1.2', '1.2'],
    ['V1.2', '1.2.0.0'],
    ['22.4.3', '22.04.3'],
    ['4.18.0-553.el8_10.x86_64', '4.18.0-553.el8_10'],
    ['4.1.1rc1', '4.1.1-rc1'],
    ['4.1.1rc1', '4.1.1.rc1'],
    ['4.1.1RC1', '4.1.1~rc1'],
    ['0:1.2', '1.2'],
    [' 1.2\n', '1.2'],
  ])('%s is %s', (one, other) => {
    expect(order(one, other)).toBe(0);
  });

  test.each(['', 'unknown', 'v', '-1', 'x1.2', '1.2, 1.3', '1 2', ':1', '1:', 'r535'])(
    '%j is none',
    (text) => {
      expect(readVersion(text)).toBeUndefined();
    },
  );

  test('the text is kept as it was written', () => {
    expect(read(' v1.2-1.x86_64 ').text).toBe('v1.2-1.x86_64');
  });

  test('256 characters are the most', () => {
    expect(readVersion(`1.${'2'.repeat(254)}`)).toBeDefined();
    expect(readVersion(`1.${'2'.repeat(255)}`)).toBeUndefined();
  });
});

describe('a total order', () => {
  const version = anyVersion.map(read);

  test('equal texts are equal, and no text throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyVersion, fc.string()), (text) => {
        const version = readVersion(text);
        if (version !== undefined) expect(compareVersions(version, read(text))).toBe(0);
      }),
    );
  });

  test('is antisymmetric', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const there = Math.sign(compareVersions(one, other));
        expect(there + Math.sign(compareVersions(other, one))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('is transitive', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 3, maxLength: 12 }), (versions) => {
        const sorted = [...versions].sort(compareVersions);
        for (const [index, one] of sorted.entries()) {
          for (const other of sorted.slice(index)) {
            expect(compareVersions(one, other)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('beside compare-versions', () => {
  test('semantic versions have the same order, pre-releases too', () => {
    fc.assert(
      fc.property(semanticVersion, semanticVersion, (one, other) => {
        expect([one, other, order(one, other)]).toEqual([one, other, compareSemantic(one, other)]);
      }),
      { numRuns: 3000 },
    );
  });
});

/** The order of pairs as dpkg has it, of all of them in one process. */
function dpkgOrders(pairs: readonly (readonly [string, string])[]): readonly number[] {
  const loop = `while read -r one other; do
  if dpkg --compare-versions "$one" lt "$other"; then echo -1
  elif dpkg --compare-versions "$one" eq "$other"; then echo 0
  else echo 1; fi
done`;
  const input = pairs.map(([one, other]) => `${one} ${other}\n`).join('');
  const { stdout } = spawnSync('sh', ['-c', loop], { input, encoding: 'utf8' });
  return stdout.trim().split('\n').map(Number);
}

const dpkgAbsent = spawnSync('sh', ['-c', 'command -v dpkg']).status !== 0;

describe.skipIf(dpkgAbsent)('beside dpkg --compare-versions (not run: dpkg absent)', () => {
  test('a pair of each kind, and 600 random ones, have the same order', () => {
    const pairs: (readonly [string, string])[] = [
      ['2.36-9+deb12u14', '2.36-9+deb12u9'],
      ['2.36-9+deb12u14', '2.36-10'],
      ['1:2.3-4', '9.9-1'],
      ['0:1.2-3', '1.2-3'],
      ['1.0~rc1-1', '1.0-1'],
      ['1.0~~', '1.0~'],
      ['1.0+git1-1', '1.0-2'],
      ['4.10.0-1', '4.9.9-1'],
      ['5.15.0-91.101', '5.15.0-91.99'],
      ['1.1.1n-0+deb11u5', '1.1.1w-0+deb11u1'],
      ...fc.sample(fc.tuple(debianVersion, debianVersion), { numRuns: 600, seed: 4 }),
    ];
    const ours = pairs.map(([one, other]) => [one, order(one, other), other]);
    const theirs = dpkgOrders(pairs);
    expect(ours).toEqual(pairs.map(([one, other], index) => [one, theirs[index], other]));
    expect(new Set(theirs)).toEqual(new Set([-1, 0, 1]));
  });
});
