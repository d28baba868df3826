import type { Probes } from '../../probes.js';
import { textOf } from '../text-of.js';

/** Makers of GPUs that are computed on, as the schemas call them. */
export type GpuVendor = 'nvidia' | 'amd' | 'intel';

/** PCI vendors by their number in pci.ids. */
const vendors: ReadonlyMap<string, GpuVendor> = new Map([
  ['10de', 'nvidia'],
  ['1002', 'amd'],
  ['8086', 'intel'],
]);

/**
 * Makers of chips that show a picture and compute nothing: those of servers' management controllers,
 * and those that virtual machines are given. Names from pci.ids. Not among them: 1414, Microsoft's,
 * which is how a GPU looks inside WSL, and 1af4, virtio's, which can hand a GPU through.
 */
const displayOnly: ReadonlyMap<string, string> = new Map([
  ['1a03', 'ASPEED'],
  ['102b', 'Matrox'],
  ['1013', 'Cirrus'],
  ['1234', 'QEMU'],
  ['1b36', 'Red Hat QXL'],
  ['15ad', 'VMware'],
  ['80ee', 'VirtualBox'],
]);

/** A display controller (class 03) or a processing accelerator (class 12; AMD's Instinct since MI300). */
export interface DisplayDevice {
  readonly vendor: GpuVendor | undefined;
  /** Who made it, where that is known to make no GPU to compute on. */
  readonly displayOnly: string | undefined;
  /** The kernel module that drives it; undefined where none does, or nobody can tell. */
  readonly driver: string | undefined;
  /** What the driver calls the product, which few do. */
  readonly product: string | undefined;
}

/** What the PCI bus shows. */
export interface DisplayDevices {
  readonly devices: readonly DisplayDevice[];
  /** Why the list may be short of some: the folder or some device in it can not be read. */
  readonly doubt: string | undefined;
}

const bus = '/sys/bus/pci/devices';

/** The display and accelerator devices on the PCI bus. sysfs-bus-pci in the kernel's ABI documents. */
export async function displayDevices(probes: Probes): Promise<DisplayDevices> {
  const names = await probes.names(bus);
  if (names.status !== 'ok') return { devices: [], doubt: `PCI devices: ${names.detail}` };
  const classes = await Promise.all(
    names.value.map(async (name) => ({ name, kind: await probes.text(`${bus}/${name}/class`) })),
  );
  const unread = classes.find(
    ({ kind }) => kind.status !== 'ok' || !/^0x[\da-f]{6}/i.test(kind.value),
  );
  const devices = await Promise.all(
    classes
      .filter(({ kind }) => /^0x(?:03|12)/.test(textOf(kind)))
      .map(({ name }) => displayDevice(`${bus}/${name}`, probes)),
  );
  return {
    devices,
    doubt: unread === undefined ? undefined : 'the class of some PCI device can not be read',
  };
}

/** A node that programs compute through: every driver of a GPU makes one, those of mere displays do not. */
const renderNode = /^renderD\d+$/;

const nodes = '/sys/class/drm';

/** The devices that have a render node. Documentation/gpu/drm-uapi.rst of the kernel. */
export async function renderDevices(probes: Probes): Promise<DisplayDevices> {
  const names = await probes.names(nodes);
  if (names.status !== 'ok') return { devices: [], doubt: `render nodes: ${names.detail}` };
  const found = names.value.filter((name) => renderNode.test(name));
  const devices = await Promise.all(
    found.map((name) => displayDevice(`${nodes}/${name}/device`, probes)),
  );
  return { devices, doubt: undefined };
}

async function displayDevice(folder: string, probes: Probes): Promise<DisplayDevice> {
  const [vendor, uevent, driver, product] = await Promise.all([
    probes.text(`${folder}/vendor`),
    probes.text(`${folder}/uevent`),
    probes.realPath(`${folder}/driver`),
    probes.text(`${folder}/product_name`),
  ]);
  const id = textOf(vendor).replace(/^0x/, '').toLowerCase();
  const linked = driver.status === 'ok' ? driver.value.split('/').at(-1) : undefined;
  return {
    vendor: vendors.get(id),
    displayOnly: displayOnly.get(id),
    // What was recorded of a machine may lack the links.
    driver: /^DRIVER=(.+)$/m.exec(textOf(uevent))?.[1] ?? linked,
    product: textOf(product) || undefined,
  };
}
