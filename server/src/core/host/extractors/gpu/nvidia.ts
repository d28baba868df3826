import type { Probes } from '../../probes.js';
import { textOf } from '../text-of.js';
import { askNvidiaSmi, type NvidiaSmi } from './nvidia-smi.js';

/** What a machine shows of NVIDIA's driver and devices. */
export interface NvidiaEvidence {
  /** Version of the driver that is loaded; not of a Tegra's, which has a numbering of its own. */
  readonly driver: string | undefined;
  readonly cuda: string | undefined;
  /** A model's name for each device. */
  readonly models: readonly string[];
  /** Compute capabilities, each once, in order. */
  readonly capabilities: readonly string[];
  /** Whether the driver is loaded, of whatever version. */
  readonly isLoaded: boolean;
  /** Whether this is a Tegra: a processor with the GPU in it, which is on no PCI bus. */
  readonly isTegra: boolean;
  /** Whether this is inside WSL with a GPU handed through, which only NVIDIA's own program names. */
  readonly isWsl: boolean;
  /** What nvidia-smi said instead of an answer. */
  readonly problem: string | undefined;
  /** Whether nvidia-smi is there and was not asked, since nothing is run. */
  readonly isUnasked: boolean;
}

const driverFolder = '/proc/driver/nvidia';

export async function nvidiaEvidence(probes: Probes): Promise<NvidiaEvidence> {
  const [smi, version, module, models, isTegra, devices] = await Promise.all([
    askNvidiaSmi(probes),
    probes.text(`${driverFolder}/version`),
    probes.text('/sys/module/nvidia/version'),
    modelsOf(probes),
    hasTegra(probes),
    probes.names('/dev'),
  ]);
  const answer: NvidiaSmi | undefined = smi.status === 'ok' ? smi.value : undefined;
  const loaded = parseDriverVersion(textOf(version)) ?? moduleVersion(textOf(module));
  const capabilities = new Set(answer?.devices.flatMap(({ capability }) => capability ?? []));
  return {
    driver: isTegra ? undefined : (loaded ?? answer?.driver),
    cuda: answer?.cuda,
    models: answer && answer.devices.length > 0 ? answer.devices.map(({ name }) => name) : models,
    capabilities: [...capabilities].sort((one, other) => Number(one) - Number(other)),
    isLoaded: loaded !== undefined || (answer?.devices.length ?? 0) > 0,
    isTegra,
    isWsl: devices.status === 'ok' && devices.value.includes('dxg'),
    problem: answer?.problem,
    isUnasked: smi.status === 'skipped',
  };
}

/**
 * The version in /proc/driver/nvidia/version: behind `Kernel Module`, and behind `for x86_64` as well
 * in that of the open modules.
 */
function parseDriverVersion(text: string): string | undefined {
  return /^NVRM version:.* Kernel Module(?: +for +\S+)? +(\d+(?:\.\d+)+)\b/m.exec(text)?.[1];
}

function moduleVersion(text: string): string | undefined {
  return /^\d+(?:\.\d+)+$/.exec(text)?.[0];
}

/** The driver tells of each device in a file, of which the model is all that is taken: it has the UUID too. */
async function modelsOf(probes: Probes): Promise<readonly string[]> {
  const folders = await probes.names(`${driverFolder}/gpus`);
  if (folders.status !== 'ok') return [];
  const texts = await Promise.all(
    folders.value.map((name) => probes.text(`${driverFolder}/gpus/${name}/information`)),
  );
  return texts.flatMap((text) => /^Model:(.*)$/m.exec(textOf(text))?.[1]?.trim() || []);
}

/** `nvidia,tegra234` and the like in the device tree, or the release that NVIDIA's system for it writes. */
async function hasTegra(probes: Probes): Promise<boolean> {
  const [tree, release] = await Promise.all([
    probes.text('/proc/device-tree/compatible'),
    probes.text('/etc/nv_tegra_release'),
  ]);
  return /nvidia,tegra/.test(textOf(tree)) || release.status === 'ok';
}
