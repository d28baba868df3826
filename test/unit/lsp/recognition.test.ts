import { expect, it } from 'vitest';
import type { FileTexts } from '../../../server/src/lsp/file-texts.js';
import { isOurFile, mayBeOurName } from '../../../server/src/lsp/recognition.js';

const header = '# For the cluster\nBootstrap: docker\n';

/** Files that all begin with one text; `reads` tells which were looked into. */
function textsOf(start: string | undefined) {
  const reads: string[] = [];
  const readStart = async (uri: string) => {
    reads.push(uri);
    return start;
  };
  return { reads, texts: { readStart } as Partial<FileTexts> as FileTexts };
}

it.each<[string, string | undefined, boolean]>([
  ['image.def', header, true],
  ['Singularity.gpu', header, true],
  ['Apptainer', header, true],
  ['image.def', 'EXPORTS\n', false],
  ['image.def', '', false],
  // It can not be read.
  ['image.def', undefined, false],
  ['notes.txt', header, false],
  ['image.yaml', header, false],
  ['spec.yaml', 'kind: CompatibilitySpec\n', true],
  ['graph.json', '{"graph": {"type": "compspec"}}', true],
  ['graph.json', '{"graph": {}}', false],
])('%s that begins with %j is ours: %s', async (name, start, expected) => {
  expect(await isOurFile(`file:///a/${name}`, textsOf(start).texts)).toBe(expected);
});

it.each(['Dockerfile', 'Containerfile.gpu', 'compspec.json', 'x.compspec.json'])(
  '%s is ours by its name alone',
  async (name) => {
    const { texts, reads } = textsOf(undefined);
    expect(await isOurFile(`file:///a/${name}`, texts)).toBe(true);
    expect(reads).toEqual([]);
  },
);

it('looks into no file of another name', async () => {
  const { texts, reads } = textsOf(header);
  for (const name of ['notes.txt', 'Singularity.md', 'image.sif']) {
    expect(mayBeOurName(name)).toBe(false);
    await isOurFile(`file:///a/${name}`, texts);
  }
  expect(reads).toEqual([]);
});
