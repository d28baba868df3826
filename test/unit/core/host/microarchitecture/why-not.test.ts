import { describe, expect, it } from 'vitest';
import { readCpuinfo } from '../../../../../server/src/core/host/microarchitecture/cpuinfo.js';
import { allTargets } from '../../../../../server/src/core/host/microarchitecture/graph.js';
import { readSysctl } from '../../../../../server/src/core/host/microarchitecture/sysctl.js';
import { targetOf } from '../../../../../server/src/core/host/microarchitecture/target-of.js';
import { notBecause } from '../../../../../server/src/core/host/microarchitecture/told.js';
import { whyNot } from '../../../../../server/src/core/host/microarchitecture/why-not.js';
import { english } from '../../../../../server/src/core/messages.js';
import { archspecMachines, known } from '../../../../support/archspec-machines.js';
import { corpusAbsent } from '../../../../support/corpus.js';

function features(name: string): string {
  return [...known(name).features].join(' ');
}

const haswell = `cpu family : 6\nvendor_id : GenuineIntel\nflags : lm ${features('haswell')}\n`;
const n2 = `Features : ${features('neoverse_n2')}\nCPU implementer : 0x41\nCPU part : 0xd49\n`;
const other = n2.replace('0xd49', '0xd4d');
const nameless = n2.replace(/CPU part.*\n/, '');

describe('why a machine is not', () => {
  it.each([
    ['haswell', haswell, undefined, []],
    ['x86_64_v3', haswell, undefined, ['It is a x86_64_v3, and haswell as well,']],
    ['skylake', haswell, undefined, ['lacks what skylake has: adx, clflushopt, rdseed, xsavec,']],
    ['zen', haswell, undefined, ['of the vendor AuthenticAMD, but the CPU of G', 'lacks what zen']],
    ['zen', haswell.replace(/vendor_id.*\n/, ''), undefined, ['and nothing tells', 'lacks what']],
    ['aarch64', haswell, undefined, ['aarch64 is a target of aarch64, but the CPU is of x86_64.']],
    ['x86_64', haswell, 's390x', ['x86_64 is a target of x86_64, but the CPU is of s390x.']],
    ['x86_64', '', undefined, ['and nothing tells the architecture of the CPU.']],
    ['haswell', '', 'x86_64', ['Nothing tells which CPU it is.']],
    ['neoverse_v2', n2, undefined, ['has the part number 0xd4f, but the CPU has 0xd49.']],
    ['neoverse_v2', nameless, undefined, ['number 0xd4f, and nothing tells that of the CPU.']],
    ['neoverse_n2', other, undefined, ['has the part number 0xd49, but the CPU has 0xd4d.']],
    ['armv8.2a', n2, undefined, ['It is a armv8.2a, and neoverse_n2 as well,']],
    ['armv9.2a', n2, undefined, ['Nothing that a CPU tells shows that it is armv9.2a.']],
    [
      'power10le',
      'cpu : POWER9',
      'ppc64le',
      ['generation 10 of POWER, but the CPU is generation 9'],
    ],
    ['power7', 'cpu : PPC970', 'ppc64', ['of POWER, and nothing tells that of the CPU.']],
    ['u74mc', 'isa : rv64i\nuarch : a,b', undefined, ['that it is "a,b", which is not u74mc.']],
    ['u74mc', 'isa : rv64i', undefined, ['Nothing tells the model of the CPU, by which u74mc is']],
  ])('%s', (name, text, architecture, expected) => {
    const target = known(name);
    const said = whyNot(target, readCpuinfo(text), architecture).map((one) =>
      english(notBecause(target, one)),
    );
    expect(said).toEqual(expected.map((part) => expect.stringContaining(part)));
  });

  it('the next one of its line, where nothing tells them apart', () => {
    const text = `Features : ${features('m3')}\nCPU implementer : 0x61\nCPU part : 0x099\n`;
    expect(whyNot(known('m3'), readCpuinfo(text))).toEqual([{ kind: 'alike', target: 'm2' }]);
  });

  it('another one than its brand says', () => {
    const record = readSysctl('machdep.cpu.brand_string: Apple M2\n');
    expect(whyNot(known('m1'), record)).toEqual([{ kind: 'better', target: 'm2' }]);
    expect(whyNot(known('m4'), record)).toEqual([
      { kind: 'model', wanted: 'm4', found: 'Apple M2' },
    ]);
  });

  it('says something of every target but its own, of every recorded machine', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    for (const { name, text, read, target: own } of archspecMachines) {
      const record = read(text);
      expect(targetOf(record, own.family).target).toBe(own);
      for (const target of allTargets()) {
        const obstacles = whyNot(target, record, own.family);
        expect([name, target.name, obstacles.length > 0]).toEqual([
          name,
          target.name,
          target !== own,
        ]);
      }
    }
  });
});
