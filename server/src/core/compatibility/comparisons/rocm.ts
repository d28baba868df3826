import { readVersion } from '../../version/version.js';
import { answer, type Comparison } from '../comparison.js';
import { entriesOf } from '../values.js';
import { compareTargets } from './gpu-targets.js';

/** The releases that the matrix has, in their order. */
const releases = '5.1 5.2 5.3 5.4 5.5 5.6 5.7 6.0 6.1 6.2 6.3 6.4'.split(' ');

/** So many releases apart AMD supports the user space on a driver. */
const mostApart = 2;

/**
 * `rocm`: an image brings its ROCm and runs on the host's driver, which AMD supports with the releases
 * next to its own, two in either direction. Others are `unknown`, not rejected: much of it works.
 * Source: ROCm documentation, "User and kernel-space support matrix". Lists are targets of device code, as
 * those of `cuda` are (`gpu-targets.ts`).
 */
export const rocm: Comparison = {
  compare: ({ definition, image, host, question }) => {
    if (definition.type === 'list') {
      return compareTargets(entriesOf(image), entriesOf(host), question);
    }
    const wanted = releaseOf(image);
    const there = releaseOf(host);
    if (wanted === undefined || there === undefined) {
      return answer('unknown', 'check.unordered', [image, host]);
    }
    const [one, other] = [releases.indexOf(wanted), releases.indexOf(there)];
    const isNear = one >= 0 && other >= 0 && Math.abs(one - other) <= mostApart;
    return wanted === there || isNear
      ? answer('compatible', 'check.rocm.near', [image, host])
      : answer('unknown', 'check.rocm.far', [image, host]);
  },
};

function releaseOf(text: string): string | undefined {
  const numbers = readVersion(text)?.numbers;
  return numbers === undefined ? undefined : `${numbers[0]}.${numbers[1] ?? '0'}`;
}
