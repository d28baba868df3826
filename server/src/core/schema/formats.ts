/** What a text of an attribute has to look like, beyond its type. */
export type ValueFormat = 'date-time' | 'url' | 'digest' | 'license-expression';

/** Of a longer text the form is not judged. UTF-16 code units. */
const longest = 4000;

const checks: Readonly<Record<ValueFormat, (text: string) => boolean>> = {
  'date-time': isDateTime,
  // What git takes for an address, `git@host:path`, is let pass.
  url: (text) => /^(?:[a-z][a-z0-9+.-]*:|[^\s:/@]+@[^\s:/]+:)\S+$/i.test(text),
  digest: isDigest,
  'license-expression': isLicenseExpression,
};

/** The format of a name; undefined where it is none. */
export function formatNamed(name: unknown): ValueFormat | undefined {
  return typeof name === 'string' && Object.hasOwn(checks, name)
    ? (name as ValueFormat)
    : undefined;
}

/** Whether a text has a form. */
export function hasFormat(text: string, format: ValueFormat): boolean {
  return text.length > longest || checks[format](text);
}

/** Source: RFC 3339, section 5.6; its note lets a space stand for the T. */
function isDateTime(text: string): boolean {
  const [, month, day, hour, minute, second] =
    /^\d{4}-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.exec(text) ??
    [];
  if (month === undefined) return false;
  const isIn = (number: string | undefined, least: number, most: number): boolean =>
    Number(number) >= least && Number(number) <= most;
  return (
    isIn(month, 1, 12) &&
    isIn(day, 1, 31) &&
    isIn(hour, 0, 23) &&
    isIn(minute, 0, 59) &&
    isIn(second, 0, 60)
  );
}

/** Source: OCI image specification, descriptor.md, "Digests". */
function isDigest(text: string): boolean {
  const [, algorithm, encoded = ''] =
    /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):([\w=-]+)$/.exec(text) ?? [];
  if (algorithm === undefined) return false;
  if (algorithm === 'sha256') return /^[a-f0-9]{64}$/.test(encoded);
  if (algorithm === 'sha512') return /^[a-f0-9]{128}$/.test(encoded);
  return true;
}

/**
 * The form alone: which identifiers there are, another list says. Source: SPDX specification, annex
 * "SPDX license expressions"; its operators are taken in any case.
 */
function isLicenseExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let depth = 0;
  let isWanted = true;
  for (const token of tokens) {
    if (token === '(' || token === ')') {
      if ((token === '(') !== isWanted) return false;
      depth += token === '(' ? 1 : -1;
      if (depth < 0) return false;
    } else if (isWanted) {
      if (!/^(?:[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+\+?$/.test(token)) return false;
      isWanted = false;
    } else {
      if (!/^(?:and|or|with)$/i.test(token)) return false;
      isWanted = true;
    }
  }
  return !isWanted && depth === 0;
}
