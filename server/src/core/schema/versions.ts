/**
 * The order of schema versions, from the newest to the oldest: number by number, a pre-release before
 * its release (semver.org §11), no version last.
 */
export function newestFirst(one: string, other: string): number {
  if (one === other) return 0;
  const [release, pre] = parts(one);
  const [otherRelease, otherPre] = parts(other);
  return collator.compare(otherRelease, release) || byPreRelease(pre, otherPre);
}

const collator = new Intl.Collator('en', { numeric: true });

function parts(version: string): readonly [release: string, preRelease: string | undefined] {
  const [, release = '', pre] = /^v?([^-+]*)(?:-([^+]*))?/.exec(version) ?? [];
  return [release, pre];
}

/** A release is newer than what led to it. */
function byPreRelease(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) {
    return Number(one !== undefined) - Number(other !== undefined);
  }
  return collator.compare(other, one);
}
