import type { Extraction } from '../host/extract.js';
import { hostAttributes, hostProfile } from '../host/profile.js';
import { readJson } from '../json/read.js';
import type { Catalog } from '../schema/catalog.js';
import { readSpec } from '../spec/model.js';
import { documentText } from '../spec/write.js';
import { readSubject, type Subject } from './subject.js';

/**
 * What was found on a machine, as a check sees it. It is read from the text of its profile, so that a
 * machine and the profile that was written on it never get different answers.
 * @param name as a reader knows the machine; empty where the report names it otherwise
 */
export function extractedSubject(name: string, extraction: Extraction, catalog: Catalog): Subject {
  const profile = hostProfile({ name, extraction }, hostAttributes(extraction, catalog));
  const text = documentText(profile, 'json', { indent: '', lineEnd: '\n' });
  return readSubject(readSpec(readJson(text)), catalog, 'probe');
}
