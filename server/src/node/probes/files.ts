import { constants } from 'node:fs';
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises';
import { FileError } from '../../core/files.js';
import type { Probed, Probes } from '../../core/host/probes.js';
import { asFileError, systemMessage } from '../failure.js';

/** No text that an extractor reads is larger: a kernel's configuration is 300 KB, cpuinfo of 1,000 CPUs 2 MB. */
const largestText = 4 * 1024 * 1024;

/** No piece of a file that is asked for is larger. */
const largestPiece = 16 * 1024 * 1024;

/** A folder with more names is failed. */
const mostNames = 50_000;

/** A file system that does not answer, such as one whose server is gone, holds nothing up for longer. */
const fileTimeLimit = 2000;

/** Opening neither waits for a writer nor makes a terminal ours, should the path lead elsewhere by now. */
const openFlags =
  constants.O_RDONLY |
  (constants.O_NONBLOCK ?? 0) |
  (constants.O_NOCTTY ?? 0) |
  (constants.O_NOFOLLOW ?? 0);

/** Where a path of the examined machine is on this one: absolute, and without symbolic links. */
export type Locate = (path: string) => Promise<string>;

/** The looks at files. Nothing but regular files is opened: FIFOs and devices may wait, or act. */
export function fileProbes(
  locate: Locate,
  timeLimit = fileTimeLimit,
): Pick<Probes, 'text' | 'bytes' | 'names'> {
  return {
    text: (path) => probed(timeLimit, () => inFile(path, locate, readText)),
    bytes: (path, offset, length) =>
      probed(timeLimit, () =>
        inFile(path, locate, (handle) => readPiece(handle, offset, Math.min(length, largestPiece))),
      ),
    names: (folder) => probed(timeLimit, async () => readNames(await locate(folder))),
  };
}

/** What became of a look. What a program did wrong is failed too: one look never stops another. */
export async function probed<Value>(
  timeLimit: number,
  look: () => Promise<Value>,
): Promise<Probed<Value>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Probed<Value>>((resolve) => {
    const detail = `no answer in ${timeLimit / 1000} seconds`;
    timer = setTimeout(() => resolve({ status: 'failed', detail }), timeLimit);
  });
  try {
    const looking = look().then((value): Probed<Value> => ({ status: 'ok', value }), failure);
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}

function failure(error: unknown): Exclude<Probed<never>, { status: 'ok' }> {
  const shown = asFileError(error);
  const isAbsent = shown instanceof FileError && shown.reason === 'absent';
  return { status: isAbsent ? 'absent' : 'failed', detail: systemMessage(error) };
}

async function inFile<Value>(
  path: string,
  locate: Locate,
  read: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  const place = await locate(path);
  const stats = await lstat(place);
  if (stats.isDirectory()) throw new FileError('other', 'is a folder');
  if (!stats.isFile()) throw noFile();
  const handle = await open(place, openFlags);
  try {
    if (!(await handle.stat()).isFile()) throw noFile();
    return await read(handle);
  } finally {
    await handle.close();
  }
}

function noFile(): FileError {
  return new FileError('other', 'is a device, a pipe or a socket, and was not opened');
}

/** The size of a file in /proc is 0, whatever is in it: the end is where nothing more comes. */
async function readText(handle: FileHandle): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
    if (length > largestText) {
      throw new FileError('too-large', `larger than ${largestText / 1024 / 1024} MB`);
    }
    chunks.push(chunk.subarray(0, bytesRead));
  }
  return Buffer.concat(chunks, length).toString('utf8');
}

async function readPiece(handle: FileHandle, offset: number, wanted: number): Promise<Uint8Array> {
  const { size } = await handle.stat();
  // Nobody gets a buffer of megabytes for a small file; what says it is empty may still have content.
  const length = size > 0 ? Math.max(0, Math.min(wanted, size - offset)) : wanted;
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, offset + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

/** The names in a folder, sorted; rejects where there are more of them. */
export async function readNames(place: string, most = mostNames): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(place)) {
    names.push(name);
    if (names.length > most) {
      throw new FileError('too-large', `more than ${most} names in it`);
    }
  }
  return names.sort();
}
