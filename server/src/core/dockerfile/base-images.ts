import {
  alpineRelease,
  amazonRelease,
  centosRelease,
  debianRelease,
  leadingRelease,
  namedReleases,
  type ReadTag,
  ubuntuRelease,
} from './base-releases.js';

/** An image that is a distribution, or built on one, and how its tags tell the release. */
export interface DistributionImage {
  /** As ID of os-release says it. */
  readonly vendor: string;
  /** Undefined where no tag tells a release: the distribution has none. */
  readonly readTag: ReadTag | undefined;
  /** In the name itself: `redhat/ubi9`. */
  readonly version?: string | undefined;
  /** Whether nothing is in it but the distribution. */
  readonly isPlain: boolean;
}

function plain(vendor: string, readTag?: ReadTag, version?: string): DistributionImage {
  return { vendor, readTag, version, isPlain: true };
}

const alma = plain('almalinux', leadingRelease);
const alpine = plain('alpine', alpineRelease);
const amazon = plain('amzn', amazonRelease);
const arch = plain('arch');
const centos = plain('centos', centosRelease);
const debian = plain('debian', debianRelease);
const fedora = plain('fedora', (tag) => /^(\d+)(?:-.*)?$/.exec(tag)?.[1]);
const leap = plain('opensuse-leap', leadingRelease);
const oracle = plain('ol', leadingRelease);
const rocky = plain('rocky', leadingRelease);
const sles = plain('sles', leadingRelease);
const tumbleweed = plain('opensuse-tumbleweed');
const ubuntu = plain('ubuntu', ubuntuRelease);

/**
 * Images of distributions by name. Sources: the pages of Docker's official images (hub.docker.com/_/…)
 * and of each distribution's own repository, with the schemes of their tags.
 */
const distributions: ReadonlyMap<string, DistributionImage> = new Map([
  ['almalinux', alma],
  ['almalinux/almalinux', alma],
  ['quay.io/almalinuxorg/almalinux', alma],
  ['alpine', alpine],
  ['amazonlinux', amazon],
  ['public.ecr.aws/amazonlinux/amazonlinux', amazon],
  ['archlinux', arch],
  ['archlinux/archlinux', arch],
  ['centos', centos],
  ['quay.io/centos/centos', centos],
  ['debian', debian],
  ['public.ecr.aws/debian/debian', debian],
  ['fedora', fedora],
  ['quay.io/fedora/fedora', fedora],
  ['quay.io/fedora/fedora-minimal', fedora],
  ['registry.fedoraproject.org/fedora', fedora],
  ['registry.fedoraproject.org/fedora-minimal', fedora],
  ['opensuse/leap', leap],
  ['registry.opensuse.org/opensuse/leap', leap],
  ['opensuse/tumbleweed', tumbleweed],
  ['registry.opensuse.org/opensuse/tumbleweed', tumbleweed],
  ['oraclelinux', oracle],
  ['container-registry.oracle.com/os/oraclelinux', oracle],
  ['ghcr.io/oracle/oraclelinux', oracle],
  ['photon', plain('photon', leadingRelease)],
  ['rockylinux', rocky],
  ['rockylinux/rockylinux', rocky],
  ['quay.io/rockylinux/rockylinux', rocky],
  ['registry.suse.com/bci/bci-base', sles],
  ['registry.suse.com/bci/bci-init', sles],
  ['registry.suse.com/bci/bci-micro', sles],
  ['registry.suse.com/bci/bci-minimal', sles],
  ['registry.suse.com/suse/sle15', sles],
  ['ubuntu', ubuntu],
  ['public.ecr.aws/ubuntu/ubuntu', ubuntu],
]);

/** A distribution in the name of an image, with its release. */
interface NamePattern {
  readonly pattern: RegExp;
  readonly image: (found: RegExpExecArray) => DistributionImage | undefined;
}

const namePatterns: readonly NamePattern[] = [
  {
    // Source: catalog.redhat.com; the same images are under both registries, and ubi also on Docker Hub.
    pattern:
      /^(?:redhat|registry\.access\.redhat\.com|registry\.redhat\.io)\/ubi(\d+)(?:\/ubi)?(?:-(?:minimal|micro|init))?$/,
    image: ([, major = '']) => ofMajor('rhel', major),
  },
  {
    // Languages and programs on them, whose tags are versions of their own.
    pattern: /^(?:registry\.access\.redhat\.com|registry\.redhat\.io)\/ubi(\d+)\/[a-z0-9-]+$/,
    image: ([, version]) => ({ vendor: 'rhel', readTag: undefined, version, isPlain: false }),
  },
  {
    // The same of SUSE. Source: registry.suse.com, documentation.suse.com/container.
    pattern: /^registry\.suse\.com\/bci\/[a-z0-9-]+$/,
    image: () => ({ vendor: 'sles', readTag: undefined, isPlain: false }),
  },
  {
    // Source: hub.docker.com/u/almalinux.
    pattern: /^almalinux\/(\d+)-(?:base|init|micro|minimal)$/,
    image: ([, major = '']) => ofMajor('almalinux', major),
  },
  {
    // Source: bin/images of github.com/spack/spack, share/spack/docker.
    pattern:
      /^(?:ghcr\.io\/)?spack\/(ubuntu|almalinux|amazonlinux|centos|fedora|leap|rockylinux)-?([a-z]+|\d+)$/,
    image: ([, distribution = '', release = '']) => spackImage(distribution, release),
  },
  {
    // Source: hub.docker.com/u/rocm, github.com/ROCm/ROCm-docker.
    pattern: /^rocm\/dev-(ubuntu|almalinux|centos)-(\d+(?:\.\d+)?)(?:-complete)?$/,
    image: ([, vendor = '', version]) => ({ vendor, readTag: undefined, version, isPlain: false }),
  },
  {
    // Source: github.com/GoogleContainerTools/distroless; `static` has no C library.
    pattern:
      /^gcr\.io\/distroless\/(?:base|base-nossl|cc|python3|java(?:\d+|-base)|nodejs\d+)-debian(\d+)$/,
    image: ([, version]) => plain('debian', undefined, version),
  },
];

/** The tag says more than the name, where it is of the same release. */
function ofMajor(vendor: string, major: string): DistributionImage {
  const readTag: ReadTag = (tag) => {
    const release = leadingRelease(tag);
    return release === major || release?.startsWith(`${major}.`) ? release : undefined;
  };
  return plain(vendor, readTag, major);
}

const spackVendors: Readonly<Record<string, string>> = {
  amazonlinux: 'amzn',
  leap: 'opensuse-leap',
  rockylinux: 'rocky',
};

function spackImage(distribution: string, release: string): DistributionImage | undefined {
  const vendor = spackVendors[distribution] ?? distribution;
  const isNumber = /^\d+$/.test(release);
  const named = namedReleases.get(release);
  if (!isNumber && named?.vendor !== vendor) return undefined;
  return { vendor, readTag: undefined, version: named?.version ?? release, isPlain: false };
}

/** Of an image that is a distribution by its name. */
export function distributionImage(name: string): DistributionImage | undefined {
  const known = distributions.get(name);
  if (known !== undefined) return known;
  for (const { pattern, image } of namePatterns) {
    const found = pattern.exec(name);
    if (found !== null) return image(found);
  }
  return undefined;
}

/** An image whose tags tell in words what it is built on. */
export interface TaggedImage {
  /** What it is built on where the tag says none; undefined where that is not told. */
  readonly vendor: string | undefined;
  /** Whether it is known to be without libraries for GPUs. */
  readonly isPlain: boolean;
}

/**
 * Docker's official images of languages: on Debian unless the tag says otherwise. Source: "Image
 * Variants" of each page at hub.docker.com/_/….
 */
const languages = [
  'elixir',
  'erlang',
  'gcc',
  'golang',
  'node',
  'perl',
  'php',
  'pypy',
  'python',
  'ruby',
  'rust',
] as const;

const byTagAlone: TaggedImage = { vendor: undefined, isPlain: false };

/**
 * Others whose tags name the release. Sources: the page of each repository at hub.docker.com,
 * catalog.ngc.nvidia.com or mcr.microsoft.com; github.com/mamba-org/micromamba-docker.
 */
const tagged: ReadonlyMap<string, TaggedImage> = new Map<string, TaggedImage>([
  ...languages.map((name): [string, TaggedImage] => [name, { vendor: 'debian', isPlain: true }]),
  ['buildpack-deps', { vendor: undefined, isPlain: true }],
  ['eclipse-temurin', { vendor: undefined, isPlain: true }],
  ['intel/hpckit', byTagAlone],
  ['intel/oneapi', byTagAlone],
  ['intel/oneapi-basekit', byTagAlone],
  ['intel/oneapi-hpckit', byTagAlone],
  ['intel/oneapi-runtime', byTagAlone],
  ['mambaorg/micromamba', byTagAlone],
  ['ghcr.io/mamba-org/micromamba', byTagAlone],
  ['nvidia/cuda', byTagAlone],
  ['nvcr.io/nvidia/cuda', byTagAlone],
  ['nvcr.io/nvidia/cuda-dl-base', byTagAlone],
  ['nvcr.io/nvidia/nvhpc', byTagAlone],
  ['pytorch/pytorch', byTagAlone],
  ['rocm/pytorch', byTagAlone],
  ['rocm/rocm-terminal', { vendor: 'ubuntu', isPlain: false }],
]);

/** Source: github.com/devcontainers/images, github.com/jupyter/docker-stacks. */
const taggedFamilies =
  /^(?:mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/[a-z0-9-]+|quay\.io\/jupyter\/[a-z-]+)$/;

/** Of an image whose tags tell what it is built on. */
export function taggedImage(name: string): TaggedImage | undefined {
  return tagged.get(name) ?? (taggedFamilies.test(name) ? byTagAlone : undefined);
}

/** Repositories that have Docker's official images under names of their own. */
const mirrors = /^(?:public\.ecr\.aws\/docker\/library|mirror\.gcr\.io\/library)\//;

/**
 * The official images of one architecture. Source: "Architectures other than amd64?" of
 * github.com/docker-library/official-images.
 */
const architectures =
  /^(?:amd64|arm32v[567]|arm64v8|i386|mips64le|ppc64le|riscv64|s390x)\/(?=[^/]+$)/;

/** The name under which the tables have an image that is offered under several. */
export function usualName(name: string): string {
  return name.replace(mirrors, '').replace(architectures, '');
}
