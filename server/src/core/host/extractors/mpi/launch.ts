import type { Probes } from '../../probes.js';
import type { MpiLibrary } from './library-file.js';

/** Libraries of process management interfaces, by their sonames. */
const interfaces: readonly (readonly [RegExp, string])[] = [
  [/^libpmi(?:_cray)?\.so\./, 'pmi1'],
  [/^libpmi2\.so\./, 'pmi2'],
  [/^libpmix\.so\./, 'pmix'],
];

/** Open MPI's components up to version 4: s1 and s2 are Slurm's, the others PMIx in or beside it. */
const components: readonly (readonly [RegExp, string])[] = [
  [/^mca_pmix_s1\.so$/, 'pmi1'],
  [/^mca_pmix_s2\.so$/, 'pmi2'],
  [/^mca_pmix_(?:pmix\d+x|ext\d+x)\.so$/, 'pmix'],
];

/** Where they are, from the library's folder; the second is Debian's. */
const componentFolders = ['openmpi', 'openmpi/lib/openmpi3', 'openmpi/lib/openmpi'] as const;

/**
 * The interfaces that a library uses to get to know its ranks, by the libraries that it links with and by
 * its components; empty where neither shows any: MPICH has PMI-1 built in when it is built so, which
 * no file tells.
 */
export async function launchInterfaces(
  { elf, folder, name }: MpiLibrary,
  probes: Probes,
): Promise<readonly string[]> {
  const found = new Set(elf.needed.flatMap((one) => namesFor(one, interfaces)));
  if (name.variant === 'openmpi') {
    for (const place of componentFolders) {
      const names = await probes.names(`${folder}/${place}`);
      if (names.status !== 'ok') continue;
      for (const one of names.value.flatMap((file) => namesFor(file, components))) found.add(one);
    }
  }
  return [...found].sort();
}

function namesFor(file: string, table: readonly (readonly [RegExp, string])[]): readonly string[] {
  return table.filter(([pattern]) => pattern.test(file)).map(([, name]) => name);
}
