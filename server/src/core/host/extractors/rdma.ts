import type { Probed, Probes } from '../probes.js';

/** A port of an RDMA device. */
export interface RdmaPort {
  readonly kind: 'infiniband' | 'roce' | 'efa' | 'omni-path';
  readonly driver: string | undefined;
  /** Whether it has a link; undefined where that is not told. */
  readonly isActive: boolean | undefined;
  /** `200 Gb/sec (4X HDR)`. */
  readonly rate: string | undefined;
}

/** The ports of a machine's RDMA devices. */
export interface RdmaPorts {
  readonly ports: readonly RdmaPort[];
  /** The devices of which it could not be read what they are. */
  readonly unclear: readonly string[];
}

const devices = '/sys/class/infiniband';

/** More devices and ports than any machine has. */
const mostDevices = 64;
const mostPorts = 16;

/** The RDMA devices that drivers have registered with the kernel (its ABI/stable/sysfs-class-infiniband). */
export async function rdmaPorts(probes: Probes): Promise<Probed<RdmaPorts>> {
  const classes = await probes.names('/sys/class');
  if (classes.status !== 'ok') return at('/sys/class', classes);
  const folder = await probes.names(devices);
  if (folder.status === 'failed') return at(devices, folder);
  if (folder.status !== 'ok') {
    // Every Linux that shows its devices has network interfaces, at least the one to itself.
    if (classes.value.includes('net')) return { status: 'ok', value: { ports: [], unclear: [] } };
    const detail = '/sys/class does not show the devices of the machine';
    return { status: 'failed', detail };
  }
  const names = folder.value.filter((name) => /^[\w-]+$/.test(name)).slice(0, mostDevices);
  const read = await Promise.all(names.map((name) => portsOf(name, probes)));
  return {
    status: 'ok',
    value: {
      ports: read.flatMap((ports) => ports ?? []),
      unclear: names.filter((_, index) => read[index] === undefined),
    },
  };
}

function at(
  path: string,
  { status, detail }: Exclude<Probed<unknown>, { status: 'ok' }>,
): Exclude<Probed<never>, { status: 'ok' }> {
  return { status, detail: `${path}: ${detail}` };
}

/** A device's ports; none where it is of none of these kinds, undefined where that could not be read. */
async function portsOf(device: string, probes: Probes): Promise<readonly RdmaPort[] | undefined> {
  const folder = `${devices}/${device}`;
  const [driver, nodeType, ports] = await Promise.all([
    driverOf(`${folder}/device`, probes),
    lineOf(`${folder}/node_type`, probes),
    probes.names(`${folder}/ports`),
  ]);
  if (ports.status !== 'ok') return undefined;
  const numbers = ports.value.filter((name) => /^\d+$/.test(name)).slice(0, mostPorts);
  const read = await Promise.all(
    numbers.map((number) => portOf(`${folder}/ports/${number}`, device, driver, nodeType, probes)),
  );
  if (read.includes('unclear')) return undefined;
  return read.filter((port) => port !== 'unclear' && port !== 'other');
}

async function portOf(
  folder: string,
  device: string,
  driver: string | undefined,
  nodeType: string | undefined,
  probes: Probes,
): Promise<RdmaPort | 'other' | 'unclear'> {
  const [layer, state, rate] = await Promise.all(
    ['link_layer', 'state', 'rate'].map((file) => lineOf(`${folder}/${file}`, probes)),
  );
  const kind = kindOf({ device, driver, nodeType, layer });
  if (kind === 'other' || kind === 'unclear') return kind;
  // `4: ACTIVE`
  const isActive = state === undefined ? undefined : state.startsWith('4:');
  return { kind, driver, isActive, rate };
}

function kindOf({
  device,
  driver,
  nodeType,
  layer,
}: {
  readonly device: string;
  readonly driver: string | undefined;
  readonly nodeType: string | undefined;
  readonly layer: string | undefined;
}): RdmaPort['kind'] | 'other' | 'unclear' {
  // Omni-Path calls its links InfiniBand, and EFA has no word for its own: their drivers tell.
  if (driver === 'hfi1' || (driver === undefined && /^hfi1_\d+$/.test(device))) return 'omni-path';
  if (driver === 'efa' || (driver === undefined && /^efa_\d+$/.test(device))) return 'efa';
  if (layer === undefined) return 'unclear';
  if (layer === 'InfiniBand') return 'infiniband';
  if (layer !== 'Ethernet') return 'other';
  // RDMA in software, over any Ethernet, has no device beneath; iWARP (`4: RNIC`) is not RoCE.
  if (/^(?:rxe|siw)/.test(device) || nodeType?.startsWith('4:')) return 'other';
  return 'roce';
}

/** The driver of a device, by its uevent file, else by the link to it. */
async function driverOf(folder: string, probes: Probes): Promise<string | undefined> {
  const uevent = await probes.text(`${folder}/uevent`);
  const said = uevent.status === 'ok' ? /^DRIVER=([\w-]+)$/m.exec(uevent.value)?.[1] : undefined;
  if (said !== undefined) return said;
  const link = await probes.realPath(`${folder}/driver`);
  return link.status === 'ok' ? /\/([\w-]+)$/.exec(link.value)?.[1] : undefined;
}

async function lineOf(path: string, probes: Probes): Promise<string | undefined> {
  const file = await probes.text(path);
  return file.status === 'ok' ? file.value.split('\n', 1)[0]!.trim() || undefined : undefined;
}
