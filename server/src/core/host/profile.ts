import type { Catalog } from '../schema/catalog.js';
import { Literal, type Written, type WrittenObject } from '../spec/written.js';
import { type Extraction, rawValues } from './extract.js';

/** The version of specs that this program writes, and of the profile's form. */
export const profileVersion = '0.1.0';

/** Raw metadata that attributes are made of, and those attributes. */
interface ProfileNamespace {
  readonly namespace: string;
  readonly version: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * The attributes of a machine: of the newest version of every namespace that is known, those whose `source`
 * an extraction found a value at.
 */
export function hostAttributes(
  extraction: Extraction,
  catalog: Catalog,
): readonly ProfileNamespace[] {
  const raw = rawValues(extraction);
  const valueAt = (source: string): string | undefined => {
    const [extractor = '', section = '', ...key] = source.split('.');
    const values = raw.get(extractor)?.get(section) ?? {};
    const name = key.join('.');
    return Object.hasOwn(values, name) ? values[name] : undefined;
  };
  return catalog.namespaces.flatMap((namespace) => {
    const newest = catalog.find(namespace);
    if (newest === undefined) return [];
    const attributes = new Map<string, string>();
    for (const name of catalog.described(newest)) {
      const source = catalog.attribute(newest, name)?.definition.source;
      const value = source === undefined ? undefined : valueAt(source);
      if (value !== undefined) attributes.set(name, value);
    }
    return attributes.size === 0 ? [] : [{ namespace, version: newest.version, attributes }];
  });
}

/** Who a profile is of, and how it came about. */
export interface ProfileHeading {
  readonly name: string;
  readonly extraction: Extraction;
}

/** A host profile: a compatibility spec of dialect d whose subject is a machine. */
export function hostProfile(
  { name, extraction }: ProfileHeading,
  namespaces: readonly ProfileNamespace[],
): WrittenObject {
  const probes = extraction.sections.map(
    ({ extractor, section, status, milliseconds, detail }): readonly [string, Written] => [
      `${extractor}.${section}`,
      new Map<string, Written>([
        ['status', status],
        ['milliseconds', new Literal(String(milliseconds))],
        ...(detail === undefined ? [] : ([['detail', detail]] as const)),
      ]),
    ],
  );
  return new Map<string, Written>([
    ['version', profileVersion],
    ['kind', 'CompatibilitySpec'],
    [
      'metadata',
      new Map<string, Written>([
        ['name', name],
        ['subject', 'host'],
        ['extractedAt', extraction.extractedAt.toISOString()],
        ['probes', new Map(probes)],
      ]),
    ],
    ['compatibilities', namespaces.map(entry)],
  ]);
}

function entry({ namespace, version, attributes }: ProfileNamespace): WrittenObject {
  return new Map<string, Written>([
    ['name', namespace],
    ...(version === '' ? [] : ([['version', version]] as const)),
    ['attributes', attributes],
  ]);
}

/** Raw metadata as a document, in the shape of `extract --raw`. */
export function rawDocument(extraction: Extraction): WrittenObject {
  const extractors = [...rawValues(extraction)].map(([name, sections]) => {
    const known = [...sections].map(
      ([section, values]) => [section, new Map(Object.entries(values))] as const,
    );
    return [
      name,
      new Map<string, Written>([['sections', new Map<string, Written>(known)]]),
    ] as const;
  });
  return new Map<string, Written>([['extractors', new Map<string, Written>(extractors)]]);
}
