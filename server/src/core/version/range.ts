import { isOfLine, matchesPrefix } from './prefix.js';
import { compareVersions, readVersion, type Version } from './version.js';

type Operator = '>=' | '<=' | '>' | '<' | '=' | '!=' | '^' | '~';

interface Bound {
  readonly operator: Operator;
  readonly version: Version;
}

/** Versions that are wanted: one of the alternatives, of which all bounds hold. No bounds: any version. */
export interface Range {
  readonly alternatives: readonly (readonly Bound[])[];
}

const mostCharacters = 4096;

/**
 * Reads a range: `>=4.1 <5`, `4.*`, `^4.1`, `~4.1.2`, `!=4.1.3`, bounds with spaces or commas between
 * them, alternatives with `||`. A version alone is the same as with `=`.
 * @returns undefined where a text is none, is longer than 4,096 characters, or holds Python's `~=`,
 * which means something else for each number of dots
 */
export function readRange(text: string): Range | undefined {
  if (text.length > mostCharacters) return undefined;
  const alternatives: (readonly Bound[])[] = [];
  for (const alternative of text.split('||')) {
    const bounds = readBounds(alternative);
    if (bounds === undefined) return undefined;
    alternatives.push(bounds);
  }
  return { alternatives };
}

function readBounds(text: string): readonly Bound[] | undefined {
  const joined = text.trim().replace(/([<>=!~^])\s+(?=[\dvV*])/g, '$1');
  if (joined === '') return undefined;
  const bounds: Bound[] = [];
  for (const written of joined.split(/\s*,\s*|\s+/)) {
    if (written === '*') continue;
    const match = /^(>=|<=|==|!=|>|<|=|\^|~)?([vV\d].*)$/.exec(written);
    const version = match === null ? undefined : readVersion(withoutStar(match[2]!));
    if (match === null || version === undefined) return undefined;
    const operator = match[1] === '==' ? '=' : ((match[1] ?? '=') as Operator);
    bounds.push({ operator, version });
  }
  return bounds;
}

/** `4.*` and `4.x` are what 4 stands for. */
function withoutStar(text: string): string {
  return text.replace(/(?:\.[*xX])+$/, '');
}

/** Whether a version is one of those that a range wants. */
export function isInRange(version: Version, { alternatives }: Range): boolean {
  return alternatives.some((bounds) => bounds.every((bound) => holds(version, bound)));
}

/**
 * A bound stands for everything within it: 4.1.9 is `<=4.1` and not `>4.1`. What leads to a release is
 * neither before nor behind its border: 5.0rc1 has the changes of 5 and not yet its promises, so that
 * `<5` and `>=5` both leave it out; `<=5`, which takes all of that line, has it.
 */
function holds(version: Version, { operator, version: bound }: Bound): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0 && !isOfLine(version, bound);
    case '<':
      return isBelow(version, bound);
    case '<=':
      return order <= 0 || isOfLine(version, bound);
    case '=':
      return matchesPrefix(version, bound);
    case '!=':
      return !matchesPrefix(version, bound);
    case '^':
      return order >= 0 && isBelow(version, next(bound, caretPlace(bound)));
    case '~':
      return order >= 0 && isBelow(version, next(bound, Math.min(1, bound.numbers.length - 1)));
  }
}

function isBelow(version: Version, bound: Version): boolean {
  return compareVersions(version, bound) < 0 && !isOfLine(version, bound);
}

/** `^` keeps the first number that is not 0 (npm's rule): ^4.1 is below 5, ^0.2 below 0.3. */
function caretPlace({ numbers }: Version): number {
  const first = numbers.findIndex((number) => number !== '0');
  return first < 0 ? numbers.length - 1 : first;
}

/** The first version behind all of those that share the numbers up to a place. */
function next({ numbers, epoch }: Version, place: number): Version {
  const raised = numbers.slice(0, place + 1);
  raised[place] = String(BigInt(raised[place] ?? '0') + 1n);
  return { text: raised.join('.'), epoch, numbers: raised, suffix: [] };
}

/** A range as one writes it: `>=4.1 <5 || =6`. Read again, it is the same range. */
export function rangeText({ alternatives }: Range): string {
  return alternatives
    .map((bounds) => {
      if (bounds.length === 0) return '*';
      return bounds.map(({ operator, version }) => `${operator}${version.text}`).join(' ');
    })
    .join(' || ');
}
