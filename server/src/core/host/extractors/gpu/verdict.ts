import { reading, type SectionReading } from '../../section.js';
import type { AmdEvidence } from './amd.js';
import type { NvidiaEvidence } from './nvidia.js';
import type { DisplayDevice, DisplayDevices, GpuVendor } from './pci.js';

/** All that tells of GPUs. */
export interface GpuEvidence {
  readonly nvidia: NvidiaEvidence;
  readonly amd: AmdEvidence;
  readonly bus: DisplayDevices;
  readonly render: DisplayDevices;
}

/** Kernel modules by which a maker's GPUs are computed on; nouveau and vfio-pci are not among them. */
const drivers: Readonly<Record<GpuVendor, readonly string[]>> = {
  nvidia: ['nvidia'],
  amd: ['amdgpu'],
  intel: ['i915', 'xe'],
};

const makers: Readonly<Record<GpuVendor, string>> = {
  nvidia: 'NVIDIA',
  amd: 'AMD',
  intel: 'Intel',
};

/** The devices of a maker that their driver drives. */
export function drivenBy(
  devices: readonly DisplayDevice[],
  vendor: GpuVendor,
): readonly DisplayDevice[] {
  return devices.filter(
    (device) => device.vendor === vendor && drivers[vendor].includes(device.driver ?? ''),
  );
}

/**
 * Whether there are GPUs to compute on, and which. `yes` needs a device's driver. `no` is only said
 * where a readable PCI bus has no device that could be one, nothing in a readable folder has a render
 * node, and the machine is of no kind whose GPU is elsewhere; otherwise it is not known.
 */
export function devicesReading(evidence: GpuEvidence): SectionReading {
  const gpus = gpusIn(evidence);
  const vendors = vendorsIn(gpus);
  if (vendors.length > 0) return found(gpus, vendors, evidence);
  const doubts = doubtsOf(evidence);
  if (doubts.length > 0) return { status: 'failed', detail: doubts.join('; '), values: {} };
  const shown = new Set(evidence.bus.devices.flatMap((device) => device.displayOnly ?? []));
  const none = reading({ available: 'no', count: '0' }, '');
  return shown.size === 0 ? none : { ...none, detail: `only shows a picture: ${list(shown)}` };
}

interface Gpus {
  readonly isThere: boolean;
  /** Undefined where only the driver shows that there are any. */
  readonly count: number | undefined;
  readonly models: readonly string[];
}

type GpusByVendor = Readonly<Record<GpuVendor, Gpus>>;

function gpusIn({ nvidia, amd, bus, render }: GpuEvidence): GpusByVendor {
  const { devices } = bus.doubt === undefined ? bus : render;
  const counted = (count: number, models: readonly string[], isThere = count > 0): Gpus => ({
    isThere,
    count: count || undefined,
    models,
  });
  const amds = drivenBy(devices, 'amd');
  const products = amds.flatMap(({ product }) => product ?? []);
  const nvidias = nvidia.models.length || drivenBy(devices, 'nvidia').length;
  return {
    // The module does not load without a device that it knows.
    nvidia: counted(nvidias, nvidia.models, nvidias > 0 || nvidia.isLoaded),
    // A device in partitions has several nodes to compute on.
    amd: counted(amds.length || amd.targets.length, products),
    intel: counted(drivenBy(devices, 'intel').length, []),
  };
}

function vendorsIn(gpus: GpusByVendor): readonly GpuVendor[] {
  return (['nvidia', 'amd', 'intel'] as const).filter((vendor) => gpus[vendor].isThere);
}

function found(
  gpus: GpusByVendor,
  vendors: readonly GpuVendor[],
  { nvidia, amd }: GpuEvidence,
): SectionReading {
  const models = vendors.flatMap((vendor) => gpus[vendor].models);
  const counts = vendors.map((vendor) => gpus[vendor].count);
  const architectures = [
    ...nvidia.capabilities.map((capability) => `sm_${capability.replace('.', '')}`),
    ...amd.targets,
  ];
  return reading(
    {
      available: 'yes',
      vendors: vendors.join(','),
      models: list(new Set(models.map((model) => model.replaceAll(',', ' ')))),
      count: counts.includes(undefined)
        ? undefined
        : String(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)),
      architectures: list(new Set(architectures)),
      // Images that state a GPU driver mean NVIDIA's; another's stands only where there is none of those.
      driver: vendors.includes('nvidia') ? nvidia.driver : amd.driver,
      platforms: list(new Set(vendors.flatMap((vendor) => platforms(vendor, amd)))),
    },
    '',
  );
}

/** OpenCL comes with the drivers of all three; ROCm computes on what has a target in KFD's topology. */
function platforms(vendor: GpuVendor, amd: AmdEvidence): readonly string[] {
  if (vendor === 'nvidia') return ['cuda', 'opencl'];
  return vendor === 'amd' && amd.targets.length > 0 ? ['rocm', 'opencl'] : ['opencl'];
}

/** Why it can not be said that there is none. */
function doubtsOf({ nvidia, bus, render }: GpuEvidence): readonly string[] {
  const doubts = [bus.doubt, render.doubt].filter((doubt) => doubt !== undefined);
  if (nvidia.isTegra) doubts.push('a Tegra has its GPU on no PCI bus');
  if (nvidia.isWsl) doubts.push('WSL hands a GPU through, and only its own programs tell which');
  const unknown = bus.devices.filter((device) => device.displayOnly === undefined);
  for (const { vendor } of unknown) {
    doubts.push(
      vendor === undefined
        ? 'a display or accelerator device of another maker'
        : `a device of ${makers[vendor]} without its driver`,
    );
  }
  if (unknown.length === 0 && render.devices.length > 0) doubts.push('a render node');
  return [...new Set(doubts)];
}

function list(names: Iterable<string>): string {
  return [...names].join(',');
}
