import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CodeLens, Hover, InlayHint } from 'vscode-languageserver';
import {
  type CheckReportText,
  type CheckResult,
  checkRequest,
  describeHostRequest,
  extractHostRequest,
  type HostDescription,
  type HostFault,
  type HostState,
  type Hosts,
  hostsRequest,
  reportRequest,
  type SavedHost,
  saveHostRequest,
  selectHostRequest,
  thisMachineId,
  trustGrantedNotification,
} from '../../server/src/protocol/host.js';
import { hostProfile, hostSchema, hostSpec } from '../support/host-view.js';
import { type ClientOptions, codesOf, connect, uriOf } from '../support/language-client.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const spec = hostSpec('"libc": "2.31", "abi": "so.40"');
const profile = hostProfile({ libc: '2.28', abi: 'so.40' });
const trusted = { initializationOptions: { isTrusted: true } };
const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

/** A workspace with a schema, a profile, and a spec that is open. */
async function opened(options: ClientOptions = {}, more: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder({
    'host.compspec.json': hostSchema,
    'nodes/node 7.json': profile,
    'solver.json': spec,
    ...more,
  });
  const client = await connect({ folders: [folder], ...options });
  const uri = (name: string): string => uriOf(join(folder, name));
  const solver = uri('solver.json');
  await client.open(solver, spec, 'json');
  const textDocument = { uri: solver };
  return {
    client,
    folder,
    uri,
    solver,
    select: (id: string) => client.request<HostState>(selectHostRequest, { id }),
    check: (of = solver) => client.request<CheckResult & HostFault>(checkRequest, { uri: of }),
    lenses: async () => {
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
      return lenses.map(({ command }) => command?.title);
    },
    hints: async () => {
      const asked = { textDocument, range: everything };
      const hints = await client.request<InlayHint[]>('textDocument/inlayHint', asked);
      return hints.map(({ label }) => label);
    },
    hover: async (character: number) => {
      const asked = { textDocument, position: { line: 0, character } };
      const found = await client.request<Hover>('textDocument/hover', asked);
      return (found.contents as { value: string }).value;
    },
  };
}

const notTrusted =
  'This workspace is not trusted, so nothing was run on this machine: choose a profile, or trust the workspace.';

describe('a spec on a profile of the workspace', () => {
  it.each([true, false])(
    'has hints, problems, a lens, a hover and a report, in a workspace that is not trusted (pulls: %s)',
    async (pulls) => {
      const { client, uri, solver, select, check, lenses, hints, hover } = await opened({ pulls });
      const id = uri('nodes/node 7.json');
      const state = await select(id);
      expect(state).toEqual({
        id,
        name: 'node 7',
        origin: 'workspace',
        status: 'ready',
        extractedAt: '2026-05-04T03:02:01.000Z',
      });
      expect(await hints()).toEqual(['✗ host 2.28', '✓ host so.40']);
      expect(await lenses()).toEqual(['✗ Incompatible with node 7: run']);
      expect(await hover(spec.indexOf('2.31'))).toMatch(/^\*\*On node 7\*\*: `2\.28`/);
      if (pulls) expect(await client.pulledCodes(solver)).toEqual(['host-mismatch']);
      else
        await client.publishes(solver, (one) => codesOf(one.diagnostics).includes('host-mismatch'));
      const found = await check();
      expect([found.target, found.host, found.verdict]).toEqual([
        'solver',
        'node 7',
        'incompatible',
      ]);
      expect(found.required).toEqual(['run', 'libraries']);
      expect(found.questions.run.lines).toEqual([
        {
          attribute: 'org.example.host.libc',
          image: '2.31',
          host: '2.28',
          comparison: 'at-least',
          verdict: 'incompatible',
          why: 'The host has 2.28, which is below 2.31.',
          remedy: 'Choose a host with 2.31 or higher, or an image that does with 2.28.',
          from: { image: 'spec', host: 'profile' },
          range: {
            start: { line: 0, character: spec.indexOf('2.31') },
            end: { line: 0, character: spec.indexOf('2.31') + 4 },
          },
        },
      ]);
      const { title, markdown } = await client.request<CheckReportText>(reportRequest, {
        uri: solver,
      });
      expect(title).toBe('solver on node 7');
      expect(markdown).toMatch(/^# solver on node 7\n\n\*\*✗ incompatible\*\*/);
      expect(client.hosts.at(-1)).toEqual(state);
      const told = await client.until('verdict', () =>
        client.verdicts.find(({ specs }) => specs.some(({ verdict }) => verdict !== undefined)),
      );
      expect(told.specs).toEqual([{ uri: solver, verdict: 'incompatible', because: ['run'] }]);
      expect(client.logged()).toBe('');
    },
  );

  it('is judged anew when it is edited, and when the profile changes', async () => {
    const { client, folder, uri, solver, select, check, hints } = await opened();
    const id = uri('nodes/node 7.json');
    await select(id);
    client.change(solver, { text: hostSpec('"libc": "2.17", "abi": "so.40"') });
    expect(await hints()).toEqual(['✓ host 2.28', '✓ host so.40']);
    expect((await check()).verdict).toBe('compatible');
    await client.publishes(
      solver,
      ({ diagnostics, version }) => version === 2 && diagnostics.length === 0,
    );
    await writeFile(join(folder, 'nodes/node 7.json'), hostProfile({ libc: '2.12' }, 'old node'));
    await client.watched(id, 'changed');
    await client.publishes(solver, (one) => codesOf(one.diagnostics).includes('host-mismatch'));
    expect(await hints()).toEqual(['✗ host 2.12', '? unknown']);
    expect(client.hosts.at(-1)?.name).toBe('old node');
  });

  it('is chosen by the setting, from the first folder on', async () => {
    const { check, lenses } = await opened({
      configuration: () => ({
        host: { profile: 'nodes/node 7.json', hints: false },
        check: { require: ['libraries'] },
      }),
    });
    const found = await check();
    expect([found.host, found.verdict, found.required]).toEqual([
      'node 7',
      'compatible',
      ['libraries'],
    ]);
    expect(await lenses()).toEqual(['✓ Compatible with node 7']);
  });

  it('is read anew in a folder that git ignores, and of which nothing else is known', async () => {
    const { client, folder, uri } = await opened(
      {
        configuration: () => ({
          validate: { workspace: false },
          host: { profile: 'nodes/node 7.json' },
        }),
      },
      { '.gitignore': 'nodes\n' },
    );
    await client.until('host', () => client.hosts.find(({ status }) => status === 'ready'));
    await writeFile(join(folder, 'nodes/node 7.json'), hostProfile({}, 'renamed'));
    await client.watched(uri('nodes/node 7.json'), 'changed');
    await client.until('new name', () => client.hosts.find(({ name }) => name === 'renamed'));
  });

  it('has no hints where the user wants none', async () => {
    const { check, hints } = await opened({
      configuration: () => ({ host: { profile: 'nodes/node 7.json', hints: false } }),
    });
    expect((await check()).host).toBe('node 7');
    expect(await hints()).toEqual([]);
  });

  it('is not held against one that is none, and says so', async () => {
    const { uri, select, check, lenses, hints } = await opened(
      {},
      { 'broken.json': '{"graph": {' },
    );
    expect((await select(uri('broken.json'))).status).toBe('failed');
    expect(await hints()).toEqual([]);
    const told = 'broken.json is no compatibility spec, and so no profile: choose another one.';
    expect(await check()).toEqual({ fault: told });
    expect(await lenses()).toEqual([`Not checked: ${told}`]);
    await select(uri('gone.json'));
    expect((await check()).fault).toMatch(/^The profile gone\.json is not there/);
  });

  it('is judged anew on another host, and a schema is not', async () => {
    const { client, uri, solver, select } = await opened({ pulls: true });
    const schema = uri('host.compspec.json');
    await client.open(schema, hostSchema);
    const before = [await client.pull(solver), await client.pull(schema)];
    await select(uri('nodes/node 7.json'));
    const ids = before.map(({ resultId }) => resultId);
    const after = [await client.pull(solver, ids[0]), await client.pull(schema, ids[1])];
    expect(after.map(({ kind }) => kind)).toEqual(['full', 'unchanged']);
    await client.until('refresh', () => (client.refreshes > 0 ? true : undefined));
  });

  it('closed, it is judged without any host', async () => {
    const { client, uri, solver, select } = await opened({ pulls: true }, { 'closed.json': spec });
    await select(uri('nodes/node 7.json'));
    const { items } = await client.pullWorkspace();
    const codes = items.map((item) => [item.uri, item.kind === 'full' ? codesOf(item.items) : []]);
    expect(Object.fromEntries(codes)).toMatchObject({
      [solver]: ['host-mismatch'],
      [uri('closed.json')]: [],
    });
  });
});

describe('a workspace that is not trusted', () => {
  it('has nothing run, and says so', async () => {
    const { client, solver, check, lenses, hints } = await opened();
    expect(await check()).toEqual({ fault: notTrusted });
    expect(await client.request(extractHostRequest, undefined)).toEqual({ fault: notTrusted });
    expect(await lenses()).toEqual([`Not checked: ${notTrusted}`]);
    expect(await hints()).toEqual([]);
    const told = await client.until('spec', () =>
      client.verdicts.find((one) => one.specs.length > 0),
    );
    expect(told.specs).toEqual([{ uri: solver, because: [] }]);
    const { state, sections } = await client.request<HostDescription>(
      describeHostRequest,
      undefined,
    );
    expect([state.status, state.detail, sections]).toEqual(['untrusted', notTrusted, []]);
  });

  it('has it done as soon as it is trusted', async () => {
    const { client, check } = await opened();
    expect((await check()).fault).toBe(notTrusted);
    await client.notify(trustGrantedNotification, undefined);
    await client.until('look at the machine', () =>
      client.hosts.find(({ status }) => status === 'ready'),
    );
    const found = await check();
    expect(found.host).toBe('this machine');
    expect(['compatible', 'incompatible', 'unknown']).toContain(found.verdict);
  });
});

describe('this machine', () => {
  it('is looked at for the first spec that is opened, in the background', async () => {
    const { client } = await opened(trusted);
    const ready = await client.until('look at the machine', () =>
      client.hosts.find(({ status }) => status === 'ready'),
    );
    expect([ready.id, ready.name, ready.origin]).toEqual([
      thisMachineId,
      'this machine',
      'machine',
    ]);
    expect(client.hosts.map(({ status }) => status)).toContain('extracting');
    const {
      sections,
      namespaces,
      profile: text,
    } = await client.request<HostDescription>(describeHostRequest, undefined);
    const cpu = sections.find(
      ({ extractor, section }) => `${extractor}.${section}` === 'system.cpu',
    );
    expect(['ok', 'absent', 'failed', 'skipped']).toContain(cpu?.status);
    expect(sections.every(({ values, status }) => status === 'ok' || values.length === 0)).toBe(
      true,
    );
    const host = JSON.parse(text!) as {
      metadata: { subject: string };
      compatibilities: { name: string }[];
    };
    expect(host.metadata.subject).toBe('host');
    expect(host.compatibilities.map(({ name }) => name)).toEqual(
      namespaces.map(({ namespace }) => namespace),
    );
  });

  it.each([
    ['is asked by no program of the workspace', true],
    ['is asked by the programs of the PATH elsewhere', false],
  ])('%s', async (_, isInside) => {
    const folder = await temporaryFolder({});
    const elsewhere = await temporaryFolder({});
    const bin = join(isInside ? folder : elsewhere, 'bin');
    const marker = join(elsewhere, 'was-run');
    await mkdir(bin);
    for (const name of ['nvidia-smi', 'docker', 'podman', 'mpirun', 'ompi_info', 'fi_info']) {
      await writeFile(join(bin, name), `#!/bin/sh\necho ran > '${marker}'\n`, { mode: 0o755 });
    }
    const { PATH } = process.env;
    process.env['PATH'] = `${bin}:${PATH}`;
    onTestFinished(() => {
      process.env['PATH'] = PATH;
    });
    const client = await connect({ folders: [folder], ...trusted });
    await client.request(extractHostRequest, undefined);
    expect(existsSync(marker)).toBe(!isInside);
  });

  it('is not looked at where no spec is open', async () => {
    const folder = await temporaryFolder({ 'nodes/node 7.json': profile });
    const client = await connect({ folders: [folder], ...trusted });
    await client.open(uriOf(join(folder, 'nodes/node 7.json')), profile, 'json');
    await client.publishes(uriOf(join(folder, 'nodes/node 7.json')), () => true);
    const { hosts } = await client.request<Hosts>(hostsRequest, undefined);
    expect(hosts.find(({ id }) => id === thisMachineId)?.extractedAt).toBeUndefined();
    expect(client.hosts.some(({ status }) => status === 'extracting')).toBe(false);
  });

  it('is not looked at where the setting is off, but by hand', async () => {
    const { client, check } = await opened({
      ...trusted,
      configuration: () => ({ host: { extract: false } }),
    });
    expect((await check()).fault).toMatch(/"compspec\.host\.extract" is off/);
    const found = await client.request<HostDescription>(extractHostRequest, undefined);
    expect([found.state.status, found.sections.length > 10]).toEqual(['ready', true]);
    expect((await check()).host).toBe('this machine');
  });

  it('is saved as a profile, which every workspace finds', async () => {
    const profiles = join(await temporaryFolder({}), 'profiles');
    const { client, check, select } = await opened({ ...trusted, profiles });
    const save = (params: object) => client.request<SavedHost & HostFault>(saveHostRequest, params);
    await client.request(extractHostRequest, undefined);
    const id = uriOf(join(profiles, 'my machine.json'));
    expect(await save({ name: 'my machine' })).toEqual({ id });
    const text = await readFile(join(profiles, 'my machine.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ metadata: { name: 'my machine', subject: 'host' } });
    expect(await save({ name: 'my machine' })).toEqual({ id, exists: true });
    expect(await save({ name: 'my machine', replace: true })).toEqual({ id });
    for (const name of ['../up', '', '.hidden', 'a/b', ' a', 'a\n']) {
      expect(await save({ name })).toEqual({
        fault: 'A profile needs a name that a file can have.',
      });
    }
    const { hosts, selected } = await client.request<Hosts>(hostsRequest, undefined);
    expect(selected).toBe(thisMachineId);
    expect(hosts.map(({ name, origin }) => [name, origin])).toEqual([
      ['this machine', 'machine'],
      ['node 7', 'workspace'],
      ['my machine', 'saved'],
    ]);
    const byProbe = await check();
    expect((await select(id)).origin).toBe('saved');
    const byProfile = await check();
    expect(byProfile.host).toBe('my machine');
    expect(byProfile.verdict).toBe(byProbe.verdict);
  });
});

describe('a document that is not held against hosts', () => {
  it('is told so', async () => {
    const { client, uri, check } = await opened();
    await client.open(uri('nodes/node 7.json'), profile, 'json');
    await client.open(uri('host.compspec.json'), hostSchema);
    expect((await check(uri('nodes/node 7.json'))).fault).toMatch(/is a host profile itself/);
    expect((await check(uri('host.compspec.json'))).fault).toMatch(
      /^Compatibility specs and Dockerfiles/,
    );
    expect((await check(uri('gone.json'))).fault).toMatch(/ is not open\.$/);
  });

  it('a request without what it needs is refused', async () => {
    const { client } = await opened();
    for (const [method, params] of [
      [selectHostRequest, { id: 7 }],
      [saveHostRequest, null],
      [checkRequest, {}],
    ] as const) {
      await expect(client.request(method, params)).rejects.toThrow(/needs "/);
    }
  });
});
