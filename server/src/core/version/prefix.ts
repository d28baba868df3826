import { compareVersions, type Version } from './version.js';

/**
 * Whether a version is one of those that a shorter one stands for: 4.1 stands for 4.1 and all 4.1.*,
 * with their revisions. What leads to the first of them (4.1.0rc1) is not among them.
 */
export function matchesPrefix(version: Version, prefix: Version): boolean {
  return isOfLine(version, prefix) && compareVersions(version, prefix) >= 0;
}

/** The same with what leads to it: 5.0rc1 is of the line 5. */
export function isOfLine(version: Version, prefix: Version): boolean {
  if (version.epoch !== prefix.epoch) return false;
  const { numbers, suffix } = prefix;
  if (!numbers.every((number, index) => number === (version.numbers[index] ?? '0'))) return false;
  if (suffix.length === 0) return true;
  // With a suffix all numbers are said: 4.1-2 is no prefix of 4.1.3-2.
  if (version.numbers.slice(numbers.length).some((number) => number !== '0')) return false;
  return suffix.every(({ rank, text }, index) => {
    const piece = version.suffix[index];
    return piece?.rank === rank && piece.text === text;
  });
}
