import type { Dirent, Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import type { EntryType, Files, FileText } from '../core/files.js';
import { decodeText } from './decode.js';
import { told } from './failure.js';
import { readWhole } from './read.js';

/** The file system of this machine. */
export const nodeFiles: Files = {
  readText: (path) => told(readText(path)),
  readStart: (path, bytes) => told(readStart(path, bytes)),
  readFolder: (path) =>
    told(
      readdir(path, { withFileTypes: true }).then((entries) =>
        entries.map((entry) => ({ name: entry.name, type: typeOf(entry) })),
      ),
    ),
  typeOf: (path) => told(stat(path).then((stats) => typeOf(stats) as 'file' | 'folder' | 'other')),
  realPath: (path) => told(realpath(path)),
};

async function readText(path: string): Promise<FileText> {
  const handle = await open(path, 'r');
  try {
    return decodeText(await readWhole(handle));
  } finally {
    await handle.close();
  }
}

async function readStart(path: string, bytes: number): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(bytes), 0, bytes, 0);
    return decodeText(buffer.subarray(0, bytesRead)).text;
  } finally {
    await handle.close();
  }
}

function typeOf(entry: Dirent | Stats): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
