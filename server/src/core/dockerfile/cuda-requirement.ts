import { answer, type Facts, message } from '../compatibility/comparison.js';
import { driverOf, otherVendors } from '../compatibility/comparisons/cuda.js';
import { minimumDriver } from '../compatibility/comparisons/cuda-driver.js';
import type { DemandAnswer } from '../compatibility/demand.js';
import { entriesOf } from '../compatibility/values.js';
import type { Message } from '../messages.js';
import { compareVersions, readVersion } from '../version/version.js';
import type { EnvironmentVariable } from './stages.js';

const prefix = 'NVIDIA_REQUIRE_';
/** What the toolkit leaves to another program. */
const notOurs = 'NVIDIA_REQUIRE_JETPACK';
const disabling = 'NVIDIA_DISABLE_REQUIRE';
/** Source: Go's strconv.ParseBool, which the toolkit reads it with. */
const isTrue = /^(?:1|t|T|TRUE|true|True)$/;

/**
 * The variables of an image that the NVIDIA Container Toolkit evaluates before it starts a container:
 * `NVIDIA_REQUIRE_*`, of several of one name the last. None where `NVIDIA_DISABLE_REQUIRE` is true, or may
 * be, as its value is not known. Source: internal/config/image/cuda_image.go of
 * github.com/NVIDIA/nvidia-container-toolkit.
 * @param environment of one image, in the order of the text
 */
export function cudaRequirements(
  environment: readonly EnvironmentVariable[],
): readonly EnvironmentVariable[] {
  const last = new Map<string, EnvironmentVariable>();
  for (const variable of environment) last.set(variable.name, variable);
  const disabled = last.get(disabling);
  if (disabled !== undefined && isTrue.test(disabled.value ?? '1')) return [];
  return [...last.values()].filter(
    ({ name, value }) =>
      name.startsWith(prefix) && !name.startsWith(notOurs) && value !== undefined,
  );
}

/** Of a longer text nothing is evaluated: NVIDIA's own have some hundred characters. */
const longest = 20_000;

/** Whether a host meets a condition; `unread` is one that the toolkit does not know. */
type Met = 'yes' | 'no' | 'unknown' | 'unread';

interface Judged {
  readonly met: Met;
  readonly condition: string;
}

/**
 * Whether a host meets what `NVIDIA_REQUIRE_CUDA` asks for: conditions such as `cuda>=12.4`, alternatives
 * with spaces between them, of each all that stand with commas between them. What can not be told, as the
 * brand of a device, leaves its alternative open. Sources: src/cli/dsl.c and configure.c of
 * github.com/NVIDIA/libnvidia-container; docs.nvidia.com/datacenter/cloud-native/container-toolkit,
 * "Constraints".
 * @param facts what the host states
 */
export function answerCudaRequirement(text: string, facts: Facts): DemandAnswer {
  const host = hostText(facts);
  if (text.length > longest) {
    return { ...answer('unknown', 'check.require.unread', [text]), host };
  }
  const alternatives = text
    .split(' ')
    .map((alternative) => alternative.split(',').filter((condition) => condition !== ''))
    .filter((conditions) => conditions.length > 0);
  if (alternatives.length === 0) {
    return { ...answer('compatible', 'check.require.nothing'), host };
  }
  if (facts('gpu.devices.available') === 'no' || otherVendors(facts) !== undefined) {
    return { ...answer('unknown', 'check.require.no-device'), host };
  }
  const judged = alternatives.map((conditions) => judge(conditions, facts));
  const found = (met: Met): number => judged.findIndex((one) => one.met === met);
  const met = found('yes');
  if (met !== -1) {
    return { ...answer('compatible', 'check.require.met', [alternatives[met]!.join(',')]), host };
  }
  const unread = judged[found('unread')];
  if (unread !== undefined) {
    return { ...answer('unknown', 'check.require.unread', [unread.condition]), host };
  }
  const open = judged[found('unknown')];
  if (open !== undefined || host === undefined) {
    return { ...answer('unknown', 'check.require.unknown', [open?.condition ?? text]), host };
  }
  return { ...answer('incompatible', 'check.require.unmet', [host], remedyOf(alternatives)), host };
}

/** What of the host conditions can be about. */
function hostText(facts: Facts): string | undefined {
  const cuda = facts('gpu.nvidia.cuda');
  const driver = driverOf(facts);
  const capability = facts('gpu.nvidia.compute-capability');
  const known = [
    ...(cuda === undefined ? [] : [`cuda ${cuda}`]),
    ...(driver === undefined ? [] : [`driver ${driver}`]),
    ...(capability === undefined ? [] : [`arch ${capability}`]),
  ];
  return known.length === 0 ? undefined : known.join(', ');
}

/** The newest CUDA is what most ask for first; the other alternatives are about older drivers. */
function remedyOf(alternatives: readonly (readonly string[])[]): Message | undefined {
  for (const condition of alternatives[0] ?? []) {
    const [, version] = /^cuda>=([0-9.]+)$/i.exec(condition) ?? [];
    if (version !== undefined) return message('check.fix.require', version);
  }
  return undefined;
}

function judge(conditions: readonly string[], facts: Facts): Judged {
  const judged = conditions.map((condition) => ({ condition, met: isMet(condition, facts) }));
  for (const met of ['no', 'unread', 'unknown'] as const) {
    const found = judged.find((one) => one.met === met);
    if (found !== undefined) return found;
  }
  return { met: 'yes', condition: '' };
}

/** How a host's version has to stand to the one that is asked for. */
const operators: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function isMet(condition: string, facts: Facts): Met {
  const [, name = '', operator = '', value = ''] =
    /^([^<>=!]+)([<>=!]+)(.+)$/.exec(condition) ?? [];
  const holds = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (holds === undefined) return 'unread';
  // No probe tells brands as NVML does, which calls newer devices otherwise than their names do.
  if (name.toLowerCase() === 'brand') return /^!?=$/.test(operator) ? 'unknown' : 'unread';
  if (!isNumbers(value)) return 'unread';
  switch (name.toLowerCase()) {
    case 'cuda':
      return cudaMet(facts, value, holds);
    case 'driver':
      return versionMet(driverOf(facts), value, holds);
    case 'arch':
      return devicesMet(facts('gpu.nvidia.compute-capability'), value, holds);
    default:
      return 'unread';
  }
}

type Holds = (order: number) => boolean;

function versionMet(there: string | undefined, wanted: string, holds: Holds): Met {
  if (there === undefined || !isNumbers(there)) return 'unknown';
  return holds(orderOf(there, wanted)) ? 'yes' : 'no';
}

/** Where the driver does not say what it supports, it may be older than any that supports it. */
function cudaMet(facts: Facts, wanted: string, holds: Holds): Met {
  const there = facts('gpu.nvidia.cuda');
  if (there !== undefined) return versionMet(there, wanted, holds);
  const driver = readVersion(driverOf(facts) ?? '');
  const toolkit = readVersion(wanted);
  const minimum = toolkit && readVersion(minimumDriver(toolkit) ?? '');
  if (driver === undefined || minimum === undefined) return 'unknown';
  if (compareVersions(driver, minimum) >= 0) return 'unknown';
  return holds(-1) ? 'yes' : 'no';
}

/** The toolkit asks each device that the container gets, which may be any of the host's. */
function devicesMet(capabilities: string | undefined, wanted: string, holds: Holds): Met {
  const all = entriesOf(capabilities ?? '').map((one) => versionMet(one, wanted, holds));
  const [first = 'unknown'] = all;
  return all.every((met) => met === first) ? first : 'unknown';
}

function isNumbers(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,9}){0,9}$/.test(text);
}

/** Number by number, where one that is missing is 0. Source: dsl_compare_version of dsl.c. */
function orderOf(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => text.split('.').map(Number));
  for (let place = 0; place < Math.max(left!.length, right!.length); place += 1) {
    const difference = (left![place] ?? 0) - (right![place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
