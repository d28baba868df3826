import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCpuid } from '../../server/src/core/host/microarchitecture/cpuid.js';
import { readCpuinfo } from '../../server/src/core/host/microarchitecture/cpuinfo.js';
import {
  type Microarchitecture,
  targetNamed,
} from '../../server/src/core/host/microarchitecture/graph.js';
import type { CpuRecord } from '../../server/src/core/host/microarchitecture/record.js';
import { readSysctl } from '../../server/src/core/host/microarchitecture/sysctl.js';
import { corpusAbsent, corpusFolder, corpusText } from './corpus.js';

/** A machine that archspec recorded. Its target is the third part of the file's name. */
export interface ArchspecMachine {
  readonly name: string;
  readonly system: string;
  readonly target: Microarchitecture;
  readonly text: string;
  readonly read: (text: string) => CpuRecord;
}

const readers: Readonly<Record<string, (text: string) => CpuRecord>> = {
  darwin: readSysctl,
  windows: readCpuid,
};

/** None where the corpus is absent. */
export const archspecMachines: readonly ArchspecMachine[] = corpusAbsent
  ? []
  : readdirSync(join(corpusFolder, 'archspec/targets'))
      .sort()
      .map((name) => {
        const [system = '', , wanted = ''] = name.split('-');
        return {
          name,
          system,
          target: known(wanted),
          text: corpusText(`archspec/targets/${name}`),
          read: readers[system] ?? readCpuinfo,
        };
      });

/** The target of that name, which a test takes for granted. */
export function known(name: string): Microarchitecture {
  const target = targetNamed(name);
  if (target === undefined) throw new Error(`There is no target ${name}.`);
  return target;
}
