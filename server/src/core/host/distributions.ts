/** What the C library of a distribution's release is known to be. */
export type DistributionLibc =
  | { readonly libc: 'glibc'; readonly version: string }
  | { readonly libc: 'musl' }
  /** There are no releases: the version is that of the last update. */
  | { readonly libc: 'rolling' };

/** Versions of glibc by release. */
type Releases = Readonly<Record<string, string>>;

/**
 * Releases of Red Hat Enterprise Linux and its rebuilds by their first number: the point releases keep
 * the version. Source: the `glibc` packages of each release's BaseOS repository.
 */
const enterpriseLinux: Releases = {
  '6': '2.12',
  '7': '2.17',
  '8': '2.28',
  '9': '2.34',
  '10': '2.39',
};

/** Source: packages.debian.org, package `libc6`; codenames by wiki.debian.org/DebianReleases. */
const debian: Releases = {
  '8': '2.19',
  '9': '2.24',
  '10': '2.28',
  '11': '2.31',
  '12': '2.36',
  '13': '2.41',
  jessie: '2.19',
  stretch: '2.24',
  buster: '2.28',
  bullseye: '2.31',
  bookworm: '2.36',
  trixie: '2.41',
};

/** Source: packages.ubuntu.com and launchpad.net/ubuntu/+source/glibc; codenames by wiki.ubuntu.com/Releases. */
const ubuntu: Releases = {
  '14.04': '2.19',
  '16.04': '2.23',
  '18.04': '2.27',
  '18.10': '2.28',
  '19.04': '2.29',
  '19.10': '2.30',
  '20.04': '2.31',
  '20.10': '2.32',
  '21.04': '2.33',
  '21.10': '2.34',
  '22.04': '2.35',
  '22.10': '2.36',
  '23.04': '2.37',
  '23.10': '2.38',
  '24.04': '2.39',
  '24.10': '2.40',
  '25.04': '2.41',
  trusty: '2.19',
  xenial: '2.23',
  bionic: '2.27',
  focal: '2.31',
  jammy: '2.35',
  noble: '2.39',
  oracular: '2.40',
  plucky: '2.41',
};

/** Source: each release's change set "GNU C Library version …" at fedoraproject.org/wiki/Releases. */
const fedora: Releases = {
  '28': '2.27',
  '29': '2.28',
  '30': '2.29',
  '31': '2.30',
  '32': '2.31',
  '33': '2.32',
  '34': '2.33',
  '35': '2.34',
  '36': '2.35',
  '37': '2.36',
  '38': '2.37',
  '39': '2.38',
  '40': '2.39',
  '41': '2.40',
  '42': '2.41',
};

/**
 * Leap 15 shares its base with the service packs of SUSE Linux Enterprise 15. Source: SUSE's release
 * notes, and package `glibc` of each release.
 */
const suse15: Releases = {
  '15.0': '2.26',
  '15.1': '2.26',
  '15.2': '2.26',
  '15.3': '2.31',
  '15.4': '2.31',
  '15.5': '2.31',
  '15.6': '2.38',
};

/**
 * Service packs as os-release writes them: 15.5 is 15 SP5. A bare 15 is what the first release says, and
 * people of all of them: it is not here. Source: SUSE's release notes and package lists of each.
 */
const suseEnterprise: Releases = {
  '12.0': '2.19',
  '12.1': '2.19',
  '12.2': '2.22',
  '12.3': '2.22',
  '12.4': '2.22',
  '12.5': '2.22',
  ...suse15,
};

/** Source: package `glibc` of each release. */
const leap: Releases = {
  '42.1': '2.19',
  '42.2': '2.22',
  '42.3': '2.22',
  ...suse15,
};

/** Source: release notes and package lists of Amazon Linux at docs.aws.amazon.com/linux. */
const amazon: Releases = { '2018.03': '2.17', '2': '2.26', '2023': '2.34' };

const rolling: DistributionLibc = { libc: 'rolling' };
const musl: DistributionLibc = { libc: 'musl' };

/**
 * The table `distribution-glibc` by ID of os-release, whose spellings are at
 * github.com/chef/os_release. What is not certain is not in it.
 */
const distributions: ReadonlyMap<string, Releases | DistributionLibc> = new Map<
  string,
  Releases | DistributionLibc
>([
  ['debian', debian],
  ['ubuntu', ubuntu],
  ['rhel', enterpriseLinux],
  ['centos', enterpriseLinux],
  ['rocky', enterpriseLinux],
  ['almalinux', enterpriseLinux],
  ['ol', enterpriseLinux],
  ['fedora', fedora],
  ['sles', suseEnterprise],
  ['opensuse-leap', leap],
  ['amzn', amazon],
  ['arch', rolling],
  ['opensuse-tumbleweed', rolling],
  ['gentoo', rolling],
  ['alpine', musl],
]);

/** Other words for an ID: of people, of older releases, and the beginnings of PRETTY_NAME. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['alma', 'almalinux'],
  ['amazon', 'amzn'],
  ['amazon linux', 'amzn'],
  ['amazonlinux', 'amzn'],
  ['arch linux', 'arch'],
  ['archlinux', 'arch'],
  ['alpine linux', 'alpine'],
  ['centos linux', 'centos'],
  ['centos stream', 'centos'],
  ['debian gnu/linux', 'debian'],
  ['fedora linux', 'fedora'],
  ['leap', 'opensuse-leap'],
  ['opensuse leap', 'opensuse-leap'],
  ['opensuse tumbleweed', 'opensuse-tumbleweed'],
  ['oracle', 'ol'],
  ['oracle linux', 'ol'],
  ['oracle linux server', 'ol'],
  ['oraclelinux', 'ol'],
  ['redhat', 'rhel'],
  ['red hat enterprise linux', 'rhel'],
  ['red hat enterprise linux server', 'rhel'],
  ['rockylinux', 'rocky'],
  ['rocky linux', 'rocky'],
  ['sled', 'sles'],
  ['sle_hpc', 'sles'],
  ['sle-hpc', 'sles'],
  ['sles_sap', 'sles'],
  ['suse linux enterprise server', 'sles'],
]);

/** Longer texts are no names of distributions. */
const mostCharacters = 200;

/**
 * The ID that os-release says of a distribution, by that or a usual other word for it, in any case.
 * @returns undefined where the tables do not have it
 */
export function distributionNamed(name: string): string | undefined {
  if (name.length > mostCharacters) return undefined;
  const lower = name.trim().toLowerCase();
  const id = otherNames.get(lower) ?? lower;
  return distributions.has(id) ? id : undefined;
}

/**
 * The C library of a distribution's release.
 * @param id as ID in os-release says it (`ubuntu`), or a usual other word for it
 * @param release as VERSION_ID says it (`22.04`, `8.9`), more exactly, or a codename; of a rolling one nothing
 * @returns undefined where the table does not know it
 */
export function libcOf(id: string, release: string | undefined): DistributionLibc | undefined {
  if ((release?.length ?? 0) > mostCharacters) return undefined;
  const known = distributions.get(distributionNamed(id) ?? '');
  if (known === undefined || isLibc(known)) return known;
  const version = versionOf(known, release?.trim().toLowerCase() ?? '');
  return version === undefined ? undefined : { libc: 'glibc', version };
}

function isLibc(known: Releases | DistributionLibc): known is DistributionLibc {
  return 'libc' in known;
}

/** The longest beginning of a release that the table has: 22.04 of 22.04.3, 8 of 8.9. */
function versionOf(releases: Releases, release: string): string | undefined {
  for (let at = release; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (Object.hasOwn(releases, at)) return releases[at];
  }
  return undefined;
}

/**
 * The same by a distribution's name with its release, as PRETTY_NAME says it: `Rocky Linux 8.9 (Green
 * Obsidian)`, `SUSE Linux Enterprise Server 15 SP5`; or as image references do: `ubuntu:22.04`.
 */
export function libcOfName(name: string): DistributionLibc | undefined {
  if (name.length > mostCharacters) return undefined;
  const match = /^([a-z][a-z /_-]*?)(?:[ :]+v?(\d+(?:\.\d+)*)(?: sp(\d+))?\b.*)?$/i.exec(
    name.trim(),
  );
  if (match === null) return undefined;
  const [, id = '', number, servicePack] = match;
  return libcOf(id, servicePack === undefined ? number : `${number}.${servicePack}`);
}
