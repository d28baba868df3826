import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { microarchitectureTable } from '../../../server/src/core/generated/microarchitectures.js';
import { allTargets, targetNamed } from '../../../server/src/core/host/microarchitecture/graph.js';
import { readTable } from '../../../server/src/core/host/microarchitecture/table.js';
import { corpusAbsent, corpusText } from '../../support/corpus.js';

interface Facts {
  readonly microarchitectures: Readonly<
    Record<
      string,
      {
        readonly from: readonly string[];
        readonly vendor: string;
        readonly features: readonly string[];
        readonly generation?: number;
        readonly cpupart?: string;
      }
    >
  >;
}

const { tableOf } = (await import(
  resolve(import.meta.dirname, '../../../scripts/microarchitectures.mjs')
)) as { tableOf: (facts: object, cpuid: object, version: string) => string };

const file = readFileSync('schemas/microarchitectures.txt', 'utf8');
const facts = (): Facts => JSON.parse(corpusText('archspec/microarchitectures.json')) as Facts;
const cpuid = () => JSON.parse(corpusText('archspec/cpuid.json')) as object;

describe('the table of microarchitectures', () => {
  it('is what the sources are given', () => {
    expect(microarchitectureTable).toBe(file);
  });

  it('is what archspec makes of it', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const version = /^# taken from (.+)$/m.exec(file)?.[1] ?? '';
    expect(version).not.toBe('');
    expect(tableOf(facts(), cpuid(), version)).toBe(file);
  });

  it('says all that archspec says of targets', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const { microarchitectures } = facts();
    expect(allTargets().map(({ name }) => name)).toEqual(Object.keys(microarchitectures));
    for (const [name, told] of Object.entries(microarchitectures)) {
      const part = told.cpupart === 'Unknown' ? undefined : told.cpupart;
      const { parents, vendor, features, generation, part: read } = targetNamed(name) ?? {};
      expect({
        name,
        from: parents?.map((one) => one.name),
        vendor,
        generation,
        part: read,
      }).toEqual({
        ...{ name, from: told.from, vendor: told.vendor },
        ...{ generation: told.generation ?? 0, part },
      });
      expect([name, [...(features ?? [])].sort()]).toEqual([
        name,
        [...new Set(told.features)].sort(),
      ]);
    }
  });

  it('lists beyond archspec only what archspec does not', () => {
    const { also } = readTable(file);
    expect(also.size).toBeGreaterThan(5);
    for (const [name, features] of also) {
      const told = targetNamed(name)?.features;
      expect([name, features.filter((feature) => told?.has(feature) ?? true)]).toEqual([name, []]);
    }
  });

  it('is not made of a target that stands above its parent, or of an alias of a new kind', () => {
    const target = { from: ['later'], vendor: 'generic', features: [] };
    const none = { feature_aliases: {}, conversions: { darwin_flags: {}, arm_vendors: {} } };
    const noBits = { flags: [], 'extension-flags': [] };
    expect(() => tableOf({ ...none, microarchitectures: { target } }, noBits, '')).toThrow(
      'target stands above its parent later.',
    );
    const aliased = { ...none, microarchitectures: {}, feature_aliases: { a: { all_of: ['b'] } } };
    expect(() => tableOf(aliased, noBits, '')).toThrow('The alias a has an unknown all_of.');
  });

  it.each([
    ['a line of no kind', 'nonsense', 'Not a line of the table: nonsense'],
    ['a target without a vendor', 'target a: b', 'The target a has no vendor.'],
    ['an unknown register', 'cpuid 0x1 0 rax: lm 1', 'Not a register of CPUID: 0x1 0 rax'],
  ])('is not read with %s', (_, line, message) => {
    expect(() => readTable(line)).toThrow(message);
  });
});
