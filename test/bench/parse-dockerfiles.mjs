// Reads all files of a folder, and has dockerfile-ast parse them: the floor of what judging them takes.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';

let count = 0;
for (const entry of await readdir(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
  count += DockerfileParser.parse(text).getInstructions().length;
}
console.log(count);
