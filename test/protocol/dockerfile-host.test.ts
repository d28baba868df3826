import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeLens, Hover, InlayHint } from 'vscode-languageserver';
import {
  type CheckReportText,
  type CheckResult,
  checkRequest,
  type HostFault,
  reportRequest,
  selectHostRequest,
} from '../../server/src/protocol/host.js';
import { label } from '../support/dockerfile-host.js';
import { hostProfile, hostSchema } from '../support/host-view.js';
import { type ClientOptions, connect, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const text = `FROM debian:12 AS tools
LABEL ${label('libc', '2.99')}
FROM debian:12
LABEL ${label('libc', '2.31')} ${label('abi', 'so.40')}
COPY --from=tools /a /b
`;

/** A workspace with two profiles, and a Dockerfile that is open. */
async function opened(dockerfile: object = {}, options: ClientOptions = {}, source = text) {
  const folder = await temporaryFolder({
    'host.compspec.json': hostSchema,
    'nodes/chosen.json': hostProfile({ libc: '2.28', abi: 'so.40' }, 'chosen'),
    'nodes/cluster.json': hostProfile({ libc: '2.36', abi: 'so.40' }, 'cluster'),
    Dockerfile: source,
  });
  const configuration = (): unknown => ({ dockerfile });
  const client = await connect({ folders: [folder], configuration, ...options });
  const uri = (name: string): string => uriOf(join(folder, name));
  const image = uri('Dockerfile');
  await client.request(selectHostRequest, { id: uri('nodes/chosen.json') });
  await client.open(image, source, 'dockerfile');
  const textDocument = { uri: image };
  return {
    client,
    folder,
    image,
    check: () => client.request<CheckResult & HostFault>(checkRequest, { uri: image }),
    lenses: async () => {
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
      return lenses.map(({ range, command }) => [range.start.line, command?.title]);
    },
    hints: async () => {
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      const asked = { textDocument, range };
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', asked);
      return hints.map(({ label: said }) => said);
    },
    hover: async (line: number, character: number) => {
      const asked = { textDocument, position: { line, character } };
      const found = await client.request<Hover>('textDocument/hover', asked);
      return (found.contents as { value: string }).value;
    },
  };
}

describe('a Dockerfile on the chosen host', () => {
  it('has hints, problems, a lens, a hover and a report', async () => {
    const { client, image, check, lenses, hints, hover } = await opened({}, { pulls: true });
    expect(await hints()).toEqual(['✗ chosen 2.28', '✓ chosen so.40']);
    expect(await lenses()).toEqual([[2, '✗ Incompatible with chosen: run']]);
    expect(await client.pulledCodes(image)).toEqual(['label-unused-stage', 'label-host-mismatch']);
    expect(await hover(3, 20)).toMatch(/^\*\*On chosen\*\*: `2\.28`/);
    const found = await check();
    expect([found.target, found.host, found.verdict]).toEqual([
      'Dockerfile',
      'chosen',
      'incompatible',
    ]);
    const [line] = found.questions.run.lines;
    const start = text.split('\n')[3]!.indexOf('2.31');
    expect(line).toMatchObject({
      attribute: 'org.example.host.libc',
      from: { image: 'label', host: 'profile' },
      range: { start: { line: 3, character: start }, end: { line: 3, character: start + 4 } },
    });
    const report = await client.request<CheckReportText>(reportRequest, { uri: image });
    expect(report.title).toBe('Dockerfile on chosen');
    const told = await client.until('verdict', () =>
      client.verdicts.find(({ specs }) => specs.some(({ verdict }) => verdict !== undefined)),
    );
    expect(told.specs).toEqual([{ uri: image, verdict: 'incompatible', because: ['run'] }]);
    expect(client.logged()).toBe('');
  });

  it('without a stage is not checked, and says so', async () => {
    const { check } = await opened({}, {}, 'LABEL a=b\n');
    expect(await check()).toEqual({
      fault: 'There is no FROM in this file, so that no image is built of it.',
    });
  });
});

describe('a Dockerfile by its settings', () => {
  it('is held against the profile that they name, read anew when it changes', async () => {
    const { client, folder, image, check, hints } = await opened(
      { profile: 'nodes/cluster.json' },
      { pulls: true },
    );
    expect((await check()).host).toBe('cluster');
    expect(await hints()).toEqual(['✓ cluster 2.36', '✓ cluster so.40']);
    expect(await client.pulledCodes(image)).toEqual(['label-unused-stage']);
    const told = await client.until('verdict', () =>
      client.verdicts.find(({ specs }) => specs.some(({ verdict }) => verdict !== undefined)),
    );
    expect(told.specs).toEqual([
      { uri: image, verdict: 'compatible', because: [], host: 'cluster' },
    ]);
    const path = join(folder, 'nodes/cluster.json');
    await writeFile(path, hostProfile({ libc: '2.17' }, 'cluster'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type: 2 }],
    });
    await client.until('the other verdict', () =>
      client.verdicts.find(({ specs }) => specs.some(({ verdict }) => verdict === 'incompatible')),
    );
    expect(await hints()).toEqual(['✗ cluster 2.17', '? cluster']);
  });

  it('is that of the stage that they name', async () => {
    const { client, image, lenses, hints } = await opened({ target: 'tools' }, { pulls: true });
    expect(await hints()).toEqual(['✗ chosen 2.28']);
    expect(await lenses()).toEqual([[0, '✗ Incompatible with chosen: run']]);
    expect(await client.pulledCodes(image)).toEqual(['label-host-mismatch']);
  });

  it('says what is the matter with a profile that is not there', async () => {
    const { check, hints } = await opened({ profile: 'nodes/nobody.json' });
    expect(await check()).toEqual({
      fault: 'The profile nobody.json is not there or can not be read: choose another one.',
    });
    expect(await hints()).toEqual([]);
  });
});
