import type { FileText } from '../core/files.js';
import { decodeText } from './decode.js';
import { asFileError } from './failure.js';
import { readStream } from './read.js';

/** The text that comes in on standard input, to its end. */
export async function readStandardInput(): Promise<FileText> {
  try {
    return decodeText(await readStream(process.stdin));
  } catch (error) {
    throw asFileError(error);
  }
}
