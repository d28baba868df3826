import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CompletionList, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import { connect, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { exampleSchema, specText } from '../support/workspace-texts.js';

const label = 'LABEL "org.example.mpi.version"=4\n';
const files = {
  'compspec.json': exampleSchema,
  'spec.json': specText({ 'mpi.version': '4' }),
  'images/Dockerfile': `FROM debian:12\r\n# ${label}${label}`,
  'images/Containerfile.old': 'FROM x\nLABEL org.example.mpi.version 4\n',
  'images/Dockerfile.dockerignore': label,
  '.gitignore': 'build\n',
  'build/Dockerfile': label,
};

/** Where `mpi.version` is declared in the schema. */
const declared = { line: 7, character: 8 };

async function workspace(more: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder({ ...files, ...more });
  const didChangeWatchedFiles = { dynamicRegistration: true };
  const capabilities = { workspace: { didChangeWatchedFiles } };
  const client = await connect({ pulls: true, folders: [folder], capabilities });
  const reports = await client.pullWorkspace();
  const uri = (name: string): string => uriOf(join(folder, name));
  return { client, folder, reports, uri };
}

describe('a closed Dockerfile of the workspace', () => {
  it('is among the references, and a rename edits it', async () => {
    const { client, uri } = await workspace();
    await client.open(uri('compspec.json'), exampleSchema);
    const asked = { textDocument: { uri: uri('compspec.json') }, position: declared };
    const found = await client.request<Location[]>('textDocument/references', {
      ...asked,
      context: { includeDeclaration: false },
    });
    const outside = found.filter((one) => one.uri !== uri('compspec.json'));
    expect(outside).toHaveLength(3);
    expect(outside).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ uri: uri('spec.json') }),
        {
          uri: uri('images/Dockerfile'),
          range: { start: { line: 2, character: 7 }, end: { line: 2, character: 30 } },
        },
        {
          uri: uri('images/Containerfile.old'),
          range: { start: { line: 1, character: 6 }, end: { line: 1, character: 29 } },
        },
      ]),
    );
    const { changes = {} } = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...asked,
      newName: 'mpi.release',
    });
    expect(Object.keys(changes).sort()).toEqual(
      ['compspec.json', 'images/Containerfile.old', 'images/Dockerfile', 'spec.json'].map(uri),
    );
    expect(changes[uri('images/Dockerfile')]).toEqual([
      {
        range: { start: { line: 2, character: 7 }, end: { line: 2, character: 30 } },
        newText: 'org.example.mpi.release',
      },
    ]);
  });

  it('has no problems where its labels are right', async () => {
    const { reports, uri } = await workspace();
    const told = reports.items.filter((one) => one.kind === 'full' && one.items.length > 0);
    expect(told).toEqual([]);
    expect(reports.items.map((one) => one.uri)).not.toContain(uri('build/Dockerfile'));
  });

  it('has those of its labels, which go with what is wrong, open and closed', async () => {
    const wrong = 'FROM x\nLABEL org.example.mpi.vresion=4 org.supercontainers.mpi=opnmpi\n';
    const name = 'images/wrong.dockerfile';
    const { client, folder, reports, uri } = await workspace({ [name]: wrong });
    const of = (all: typeof reports, wanted: string) =>
      all.items.flatMap((one) => (one.uri === uri(wanted) && one.kind === 'full' ? one.items : []));
    const closed = of(reports, name);
    expect(closed.map(({ code, severity, source }) => [code, severity, source])).toEqual([
      ['label-unknown', 2, 'compspec'],
      ['label-value', 2, 'compspec'],
    ]);
    expect(closed[0]?.message).toContain('Is "mpi.version" meant?');
    await client.open(uri(name), wrong, 'dockerfile');
    expect(await client.pulledCodes(uri(name))).toEqual(['label-unknown', 'label-value']);
    // A schema that changes is judged by at once.
    const schema = exampleSchema.replaceAll('mpi.version', 'mpi.vresion');
    await writeFile(join(folder, 'compspec.json'), schema);
    await client.watched(uri('compspec.json'), 'changed');
    await expect.poll(() => client.pulledCodes(uri(name))).toEqual(['label-value']);
    await expect
      .poll(async () =>
        of(await client.pullWorkspace(), 'images/Dockerfile').map(({ code }) => code),
      )
      .toEqual(['label-unknown']);
  });

  it.each(['dockerfile', 'plaintext'])('is helped with when it is open as %s', async (language) => {
    const { client, uri } = await workspace();
    const text = files['images/Dockerfile'];
    await client.open(uri('images/Dockerfile'), text, language);
    const asked = {
      textDocument: { uri: uri('images/Dockerfile') },
      position: { line: 2, character: 20 },
    };
    expect(await client.request<Location[]>('textDocument/definition', asked)).toEqual([
      {
        uri: uri('compspec.json'),
        range: expect.objectContaining({ start: expect.objectContaining({ line: 7 }) }),
      },
    ]);
    const hover = await client.request<Hover>('textDocument/hover', asked);
    expect(JSON.stringify(hover.contents)).toContain('Used by 1 spec and 2 Dockerfiles');
    const offered = await client.request<CompletionList>('textDocument/completion', asked);
    expect(offered.items.map((one) => one.label)).toContain('org.example.mpi.version');
    expect(await client.pulledCodes(uri('images/Dockerfile'))).toEqual([]);
  });

  it('is watched, and known as soon as it is there', async () => {
    const { client, folder, uri } = await workspace();
    await expect
      .poll(() => JSON.stringify(client.registrations))
      .toMatch(/"globPattern":"[^"]*Dockerfile/);
    await client.open(uri('compspec.json'), exampleSchema);
    await writeFile(join(folder, 'new.dockerfile'), label);
    await client.watched(uri('new.dockerfile'), 'created');
    await expect
      .poll(async () => {
        await client.pullWorkspace();
        const found = await client.request<Location[]>('textDocument/references', {
          textDocument: { uri: uri('compspec.json') },
          position: declared,
          context: { includeDeclaration: false },
        });
        return found.map((one) => one.uri);
      })
      .toContain(uri('new.dockerfile'));
  });
});
