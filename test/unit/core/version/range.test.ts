import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPrefix } from '../../../../server/src/core/version/prefix.js';
import { isInRange, rangeText, readRange } from '../../../../server/src/core/version/range.js';
import { readVersion } from '../../../../server/src/core/version/version.js';
import { anyVersion } from '../../../support/random-versions.js';

function within(version: string, range: string): boolean {
  const bounds = readRange(range);
  if (bounds === undefined) throw new Error(`${range} is no range`);
  return isInRange(readVersion(version)!, bounds);
}

describe('a shorter version stands for all that begin with it', () => {
  test.each([
    ['4.1.2', '4.1', true],
    ['4.1', '4.1.0', true],
    ['4.1.2-3.el9', '4.1', true],
    ['4.10.0', '4.1', false],
    ['4.1.1rc1', '4.1', true],
    ['4.1.0rc1', '4.1', false],
    ['4', '4.1', false],
    ['1:4.1', '4.1', false],
    ['5.15.0-91-generic', '5.15.0-91', true],
    ['5.15.0-91-generic', '5.15.0-9', false],
    ['4.1.3-2', '4.1-2', false],
  ])('%s of %s: %s', (version, prefix, expected) => {
    expect(matchesPrefix(readVersion(version)!, readVersion(prefix)!)).toBe(expected);
  });
});

describe('ranges', () => {
  test.each([
    ['>=4.1 <5', ['4.1', '4.1.9', '4.99'], ['4.0.9', '5.0', '5.0rc1', '4.1rc1']],
    ['>=5', ['5.0', '5.1'], ['5.0rc1', '4.9']],
    ['<5', ['4.9', '4'], ['5', '5.0rc1', '5.1']],
    ['<=4.1', ['4.1', '4.1.9', '4.0', '4.1rc1'], ['4.2', '4.10']],
    ['>4.1', ['4.2', '4.10'], ['4.1', '4.1.9', '4.0']],
    ['4.1', ['4.1', '4.1.9'], ['4.2', '4.1rc1', '4.10']],
    ['=4.1', ['4.1.0'], ['4.2']],
    ['==4.1', ['4.1.0'], ['4.2']],
    ['!=4.1.3', ['4.1.2', '4.1.4'], ['4.1.3', '4.1.3-2']],
    ['^4.1', ['4.1', '4.9'], ['4.0', '5', '5.0rc1']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3', '0.2.2']],
    ['^0', ['0.5'], ['1']],
    ['~4.1.2', ['4.1.2', '4.1.9'], ['4.2', '4.1.1']],
    ['~4', ['4.0', '4.9'], ['5']],
    ['4.*', ['4.0', '4.9'], ['5', '3.9']],
    ['4.x.x', ['4.9'], ['5']],
    ['*', ['0', '99'], []],
    ['>= 4.1, < 5', ['4.5'], ['5']],
    ['<3 || >=4 <5 || 7', ['2', '4.1', '7.1'], ['3', '5', '6', '8']],
    ['<5.0rc2', ['5.0rc1', '4'], ['5.0rc2', '5.0']],
    ['>=5.0rc1', ['5.0rc2', '5.0'], ['4.9']],
  ] as const)('%s', (range, inside, outside) => {
    expect(inside.filter((version) => !within(version, range))).toEqual([]);
    expect(outside.filter((version) => within(version, range))).toEqual([]);
  });

  test.each(['', '||', '4 ||', '~=4.1', '=>4', '4 - 5', 'latest', '>=', '>>4', '4 < x'])(
    '%j is none',
    (text) => {
      expect(readRange(text)).toBeUndefined();
    },
  );

  test('4,096 characters are the most', () => {
    const range = '>=4 '.repeat(1024);
    expect(readRange(range)).toBeDefined();
    expect(readRange(`${range} `)).toBeUndefined();
  });

  test('as text they are the same ranges', () => {
    expect(rangeText(readRange('>= 4.1,<5||4.x||*')!)).toBe('>=4.1 <5 || =4 || *');
    const bound = fc
      .tuple(fc.constantFrom('', '>=', '<=', '>', '<', '=', '!=', '^', '~'), anyVersion)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(bound, { minLength: 1, maxLength: 3 }),
        anyVersion,
        (bounds, version) => {
          const range = readRange(bounds.join(' '))!;
          const again = readRange(rangeText(range))!;
          expect(isInRange(readVersion(version)!, again)).toBe(
            isInRange(readVersion(version)!, range),
          );
        },
      ),
    );
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[<>=~^|. ,*vx\d-]*$/)), (text) => {
        const range = readRange(text);
        if (range !== undefined) isInRange(readVersion('4.1')!, range);
      }),
    );
  });
});
