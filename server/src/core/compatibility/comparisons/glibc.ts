import { readVersion, type Version } from '../../version/version.js';
import {
  type Answer,
  type Asked,
  answer,
  type Comparison,
  type Facts,
  message,
} from '../comparison.js';

/**
 * `glibc-mount`: libraries of the host that are mounted into the container run on the container's C
 * library. Without a look at the libraries the rule of thumb holds that they may need any symbol of the
 * glibc they were built with: a newer one on the host is incompatible, an older or the same compatible.
 * What a library really needs replaces it (`mounts.ts`). Source: sourceware.org/glibc/wiki/ABI: symbol
 * versions are added by release and never removed.
 */
export const glibcMount: Comparison = {
  compare: (asked) => {
    const { image, host, imageFacts, hostFacts } = asked;
    const imageLibc = nameOf(asked, image, imageFacts);
    return compareLibc({ image, host, imageLibc, hostLibc: nameOf(asked, host, hostFacts) });
  },
  withoutHost: (asked) => {
    const { image, imageFacts, hostFacts } = asked;
    const glibc = hostFacts('library.glibc.version');
    const hostLibc = glibc === 'musl' ? glibc : (hostFacts('library.libc.name') ?? 'glibc');
    const host = hostLibc === 'glibc' ? (glibc ?? glibcByName(hostFacts)) : hostLibc;
    if (host === undefined) return undefined;
    return compareLibc({ image, host, imageLibc: nameOf(asked, image, imageFacts), hostLibc });
  },
};

/** The version of the C library, where that is known to be glibc. */
function glibcByName(facts: Facts): string | undefined {
  return facts('library.libc.name') === 'glibc' ? facts(anyLibc) : undefined;
}

interface Libcs {
  readonly image: string;
  readonly host: string;
  /** Undefined where nothing tells which C library the version is of. */
  readonly imageLibc: string | undefined;
  readonly hostLibc: string | undefined;
}

/** The version of whatever C library there is: which it is, another attribute has to tell. */
const anyLibc = 'library.libc.version';

/** Which C library a version is of; of other attributes than that of any, glibc's. */
function nameOf(
  { definition }: Pick<Asked, 'definition'>,
  value: string,
  facts: Facts,
): string | undefined {
  if (value === 'musl') return 'musl';
  return facts('library.libc.name') ?? (definition.source === anyLibc ? undefined : 'glibc');
}

function compareLibc({ image, host, imageLibc, hostLibc }: Libcs): Answer {
  if (imageLibc === undefined || hostLibc === undefined) {
    return answer('unknown', 'check.libc.unnamed', [imageLibc === undefined ? image : host]);
  }
  if (imageLibc !== hostLibc) {
    const fix = message('check.fix.libc', hostLibc);
    return answer('incompatible', 'check.libc.other', [imageLibc, hostLibc], fix);
  }
  if (imageLibc !== 'glibc') {
    return image === host && image !== imageLibc
      ? answer('compatible', 'check.equal', [host])
      : answer('unknown', 'check.libc.no-rule', [imageLibc]);
  }
  const there = readVersion(image);
  const needed = readVersion(host);
  // A major number alone tells none of the versions: all of this century are 2.
  if ([there, needed].some((version) => (version?.numbers.length ?? 0) < 2)) {
    return answer('unknown', 'check.unordered', [image, host]);
  }
  if (compareReleases(needed!, there!) <= 0) {
    return answer('compatible', 'check.glibc.older', [host, image]);
  }
  const fix = message('check.fix.glibc', host);
  return answer('incompatible', 'check.glibc.newer', [host, image], fix);
}

/** By major and minor alone: a distribution's revision (2.36-9+deb12u14) adds no symbol version. */
export function compareReleases(one: Version, other: Version): number {
  for (const place of [0, 1]) {
    const difference = Number(one.numbers[place] ?? 0) - Number(other.numbers[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether an image's value is a version of glibc, of which mounted libraries tell better what they need. */
export function isOfGlibc(asked: Pick<Asked, 'definition' | 'image' | 'imageFacts'>): boolean {
  return nameOf(asked, asked.image, asked.imageFacts) === 'glibc';
}
