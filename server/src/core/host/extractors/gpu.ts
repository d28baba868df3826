import type { Probes } from '../probes.js';
import { type Extractor, reading, type SectionReading } from '../section.js';
import { type AmdEvidence, amdEvidence, withGeneric } from './gpu/amd.js';
import { type NvidiaEvidence, nvidiaEvidence } from './gpu/nvidia.js';
import { type DisplayDevices, displayDevices, renderDevices } from './gpu/pci.js';
import { devicesReading, drivenBy } from './gpu/verdict.js';

export const gpuExtractor: Extractor = {
  name: 'gpu',
  sections: {
    devices: devicesSection,
    nvidia: nvidiaSection,
    amd: amdSection,
    intel: intelSection,
  },
  // Held against outputs that others published: the driver's file, nvidia-smi, and KFD's topology.
  unverified: ['amd', 'intel'],
};

/** `gpu.devices`: `available`, `vendors`, `models`, `count`, `architectures`, `driver`, `platforms`. */
async function devicesSection(probes: Probes): Promise<SectionReading> {
  const [nvidia, amd, bus, render] = await Promise.all([
    nvidiaEvidence(probes),
    amdEvidence(probes),
    displayDevices(probes),
    renderDevices(probes),
  ]);
  return devicesReading({ nvidia, amd, bus, render });
}

/** `gpu.nvidia`: `driver`, `cuda`, `compute-capability`. */
async function nvidiaSection(probes: Probes): Promise<SectionReading> {
  const evidence = await nvidiaEvidence(probes);
  const { driver, cuda, capabilities } = evidence;
  const values = { driver, cuda, 'compute-capability': capabilities.join(',') };
  const found = reading(values, 'no NVIDIA driver');
  if (evidence.problem !== undefined) {
    return { status: 'failed', detail: evidence.problem, values: found.values };
  }
  const detail = nvidiaDetail(evidence);
  if (found.status !== 'ok' && evidence.isUnasked) return { status: 'skipped', detail, values: {} };
  return found.status === 'ok' && detail !== '' ? { ...found, detail } : found;
}

function nvidiaDetail({ isTegra, isUnasked, cuda, isLoaded }: NvidiaEvidence): string {
  if (isTegra) return 'a Tegra: its driver has a numbering of its own';
  if (isUnasked) return 'nvidia-smi would tell, and nothing is run';
  return isLoaded && cuda === undefined ? 'nothing tells the CUDA that the driver supports' : '';
}

/** `gpu.amd`: `driver`, `rocm`, `target`. */
async function amdSection(probes: Probes): Promise<SectionReading> {
  const { driver, rocm, targets, isLoaded }: AmdEvidence = await amdEvidence(probes);
  const values = { driver, rocm, target: withGeneric(targets).join(',') };
  return reading(values, isLoaded ? 'a driver without a version of its own' : 'no AMD driver');
}

/** `gpu.intel`: `driver`. */
async function intelSection(probes: Probes): Promise<SectionReading> {
  const [bus, render] = await Promise.all([displayDevices(probes), renderDevices(probes)]);
  const devices: DisplayDevices = bus.doubt === undefined ? bus : render;
  const drivers = new Set(drivenBy(devices.devices, 'intel').flatMap(({ driver }) => driver ?? []));
  return reading({ driver: [...drivers].sort().join(',') }, 'no Intel GPU with its driver');
}
