import { extractedSubject } from '../core/compatibility/extracted.js';
import { readSubject, type Subject } from '../core/compatibility/subject.js';
import { extract } from '../core/host/extract.js';
import { extractors } from '../core/host/extractors/table.js';
import type { Probes } from '../core/host/probes.js';
import { profileVersion } from '../core/host/profile.js';
import { profileHead } from '../core/host/profile-head.js';
import { JsonKind } from '../core/json/tree.js';
import type { Catalog } from '../core/schema/catalog.js';
import type { SpecModel } from '../core/spec/model.js';
import { isSpecFile, readSpecInput } from './spec-input.js';
import type { System } from './system.js';
import { standardInput, type Target, targets } from './targets.js';

/** A machine that images are held against. */
export interface Host {
  /** As a reader knows it: the path of its profile, or this machine. */
  readonly shown: string;
  readonly subject: Subject;
}

const here = 'this machine';

/** What the probes find on the machine that this runs on. */
export async function thisMachine(probes: Probes, system: System, catalog: Catalog): Promise<Host> {
  const wanted = extractors.map((extractor) => ({ extractor }));
  const extraction = await extract(wanted, probes, system.sources.clock);
  return { shown: here, subject: extractedSubject(here, extraction, catalog) };
}

/** What reading profiles has to say beside them. */
export interface Said {
  /** Why one could not be read. */
  readonly failures: string[];
  /** What a reader should know of one that was read. */
  readonly notes: string[];
}

/**
 * The machines that profiles speak of: files as they are named, and of folders all profiles in them, which
 * say that their subject is a host. Any spec will do that is named itself: what it states is the host's.
 */
export async function profileHosts(
  paths: readonly string[],
  system: System,
  catalog: Catalog,
  { failures, notes }: Said,
): Promise<readonly Host[]> {
  const hosts: Host[] = [];
  for await (const found of targets(paths, system)) {
    if ('error' in found) {
      if (found.tolerable !== true) failures.push(`${found.path}: ${found.error.message}`);
    } else if (found.explicit || (await isSpecFile(found.path, system))) {
      const read = await hostOf(found, system, catalog);
      if (read === undefined) continue;
      if ('failures' in read) failures.push(...read.failures);
      else {
        hosts.push(read.host);
        if (read.note !== undefined) notes.push(`${found.path}: ${read.note}`);
      }
    }
  }
  if (hosts.length === 0 && failures.length === 0) {
    failures.push(`${paths.join(', ')}: holds no host profile; compspec extract -o writes one`);
  }
  return hosts;
}

type ReadHost =
  | { readonly host: Host; readonly note: string | undefined }
  | { readonly failures: readonly string[] };

/** Undefined where a file of a folder is a spec of something else. */
async function hostOf(
  { path, explicit }: Target,
  system: System,
  catalog: Catalog,
): Promise<ReadHost | undefined> {
  const input = await readSpecInput(path, system, () => Promise.resolve(catalog));
  if (!('spec' in input)) return { failures: input };
  const { spec } = input;
  if (spec.isMapping) {
    if (!explicit) return undefined;
    return { failures: [`${path}: is a mapping, which says where to find values and has none`] };
  }
  const head = profileHead(spec.tree);
  if (head === undefined && !explicit) return undefined;
  const shown = path === standardInput ? '<stdin>' : path;
  const host = { shown, subject: readSubject(spec, catalog, 'profile') };
  return { host, note: head === undefined ? noProfile : noteOf(spec) };
}

const noProfile =
  "does not say that it is of a host (metadata.subject: host); what it states is taken for one's";

/** What is to be said of a profile in a form of another version. */
function noteOf({ tree }: SpecModel): string | undefined {
  const version = tree.member(tree.root, 'version');
  const written = tree.is(version, JsonKind.String) ? tree.string(version) : undefined;
  if (written === profileVersion) return undefined;
  const known = `this program writes ${profileVersion}`;
  return `is a profile of version ${written ?? 'unknown'}, and ${known}; what fits is read`;
}
