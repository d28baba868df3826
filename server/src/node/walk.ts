import { join } from 'node:path';
import { FileError, type Files, type FolderEntry } from '../core/files.js';
import { IgnoreRules } from './ignored.js';
import { limited } from './limit.js';
import { inheritedRules, readGitignore } from './repository.js';

export interface WalkOptions {
  readonly files: Files;
  /** Whether a file of that name is wanted. */
  readonly wants: (name: string) => boolean;
  /** A folder or `.gitignore` that could not be read; the walk goes on without it. */
  readonly onFailure: (path: string, error: FileError) => void;
}

/** What is in them is not the project's own. */
const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** So many folders are read at a time: network file systems answer late, and all at once. */
const foldersAtATime = 16;

/**
 * The files below a folder, as paths from it with forward slashes, in the order of their UTF-16 code
 * units whatever the timing. Left out are what `.gitignore` files say, those above the folder in its
 * git repository included, and everything in `.git` and `node_modules`.
 *
 * Links to folders are not followed, so that no walk is endless and nothing is seen twice. A link to
 * a file is a file of its own name; one that leads nowhere is passed over.
 */
export async function* walk(root: string, options: WalkOptions): AsyncGenerator<string> {
  const { rules, folder } = await inheritedRules(root, options.files, options.onFailure);
  const reader = new FolderReader(root, options);
  const open: Iterator<Found>[] = [];
  const enter = async (reading: Promise<Listing>): Promise<void> => {
    const { found, failures } = await reading;
    for (const { path, error } of failures) options.onFailure(path, error);
    open.push(found.values());
  };
  await enter(reader.read({ path: '', rules, fromBase: folder }));
  for (let innermost = open.at(-1); innermost !== undefined; innermost = open.at(-1)) {
    const next = innermost.next();
    if (next.done) open.pop();
    else if (next.value.listing === undefined) yield next.value.path;
    else await enter(next.value.listing);
  }
}

/** A folder that is to be read. */
interface Folder {
  /** From the walk's root; empty for the root. */
  readonly path: string;
  /** The rules from above it, and its path from their base. */
  readonly rules: IgnoreRules;
  readonly fromBase: string;
}

/** What is wanted of a folder, in order, and what could not be read of it. */
interface Listing {
  readonly found: readonly Found[];
  readonly failures: readonly { readonly path: string; readonly error: FileError }[];
}

interface Found {
  /** From the walk's root. */
  readonly path: string;
  /** Of a folder: it is being read while the walk is still before it. */
  readonly listing: Promise<Listing> | undefined;
}

class FolderReader {
  readonly #inTurn = limited(foldersAtATime);

  constructor(
    readonly root: string,
    readonly options: WalkOptions,
  ) {}

  async read(folder: Folder): Promise<Listing> {
    const failures: { path: string; error: FileError }[] = [];
    const { files } = this.options;
    const path = join(this.root, folder.path);
    try {
      const entries = await this.#inTurn(() => files.readFolder(path));
      const onFailure = (at: string, error: FileError): void =>
        void failures.push({ path: at, error });
      const inside = await this.#rulesInside(folder, entries, onFailure);
      const found: Found[] = [];
      for (const entry of inOrder(entries)) {
        const one = await this.#find(inside, entry, onFailure);
        if (one !== undefined) found.push(one);
      }
      return { found, failures };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { found: [], failures: [...failures, { path, error }] };
    }
  }

  /** The rules for what is in a folder. A repository inside another one has rules of its own. */
  async #rulesInside(
    folder: Folder,
    entries: readonly FolderEntry[],
    onFailure: WalkOptions['onFailure'],
  ): Promise<Folder> {
    const has = (name: string): boolean => entries.some((entry) => entry.name === name);
    const inside = has('.git') ? { ...folder, rules: IgnoreRules.none, fromBase: '' } : folder;
    if (!has('.gitignore')) return inside;
    const path = join(this.root, folder.path);
    const gitignore = await readGitignore(path, this.options.files, onFailure);
    return { ...inside, rules: inside.rules.with(inside.fromBase, gitignore) };
  }

  async #find(
    { path, rules, fromBase }: Folder,
    { name, type }: FolderEntry,
    onFailure: WalkOptions['onFailure'],
  ): Promise<Found | undefined> {
    const inWalk = below(path, name);
    const inRules = below(fromBase, name);
    if (type === 'folder') {
      if (neverEntered.has(name) || rules.leaveOut(`${inRules}/`)) return undefined;
      const listing = this.read({ path: inWalk, rules, fromBase: inRules });
      // A defect is thrown where the listing is awaited, which may be later than Node allows.
      listing.catch(() => undefined);
      return { path: inWalk, listing };
    }
    if (!this.options.wants(name) || rules.leaveOut(inRules)) return undefined;
    const wanted =
      type === 'file' || (type === 'link' && (await this.#leadsToFile(inWalk, onFailure)));
    return wanted ? { path: inWalk, listing: undefined } : undefined;
  }

  async #leadsToFile(path: string, onFailure: WalkOptions['onFailure']): Promise<boolean> {
    const link = join(this.root, path);
    try {
      return (await this.options.files.typeOf(link)) === 'file';
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (error.reason !== 'absent') onFailure(link, error);
      return false;
    }
  }
}

/** Entries such that the paths of all files come in order: a folder's name counts with its slash. */
function inOrder(entries: readonly FolderEntry[]): readonly FolderEntry[] {
  const key = ({ name, type }: FolderEntry): string => (type === 'folder' ? `${name}/` : name);
  return [...entries].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
