import type { Probes } from '../probes.js';
import { type Extractor, reading, type SectionReading, unread } from '../section.js';
import { findLibrary } from './libraries.js';
import { type RdmaPort, type RdmaPorts, rdmaPorts } from './rdma.js';

export const networkExtractor: Extractor = {
  name: 'network',
  sections: {
    infiniband: kindSection('infiniband'),
    roce: kindSection('roce'),
    efa: kindSection('efa'),
    slingshot: slingshotSection,
    'omni-path': kindSection('omni-path'),
    fabric: fabricSection,
  },
  unverified: ['infiniband', 'roce', 'efa', 'slingshot', 'omni-path', 'fabric'],
};

/**
 * `network.infiniband` and its like: `available`, the number of `ports`, whether one is `active`, the `drivers`
 * and the `rates` of the ports. Neither GUIDs nor addresses are read.
 */
function kindSection(kind: RdmaPort['kind']): (probes: Probes) => Promise<SectionReading> {
  return async (probes) => {
    const found = await rdmaPorts(probes);
    if (found.status !== 'ok') return unread(found);
    const { ports, unclear } = found.value;
    const own = ports.filter((port) => port.kind === kind);
    if (own.length > 0) return reading(summary(own), '');
    if (unclear.length > 0) {
      const detail = `what kind of network ${unclear.join(', ')} is on could not be read`;
      return { status: 'failed', detail, values: {} };
    }
    return reading({ available: 'no' }, '');
  };
}

function summary(ports: readonly RdmaPort[]): Readonly<Record<string, string | undefined>> {
  const states = ports.flatMap(({ isActive }) => isActive ?? []);
  return {
    available: 'yes',
    ports: String(ports.length),
    active: states.length === 0 ? undefined : yesOrNo(states.includes(true)),
    drivers: listed(ports.map(({ driver }) => driver)),
    rates: listed(ports.map(({ rate }) => rate)),
  };
}

function listed(all: readonly (string | undefined)[]): string | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : [...new Set(known)].sort().join(',');
}

function yesOrNo(truth: boolean): string {
  return truth ? 'yes' : 'no';
}

/** `network.slingshot`: `available` and the number of `ports`, by the class of Cassini's devices. */
async function slingshotSection(probes: Probes): Promise<SectionReading> {
  const classes = await probes.names('/sys/class');
  if (classes.status !== 'ok') return unread(classes, '/sys/class');
  const folder = await probes.names('/sys/class/cxi');
  if (folder.status === 'failed') return unread(folder, '/sys/class/cxi');
  const ports = folder.status === 'ok' ? folder.value.filter((one) => /^cxi\d+$/.test(one)) : [];
  if (ports.length > 0) return reading({ available: 'yes', ports: String(ports.length) }, '');
  if (!classes.value.includes('net')) return unseen;
  return reading({ available: 'no' }, '');
}

const unseen: SectionReading = {
  status: 'failed',
  detail: '/sys/class does not show the devices of the machine',
  values: {},
};

/**
 * `network.fabric`: `frameworks`, those that can drive the machine's fastest network, and `installed`, those
 * whose library is there. libfabric has providers for all of these networks (fi_provider(7)); UCX
 * for InfiniBand and RoCE (its documentation's supported transports). Both drive Ethernet by TCP.
 */
async function fabricSection(probes: Probes): Promise<SectionReading> {
  const [slingshot, found, libfabric, ucx] = await Promise.all([
    slingshotSection(probes),
    rdmaPorts(probes),
    findLibrary(probes, 'libfabric.so.1'),
    findLibrary(probes, 'libucp.so.0'),
  ]);
  const installed = [libfabric && 'libfabric', ucx && 'ucx'].filter((one) => one !== undefined);
  const frameworks = frameworksOf(slingshot, found.status === 'ok' ? found.value : undefined);
  return reading(
    { frameworks, installed: installed.length === 0 ? undefined : installed.join(',') },
    'neither the network nor a library for it is known',
  );
}

function frameworksOf(
  { values: { available: slingshot } }: SectionReading,
  rdma: RdmaPorts | undefined,
): string | undefined {
  if (slingshot === 'yes') return 'libfabric';
  if (rdma === undefined || slingshot === undefined) return undefined;
  const has = (kind: RdmaPort['kind']): boolean => rdma.ports.some((port) => port.kind === kind);
  if (has('infiniband')) return 'libfabric,ucx';
  if (has('efa') || has('omni-path')) return 'libfabric';
  return rdma.unclear.length > 0 ? undefined : 'libfabric,ucx';
}
