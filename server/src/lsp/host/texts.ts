import { extractedSubject } from '../../core/compatibility/extracted.js';
import { readSubject } from '../../core/compatibility/subject.js';
import type { FileText } from '../../core/files.js';
import type { MachineLook } from '../../core/host/look.js';
import { type Message, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { type HostText, thisMachineId } from '../../protocol/host.js';
import { attributesText } from '../../service/host/attributes-text.js';
import { readProfile } from './profile.js';

interface TextParts {
  readonly catalog: Catalog;
  /** What was found on this machine. */
  readonly extraction: MachineLook | undefined;
  readonly read: (uri: string) => Promise<FileText | undefined>;
  readonly translate: (template: string) => string;
}

/** What a host states, as a text; or why there is none. Nothing is run for it. */
export async function hostText(
  id: string,
  { catalog, extraction, read, translate }: TextParts,
): Promise<HostText | Message> {
  if (id === thisMachineId) {
    if (extraction === undefined) return { key: 'host.waiting', args: [] };
    const name = render({ key: 'host.this-machine', args: [] }, translate);
    return { name, text: attributesText(extractedSubject('', extraction, catalog)) };
  }
  const { name, spec, fault } = readProfile(id, await read(id));
  if (spec === undefined) return fault ?? { key: 'host.unknown', args: [name] };
  return { name, text: attributesText(readSubject(spec, catalog, 'profile')) };
}
