import { compareVersions, readVersion, type Version } from '../../version/version.js';

/**
 * The oldest driver for Linux that runs what a CUDA toolkit built. From CUDA 11 on it is one for all
 * releases of a major version ("CUDA minor version compatibility"), before one for each release.
 *
 * Source: NVIDIA CUDA Toolkit Release Notes, tables "CUDA Toolkit and Minimum Required Driver Version
 * for CUDA Minor Version Compatibility" and "CUDA Toolkit and Corresponding Driver Versions"; NVIDIA
 * CUDA Compatibility, "Minor Version Compatibility" (docs.nvidia.com/deploy/cuda-compatibility).
 */
const minima: readonly (readonly [from: string, driver: string])[] = [
  ['13.0', '580'],
  ['12.0', '525.60.13'],
  ['11.1', '450.80.02'],
  // It came with an older driver than the one from which on the releases behind it are supported.
  ['11.0', '450.36.06'],
  ['10.2', '440.33'],
  ['10.1', '418.39'],
  ['10.0', '410.48'],
  ['9.2', '396.26'],
  ['9.1', '390.46'],
  ['9.0', '384.81'],
  ['8.0.61', '375.26'],
  ['8.0', '367.48'],
  ['7.5', '352.31'],
  ['7.0', '346.46'],
];

/** Toolkits from here on are in none of the tables. */
const firstUnknown = 14;
/** The first major version whose releases all run on the driver of the first of them. */
export const firstWithMinorCompatibility = 11;

const table = minima.map(([from, driver]) => ({ from: readVersion(from)!, driver }));

/** The oldest driver for a toolkit; undefined where no table has it. */
export function minimumDriver(toolkit: Version): string | undefined {
  if (majorOf(toolkit) >= firstUnknown) return undefined;
  return table.find(({ from }) => compareVersions(toolkit, from) >= 0)?.driver;
}

/**
 * The newest toolkit that a driver is new enough for: of a major version whose releases all run on it
 * that alone (`12`). Undefined of a driver that is older than the tables.
 */
export function newestToolkit(driver: Version): string | undefined {
  const found = table.find(
    ({ driver: oldest }) => compareVersions(driver, readVersion(oldest)!) >= 0,
  );
  if (found === undefined) return undefined;
  const { text } = found.from;
  return majorOf(found.from) >= firstWithMinorCompatibility && text !== '11.0'
    ? String(majorOf(found.from))
    : text;
}

export function majorOf({ numbers }: Version): number {
  return Number(numbers[0]);
}
