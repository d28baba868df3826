import { distributionImage, taggedImage, usualName } from './base-images.js';
import { releaseInTag } from './base-releases.js';
import { type ImageReference, imageReference } from './reference.js';

/** What the name of a base image says of it. */
export interface BaseFact {
  /** What extraction would have it from: `system.os.version`. */
  readonly source: string;
  readonly value: string;
  /** The part of the name that says it: `ubuntu22.04`. */
  readonly why: string;
}

/** What is known of a base image from its name alone. */
export interface BaseFacts {
  readonly reference: ImageReference;
  /** None twice of one source. */
  readonly facts: readonly BaseFact[];
  /** Whether it is a distribution, or a language on one, and has no libraries for GPUs. */
  readonly isPlain: boolean;
}

/**
 * What is known of a base image from its name alone; nothing is looked up. A tag is taken at its word
 * where the scheme of the repository's tags is known, also beside a digest. One that moves from release
 * to release (`latest`, or none) says nothing of a version. The sources of CUDA and ROCm are those of a
 * host, of which the value is the newest that its driver supports; of an image it is the version of the
 * toolkit, as the comparisons of these names read it.
 * @param image as FROM names it
 * @returns undefined where the tables do not have the image. Never throws.
 */
export function baseFacts(image: string): BaseFacts | undefined {
  const reference = imageReference(image);
  if (reference === undefined) return undefined;
  const name = usualName(reference.name);
  const found = [...distribution(name, reference), ...special(name, reference)];
  if (found.length === 0) return undefined;
  const facts = found.filter(
    ({ source }, index) => found.findIndex((one) => one.source === source) === index,
  );
  const isPlain = distributionImage(name)?.isPlain ?? taggedImage(name)?.isPlain ?? false;
  return { reference, facts, isPlain };
}

const vendorSource = 'system.os.vendor';
const versionSource = 'system.os.version';

function distribution(name: string, { tag = '' }: ImageReference): BaseFact[] {
  const image = distributionImage(name);
  if (image !== undefined) {
    const inTag = image.readTag?.(tag);
    return release(
      { vendor: image.vendor, version: inTag ?? image.version },
      name,
      inTag === undefined ? name : tag,
    );
  }
  const tagged = taggedImage(name);
  if (tagged === undefined || /windows|nanoserver/.test(tag)) return [];
  const found = releaseInTag(tag);
  if (found !== undefined) return release(found, found.words, found.words);
  return release({ vendor: tagged.vendor, version: undefined }, name, tag);
}

function release(
  { vendor, version }: { vendor: string | undefined; version: string | undefined },
  nameWords: string,
  versionWords: string,
): BaseFact[] {
  const facts: BaseFact[] = [];
  if (vendor !== undefined) facts.push({ source: vendorSource, value: vendor, why: nameWords });
  if (version !== undefined) {
    facts.push({ source: versionSource, value: version, why: versionWords });
  }
  return facts;
}

/** Versions of toolkits in tags, and C libraries that no distribution tells. */
function special(name: string, { tag = '' }: ImageReference): BaseFact[] {
  const facts: BaseFact[] = [];
  const add = (source: string, value: string | undefined): void => {
    if (value !== undefined) facts.push({ source, value, why: tag });
  };
  if (cudaImages.test(name)) add('gpu.nvidia.cuda', leadingVersion.exec(tag)?.[1]);
  if (cudaInTag.has(name)) add('gpu.nvidia.cuda', cudaWord.exec(tag)?.[1]);
  if (rocmImages.test(name)) add('gpu.amd.rocm', leadingVersion.exec(tag)?.[1]);
  if (name === 'rocm/pytorch') add('gpu.amd.rocm', rocmWord.exec(tag)?.[1]);
  // Source: hub.docker.com/_/busybox, "Image Variants".
  if (name === 'busybox') add('library.libc.name', /(?:^|-)(glibc|musl|uclibc)$/.exec(tag)?.[1]);
  if (name === 'gentoo/stage3') {
    // Source: hub.docker.com/r/gentoo/stage3: the variants are those of the stage archives.
    facts.push({ source: vendorSource, value: 'gentoo', why: name });
    if (/(?:^|-)musl(?:-|$)/.test(tag)) add('library.libc.name', 'musl');
  }
  return facts;
}

/** Whose tags begin with the version of the toolkit. */
const cudaImages = /^(?:nvcr\.io\/)?nvidia\/cuda$/;
const rocmImages = /^rocm\/(?:dev-[a-z]+-[0-9.]+(?:-complete)?|rocm-terminal)$/;
const leadingVersion = /^(\d+\.\d+(?:\.\d+)?)(?:-|$)/;

/** Whose tags have it in a word. */
const cudaInTag: ReadonlySet<string> = new Set([
  'mambaorg/micromamba',
  'ghcr.io/mamba-org/micromamba',
  'nvcr.io/nvidia/cuda-dl-base',
  'nvcr.io/nvidia/nvhpc',
  'pytorch/pytorch',
]);
const cudaWord = /(?:^|-)cuda-?(\d+\.\d+(?:\.\d+)?)(?=-|$)/;
const rocmWord = /(?:^|_)rocm(\d+\.\d+(?:\.\d+)?)(?=_|$)/;
