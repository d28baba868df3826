import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { FileError, type Files } from '../core/files.js';
import { isDocumentName } from '../core/judge.js';
import { isRecipeName } from '../core/recipe.js';
import { limited } from '../node/limit.js';
import { walk } from '../node/walk.js';

/** A document to be judged. */
export interface Target {
  /** As it is shown: the argument as given, joined with the path below it; `-` is standard input. */
  readonly path: string;
  /** Where it is; undefined for standard input. */
  readonly location: string | undefined;
  /** Named on the command line itself. */
  readonly explicit: boolean;
}

/** Something that could not be read. */
export interface Failure {
  readonly path: string;
  readonly error: FileError;
  /** Nobody asked for it and nothing says that it would be judged: worth a word, and no more. */
  readonly tolerable?: boolean;
}

export const standardInput = '-';

export interface TargetOptions {
  readonly files: Files;
  /** Where relative paths start. */
  readonly folder: string;
}

/**
 * The documents that a command line names, in its order and each once: files as they are, folders
 * walked for JSON and YAML files, Dockerfiles and what may be a definition file. A file that is named
 * and in a folder that is named stands where it is named itself.
 */
export async function* targets(
  paths: readonly string[],
  options: TargetOptions,
): AsyncGenerator<Target | Failure> {
  const named = await Promise.all(look(paths, options));
  const places = new Set(named.flatMap((one) => (one.type === 'file' ? [one.place] : [])));
  const seen = new Set<string>();
  const isNew = (place: string): boolean => {
    const before = seen.size;
    return seen.add(place).size > before;
  };
  for (const one of named) {
    if (one.type === 'failure') yield one;
    else if (one.type === 'folder') {
      for await (const found of inFolder(one, options.files)) {
        if ('error' in found) yield found;
        else if (!places.has(found.place) && isNew(found.place)) yield found;
      }
    } else if (isNew(one.place)) yield one;
  }
}

/** An argument that was looked at; a place is the same for all paths that lead to it. */
type Named =
  | ({ readonly type: 'file'; readonly place: string } & Target)
  | NamedFolder
  | ({ readonly type: 'failure' } & Failure);

interface NamedFolder {
  readonly type: 'folder';
  readonly place: string;
  readonly path: string;
  readonly location: string;
}

/** So many arguments are looked at at a time. */
const argumentsAtATime = 16;

function look(paths: readonly string[], { files, folder }: TargetOptions): Promise<Named>[] {
  const inTurn = limited(argumentsAtATime);
  const realFolders = new Map<string, Promise<string>>();
  const realFolder = (path: string): Promise<string> => {
    const known = realFolders.get(path) ?? files.realPath(path);
    realFolders.set(path, known);
    return known;
  };
  const lookAt = async (path: string): Promise<Named> => {
    if (path === standardInput) {
      return { type: 'file', place: path, path, location: undefined, explicit: true };
    }
    if (path === '') {
      // Not the current folder, which is what it would be resolved to.
      return { type: 'failure', path: '""', error: new FileError('absent', 'the path is empty') };
    }
    const location = resolve(folder, path);
    try {
      if ((await files.typeOf(location)) === 'folder') {
        return {
          type: 'folder',
          place: await files.realPath(location),
          path: shown(path),
          location,
        };
      }
      const place = join(await realFolder(dirname(location)), basename(location));
      return { type: 'file', place, path: shown(path), location, explicit: true };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { type: 'failure', path: shown(path), error };
    }
  };
  return paths.map((path) => inTurn(() => lookAt(path)));
}

async function* inFolder(
  { path, location, place }: NamedFolder,
  files: Files,
): AsyncGenerator<(Target & { readonly place: string }) | Failure> {
  const failures: Failure[] = [];
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const shownBelow = (at: string): string => {
    const below = relative(location, at);
    if (below === '') return path;
    return below.startsWith('..') ? shown(at) : prefix + shown(below);
  };
  try {
    const found = walk(location, {
      files,
      wants: (name) => isDocumentName(name) || isRecipeName(name),
      onFailure: (at, error) => void failures.push({ path: shownBelow(at), error }),
    });
    for await (const below of found) {
      yield* failures.splice(0);
      yield {
        path: prefix + below,
        location: join(location, below),
        place: join(place, below),
        explicit: false,
      };
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    failures.push({ path, error });
  }
  yield* failures;
}

/** With forward slashes on every system. */
function shown(path: string): string {
  const slashes = sep === '/' ? path : path.replaceAll(sep, '/');
  return slashes.length > 1 ? slashes.replace(/(?<=[^/])\/+$/, '') : slashes;
}
