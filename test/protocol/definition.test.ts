import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CompletionList, Hover, Location } from 'vscode-languageserver';
import { definitions } from '../support/definition-texts.js';
import { connect, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { exampleSchema } from '../support/workspace-texts.js';

const labels = '%labels\n org.example.mpi.vresion 4\n';
const files = {
  'compspec.json': exampleSchema,
  ...definitions,
  'module.def': `EXPORTS\n${labels}`,
  'singularity.conf': `Bootstrap: x\n${labels}`,
};

/** Where `mpi.version` is declared in the schema. */
const declared = { line: 7, character: 8 };

async function workspace() {
  const folder = await temporaryFolder(files);
  const didChangeWatchedFiles = { dynamicRegistration: true };
  const capabilities = { workspace: { didChangeWatchedFiles } };
  const client = await connect({ pulls: true, folders: [folder], capabilities });
  const reports = await client.pullWorkspace();
  const uri = (name: string): string => uriOf(join(folder, name));
  const references = async (): Promise<readonly string[]> => {
    await client.pullWorkspace();
    const found = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: uri('compspec.json') },
      position: declared,
      context: { includeDeclaration: false },
    });
    const outside = found.filter((one) => one.uri !== uri('compspec.json'));
    return outside.map((one) => one.uri).sort();
  };
  return { client, folder, reports, uri, references };
}

describe('a definition file of the workspace', () => {
  it('is found by its content, and what is named so alone is not', async () => {
    const { client, reports, uri, references } = await workspace();
    await client.open(uri('compspec.json'), exampleSchema);
    expect(await references()).toEqual([uri('Singularity.gpu'), uri('image.def')]);
    const told = reports.items.filter((one) => one.kind === 'full' && one.items.length > 0);
    expect(told).toEqual([]);
    const looked = reports.items.map((one) => one.uri);
    expect(looked).toContain(uri('image.def'));
    expect(looked).not.toContain(uri('module.def'));
  });

  it('is watched, and known while it is there', async () => {
    const { client, folder, uri, references } = await workspace();
    await expect
      .poll(() => JSON.stringify(client.registrations))
      .toMatch(/"globPattern":"[^"]*\.def/);
    await client.open(uri('compspec.json'), exampleSchema);
    const added = uri('new.def');
    await writeFile(join(folder, 'new.def'), definitions['image.def']!);
    await client.watched(added, 'created');
    await expect.poll(references).toContain(added);
    await rm(join(folder, 'new.def'));
    await client.watched(added, 'deleted');
    await expect.poll(references).not.toContain(added);
  });

  it.each(['apptainer', 'singularity', 'plaintext'])(
    'is helped with when it is open as %s',
    async (language) => {
      const { client, uri } = await workspace();
      const name = uri('image.def');
      const text = definitions['image.def']!;
      await client.open(name, text.replace('version', 'vresion'), language);
      expect(await client.pulledCodes(name)).toEqual(['label-unknown']);
      await client.open(uri('Singularity.gpu'), definitions['Singularity.gpu']!, language);
      const asked = {
        textDocument: { uri: uri('Singularity.gpu') },
        position: { line: 6, character: 20 },
      };
      const hover = await client.request<Hover>('textDocument/hover', asked);
      expect(JSON.stringify(hover.contents)).toContain(
        'Used by 1 definition file in the workspace',
      );
      const offered = await client.request<CompletionList>('textDocument/completion', asked);
      expect(offered.items.map((one) => one.label)).toContain('org.example.mpi.version');
      const found = await client.request<Location[]>('textDocument/definition', asked);
      expect(found.map((one) => one.uri)).toEqual([uri('compspec.json')]);
    },
  );

  it('has no problems where it is another kind of file', async () => {
    const { client, uri } = await workspace();
    await client.open(uri('module.def'), files['module.def'], 'plaintext');
    expect(await client.pulledCodes(uri('module.def'))).toEqual([]);
  });
});
