import type { FileText } from '../../core/files.js';
import type { Extraction } from '../../core/host/extract.js';
import { hostAttributes, hostProfile } from '../../core/host/profile.js';
import { profileHead } from '../../core/host/profile-head.js';
import { syntaxFindings } from '../../core/json/findings.js';
import { takeText } from '../../core/judge.js';
import type { Message } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { readSpec, type SpecModel } from '../../core/spec/model.js';
import { documentText } from '../../core/spec/write.js';
import { nameOf } from '../uris.js';

/** A profile that was read: what it states, or why it is none to rely on. */
export interface ReadProfile {
  /** What it calls itself, else its file's name. */
  readonly name: string;
  readonly extractedAt: Date | undefined;
  readonly spec: SpecModel | undefined;
  readonly fault: Message | undefined;
}

/**
 * Reads a profile. Whoever chose it says that it speaks of a machine: any spec will do.
 * @param file undefined where there is none to be read
 */
export function readProfile(uri: string, file: FileText | undefined): ReadProfile {
  const name = fileName(uri);
  const refused = (key: Message['key'], ...more: Message['args']): ReadProfile => {
    const fault = { key, args: [name, ...more] };
    return { name, extractedAt: undefined, spec: undefined, fault };
  };
  if (file === undefined) return refused('host.profile.unread');
  const { kind, tree } = takeText(file.text, { ...file, name: uri, explicit: true });
  if (kind !== 'spec') return refused('host.profile.other');
  const [syntax] = syntaxFindings(tree);
  if (syntax !== undefined) return refused('host.profile.faults', syntax.message);
  const spec = readSpec(tree);
  const { extractedAt } = profileHead(tree) ?? {};
  return { name: spec.name || name, extractedAt, spec, fault: undefined };
}

/** The last part of an address, for a person. */
export function fileName(uri: string): string {
  const name = nameOf(uri);
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // No encoding of anything: as it is, then.
    if (error instanceof URIError) return name;
    throw error;
  }
}

/** What was found on this machine as the text of a profile. */
export function profileText(name: string, extraction: Extraction, catalog: Catalog): string {
  const profile = hostProfile({ name, extraction }, hostAttributes(extraction, catalog));
  return documentText(profile, 'json', { indent: '  ', lineEnd: '\n' });
}
