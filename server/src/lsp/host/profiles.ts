import { URI } from 'vscode-uri';
import { FileError, type Files } from '../../core/files.js';
import { type ProfileHead, profileHead } from '../../core/host/profile-head.js';
import { takeText } from '../../core/judge.js';
import type { KnownHost } from '../../protocol/host.js';
import { below } from '../uris.js';
import type { HostMachine } from './machine.js';
import { fileName } from './profile.js';

/** Of more files than this in the user's folder the others are not looked at. */
const mostSaved = 500;

/** The profiles of the workspace, by name. */
export function workspaceProfiles(
  profiles: Iterable<readonly [string, ProfileHead]>,
): readonly KnownHost[] {
  const hosts = [...profiles].map(([id, { name, extractedAt }]) =>
    known(id, name, 'workspace', extractedAt),
  );
  return hosts.sort(byName);
}

/**
 * The profiles in the user's own folder, by name. Other files are passed over.
 * @param complain is told of what can not be read
 */
export async function savedProfiles(
  { profiles: folder }: HostMachine,
  files: Files,
  complain: (path: string, error: FileError) => void,
): Promise<readonly KnownHost[]> {
  const look = async <Seen>(path: string, see: () => Promise<Seen>): Promise<Seen | undefined> => {
    try {
      return await see();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (error.reason !== 'absent') complain(path, error);
      return undefined;
    }
  };
  const entries = (await look(folder, () => files.readFolder(folder))) ?? [];
  const names = entries.map(({ name }) => name).filter((name) => /\.(?:json|ya?ml)$/.test(name));
  const hosts: KnownHost[] = [];
  for (const name of names.sort().slice(0, mostSaved)) {
    const path = `${folder}/${name}`;
    const file = await look(path, () => files.readText(path));
    if (file === undefined) continue;
    const { kind, tree } = takeText(file.text, { ...file, name, explicit: true });
    const head = kind === 'spec' ? profileHead(tree) : undefined;
    if (head === undefined) continue;
    hosts.push(known(URI.file(path).toString(), head.name, 'saved', head.extractedAt));
  }
  return hosts.sort(byName);
}

/** Saves a profile in the user's own folder; throws `FileError`. */
export async function saveProfile(
  { profiles: folder, writer }: HostMachine,
  name: string,
  text: string,
  replace: boolean,
): Promise<{ readonly path: string; readonly exists: boolean }> {
  const path = `${folder}/${name}.json`;
  await writer.makeFolder(folder);
  try {
    await writer.writeText(path, text, replace);
    return { path, exists: false };
  } catch (error) {
    if (error instanceof FileError && error.reason === 'exists') return { path, exists: true };
    throw error;
  }
}

/** Whether a profile may be called so: its file is, and no system is to refuse that. */
export function isProfileName(name: string): boolean {
  return /^(?![\s.])[^\p{Cc}/\\<>:"|?*]{1,100}(?<![\s.])$/u.test(name);
}

/**
 * The address of a profile that a setting names, by its address or path; a relative path starts at the
 * first workspace folder. Undefined where it names none.
 */
export function profileAddress(path: string, folders: readonly string[]): string | undefined {
  if (path === '') return undefined;
  if (path.startsWith('file:')) return path;
  const [folder] = folders;
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
  return isAbsolute || folder === undefined ? URI.file(path).toString() : below(folder, path);
}

function known(
  id: string,
  name: string | undefined,
  origin: KnownHost['origin'],
  extractedAt: Date | undefined,
): KnownHost {
  return {
    id,
    name: name || fileName(id),
    origin,
    ...(extractedAt !== undefined && { extractedAt: extractedAt.toISOString() }),
  };
}

function byName(one: KnownHost, other: KnownHost): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
