import { type Feature, type FeatureElement, featureNamed } from './features.js';

/** What begins the labels that Node Feature Discovery puts on nodes. */
const domain = 'feature.node.kubernetes.io/';

/** The features whose names are labels as they are, by what the label says for them. */
const labelled: Readonly<Record<string, string>> = {
  'cpu-cpuid': 'cpu.cpuid',
  'cpu-cstate': 'cpu.cstate',
  'cpu-model': 'cpu.model',
  'cpu-pstate': 'cpu.pstate',
  'cpu-security': 'cpu.security',
  'kernel-config': 'kernel.config',
  'kernel-selinux': 'kernel.selinux',
  'kernel-version': 'kernel.version',
  'memory-swap': 'memory.swap',
  'system-os_release': 'system.osrelease',
};

/** Labels that stand for something found by several features, or by one without names. */
const others = [
  'cpu-hardware_multithreading',
  'memory-numa',
  'memory-nv.present',
  'network-sriov.capable',
  'network-sriov.configured',
  'storage-nonrotationaldisk',
] as const;

/** Elements that the feature has and no label, or under another name. */
const unlabelled: ReadonlySet<string> = new Set([
  'cpu.model.hypervisor',
  'cpu.security.sgx.epc',
  'cpu.security.tdx.total_keys',
  'cpu.security.sev.asids',
  'cpu.security.sev.encrypted_state_ids',
]);

const renamed: Readonly<Record<string, string>> = { 'cpu.pstate.scaling': 'scaling_governor' };

/** In /etc/os-release there is more than what becomes a label. */
const osReleaseLabels: ReadonlySet<string> = new Set([
  'ID',
  'VERSION_ID',
  'VERSION_ID.major',
  'VERSION_ID.minor',
]);

function elementLabels(prefix: string, feature: Feature | undefined): FeatureElement[] {
  if (feature === undefined) return [];
  return feature.elements
    .filter(({ name }) => !unlabelled.has(`${feature.name}.${name}`))
    .filter(({ name }) => feature.name !== 'system.osrelease' || osReleaseLabels.has(name))
    .map(({ name, means }) => ({
      name: `${domain}${prefix}.${renamed[`${feature.name}.${name}`] ?? name}`,
      means,
    }));
}

/**
 * Labels of nodes that ocifit-k8s can ask for, as "Feature discovery" in Node Feature Discovery's
 * documentation lists them. Those of devices have numbers in their names and are not among them.
 */
export const labels: readonly FeatureElement[] = [
  ...Object.entries(labelled).flatMap(([name, of]) => elementLabels(name, featureNamed(of))),
  ...others.map((name): FeatureElement => ({ name: domain + name, means: `label.${name}` })),
];
