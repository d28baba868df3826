import { compareVersions, readVersion } from '../../../version/version.js';
import type { Probes } from '../../probes.js';
import { textOf } from '../text-of.js';

/** What a machine shows of AMD's driver, ROCm and devices to compute on. */
export interface AmdEvidence {
  /** Version of the kernel module, where it is not the kernel's own. */
  readonly driver: string | undefined;
  readonly isLoaded: boolean;
  readonly rocm: string | undefined;
  /** A target for each device that can be computed on: gfx90a. */
  readonly targets: readonly string[];
}

/**
 * Generic targets and those that they stand for. LLVM 20, User Guide for AMDGPU Backend,
 * "AMDGPU Generic Processors".
 */
const generic: Readonly<Record<string, readonly string[]>> = {
  'gfx9-generic': ['gfx900', 'gfx902', 'gfx904', 'gfx906', 'gfx909', 'gfx90c'],
  'gfx9-4-generic': ['gfx940', 'gfx941', 'gfx942', 'gfx950'],
  'gfx10-1-generic': ['gfx1010', 'gfx1011', 'gfx1012', 'gfx1013'],
  'gfx10-3-generic': [
    ...['gfx1030', 'gfx1031', 'gfx1032', 'gfx1033'],
    ...['gfx1034', 'gfx1035', 'gfx1036'],
  ],
  'gfx11-generic': [
    ...['gfx1100', 'gfx1101', 'gfx1102', 'gfx1103'],
    ...['gfx1150', 'gfx1151', 'gfx1152', 'gfx1153'],
  ],
  'gfx12-generic': ['gfx1200', 'gfx1201'],
};

/** AMD's number as a PCI vendor, as the topology writes it. */
const amdVendor = '4098';

const topology = '/sys/class/kfd/kfd/topology/nodes';

export async function amdEvidence(probes: Probes): Promise<AmdEvidence> {
  const [module, version, rocm, targets] = await Promise.all([
    probes.names('/sys/module/amdgpu'),
    probes.text('/sys/module/amdgpu/version'),
    rocmVersion(probes),
    targetsOf(probes),
  ]);
  return {
    driver: /^\d+(?:\.\d+)*$/.exec(textOf(version))?.[0],
    isLoaded: module.status === 'ok' || version.status === 'ok' || targets.length > 0,
    rocm,
    targets,
  };
}

/** Targets with the generic ones that stand for them, each once. */
export function withGeneric(targets: readonly string[]): readonly string[] {
  const standing = Object.entries(generic)
    .filter(([, members]) => members.some((member) => targets.includes(member)))
    .map(([name]) => name);
  return [...new Set([...targets, ...standing])];
}

/**
 * A target by its number in KFD's topology: two decimal digits each for minor version and stepping,
 * behind the major version; names have them in hexadecimal (ROCm, libhsakmt, topology.c). 90010 is
 * gfx90a. 0, which a CPU has, is none.
 */
export function targetName(version: number): string | undefined {
  const [major, minor, stepping] = [
    Math.floor(version / 10_000),
    Math.floor(version / 100) % 100,
    version % 100,
  ];
  if (!(major > 0) || minor > 15 || stepping > 15) return undefined;
  return `gfx${major}${minor.toString(16)}${stepping.toString(16)}`;
}

async function targetsOf(probes: Probes): Promise<readonly string[]> {
  const nodes = await probes.names(topology);
  if (nodes.status !== 'ok') return [];
  const texts = await Promise.all(
    nodes.value.map((node) => probes.text(`${topology}/${node}/properties`)),
  );
  return texts.flatMap((text) => {
    const property = (name: string): string | undefined =>
      new RegExp(`^${name} (\\d+)$`, 'm').exec(textOf(text))?.[1];
    if ((property('vendor_id') ?? amdVendor) !== amdVendor) return [];
    return targetName(Number(property('gfx_target_version') ?? 0)) ?? [];
  });
}

/** The version of /opt/rocm; of several without that link, the newest. The build's number behind it is left out. */
async function rocmVersion(probes: Probes): Promise<string | undefined> {
  const versionIn = async (folder: string): Promise<string | undefined> =>
    /^(\d+(?:\.\d+)+)(?:-\S*)?$/.exec(textOf(await probes.text(`${folder}/.info/version`)))?.[1];
  const usual = await versionIn('/opt/rocm');
  if (usual !== undefined) return usual;
  const names = await probes.names('/opt');
  if (names.status !== 'ok') return undefined;
  const folders = names.value.filter((name) => /^rocm-\d/.test(name));
  const versions = await Promise.all(folders.map((name) => versionIn(`/opt/${name}`)));
  return versions
    .flatMap((version) => (version === undefined ? [] : readVersion(version)) ?? [])
    .sort(compareVersions)
    .at(-1)?.text;
}
