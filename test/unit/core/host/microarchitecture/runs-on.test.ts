import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCpuinfo } from '../../../../../server/src/core/host/microarchitecture/cpuinfo.js';
import {
  allTargets,
  isAncestorOrSelf,
} from '../../../../../server/src/core/host/microarchitecture/graph.js';
import { runsOn } from '../../../../../server/src/core/host/microarchitecture/runs-on.js';
import {
  commonFeatures,
  targetOf,
} from '../../../../../server/src/core/host/microarchitecture/target-of.js';
import { archspecMachines, known } from '../../../../support/archspec-machines.js';
import { corpusAbsent } from '../../../../support/corpus.js';

/** Whether an image's target runs on a host, whether it is the best for it, and why. */
function said(image: string, host: string, features?: ReadonlySet<string>): string {
  const { run, optimal, why } = runsOn(known(image), { target: known(host), features });
  const { kind, ...reason } = why;
  return [`${run}, ${optimal}:`, kind, ...Object.values(reason).map(String)].join(' ');
}

describe('a program for a target, on a host of another', () => {
  it.each([
    ['zen3', 'zen3', 'yes, yes: same'],
    ['amd64', 'zen3', 'yes, lesser: ancestor'],
    ['haswell', 'zen3', 'yes, no: features'],
    ['skylake_avx512', 'zen4', 'yes, no: features'],
    ['nocona', 'x86_64_v2', 'yes, no: features'],
    ['alderlake', 'sapphirerapids', 'yes, no: features'],
    ['zen', 'haswell', 'no, no: missing clflushopt,clzero,rdseed,sse4a,xsavec,xsaveopt'],
    ['broadwell', 'haswell', 'no, no: missing adx,rdseed'],
    ['x86_64_v4', 'zen3', 'no, no: level x86_64_v4'],
    ['icelake', 'zen3', 'no, no: level x86_64_v4'],
    ['zen4', 'x86_64_v3', 'no, no: level x86_64_v4'],
    ['haswell', 'x86_64_v3', 'unknown, unknown: not-told aes,pclmulqdq,rdrand'],
    ['x86_64_v2', 'x86_64', 'unknown, unknown: not-told cx16,lahf_lm,popcnt,sse4_1,sse4_2,ssse3'],
    ['cannonlake', 'skylake_avx512', 'unknown, no: not-told avx512ifma,avx512vbmi,sha_ni'],
    // What Linux showed only later is in no list that was made before, and yet in the CPU.
    ['m1', 'neoverse_v1', 'unknown, no: not-told flagm2,frint,paca,pacg,sb,ssbs'],
    ['aarch64', 'zen3', 'no, no: family aarch64 x86_64'],
    ['power9', 'power9le', 'no, no: family ppc64 ppc64le'],
    ['pentium4', 'zen3', 'unknown, no: width x86 x86_64'],
    ['power10le', 'power9le', 'no, no: generation 10 9'],
    ['power8le', 'power9le', 'yes, lesser: ancestor'],
    ['power8le', 'ppc64le', 'unknown, unknown: not-comparable'],
    ['armv8.4a', 'neoverse_n1', 'no, no: level armv8.4a'],
    ['armv8.1a', 'aarch64', 'unknown, unknown: not-comparable'],
    ['cortex_a72', 'thunderx2', 'yes, no: features'],
    ['cortex_a72', 'a64fx', 'no, no: missing aes,pmull'],
    ['neoverse_v1', 'neoverse_n1', 'no, no: level armv8.4a'],
    ['x60', 'u74mc', 'unknown, no: not-comparable'],
  ])('%s on %s', (image, host, expected) => {
    expect(said(image, host)).toBe(expected);
  });

  it('is held against the features of the host where they are told', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const zen = machine('linux-rhel7-zen');
    expect(said('haswell', 'zen', zen)).toContain('yes, no');
    expect(said('broadwell', 'zen', zen)).toContain('yes, no');
    expect(said('zen3', 'zen', zen)).toBe('no, no: missing clwb,pku,vaes,vpclmulqdq');
    // A virtual machine may hide its vendor, and nothing else.
    expect(said('haswell', 'x86_64_v3', zen)).toContain('yes, yes');
    const ampere = machine('linux-ubuntu22.04-ampere1');
    expect(said('neoverse_v2', 'ampere1', ampere)).toMatch(/^no, no: missing .*,?sve,sve2,svebf16/);
  });

  it('runs wherever it is the host or above it, whatever the host tells', () => {
    const anyTarget = fc.constantFrom(...allTargets());
    const features = fc.option(fc.constant(new Set<string>()), { nil: undefined });
    fc.assert(
      fc.property(anyTarget, anyTarget, features, (image, target, told) => {
        const { run, optimal } = runsOn(image, { target, features: told });
        if (isAncestorOrSelf(image, target)) expect(run).toBe('yes');
        if (image.family !== target.family) expect(run).not.toBe('yes');
        expect(optimal === 'lesser').toBe(image !== target && isAncestorOrSelf(image, target));
      }),
      { numRuns: 3000 },
    );
  });

  it('is told by name what the features tell, or that it is not known', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    let decided = 0;
    for (const { name, text, read, target: host } of archspecMachines) {
      const record = read(text);
      const features = commonFeatures(record.processors);
      // macOS does not list all that its CPU can do.
      if (features === undefined || record.from === 'sysctl') continue;
      expect(targetOf(record, host.family).target).toBe(host);
      for (const image of allTargets()) {
        const byName = runsOn(image, { target: host });
        const byFeatures = runsOn(image, { target: host, features });
        if (byName.run === 'unknown') continue;
        decided += 1;
        expect([name, image.name, byName.run]).toEqual([name, image.name, byFeatures.run]);
      }
    }
    expect(decided).toBeGreaterThan(1000);
  });
});

function machine(name: string): ReadonlySet<string> | undefined {
  const text = archspecMachines.find((one) => one.name === name)?.text ?? '';
  return commonFeatures(readCpuinfo(text).processors);
}
