import type { Message } from '../../messages.js';
import { compareVersions, readVersion, type Version } from '../../version/version.js';
import {
  type Answer,
  type Asked,
  answer,
  type Comparison,
  type Facts,
  message,
} from '../comparison.js';
import { entriesOf } from '../values.js';
import {
  firstWithMinorCompatibility,
  majorOf,
  minimumDriver,
  newestToolkit,
} from './cuda-driver.js';
import { compareTargets } from './gpu-targets.js';

/**
 * `cuda`: a toolkit against the host's driver, or the devices that code was compiled for against the
 * host's; which of the two, the type tells (`version` is a toolkit). Sources: NVIDIA's tables
 * (`cuda-driver.ts`), CUDA C++ Programming Guide, "Binary Compatibility" and "PTX Compatibility".
 */
export const cuda: Comparison = {
  compare: (asked) => {
    if (isToolkit(asked)) return compareToolkit(asked, asked.host);
    const { image, host, question } = asked;
    return compareTargets(entriesOf(image), entriesOf(host), question);
  },
  withoutHost: (asked) => {
    const others = otherVendors(asked.hostFacts);
    if (isToolkit(asked) && others !== undefined) {
      const fix = message('check.fix.cuda.other', others);
      return answer('incompatible', 'check.cuda.other', [others], fix);
    }
    return isToolkit(asked) && driverOf(asked.hostFacts) !== undefined
      ? compareToolkit(asked, undefined)
      : undefined;
  },
};

function isToolkit({ definition, image }: Asked): boolean {
  if (definition.type !== undefined) return definition.type === 'version';
  return readVersion(image) !== undefined;
}

/** The makers of the host's GPUs, where NVIDIA is not among them. */
export function otherVendors(facts: Facts): string | undefined {
  const vendors = facts('gpu.devices.vendors');
  if (vendors === undefined || entriesOf(vendors).includes('nvidia')) return undefined;
  return entriesOf(vendors).join(', ');
}

/** The version of NVIDIA's driver; the one of all devices is another maker's where they are. */
export function driverOf(facts: Facts): string | undefined {
  const own = facts('gpu.nvidia.driver');
  return own ?? (otherVendors(facts) === undefined ? facts('gpu.devices.driver') : undefined);
}

/** @param supported the newest CUDA that the host's driver supports, where that is known */
function compareToolkit({ image, hostFacts }: Asked, supported: string | undefined): Answer {
  const toolkit = readVersion(image);
  if (toolkit === undefined || toolkit.epoch !== '0')
    return answer('unknown', 'check.not-version', [image]);
  const newest = supported === undefined ? undefined : readVersion(supported);
  if (supported !== undefined && newest === undefined) {
    return answer('unknown', 'check.not-version', [supported]);
  }
  const isSupported = newest !== undefined && isUpTo(toolkit, newest);
  const driver = driverOf(hostFacts);
  const minimum = minimumDriver(toolkit);
  const there = driver === undefined ? undefined : readVersion(driver);
  if (driver !== undefined && there !== undefined && minimum !== undefined) {
    const wanted = readVersion(minimum)!;
    if (compareVersions(there, wanted) < 0) {
      return answer(
        'incompatible',
        'check.cuda.driver-too-old',
        [image, minimum, driver],
        fixOfDriver(minimum, newest?.text ?? newestToolkit(there)),
      );
    }
    if (isSupported) return answer('compatible', 'check.cuda.supported', [image, supported!]);
    if (newest === undefined) {
      return answer('compatible', 'check.cuda.driver', [image, minimum, driver]);
    }
    return minorCompatibility(image, toolkit, newest, minimum);
  }
  if (newest === undefined) return answer('unknown', 'check.cuda.no-table', [image]);
  if (isSupported) return answer('compatible', 'check.cuda.supported', [image, supported!]);
  return minorCompatibility(image, toolkit, newest, minimum);
}

/** A toolkit newer than the CUDA of the driver: within a major version it runs all the same. */
function minorCompatibility(
  image: string,
  toolkit: Version,
  newest: Version,
  minimum: string | undefined,
): Answer {
  const major = majorOf(toolkit);
  if (major >= firstWithMinorCompatibility && major === majorOf(newest)) {
    return answer('compatible', 'check.cuda.minor', [image, newest.text, String(major)]);
  }
  const fix =
    minimum === undefined
      ? message('check.fix.cuda.newer', newest.text)
      : message('check.fix.cuda.driver', minimum, newest.text);
  return answer('incompatible', 'check.cuda.too-new', [image, newest.text], fix);
}

/** @param newest the newest toolkit that the driver is for, where that is known */
function fixOfDriver(minimum: string, newest: string | undefined): Message {
  return newest === undefined
    ? message('check.fix.cuda.update', minimum)
    : message('check.fix.cuda.driver', minimum, newest);
}

/** Whether a toolkit is no newer than the CUDA of a driver, of which two numbers are told. */
function isUpTo(toolkit: Version, newest: Version): boolean {
  for (const place of [0, 1]) {
    const difference = Number(newest.numbers[place] ?? 0) - Number(toolkit.numbers[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
