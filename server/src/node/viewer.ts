import { join } from 'node:path';
import type { Files } from '../core/files.js';
import type { Viewer } from '../core/picture/html.js';

/**
 * The program that shows pictures in the editor, and its style, as they are installed beside the server.
 * @param installation the extension's folder
 */
export async function readViewer(files: Files, installation: string): Promise<Viewer> {
  const [script, style] = await Promise.all([
    files.readText(join(installation, 'client/dist/graph.js')),
    files.readText(join(installation, 'client/dist/graph.css')),
  ]);
  return { script: script.text, style: style.text };
}
