import type { KeyEnd, MessageKey } from '../messages.js';

/** A name in a feature that an expression can ask for. */
export interface FeatureElement {
  readonly name: string;
  /** What it is. */
  readonly means: MessageKey;
}

/** Something that Node Feature Discovery finds on a node. */
export interface Feature {
  readonly name: string;
  /** Names alone, names with values, or several things with attributes each. */
  readonly type: 'flag' | 'attribute' | 'instance';
  readonly means: MessageKey;
  /** The names that are known; of an open feature there are others. */
  readonly elements: readonly FeatureElement[];
  /** Whether a node's hardware or system decides which names there are. */
  readonly isOpen: boolean;
}

function feature(
  name: KeyEnd<'feature.'>,
  type: Feature['type'],
  elements: readonly FeatureElement[],
  isOpen = false,
): Feature {
  return { name, type, means: `feature.${name}`, elements, isOpen };
}

/** @param group the feature, or a word for what several features have */
function elements<Group extends string>(
  group: Group,
  ...names: readonly KeyEnd<`element.${Group}.`>[]
): readonly FeatureElement[] {
  // Such a key is there: the names are taken from the keys.
  return names.map((name) => ({ name, means: `element.${group}.${name}` as MessageKey }));
}

/**
 * The features of Node Feature Discovery and the names in them. The facts are those of "Available
 * features" and "Feature labels" in its documentation (kubernetes-sigs/node-feature-discovery,
 * Apache-2.0), in our own words.
 */
export const features: readonly Feature[] = [
  feature(
    'cpu.cpuid',
    'flag',
    elements(
      'cpu.cpuid',
      'ADX',
      'AESNI',
      'AMXBF16',
      'AMXINT8',
      'AMXTILE',
      'AVX',
      'AVX2',
      'AVX10_VERSION',
      'AVX512BF16',
      'AVX512BW',
      'AVX512CD',
      'AVX512DQ',
      'AVX512F',
      'AVX512FP16',
      'AVX512VL',
      'AVX512VNNI',
      'AVXVNNI',
      'FMA3',
      'GFNI',
      'HYPERVISOR',
      'SSE4',
      'SSE42',
      'VAES',
      'X86_64_V1',
      'X86_64_V2',
      'X86_64_V3',
      'X86_64_V4',
      'ASIMD',
      'ATOMICS',
      'NEON',
      'SVE',
    ),
    true,
  ),
  feature('cpu.cstate', 'attribute', elements('cpu.cstate', 'enabled')),
  feature(
    'cpu.model',
    'attribute',
    elements('cpu.model', 'vendor_id', 'family', 'id', 'hypervisor'),
  ),
  feature('cpu.pstate', 'attribute', elements('cpu.pstate', 'status', 'turbo', 'scaling')),
  feature(
    'cpu.rdt',
    'attribute',
    elements(
      'cpu.rdt',
      'RDTMON',
      'RDTCMT',
      'RDTMBM',
      'RDTL3CA',
      'RDTL3CA_NUM_CLOSID',
      'RDTl2CA',
      'RDTMBA',
    ),
    true,
  ),
  feature(
    'cpu.security',
    'attribute',
    elements(
      'cpu.security',
      'sgx.enabled',
      'sgx.epc',
      'se.enabled',
      'tdx.enabled',
      'tdx.total_keys',
      'tdx.protected',
      'sev.enabled',
      'sev.es.enabled',
      'sev.snp.enabled',
      'sev.asids',
      'sev.encrypted_state_ids',
    ),
  ),
  feature('cpu.sst', 'attribute', elements('cpu.sst', 'bf.enabled')),
  feature(
    'cpu.topology',
    'attribute',
    elements('cpu.topology', 'hardware_multithreading', 'socket_count'),
  ),
  feature('cpu.coprocessor', 'attribute', elements('cpu.coprocessor', 'nx_gzip')),
  feature(
    'kernel.config',
    'attribute',
    elements('kernel.config', 'NO_HZ', 'NO_HZ_FULL', 'PREEMPT'),
    true,
  ),
  feature('kernel.loadedmodule', 'flag', [], true),
  feature('kernel.enabledmodule', 'flag', [], true),
  feature('kernel.selinux', 'attribute', elements('kernel.selinux', 'enabled')),
  feature('kernel.kvm', 'attribute', elements('kernel.kvm', 'enabled')),
  feature(
    'kernel.version',
    'attribute',
    elements('kernel.version', 'full', 'major', 'minor', 'revision'),
  ),
  feature('local.label', 'attribute', [], true),
  feature('local.feature', 'attribute', [], true),
  feature('memory.nv', 'instance', elements('memory.nv', 'devtype', 'mode')),
  feature('memory.numa', 'attribute', elements('memory.numa', 'is_numa', 'node_count')),
  feature('memory.swap', 'attribute', elements('memory.swap', 'enabled')),
  feature(
    'memory.hugepages',
    'attribute',
    elements('memory.hugepages', 'enabled', 'hugepages-2Mi', 'hugepages-1Gi'),
    true,
  ),
  feature('network.device', 'instance', [
    ...elements('interface', 'name', 'operstate', 'speed', 'mtu'),
    ...elements('network.device', 'sriov_numvfs'),
    ...elements('device', 'sriov_totalvfs'),
  ]),
  feature(
    'network.virtual',
    'instance',
    elements('interface', 'name', 'operstate', 'speed', 'mtu'),
  ),
  feature('pci.device', 'instance', [
    ...elements('pci.device', 'class'),
    ...elements('device', 'vendor', 'device'),
    ...elements('pci.device', 'subsystem_vendor', 'subsystem_device'),
    ...elements('device', 'sriov_totalvfs'),
    ...elements('pci.device', 'iommu_group/type', 'iommu/intel-iommu/version'),
  ]),
  feature(
    'storage.block',
    'instance',
    elements('storage.block', 'name', 'dax', 'rotational', 'nr_zones', 'zoned'),
  ),
  feature(
    'system.osrelease',
    'attribute',
    elements(
      'system.osrelease',
      'ID',
      'ID_LIKE',
      'NAME',
      'PLATFORM_ID',
      'PRETTY_NAME',
      'VARIANT_ID',
      'VERSION',
      'VERSION_CODENAME',
      'VERSION_ID',
      'VERSION_ID.major',
      'VERSION_ID.minor',
    ),
    true,
  ),
  feature(
    'system.dmiid',
    'attribute',
    elements(
      'system.dmiid',
      'bios_date',
      'bios_vendor',
      'bios_version',
      'board_asset_tag',
      'board_name',
      'board_vendor',
      'board_version',
      'chassis_asset_tag',
      'chassis_type',
      'chassis_vendor',
      'chassis_version',
      'product_family',
      'product_name',
      'product_sku',
      'product_version',
      'sys_vendor',
    ),
  ),
  feature('system.name', 'attribute', elements('system.name', 'nodename')),
  feature('usb.device', 'instance', [
    ...elements('device', 'class'),
    ...elements('usb.device', 'vendor'),
    ...elements('device', 'device'),
    ...elements('usb.device', 'serial'),
  ]),
  feature('rule.matched', 'attribute', [], true),
];

const byName: ReadonlyMap<string, Feature> = new Map(features.map((one) => [one.name, one]));

/** What the tests of Node Feature Discovery itself ask for. */
const made: ReadonlySet<string> = new Set(['fake.flag', 'fake.attribute', 'fake.instance']);

/** The feature of a name; upper case and lower case are the same to Node Feature Discovery. */
export function featureNamed(name: string): Feature | undefined {
  return byName.get(name.toLowerCase());
}

export function isFeature(name: string): boolean {
  return featureNamed(name) !== undefined || made.has(name.toLowerCase());
}
