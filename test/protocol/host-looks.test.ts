import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type CheckReportText,
  extractHostRequest,
  type HostDescription,
  type HostFault,
  type HostText,
  hostTextRequest,
  reportRequest,
  selectHostRequest,
  thisMachineId,
} from '../../server/src/protocol/host.js';
import { hostProfile, hostSchema, hostSpec } from '../support/host-view.js';
import { connect, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const spec = hostSpec('"libc": "2.31", "abi": "so.40"');
const trusted = { initializationOptions: { isTrusted: true } };
const files = {
  'host.compspec.json': hostSchema,
  'node 7.json': hostProfile({ libc: '2.28', abi: 'so.40' }),
  'solver.json': spec,
};

describe('this machine', () => {
  it.each([
    ['with the extractors of others that the settings name', true, ['site'], 'ok'],
    ['without those that nobody names', true, [], undefined],
    ['without those that a workspace has', false, ['site'], 'absent'],
  ])('is looked at %s', async (_, isOutside, extractors, status) => {
    const folder = await temporaryFolder({});
    const bin = join(isOutside ? await temporaryFolder({}) : folder, 'bin');
    await mkdir(bin);
    const printed = '{"sections": {"queue": {"name": "gpu"}}}';
    const program = join(bin, 'compspec-extract-site');
    await writeFile(program, `#!/bin/sh\necho '${printed}'\n`, { mode: 0o755 });
    const { PATH } = process.env;
    process.env['PATH'] = `${bin}:${PATH}`;
    onTestFinished(() => {
      process.env['PATH'] = PATH;
    });
    const client = await connect({
      folders: [folder],
      ...trusted,
      configuration: () => ({ host: { extract: false, extractors } }),
    });
    const { sections } = await client.request<HostDescription>(extractHostRequest, undefined);
    const found = sections.find(({ extractor }) => extractor === 'site');
    expect(found?.status).toBe(status);
    if (status === 'ok') expect(found?.values).toEqual([{ name: 'name', value: 'gpu' }]);
  });

  it('is reported with the libraries that were looked at, and a profile without', async () => {
    const folder = await temporaryFolder(files);
    const client = await connect({ folders: [folder], ...trusted });
    const uri = uriOf(join(folder, 'solver.json'));
    await client.open(uri, spec, 'json');
    const report = async () =>
      (await client.request<CheckReportText>(reportRequest, { uri })).markdown;
    expect(await report()).toMatch(/these were looked at:\n\n- libmpi: .*\n- libcuda/);
    const id = uriOf(join(folder, 'node 7.json'));
    await client.request(selectHostRequest, { id });
    expect(await report()).not.toContain('libmpi');
  });

  it('and profiles are told as texts that can be compared', async () => {
    const folder = await temporaryFolder(files);
    const client = await connect({ folders: [folder] });
    const uri = (name: string): string => uriOf(join(folder, name));
    const textOf = (id: string) => client.request<HostText & HostFault>(hostTextRequest, { id });
    expect(await textOf(uri('node 7.json'))).toEqual({
      name: 'node 7',
      text: 'org.example.host.abi: so.40\norg.example.host.libc: 2.28\n',
    });
    expect(await textOf(thisMachineId)).toEqual({ fault: 'This machine was not looked at yet.' });
    expect((await textOf(uri('gone.json'))).fault).toMatch(/gone\.json/);
  });
});
