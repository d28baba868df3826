import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTargets,
  genericOf,
  isAncestorOrSelf,
  microarchitectureNames,
  targetNamed,
  withImplied,
} from '../../../../../server/src/core/host/microarchitecture/graph.js';
import { known } from '../../../../support/archspec-machines.js';

const targets = allTargets();
const anyTarget = fc.constantFrom(...targets);

describe('the graph of microarchitectures', () => {
  it('has the targets of archspec, 17 of them with several parents', () => {
    expect(targets).toHaveLength(78);
    expect(targets.filter(({ parents }) => parents.length > 1)).toHaveLength(17);
    expect(microarchitectureNames()).toEqual(targets.map(({ name }) => name));
  });

  it('has no cycle, and one root above each target', () => {
    for (const target of targets) {
      const all = [target, ...target.ancestors];
      expect(target.ancestors.has(target)).toBe(false);
      const roots = all.filter(({ parents }) => parents.length === 0);
      expect([target.name, roots.map(({ name }) => name)]).toEqual([target.name, [target.family]]);
    }
  });

  it('has ancestors that are those of the parents, and theirs', () => {
    for (const { parents, ancestors } of targets) {
      const above = parents.flatMap((parent) => [parent, ...parent.ancestors]);
      expect(ancestors).toEqual(new Set(above));
    }
  });

  it('orders targets partially', () => {
    fc.assert(
      fc.property(anyTarget, anyTarget, anyTarget, (a, b, c) => {
        expect(isAncestorOrSelf(a, a)).toBe(true);
        if (isAncestorOrSelf(a, b) && isAncestorOrSelf(b, a)) expect(a).toBe(b);
        if (isAncestorOrSelf(a, b) && isAncestorOrSelf(b, c)) {
          expect(isAncestorOrSelf(a, c)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lets each target offer what its ancestors offer', () => {
    for (const target of targets) {
      for (const ancestor of target.ancestors) {
        const missing = [...ancestor.offers].filter((feature) => !target.offers.has(feature));
        expect([target.name, ancestor.name, missing]).toEqual([target.name, ancestor.name, []]);
      }
    }
  });

  it('lists the features of parents again, but for sse3, which ssse3 implies', () => {
    const lost = targets.flatMap(({ name, features, parents }) =>
      parents.flatMap((parent) =>
        [...parent.features].filter((one) => !features.has(one)).map((one) => `${name} ${one}`),
      ),
    );
    expect(lost).toEqual(['core2 sse3']);
  });

  it.each([
    ['zen3', 'zen3'],
    [' Haswell ', 'haswell'],
    ['x86-64-v3', 'x86_64_v3'],
    ['x86-64', 'x86_64'],
    ['amd64', 'x86_64'],
    ['AMD64', 'x86_64'],
    ['arm64', 'aarch64'],
    ['386', 'x86'],
    ['neoverse-n1', 'neoverse_n1'],
    ['skylake-avx512', 'skylake_avx512'],
    ['armv8.2-a', 'armv8.2a'],
    ['zen99', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('reads the name "%s"', (name, expected) => {
    expect(targetNamed(name)?.name).toBe(expected);
  });

  it.each([
    ['zen3', 'x86_64_v3'],
    ['icelake', 'x86_64_v4'],
    ['core2', 'x86_64'],
    ['x86_64_v2', 'x86_64_v2'],
    ['m1', 'armv8.4a'],
    ['neoverse_v3ae', 'armv9.2a'],
    ['power9le', 'ppc64le'],
    ['pentium4', 'x86'],
  ])('puts %s on the level %s', (name, level) => {
    expect(genericOf(known(name)).name).toBe(level);
  });

  it('knows what features imply', () => {
    expect([...withImplied(['ssse3'], 'x86_64')]).toEqual(['ssse3', 'sse3']);
    expect([...withImplied(['pni'], 'x86_64')]).toContain('sse3');
    expect([...withImplied(['avx512f', 'sse4_2'], 'x86_64')]).toEqual(
      expect.arrayContaining(['avx512', 'sse4.2']),
    );
    expect([...withImplied([], 'ppc64le')]).toEqual(['altivec', 'vsx', 'fma']);
    expect([...withImplied([], 'aarch64')]).toEqual(['neon']);
    expect([...withImplied([], 'x86_64')]).toEqual([]);
  });
});
