import { compareReleases } from '../compatibility/comparisons/glibc.js';
import { canonical, entriesOf, spellingsOf } from '../compatibility/values.js';
import { type Finding, finding, type Span } from '../finding.js';
import { type DistributionLibc, distributionNamed, libcOf } from '../host/distributions.js';
import type { Argument, MessageKey } from '../messages.js';
import type { Catalog, CatalogSchema } from '../schema/catalog.js';
import type { AttributeDefinition } from '../schema/definition.js';
import type { ResolvedAttribute } from '../spec/resolve.js';
import { isOfLine } from '../version/prefix.js';
import { readVersion } from '../version/version.js';
import { type BaseFacts, baseFacts } from './base.js';
import { builtStage, labelsGiven, stagesBelow } from './image.js';
import type { DockerfileLabels, Label } from './labels.js';

/** A label of a namespace that a schema knows. */
interface KnownLabel extends ResolvedAttribute<Label> {
  readonly schema: CatalogSchema;
}

interface Context {
  readonly labels: DockerfileLabels;
  readonly catalog: Catalog;
  /** The text that the labels were read from. */
  readonly source: string;
  readonly target: string | undefined;
}

interface Judged {
  readonly label: Label;
  readonly found: Finding;
}

/**
 * Labels of the image that contradict what the name of its base image tells: another C library or
 * distribution, another version of CUDA, CUDA where nothing brings it. By what schemas say of attributes,
 * their source and the table that they are inferred by; of other attributes nothing is told.
 */
export function baseFindings(
  known: readonly KnownLabel[],
  { labels, catalog, source, target }: Context,
): Judged[] {
  const built = builtStage(target, labels.stages);
  const [lowest] = stagesBelow(built, labels.stages);
  const from = lowest === undefined ? undefined : labels.stages[lowest];
  const facts = from?.image === undefined ? undefined : baseFacts(from.image);
  if (from === undefined || facts === undefined) return [];
  const base = new Base(facts, labels, source);
  const given = new Set(labelsGiven(labels, built));
  return known.flatMap(({ attribute: label, name, schema }) => {
    const definition = catalog.attribute(schema, name)?.definition;
    if (definition === undefined || !given.has(label) || !label.value) return [];
    const said = base.against(definition, label.value);
    if (said === undefined) return [];
    const { start, end } = from.imageSpan;
    const related = [{ message: { key: 'label.base.place', args: [] } as const, start, end }];
    const isWritten = said.nearest !== undefined && !label.valueHasVariable;
    const data = isWritten ? { data: { nearest: said.nearest } } : {};
    const place = visible(label);
    const about = { related, ...data };
    return [{ label, found: finding('label-base-mismatch', place, said.key, said.args, about) }];
  });
}

function visible({ valueSpan, span }: Label): Span {
  return valueSpan.start < valueSpan.end ? valueSpan : span;
}

interface Said {
  readonly key: MessageKey;
  readonly args: readonly Argument[];
  readonly nearest?: string;
}

/** What brings CUDA, or may: programs that others build for GPUs are among them. In lower case. */
const bringCuda: readonly string[] = [
  'cu11',
  'cu12',
  'cu13',
  'cuda',
  'cudnn',
  'cupy',
  'conda',
  'easybuild',
  'gpu',
  'hpc_sdk',
  'hpc-sdk',
  'hpcsdk',
  'jax',
  'mamba',
  'nvcc',
  'nvhpc',
  'nvidia',
  // What it lists is in another file.
  'requirements',
  'spack',
  'tensorflow',
  'torch',
  'vllm',
];

/** Somebody who builds a C library of their own knows what they do. */
const bringsGlibc = 'glibc';

/** What the name of a base image tells, against a label each. */
class Base {
  readonly #vendor: string | undefined;
  readonly #version: string | undefined;
  readonly #cuda: string | undefined;
  readonly #libc: DistributionLibc | undefined;
  readonly #isPlain: boolean;
  /** As its name has it: `debian 11`. */
  readonly #name: string;
  readonly #labels: DockerfileLabels;
  readonly #source: string;
  #others: string | undefined;

  constructor({ facts, isPlain, reference }: BaseFacts, labels: DockerfileLabels, source: string) {
    const of = (wanted: string) => facts.find((fact) => fact.source === wanted)?.value;
    this.#vendor = of('system.os.vendor');
    this.#version = of('system.os.version');
    this.#cuda = of('gpu.nvidia.cuda');
    this.#libc = this.#vendor === undefined ? undefined : libcOf(this.#vendor, this.#version);
    this.#isPlain = isPlain;
    this.#name =
      this.#vendor === undefined
        ? reference.name
        : [this.#vendor, this.#version].filter((part) => part !== undefined).join(' ');
    this.#labels = labels;
    this.#source = source;
  }

  /** @param text of the label */
  against(definition: AttributeDefinition, text: string): Said | undefined {
    const { source, inferred } = definition;
    const value = canonical(definition, spellingsOf(definition), text);
    const isLibc = inferred?.table === 'distribution-glibc' || source === 'library.glibc.version';
    if (isLibc) return this.#libcVersion(value, source === 'library.libc.version');
    switch (source) {
      case 'library.libc.name':
        return this.#libcName(value);
      case 'system.os.vendor':
        return this.#vendorName(value);
      case 'system.os.version':
      case 'system.os.release':
        return this.#versionOf(value);
      case 'gpu.nvidia.cuda':
        return this.#cudaVersion(value);
      case 'gpu.devices.platforms':
        return entriesOf(value).includes('cuda') ? this.#withoutCuda() : undefined;
      default:
        return undefined;
    }
  }

  /** @param isAny whether the version may be that of another C library */
  #libcVersion(value: string, isAny: boolean): Said | undefined {
    const libc = this.#libc;
    if (libc === undefined || libc.libc === 'rolling' || this.#text().includes(bringsGlibc)) {
      return undefined;
    }
    const version = readVersion(value);
    if (version === undefined) return undefined;
    if (libc.libc === 'musl') {
      return isAny ? undefined : this.#said('label.base.libc', 'musl', `glibc ${value}`);
    }
    // A major number alone tells none of the versions.
    if (version.numbers.length < 2) return undefined;
    if (compareReleases(version, readVersion(libc.version)!) === 0) return undefined;
    return { ...this.#said('label.base.glibc', libc.version, value), nearest: libc.version };
  }

  #libcName(value: string): Said | undefined {
    const libc = this.#libc?.libc;
    if (libc === undefined || libc === 'rolling' || libc === value) return undefined;
    if (this.#text().includes(bringsGlibc) || !/^(?:glibc|musl)$/.test(value)) return undefined;
    return this.#said('label.base.libc', libc, value);
  }

  #vendorName(value: string): Said | undefined {
    const vendor = this.#vendor;
    const meant = distributionNamed(value);
    if (vendor === undefined || meant === undefined || meant === vendor) return undefined;
    return this.#said('label.base.distribution', value);
  }

  #versionOf(value: string): Said | undefined {
    const version = this.#version;
    if (version === undefined || areOfOneLine(value, version)) return undefined;
    return this.#said('label.base.distribution', value);
  }

  #cudaVersion(value: string): Said | undefined {
    const cuda = this.#cuda;
    if (cuda === undefined) return readVersion(value) && this.#withoutCuda();
    return areOfOneLine(value, cuda) ? undefined : this.#said('label.base.cuda', cuda, value);
  }

  #withoutCuda(): Said | undefined {
    const isWithout = this.#isPlain && !bringCuda.some((word) => this.#text().includes(word));
    return isWithout ? this.#said('label.base.no-cuda') : undefined;
  }

  #said(key: MessageKey, ...args: readonly string[]): Said {
    return { key, args: [this.#name, ...args] };
  }

  /** What the file does to the image: all of it but labels and comments, in lower case. */
  #text(): string {
    this.#others ??= withoutLabels(this.#source, this.#labels);
    return this.#others;
  }
}

/** Whether a version stands for another one, or for one of those that it stands for; so does what is none. */
function areOfOneLine(one: string, other: string): boolean {
  const left = readVersion(one);
  const right = readVersion(other);
  if (left === undefined || right === undefined) return true;
  const [short, long] = left.numbers.length < right.numbers.length ? [left, right] : [right, left];
  return isOfLine({ ...long, suffix: [] }, { ...short, suffix: [] });
}

function withoutLabels(source: string, { all }: DockerfileLabels): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { instruction } of all) {
    if (instruction.start > at) pieces.push(source.slice(at, instruction.start));
    at = Math.max(at, instruction.end);
  }
  pieces.push(source.slice(at));
  return pieces
    .join('\n')
    .replace(/^[ \t]*#.*$/gm, '')
    .toLowerCase();
}
