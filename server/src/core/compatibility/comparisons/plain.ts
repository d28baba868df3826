import type { AttributeDefinition } from '../../schema/definition.js';
import { matchesPrefix } from '../../version/prefix.js';
import { isInRange, rangeText, readRange } from '../../version/range.js';
import { compareVersions, readVersion } from '../../version/version.js';
import { type Answer, answer, type Comparison, message } from '../comparison.js';
import { entriesOf, isList, readBoolean } from '../values.js';

/** Whether two values are one; of versions, whether the host's is within the image's (4.1.2 is 4.1). */
function isSame(definition: AttributeDefinition, image: string, host: string): boolean {
  if (image === host) return true;
  if (definition.type === 'version') {
    const wanted = readVersion(image);
    const there = readVersion(host);
    return wanted !== undefined && there !== undefined && matchesPrefix(there, wanted);
  }
  if (definition.type === 'integer') return integerOf(image) === (integerOf(host) ?? Number.NaN);
  if (!isList(definition)) return false;
  const there = new Set(entriesOf(host));
  const wanted = entriesOf(image);
  return wanted.length === there.size && wanted.every((entry) => there.has(entry));
}

function integerOf(text: string): number | undefined {
  return /^[-+]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** `equals`: the host's value has to be the image's. Source: schemas/node-metadata.schema.json. */
export const equals: Comparison = {
  compare: ({ definition, image, host }) => {
    if (isSame(definition, image, host)) return answer('compatible', 'check.equal', [host]);
    if (definition.type === 'version' && isLessExact(image, host)) return unordered(image, host);
    const strange = strangeIn(definition, image);
    if (strange !== undefined) return answer('unknown', 'check.not-a-value', [strange, host]);
    const fix = message('check.fix.equals', image, host);
    return answer('incompatible', 'check.different', [image, host], fix);
  },
};

/** An entry that is none of the values that the schema tells in full; undefined where all are. */
function strangeIn(definition: AttributeDefinition, image: string): string | undefined {
  const { values } = definition;
  if (values === undefined) return undefined;
  return (isList(definition) ? entriesOf(image) : [image]).find((one) => !values.includes(one));
}

/** Whether a host's version leaves open which of several it is, of which the image's is one: 4.1 of 4.1.2. */
function isLessExact(image: string, host: string): boolean {
  const wanted = readVersion(image);
  const there = readVersion(host);
  if (wanted === undefined || there === undefined || there.suffix.length > 0) return false;
  return matchesPrefix(wanted, there) && compareVersions(wanted, there) > 0;
}

/** Where a schema names no comparison, nothing is rejected. Source: design of the node metadata. */
export const unnamed: Comparison = {
  compare: ({ definition, image, host }) =>
    isSame(definition, image, host)
      ? answer('compatible', 'check.equal', [host])
      : answer('unknown', 'check.unnamed', [image, host]),
};

/** `requires`: an image's `yes` needs a host's `yes`, its `no` asks for nothing. Source: schemas/node-metadata.schema.json. */
export const requires: Comparison = {
  compare: ({ image, host, definition }) => {
    const wanted = readBoolean(image);
    const there = readBoolean(host);
    if (wanted === false) return answer('compatible', 'check.requires.nothing');
    if (wanted === undefined) return answer('unknown', 'check.not-boolean', [image]);
    if (there === undefined) return answer('unknown', 'check.not-boolean', [host]);
    if (there) return answer('compatible', 'check.requires.there');
    const fix = message('check.fix.requires', definition.name);
    return answer('incompatible', 'check.requires.missing', [], fix);
  },
  withoutHost: ({ image }) =>
    readBoolean(image) === false ? answer('compatible', 'check.requires.nothing') : undefined,
};

/** How two values stand to each other; undefined where they are neither versions nor numbers both. */
function order({ type }: AttributeDefinition, image: string, host: string): number | undefined {
  if (type === 'integer') {
    const wanted = integerOf(image);
    const there = integerOf(host);
    return wanted === undefined || there === undefined ? undefined : there - wanted;
  }
  const wanted = readVersion(image);
  const there = readVersion(host);
  if (wanted === undefined || there === undefined || isLessExact(image, host)) return undefined;
  return matchesPrefix(there, wanted) ? 0 : compareVersions(there, wanted);
}

function unordered(image: string, host: string): Answer {
  return answer('unknown', 'check.unordered', [image, host]);
}

/** `at-least`: the image names the lowest value that will do. Source: schemas/node-metadata.schema.json. */
export const atLeast: Comparison = {
  compare: ({ definition, image, host }) => {
    const stands = order(definition, image, host);
    if (stands === undefined) return unordered(image, host);
    if (stands >= 0) return answer('compatible', 'check.at-least', [host, image]);
    const fix = message('check.fix.at-least', image, host);
    return answer('incompatible', 'check.below', [host, image], fix);
  },
  withoutHost: ({ definition, image }) =>
    definition.type === 'integer' && (integerOf(image) ?? 1) <= 0
      ? answer('compatible', 'check.requires.nothing')
      : undefined,
};

/** `at-most`: the image names the highest value that will do. Source: schemas/node-metadata.schema.json. */
export const atMost: Comparison = {
  compare: ({ definition, image, host }) => {
    const stands = order(definition, image, host);
    if (stands === undefined) return unordered(image, host);
    if (stands <= 0) return answer('compatible', 'check.at-most', [host, image]);
    const fix = message('check.fix.at-most', image, host);
    return answer('incompatible', 'check.above', [host, image], fix);
  },
};

/** `range`: the host's version lies in the image's range. Source: core/version/range.ts. */
export const range: Comparison = {
  compare: ({ image, host }) => {
    const wanted = readRange(image);
    if (wanted === undefined) return answer('unknown', 'check.not-range', [image]);
    const there = readVersion(host);
    if (there === undefined) return answer('unknown', 'check.not-version', [host]);
    const bounds = wanted.alternatives.flat();
    if (bounds.some(({ version }) => isLessExact(version.text, host))) {
      return answer('unknown', 'check.range-open', [host, rangeText(wanted)]);
    }
    const text = rangeText(wanted);
    if (isInRange(there, wanted)) return answer('compatible', 'check.in-range', [host, text]);
    const fix = message('check.fix.equals', text, host);
    return answer('incompatible', 'check.out-of-range', [host, text], fix);
  },
};

/** `one-of`: one value at least is in both lists. Source: schemas/node-metadata.schema.json. */
export const oneOf: Comparison = {
  compare: ({ definition, image, host }) => {
    const there = new Set(entriesOf(host));
    const common = entriesOf(image).filter((entry) => there.has(entry));
    if (common.length > 0) return answer('compatible', 'check.one-of', [common.join(', ')]);
    const strange = strangeIn(definition, image);
    if (strange !== undefined)
      return answer('unknown', 'check.not-a-value', [strange, listed(host)]);
    const fix = message('check.fix.one-of', listed(image), listed(host));
    return answer('incompatible', 'check.none-of', [listed(image), listed(host)], fix);
  },
};

function listed(text: string): string {
  return entriesOf(text).join(', ');
}

/** `informational`: says something about the image, and never decides. Source: schemas/node-metadata.schema.json. */
export const informational: Comparison = {
  compare: () => answer('unknown', 'check.informational'),
  withoutHost: () => answer('unknown', 'check.informational'),
};
