import { basename } from 'node:path';
import { check } from '../core/compatibility/check.js';
import { readSubject, type Subject } from '../core/compatibility/subject.js';
import { english } from '../core/messages.js';
import { type MappedSpec, withOverlay } from '../core/picture/overlay.js';
import type { PictureModel } from '../core/picture/view/model.js';
import type { Catalog } from '../core/schema/catalog.js';
import { visible } from '../core/text/visible.js';
import { type Host, profileHosts, type Said } from './check-hosts.js';
import { readSpecInput, shownPath } from './spec-input.js';
import type { System } from './system.js';

interface OverlayOptions {
  readonly spec?: readonly string[];
  readonly host?: string;
}

interface Around {
  readonly system: System;
  readonly catalog: () => Promise<Catalog>;
}

/** The picture with the specs mapped on, or why that can not be done. */
export async function mappedOn(
  model: PictureModel,
  { spec: paths, host: profile }: OverlayOptions,
  { system, catalog }: Around,
): Promise<PictureModel | readonly string[]> {
  if (paths === undefined) return model;
  const failures: string[] = [];
  let host: Host | undefined;
  if (profile !== undefined) {
    const found = await hostOf(profile, { system, catalog });
    if ('subject' in found) host = found;
    else failures.push(...found);
  }
  const specs: MappedSpec[] = [];
  for (const path of paths) {
    const input = await readSpecInput(path, system, catalog);
    if (!('spec' in input)) failures.push(...input);
    else if (input.spec.isMapping) {
      failures.push(`${path}: is a mapping, which says where to find values and has none`);
    } else {
      const subject = readSubject(input.spec, input.catalog, 'spec');
      const report = host === undefined ? undefined : check(subject, host.subject);
      const name = nameOf(subject, shownPath(path));
      specs.push({ name, subject, ...(report !== undefined && { report }) });
    }
  }
  if (failures.length > 0) return failures;
  const shown = host === undefined ? {} : { host: nameOf(host.subject, host.shown) };
  return withOverlay(model, { specs, ...shown }, english);
}

/** As a document names itself, else its file: folders of this machine are nothing to who sees the picture. */
function nameOf({ name }: Subject, path: string): string {
  return name === undefined || name.trim() === '' ? basename(path) : name;
}

async function hostOf(
  profile: string,
  { system, catalog }: Around,
): Promise<Host | readonly string[]> {
  const said: Said = { failures: [], notes: [] };
  const hosts = await profileHosts([profile], system, await catalog(), said);
  for (const note of said.notes) system.complain(visible(note));
  const [host] = hosts;
  if (host === undefined || said.failures.length > 0) return said.failures;
  if (hosts.length === 1) return host;
  return [`${profile}: holds ${hosts.length} host profiles; one is drawn`];
}
