/** Lines behind these are not looked at: no os-release has a hundred. */
const mostLines = 1000;

/**
 * The assignments of an os-release file (os-release(5)): a shell's, without expansion. What is not quoted
 * as it should be is read as it was meant; a later assignment overrules an earlier one.
 */
export function readOsRelease(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/, mostLines);
  for (const line of lines) {
    const [, name, value] = /^[ \t]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name, unquoted(value.trim()));
  }
  return fields;
}

/** A shell's word without its quotes; one that is never closed ends with the line. */
function unquoted(value: string): string {
  let text = '';
  let quote = '';
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index]!;
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (quote !== '' && character === quote) quote = '';
    else if (character === '\\' && quote !== "'" && index + 1 < value.length) {
      index += 1;
      text += value[index]!;
    } else text += character;
  }
  return text.trim();
}

/** What is known of a distribution; what is not said is missing. */
export interface Distribution {
  /** With its release, for people: `Ubuntu 22.04.3 LTS`. */
  readonly name?: string | undefined;
  /** Its short name, as `ID` says it: `ubuntu`. */
  readonly vendor?: string | undefined;
  /** As `VERSION_ID` says it: `22.04`. A rolling distribution has none. */
  readonly version?: string | undefined;
  /** With its point release: `22.04.3`. */
  readonly release?: string | undefined;
}

/** A distribution by its os-release file. */
export function distributionOf(fields: ReadonlyMap<string, string>): Distribution {
  const field = (name: string): string | undefined => fields.get(name) || undefined;
  const version = field('VERSION_ID');
  const long = [field('NAME'), field('VERSION') ?? version].filter((one) => one !== undefined);
  const vendor = field('ID')?.toLowerCase();
  return {
    name: field('PRETTY_NAME') ?? (field('NAME') === undefined ? undefined : long.join(' ')),
    vendor,
    version,
    release: pointRelease(version, [field('VERSION'), field('PRETTY_NAME')]) ?? ownRelease(),
  };

  /** Debian's point release is in no field, but in a file of its own; other distributions have what they say. */
  function ownRelease(): string | undefined {
    return vendor === 'debian' ? undefined : version;
  }
}

/** The number that goes on where VERSION_ID ends: Ubuntu's 22.04.3, 2023.6.20241212 of Amazon Linux 2023. */
export function pointRelease(
  version: string | undefined,
  texts: readonly (string | undefined)[],
): string | undefined {
  if (version === undefined) return undefined;
  for (const text of texts) {
    for (const [number] of (text ?? '').matchAll(/\d+(?:\.\d+)+/g)) {
      if (number.startsWith(`${version}.`)) return number;
    }
  }
  return undefined;
}

/** Distributions by the names that they start their release files with, most specific first. */
const releaseNames: readonly (readonly [name: string, vendor: string])[] = [
  ['Red Hat Enterprise Linux', 'rhel'],
  ['CentOS', 'centos'],
  ['Rocky Linux', 'rocky'],
  ['AlmaLinux', 'almalinux'],
  ['Oracle Linux', 'ol'],
  ['Scientific Linux', 'scientific'],
  ['Fedora', 'fedora'],
];

/** A distribution older than os-release, by its line in /etc/redhat-release: `CentOS release 6.10 (Final)`. */
export function distributionOfLine(text: string): Distribution {
  const line = text
    .replace(/^\ufeff/, '')
    .split(/[\r\n]/, 1)[0]!
    .trim();
  const [, name, version] = /^(.+?) release (\d+(?:\.\d+)*)/.exec(line) ?? [];
  if (name === undefined) return {};
  const vendor = releaseNames.find(([start]) => name.startsWith(start))?.[1];
  return { name: line, vendor, version, release: version };
}
