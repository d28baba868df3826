import { cpuSection } from '../microarchitecture/cpu.js';
import type { Probes } from '../probes.js';
import { type Extractor, reading, type SectionReading, unread } from '../section.js';
import { osSection } from './system-os.js';

export const systemExtractor: Extractor = {
  name: 'system',
  sections: { cpu: cpuSection, os: osSection, memory: memorySection },
};

/** `system.memory`: `total`, in MiB, rounded down. */
async function memorySection(probes: Probes): Promise<SectionReading> {
  if (probes.machine?.platform === 'darwin') return await macosMemory(probes);
  if (probes.machine?.platform === 'win32') {
    return { status: 'skipped', detail: 'it is not looked for on Windows', values: {} };
  }
  const file = await probes.text('/proc/meminfo');
  if (file.status !== 'ok') return unread(file, '/proc/meminfo');
  // In KiB, whatever it says (proc_meminfo(5)).
  const kibibytes = /^MemTotal:[ \t]*(\d{1,15})[ \t]*kB[ \t\r]*$/m.exec(file.value)?.[1];
  if (kibibytes === undefined) {
    return { status: 'failed', detail: '/proc/meminfo has no MemTotal', values: {} };
  }
  return reading({ total: String(Math.floor(Number(kibibytes) / 1024)) }, '');
}

async function macosMemory(probes: Probes): Promise<SectionReading> {
  const ran = await probes.run('/usr/sbin/sysctl', ['-n', 'hw.memsize']);
  if (ran.status !== 'ok') return unread(ran);
  const bytes = /^\d{1,18}$/.exec(ran.value.stdout.trim())?.[0];
  if (bytes === undefined) {
    return { status: 'failed', detail: 'sysctl printed no size of the memory', values: {} };
  }
  return reading({ total: String(Math.floor(Number(bytes) / 1024 / 1024)) }, '');
}
