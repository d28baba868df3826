import { FileError, type Files, type FolderEntry } from '../../server/src/core/files.js';

/** Something in a made-up file system: a text, a folder, a link, or an error in its place. */
export type MemoryEntry = string | FileError | Link | { readonly [name: string]: MemoryEntry };

export class Link {
  /** @param target what is found at its end; nothing of one that leads nowhere */
  constructor(readonly target?: MemoryEntry) {}
}

/**
 * A made-up file system, in which things can go wrong that do not go wrong at will in a real one: a
 * folder that may not be read (an error under the name ''), a file that vanishes, answers that come
 * in any order.
 */
export function memoryFiles(
  tree: { readonly [name: string]: MemoryEntry },
  wait: () => Promise<void> = () => Promise.resolve(),
): Files {
  const find = (path: string): MemoryEntry => {
    let entry: MemoryEntry = tree;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const inside: MemoryEntry | undefined = isFolder(entry) ? entry[name] : undefined;
      if (inside === undefined) throw absent();
      entry = inside instanceof Link ? (inside.target ?? throwAbsent()) : inside;
    }
    return entry;
  };
  const look = async <Value>(path: string, see: (entry: MemoryEntry) => Value): Promise<Value> => {
    await wait();
    const entry = find(path);
    if (entry instanceof FileError) throw entry;
    return see(entry);
  };
  return {
    readText: (path) =>
      look(path, (entry) => {
        if (typeof entry !== 'string') throw new FileError('other', 'is a folder');
        return { text: entry };
      }),
    readStart: (path, bytes) =>
      look(path, (entry) => {
        if (typeof entry !== 'string') throw new FileError('other', 'is a folder');
        return entry.slice(0, bytes);
      }),
    readFolder: (path) =>
      look(path, (entry) => {
        if (!isFolder(entry)) throw new FileError('absent', 'a part of the path is no folder');
        const error = entry[''];
        if (error instanceof FileError) throw error;
        return Object.entries(entry).map(([name, inside]): FolderEntry => {
          if (inside instanceof Link) return { name, type: 'link' };
          return { name, type: isFolder(inside) ? 'folder' : 'file' };
        });
      }),
    typeOf: (path) => look(path, (entry) => (isFolder(entry) ? 'folder' : 'file')),
    realPath: (path) => look(path, () => path),
  };
}

function isFolder(entry: MemoryEntry): entry is { readonly [name: string]: MemoryEntry } {
  return typeof entry === 'object' && !(entry instanceof FileError) && !(entry instanceof Link);
}

function absent(): FileError {
  return new FileError('absent', 'no such file or folder');
}

function throwAbsent(): never {
  throw absent();
}
