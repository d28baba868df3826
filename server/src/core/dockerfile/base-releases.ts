/** Releases of distributions as tags of images write them. */

/** A release that has a code name. */
export interface NamedRelease {
  /** As ID of os-release says it. */
  readonly vendor: string;
  /** As VERSION_ID says it. */
  readonly version: string;
  /** The day of the release, `20230610`: before it the name stood for what was to become it. */
  readonly since: string;
}

type Row = readonly [codeName: string, version: string, since: string];

/** Source: wiki.debian.org/DebianReleases. */
const debian: readonly Row[] = [
  ['jessie', '8', '20150425'],
  ['stretch', '9', '20170617'],
  ['buster', '10', '20190706'],
  ['bullseye', '11', '20210814'],
  ['bookworm', '12', '20230610'],
  ['trixie', '13', '20250809'],
];

/** Source: wiki.ubuntu.com/Releases. */
const ubuntu: readonly Row[] = [
  ['trusty', '14.04', '20140417'],
  ['xenial', '16.04', '20160421'],
  ['bionic', '18.04', '20180426'],
  ['cosmic', '18.10', '20181018'],
  ['disco', '19.04', '20190418'],
  ['eoan', '19.10', '20191017'],
  ['focal', '20.04', '20200423'],
  ['groovy', '20.10', '20201022'],
  ['hirsute', '21.04', '20210422'],
  ['impish', '21.10', '20211014'],
  ['jammy', '22.04', '20220421'],
  ['kinetic', '22.10', '20221020'],
  ['lunar', '23.04', '20230420'],
  ['mantic', '23.10', '20231012'],
  ['noble', '24.04', '20240425'],
  ['oracular', '24.10', '20241010'],
  ['plucky', '25.04', '20250417'],
];

/** Releases by their code names. */
export const namedReleases: ReadonlyMap<string, NamedRelease> = new Map(
  [
    { vendor: 'debian', rows: debian },
    { vendor: 'ubuntu', rows: ubuntu },
  ].flatMap(({ vendor, rows }) =>
    rows.map(([codeName, version, since]): [string, NamedRelease] => [
      codeName,
      { vendor, version, since },
    ]),
  ),
);

/** The release that a word of a tag is, once it was released: `jammy-20220130` was not 22.04 yet. */
function releaseNamed(word: string, day: string | undefined): NamedRelease | undefined {
  const known = namedReleases.get(word);
  return known === undefined || (day !== undefined && day < known.since) ? undefined : known;
}

/** What a tag says of a release, and the words in which it does. */
export interface TaggedRelease {
  /** As ID of os-release says it. */
  readonly vendor: string;
  /** As VERSION_ID says it, or its beginning; undefined where the tag moves from release to release. */
  readonly version: string | undefined;
  readonly words: string;
}

/** Reads the version in the tag of a distribution's own image; undefined where the tag tells none. */
export type ReadTag = (tag: string) => string | undefined;

/** `8`, `8.9`, `9.3.20231119-minimal`, `5.0-20240114`. */
export const leadingRelease: ReadTag = (tag) => /^(\d+(?:\.\d{1,2})?)(?:[.-].*)?$/.exec(tag)?.[1];

/** `12`, `12-slim`, `12.5`, `bookworm`, `bookworm-20240110-slim`: the point release is not in VERSION_ID. */
export const debianRelease: ReadTag = (tag) =>
  /^([789]|1\d)(?:\.\d+)?(?:-slim|-backports)?$/.exec(tag)?.[1] ?? byCodeName(tag, 'debian');

/** `22.04`, `jammy`, `jammy-20240111`. */
export const ubuntuRelease: ReadTag = (tag) =>
  /^(\d\d\.(?:04|10))(?:\.\d)?$/.exec(tag)?.[1] ?? byCodeName(tag, 'ubuntu');

function byCodeName(tag: string, vendor: string): string | undefined {
  const [, word = '', day] =
    /^([a-z]+)(?:-(\d{8})(?:\.\d+)?)?(?:-slim|-backports)?$/.exec(tag) ?? [];
  const found = releaseNamed(word, day);
  return found?.vendor === vendor ? found.version : undefined;
}

/** `3.20`, `3.20.3`. */
export const alpineRelease: ReadTag = (tag) => /^\d+(?:\.\d+){0,2}$/.exec(tag)?.[0];

/** `7`, `centos7.9.2009`, `stream9`: VERSION_ID of CentOS is one number. */
export const centosRelease: ReadTag = (tag) =>
  /^(?:centos|stream)?(\d{1,2})(?:[.-].*)?$/.exec(tag)?.[1];

/** `2023`, `2.0.20240131.0`, `2-with-sources`; `1` is 2018.03, the last of its kind. */
export const amazonRelease: ReadTag = (tag) => {
  const found = /^(201[678]\.\d\d|202\d|[12])(?:[.-].*)?$/.exec(tag)?.[1];
  return found === '1' ? '2018.03' : found;
};

/** Words for distributions in the tags of images that are built on them. */
const vendors: Readonly<Record<string, string>> = {
  almalinux: 'almalinux',
  alpine: 'alpine',
  amazonlinux: 'amzn',
  centos: 'centos',
  debian: 'debian',
  leap: 'opensuse-leap',
  oraclelinux: 'ol',
  rockylinux: 'rocky',
  ubi: 'rhel',
  ubuntu: 'ubuntu',
};

const wordInTag = new RegExp(
  `(?<![a-z0-9])(?:(${Object.keys(vendors).join('|')})-?(\\d+(?:\\.\\d+)*)?|([a-z]+))(?=[-_]|$)`,
  'g',
);

/** Of a longer tag nothing is read: no registry takes one. */
const longestTag = 128;

/**
 * The release in a tag whose words tell what the image is built on: `12.4.1-devel-ubuntu22.04`,
 * `3.12-slim-bookworm`, `20-alpine3.20`. Undefined where there is none, or more than one.
 */
export function releaseInTag(tag: string): TaggedRelease | undefined {
  if (tag.length > longestTag) return undefined;
  const found: TaggedRelease[] = [];
  for (const [words, name, number, word] of tag.matchAll(wordInTag)) {
    const named = word === undefined ? undefined : releaseNamed(word, undefined);
    const vendor = name === undefined ? named?.vendor : vendors[name];
    if (vendor === undefined) continue;
    const version = named?.version ?? (vendor === 'centos' ? number?.split('.')[0] : number);
    found.push({ vendor, version, words });
  }
  const [only, other] = found;
  return other === undefined ? only : undefined;
}
