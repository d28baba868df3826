import type { Probed, Probes, ProgramOutput } from '../../probes.js';
import { said } from '../said.js';

/** A device as the driver names it. */
interface NvidiaDevice {
  readonly name: string;
  /** Such as 8.0; drivers before 510 do not tell. */
  readonly capability: string | undefined;
}

/** What nvidia-smi says. */
export interface NvidiaSmi {
  readonly devices: readonly NvidiaDevice[];
  readonly driver: string | undefined;
  /** The newest CUDA that the driver supports. */
  readonly cuda: string | undefined;
  /** Why some of it is not known: what the program said instead. */
  readonly problem: string | undefined;
}

const query = (fields: string): readonly string[] => [
  `--query-gpu=${fields}`,
  '--format=csv,noheader',
];

/** Inside WSL it is here, and not always on PATH. */
const wslFolder = '/usr/lib/wsl/lib';

/** Asks nvidia-smi; absent where there is none, skipped where nothing may be run. */
export async function askNvidiaSmi(probes: Probes): Promise<Probed<NvidiaSmi>> {
  const [program] = await probes.find('nvidia-smi', [wslFolder]);
  if (program === undefined) return { status: 'absent', detail: 'no nvidia-smi' };
  const [table, queried] = await Promise.all([
    probes.run(program, []),
    queryDevices(program, probes),
  ]);
  if (queried.status === 'absent' || queried.status === 'skipped') return queried;
  const answer = queried.status === 'ok' ? parseDevices(queried.value.stdout) : undefined;
  const header = parseHeader(
    table.status === 'ok' && table.value.exit === 0 ? table.value.stdout : '',
  );
  return {
    status: 'ok',
    value: {
      devices: answer?.devices ?? [],
      driver: answer?.driver ?? header.driver,
      cuda: header.cuda,
      problem: answer === undefined ? problemOf(queried) : undefined,
    },
  };
}

/** `compute_cap` is a field since driver 510; older ones refuse the whole question for it. */
async function queryDevices(program: string, probes: Probes): Promise<Probed<ProgramOutput>> {
  const first = await probes.run(program, query('name,driver_version,compute_cap'));
  if (first.status !== 'ok' || first.value.exit === 0) return first;
  const { stdout, stderr } = first.value;
  if (!/compute_cap/.test(stdout + stderr)) return first;
  return await probes.run(program, query('name,driver_version'));
}

/** Name, driver and compute capability on each line; undefined where no line is that. */
function parseDevices(
  output: string,
): { readonly devices: readonly NvidiaDevice[]; readonly driver: string } | undefined {
  const devices: NvidiaDevice[] = [];
  let driver: string | undefined;
  for (const line of output.split('\n')) {
    if (line.trim() === '') continue;
    const [name = '', version = '', capability = '', ...more] = line
      .split(',')
      .map((field) => field.trim());
    // A line that says something else makes none of them an answer.
    if (name === '' || !/^\d+(?:\.\d+)+$/.test(version) || more.length > 0) return undefined;
    driver ??= version;
    devices.push({ name, capability: /^\d+\.\d+$/.exec(capability)?.[0] });
  }
  return driver === undefined ? undefined : { devices, driver };
}

/**
 * The first line of the table. Since driver 595 it says `KMD Version` and `CUDA UMD Version`; where
 * libcuda can not be asked, it says `N/A` or `ERR!`.
 */
function parseHeader(output: string): {
  readonly driver: string | undefined;
  readonly cuda: string | undefined;
} {
  return {
    driver: /\b(?:Driver|KMD) Version: (\d+(?:\.\d+)+)/.exec(output)?.[1],
    cuda: /\bCUDA (?:UMD )?Version: (\d+\.\d+)/.exec(output)?.[1],
  };
}

function problemOf(answer: Probed<ProgramOutput>): string {
  if (answer.status !== 'ok') return `nvidia-smi: ${answer.detail}`;
  const { exit, stdout, stderr } = answer.value;
  const text = said(`${stdout}\n${stderr}`);
  return `nvidia-smi ended with ${exit}${text === '' ? '' : ` and said: ${text}`}`;
}
