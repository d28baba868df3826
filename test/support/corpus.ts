import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real documents of others, beside a checkout; a clone without them skips the tests that read them. */
export const corpusFolder = resolve(import.meta.dirname, '../../../shared/corpus');
export const corpusAbsent = existsSync(corpusFolder) ? undefined : 'not run: corpus absent';

export function corpusText(path: string): string {
  return readFileSync(join(corpusFolder, path), 'utf8');
}
