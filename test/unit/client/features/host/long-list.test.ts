import { describe, expect, it } from 'vitest';
import { longList } from '../../../../../client/src/features/host/long-list.js';

const features = (count: number): string =>
  Array.from({ length: count }, (_, index) => `f${index}`).join(',');

describe('a value in a tree', () => {
  it('is shortened where it is a long list', () => {
    expect(longList(features(93))).toEqual({ first: 'f0, f1', count: 93 });
    expect(longList(features(9))).toEqual({ first: 'f0, f1', count: 9 });
  });

  it.each([features(8), '', 'avx', 'a, b, c, d, e, f, g, h, i, j', 'x'.repeat(999)])(
    'is shown whole where it is none: %.20s',
    (value) => expect(longList(value)).toBeUndefined(),
  );
});
