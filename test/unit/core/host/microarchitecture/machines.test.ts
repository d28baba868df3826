import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../../server/src/core/host/microarchitecture/architecture.js';
import {
  isAncestorOrSelf,
  withImplied,
} from '../../../../../server/src/core/host/microarchitecture/graph.js';
import type { CpuRecord } from '../../../../../server/src/core/host/microarchitecture/record.js';
import {
  commonFeatures,
  targetOf,
} from '../../../../../server/src/core/host/microarchitecture/target-of.js';
import { whyNot } from '../../../../../server/src/core/host/microarchitecture/why-not.js';
import { type ArchspecMachine, archspecMachines } from '../../../../support/archspec-machines.js';
import { corpusAbsent } from '../../../../support/corpus.js';

describe.skipIf(corpusAbsent !== undefined)('the machines that archspec recorded', () => {
  it('are all there', () => {
    expect(archspecMachines).toHaveLength(26);
  });

  it.each(archspecMachines)('$name is what its name says', ({ text, read, target }) => {
    expect(targetOf(read(text), target.family).target?.name).toBe(target.name);
    expect(whyNot(target, read(text), target.family)).toEqual([]);
  });

  it('show their architecture, but for the byte order of POWER', () => {
    for (const { name, text, read, target } of archspecMachines) {
      const shown = target.vendor === 'IBM' ? undefined : target.family;
      expect([name, architectureOf(read(text))]).toEqual([name, shown]);
    }
  });

  it.each([
    ['linux-rhel7-zen', 'AuthenticAMD', 'AMD EPYC 7301 16-Core Processor'],
    ['linux-amazon-neoverse_n1', 'ARM', undefined],
    ['linux-asahi-m1', 'Apple', undefined],
    ['bgq-rhel6-power7', 'IBM', 'POWER7 (architected)'],
    ['linux-sifive-u74mc', undefined, 'sifive,u74-mc'],
    ['darwin-mojave-haswell', 'GenuineIntel', 'Intel(R) Core(TM) i7-4980HQ CPU @ 2.80GHz'],
    ['darwin-sequoia-m4', 'Apple', 'Apple M4 Max'],
    ['windows-cpuid-broadwell', 'GenuineIntel', 'Intel(R) Core(TM) i7-5500U CPU @ 2.40GHz'],
  ])('%s tells its vendor and model', (name, vendor, model) => {
    const machine = archspecMachines.find((one) => one.name === name);
    expect(machine?.read(machine.text).processors).toMatchObject([{ vendor, model }]);
  });

  it.each(archspecMachines)('$name claims nothing more when it is cut at a line', (machine) => {
    const lines = machine.text.split('\n');
    for (let end = 0; end <= lines.length; end += 1) {
      expectNoMore(machine, lines.slice(0, end).join('\n'));
    }
  });

  it('claim nothing more when they are cut anywhere', () => {
    const cut = fc
      .constantFrom(...archspecMachines)
      .chain((machine) => fc.tuple(fc.constant(machine), fc.nat(machine.text.length)));
    fc.assert(
      fc.property(cut, ([machine, end]) => expectNoMore(machine, machine.text.slice(0, end))),
      { numRuns: 400 },
    );
  });
});

/** A target of part of a record is the whole's or an ancestor, and has no feature that the whole lacks. */
function expectNoMore(machine: ArchspecMachine, part: string): void {
  const { read, text, target } = machine;
  const { family } = target;
  const found = targetOf(read(part), family).target;
  if (found === undefined) return;
  expect([machine.name, found.name, isAncestorOrSelf(found, target)]).toEqual([
    machine.name,
    found.name,
    true,
  ]);
  const all = featuresOf(read(text), family);
  if (all === undefined) return;
  expect([...found.features].filter((feature) => !all.has(feature))).toEqual([]);
}

function featuresOf({ processors }: CpuRecord, family: string): ReadonlySet<string> | undefined {
  const features = commonFeatures(processors);
  return features && withImplied(features, family);
}
