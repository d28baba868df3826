/** A name in a feature that an expression can ask for. */
export interface FeatureElement {
  readonly name: string;
  readonly means: string;
}

/** Something that Node Feature Discovery finds on a node. */
export interface Feature {
  readonly name: string;
  /** Names alone, names with values, or several things with attributes each. */
  readonly type: 'flag' | 'attribute' | 'instance';
  readonly means: string;
  /** The names that are known; of an open feature there are others. */
  readonly elements: readonly FeatureElement[];
  /** Whether a node's hardware or system decides which names there are. */
  readonly isOpen: boolean;
}

type Elements = Readonly<Record<string, string>>;

function feature(
  name: string,
  type: Feature['type'],
  means: string,
  elements: Elements,
  isOpen = false,
): Feature {
  const list = Object.entries(elements).map(([element, says]) => ({ name: element, means: says }));
  return { name, type, means, elements: list, isOpen };
}

const enabled = (what: string): Elements => ({ enabled: `\`true\` where ${what}.` });

const device: Elements = {
  class: 'Class of the device as hexadecimal digits.',
  vendor: 'Vendor as hexadecimal digits, such as `8086` (Intel), `10de` (NVIDIA), `1002` (AMD).',
  device: "The vendor's number of the device as hexadecimal digits.",
};

const networkInterface: Elements = {
  name: 'Name of the interface.',
  operstate: 'State of the link, such as `up`.',
  speed: 'Speed in Mbit/s.',
  mtu: 'Largest packet in bytes.',
};

/**
 * The features of Node Feature Discovery and the names in them. The facts are those of "Available
 * features" and "Feature labels" in its documentation (kubernetes-sigs/node-feature-discovery,
 * Apache-2.0), in our own words.
 */
export const features: readonly Feature[] = [
  feature(
    'cpu.cpuid',
    'flag',
    'Instructions and other capabilities that the CPU reports.',
    {
      ADX: 'Additions of long numbers.',
      AESNI: 'AES encryption.',
      AMXBF16: 'Matrix tiles of bfloat16 numbers.',
      AMXINT8: 'Matrix tiles of 8-bit integers.',
      AMXTILE: 'Matrix tiles.',
      AVX: 'Vectors of 256 bits.',
      AVX2: 'Vectors of 256 bits, also of integers.',
      AVX10_VERSION: 'Version of AVX10, a number.',
      AVX512BF16: 'Vectors of 512 bits: bfloat16 numbers.',
      AVX512BW: 'Vectors of 512 bits: bytes and words.',
      AVX512CD: 'Vectors of 512 bits: detection of conflicts.',
      AVX512DQ: 'Vectors of 512 bits: double and quad words.',
      AVX512F: 'Vectors of 512 bits: the foundation.',
      AVX512FP16: 'Vectors of 512 bits: half precision.',
      AVX512VL: 'Instructions of AVX-512 on shorter vectors.',
      AVX512VNNI: 'Vectors of 512 bits: neural networks.',
      AVXVNNI: 'Vectors of 256 bits: neural networks.',
      FMA3: 'Fused multiplication and addition.',
      GFNI: 'Arithmetic in Galois fields.',
      HYPERVISOR: 'Runs in a virtual machine.',
      SSE4: 'SSE 4.1.',
      SSE42: 'SSE 4.2.',
      VAES: 'AES encryption on vectors.',
      X86_64_V1: 'Level 1 of x86-64, the baseline.',
      X86_64_V2: 'Level 2 of x86-64.',
      X86_64_V3: 'Level 3 of x86-64, with AVX2.',
      X86_64_V4: 'Level 4 of x86-64, with AVX-512.',
      ASIMD: 'Vectors of Arm (Advanced SIMD).',
      ATOMICS: 'Atomic instructions of Arm.',
      NEON: 'Vectors of 32-bit Arm.',
      SVE: 'Scalable vectors of Arm.',
    },
    true,
  ),
  feature(
    'cpu.cstate',
    'attribute',
    'Idle states of the CPU, where the driver is intel_idle.',
    enabled('idle states are set'),
  ),
  feature('cpu.model', 'attribute', 'Which CPU it is.', {
    vendor_id: 'Vendor, such as `Intel` or `AMD`.',
    family: 'Number of the family.',
    id: 'Number of the model.',
    hypervisor: 'Type of the hypervisor; `none` on bare hardware.',
  }),
  feature('cpu.pstate', 'attribute', "Intel's driver for performance states.", {
    status: '`active` or `passive`.',
    turbo: '`true` where turbo frequencies are on.',
    scaling: 'The governor: `powersave` or `performance`.',
  }),
  feature(
    'cpu.rdt',
    'attribute',
    "Intel's Resource Director Technology.",
    {
      RDTMON: 'Monitoring.',
      RDTCMT: 'Monitoring of the cache.',
      RDTMBM: 'Monitoring of memory bandwidth.',
      RDTL3CA: 'Allocation of L3 cache.',
      RDTL3CA_NUM_CLOSID: 'How many classes of service there are for L3 cache.',
      RDTl2CA: 'Allocation of L2 cache.',
      RDTMBA: 'Allocation of memory bandwidth.',
    },
    true,
  ),
  feature('cpu.security', 'attribute', 'Trusted execution.', {
    'sgx.enabled': '`true` where Intel SGX is on.',
    'sgx.epc': 'Memory of the enclave page cache in bytes.',
    'se.enabled': '`true` where IBM Secure Execution is on.',
    'tdx.enabled': '`true` where Intel TDX is on.',
    'tdx.total_keys': 'How many keys Intel TDX has.',
    'tdx.protected': '`true` in a guest that Intel TDX protects.',
    'sev.enabled': '`true` where AMD SEV is on.',
    'sev.es.enabled': '`true` where AMD SEV-ES is on.',
    'sev.snp.enabled': '`true` where AMD SEV-SNP is on.',
    'sev.asids': 'How many address spaces AMD SEV has.',
    'sev.encrypted_state_ids': 'How many of them AMD SEV-ES and SEV-SNP have.',
  }),
  feature('cpu.sst', 'attribute', "Intel's Speed Select Technology.", {
    'bf.enabled': '`true` where base frequencies are selected.',
  }),
  feature('cpu.topology', 'attribute', 'How the CPUs are made up.', {
    hardware_multithreading: '`true` where a core runs several threads.',
    socket_count: 'How many sockets there are.',
  }),
  feature('cpu.coprocessor', 'attribute', 'Coprocessors.', {
    nx_gzip: '`true` where the accelerator of POWER for gzip is on.',
  }),
  feature(
    'kernel.config',
    'attribute',
    'Options that the kernel was built with, without the `CONFIG_` before their names.',
    {
      NO_HZ: 'No timer ticks on idle CPUs.',
      NO_HZ_FULL: 'No timer ticks on busy CPUs either.',
      PREEMPT: 'The kernel itself can be preempted.',
    },
    true,
  ),
  feature('kernel.loadedmodule', 'flag', 'Kernel modules that are loaded.', {}, true),
  feature('kernel.enabledmodule', 'flag', 'Kernel modules that are loaded or built in.', {}, true),
  feature(
    'kernel.selinux',
    'attribute',
    'SELinux in the kernel.',
    enabled('SELinux is on and enforces'),
  ),
  feature('kernel.kvm', 'attribute', 'KVM in the kernel.', enabled('KVM can be used')),
  feature('kernel.version', 'attribute', 'Version of the kernel.', {
    full: 'All of it, such as `6.8.0-45-generic`.',
    major: 'The first number.',
    minor: 'The second number.',
    revision: 'The third number.',
  }),
  feature('local.label', 'attribute', 'Labels that feature files of the node set.', {}, true),
  feature('local.feature', 'attribute', 'Features that feature files of the node set.', {}, true),
  feature('memory.nv', 'instance', 'Non-volatile memory.', {
    devtype: 'Type of the device.',
    mode: 'Mode of the device.',
  }),
  feature('memory.numa', 'attribute', 'Whether all memory is equally near.', {
    is_numa: '`true` where it is not.',
    node_count: 'How many nodes of memory there are.',
  }),
  feature('memory.swap', 'attribute', 'Swapping.', enabled('there is a swap partition')),
  feature(
    'memory.hugepages',
    'attribute',
    'Huge pages.',
    {
      ...enabled('huge pages of any size are set up'),
      'hugepages-2Mi': 'How many pages of 2 MiB there are.',
      'hugepages-1Gi': 'How many pages of 1 GiB there are.',
    },
    true,
  ),
  feature('network.device', 'instance', 'Physical network interfaces.', {
    ...networkInterface,
    sriov_numvfs: 'How many virtual functions are set up.',
    sriov_totalvfs: 'How many virtual functions there can be.',
  }),
  feature('network.virtual', 'instance', 'Virtual network interfaces.', networkInterface),
  feature('pci.device', 'instance', 'PCI devices.', {
    ...device,
    class: 'Class as four hexadecimal digits, such as `0200` (Ethernet), `0302` (3D controller).',
    subsystem_vendor: 'Vendor of the board.',
    subsystem_device: "The board's number.",
    sriov_totalvfs: 'How many virtual functions there can be.',
    'iommu_group/type': 'Type of the IOMMU group.',
    'iommu/intel-iommu/version': "Version of Intel's IOMMU.",
  }),
  feature('storage.block', 'instance', 'Block devices.', {
    name: 'Name of the device.',
    dax: '`1` where memory can be accessed directly.',
    rotational: '`1` of disks that turn, `0` of others.',
    nr_zones: 'How many zones there are.',
    zoned: 'How zones are written.',
  }),
  feature(
    'system.osrelease',
    'attribute',
    'What `/etc/os-release` says of the system.',
    {
      ID: 'Name of the distribution, such as `ubuntu`.',
      ID_LIKE: 'Distributions that it derives from.',
      NAME: 'Name of the distribution for people.',
      PLATFORM_ID: 'The platform, such as `platform:el9`.',
      PRETTY_NAME: 'Name and version for people.',
      VARIANT_ID: 'Variant of the distribution.',
      VERSION: 'Version for people.',
      VERSION_CODENAME: 'Name of the release.',
      VERSION_ID: 'Version, such as `22.04`.',
      'VERSION_ID.major': 'The first number of the version.',
      'VERSION_ID.minor': 'The second number of the version.',
    },
    true,
  ),
  feature('system.dmiid', 'attribute', 'What the firmware says of the machine (DMI).', {
    bios_date: 'Date of the BIOS.',
    bios_vendor: 'Vendor of the BIOS.',
    bios_version: 'Version of the BIOS.',
    board_asset_tag: 'Asset tag of the board.',
    board_name: 'Name of the board.',
    board_vendor: 'Vendor of the board.',
    board_version: 'Version of the board.',
    chassis_asset_tag: 'Asset tag of the chassis.',
    chassis_type: 'Type of the chassis, a number.',
    chassis_vendor: 'Vendor of the chassis.',
    chassis_version: 'Version of the chassis.',
    product_family: 'Family of the machine.',
    product_name: 'Name of the machine.',
    product_sku: 'Number under which the machine is sold.',
    product_version: 'Version of the machine.',
    sys_vendor: 'Vendor of the machine.',
  }),
  feature('system.name', 'attribute', 'Name of the node.', {
    nodename: 'Name that Kubernetes knows the node by.',
  }),
  feature('usb.device', 'instance', 'USB devices.', {
    ...device,
    vendor: 'Vendor as hexadecimal digits.',
    serial: 'Serial number.',
  }),
  feature('rule.matched', 'attribute', 'Variables of the rules before this one.', {}, true),
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
