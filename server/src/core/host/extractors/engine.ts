import type { Probed, Probes, ProgramOutput } from '../probes.js';
import { type Extractor, reading, type SectionReading } from '../section.js';

/** A container engine, and how it tells its version. */
interface Engine {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /**
   * What it prints, the version in the first group. What prints something else under that name is
   * another engine: `docker` may be Podman, `singularity` may be Apptainer.
   */
  readonly prints: RegExp;
}

const number = String.raw`v?(\d+(?:\.\d+)+\S*?),?`;

const engines: readonly Engine[] = [
  {
    name: 'apptainer',
    program: 'apptainer',
    args: ['--version'],
    prints: new RegExp(`^apptainer version ${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'singularity',
    program: 'singularity',
    args: ['--version'],
    // Before 3.0 it printed the number alone.
    prints: new RegExp(`^(?:singularity(?:-ce|-pro|pro)? version )?${number}(?:\\s|$)`, 'mi'),
  },
  {
    name: 'docker',
    program: 'docker',
    args: ['--version'],
    prints: new RegExp(`^Docker version ${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'podman',
    program: 'podman',
    args: ['--version'],
    prints: new RegExp(`^podman version ${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'sarus',
    program: 'sarus',
    args: ['--version'],
    prints: new RegExp(`^${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'charliecloud',
    program: 'ch-run',
    args: ['--version'],
    prints: new RegExp(`^${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'enroot',
    program: 'enroot',
    args: ['version'],
    prints: new RegExp(`^${number}(?:\\s|$)`, 'm'),
  },
  {
    name: 'shifter',
    program: 'shifter',
    args: ['--version'],
    prints: new RegExp(`^(?:shifter (?:version )?)?${number}(?:\\s|$)`, 'mi'),
  },
];

/** Where some of them are installed without being on everybody's PATH. */
const folders = ['/opt/sarus/default/bin', '/snap/bin', '/opt/shifter/bin'] as const;

export const engineExtractor: Extractor = {
  name: 'engine',
  sections: {
    installed: installedSection,
    ...Object.fromEntries(
      engines.map((engine) => [engine.name, (probes: Probes) => engineSection(engine, probes)]),
    ),
  },
  unverified: ['apptainer', 'singularity', 'sarus', 'enroot', 'shifter'],
};

/** `engine.installed`: `names`, of those that are there under their own name. */
async function installedSection(probes: Probes): Promise<SectionReading> {
  const read = await Promise.all(engines.map((engine) => engineSection(engine, probes)));
  const names = engines.flatMap(({ name }, index) => (read[index]?.status === 'ok' ? name : []));
  return reading({ names: names.length === 0 ? undefined : names.join(',') }, 'none on the PATH');
}

/** `engine.docker` and its like: `installed` and `version`. */
async function engineSection(engine: Engine, probes: Probes): Promise<SectionReading> {
  const [path] = await probes.find(engine.program, folders);
  if (path === undefined) return reading({}, `no program ${engine.program}`);
  const installed = { installed: 'yes' };
  const ran = await probes.run(path, engine.args);
  if (ran.status !== 'ok') {
    const detail = `no version: ${ran.detail}`;
    return { status: 'ok', detail, values: installed };
  }
  const version = engine.prints.exec(texts(ran))?.[1];
  if (version !== undefined) return { status: 'ok', values: { ...installed, version } };
  const other = engines.find((one) => one !== engine && named(one) && one.prints.test(texts(ran)));
  if (other !== undefined) return reading({}, `the program ${engine.program} is ${other.name}`);
  const { exit } = ran.value;
  const detail = exit === 0 ? 'it printed no version' : `no version: it exited with ${exit}`;
  return { status: 'ok', detail, values: installed };
}

/** Some print it on standard error. */
function texts({ value }: Extract<Probed<ProgramOutput>, { status: 'ok' }>): string {
  return `${value.stdout}\n${value.stderr}`;
}

/** Whether what an engine prints has its name in it, so that it is told from others. */
function named({ name }: Engine): boolean {
  return name === 'podman' || name === 'apptainer' || name === 'docker';
}
