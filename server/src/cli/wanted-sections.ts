import type { Extraction, Wanted } from '../core/host/extract.js';
import { extractors } from '../core/host/extractors/table.js';
import { thirdPartyName } from '../core/host/third-party.js';
import { nearest } from '../core/schema/nearest.js';

/**
 * What `--name` asks for: `library`, `library[mpi]`, `library[mpi,glibc]`; nothing asks for everything
 * that is this program's own.
 * @returns what is wanted, or a sentence about what is wrong
 */
export function wantedSections(names: readonly string[] | undefined): readonly Wanted[] | string {
  if (names === undefined) return extractors.map((extractor) => ({ extractor }));
  const wanted: Wanted[] = [];
  for (const written of names) {
    const [, name = '', list] = /^([^[\]]+)(?:\[([^[\]]*)\])?$/.exec(written) ?? [];
    const sections = list?.split(',').map((one) => one.trim());
    if (name === '' || sections?.includes('')) {
      return `"${written}" is neither an extractor nor an extractor[section,…]`;
    }
    const extractor = extractors.find((one) => one.name === name);
    if (extractor === undefined) {
      if (!thirdPartyName.test(name)) return `"${name}" is no name of an extractor`;
      wanted.push({ extractor: name, sections });
      continue;
    }
    const known = Object.keys(extractor.sections);
    const unknown = sections?.find((one) => !known.includes(one));
    if (unknown !== undefined) {
      return `${name} has no section "${unknown}"; it has ${known.join(', ')}`;
    }
    wanted.push({ extractor, sections });
  }
  return wanted;
}

/** Why an extractor that was named is none: neither this program's own nor a program on the PATH. */
export function missingExtractor({ sections }: Extraction): string | undefined {
  const missing = sections.find(({ section, status }) => section === '*' && status === 'absent');
  if (missing === undefined) return undefined;
  const { extractor: name } = missing;
  const near = nearest(extractors.map((one) => one.name))(name);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `no extractor "${name}", and no program compspec-extract-${name} on the PATH${hint}`;
}
