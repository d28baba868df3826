import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { codes } from '../../server/src/core/codes.js';
import { type Around, compspec } from '../support/command-line.js';
import { sarifFaults } from '../support/sarif-schema.js';
import { edgeTo, schemaText } from '../support/schema-text.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const faulty = schemaText({
  edges: [edgeTo('mpi.version'), edgeTo('mpi.vendor'), edgeTo('mpi.version')],
});

describe('--format json', () => {
  test('says path, kind and findings of every file, positions as in LSP', async () => {
    const folder = await temporaryFolder({
      'a.json': '{}',
      'compspec.json':
        '{ "graph": { "id": "😀 ", "metadata": { "version": "1" },\r\n"nodes": {} } }',
    });
    const { output } = await compspec(['validate', '--format', 'json', '.'], { folder });
    expect(JSON.parse(output)).toEqual({
      files: [
        { path: './a.json', kind: 'other', findings: [] },
        {
          path: './compspec.json',
          kind: 'schema',
          findings: [
            expect.objectContaining({ code: 'jgf-structure', severity: 'error' }),
            {
              code: 'invalid-namespace',
              severity: 'warning',
              message: expect.stringContaining('The namespace "😀 " holds white space') as string,
              range: { start: { line: 0, character: 20 }, end: { line: 0, character: 23 } },
            },
          ],
        },
      ],
    });
  });

  test('lists everything, and has one line for each finding', async () => {
    const edges = Array.from({ length: 5000 }, (_, index) => edgeTo(`mpi.x${index}`));
    const { output } = await compspec(['validate', '--format', 'json', '-'], {
      input: schemaText({ edges }),
    });
    expect(output.match(/^ {6}\{"code":"undeclared-node",.*\},?$/gm)).toHaveLength(5000);
  });

  test('is JSON where there are no files, and where one could not be read', async () => {
    const folder = await temporaryFolder();
    const nothing = await compspec(['validate', '--format', 'json', '.'], { folder });
    expect(JSON.parse(nothing.output)).toEqual({ files: [] });
    const failed = await compspec(['validate', '--format', 'json', 'x.json'], { folder });
    expect(JSON.parse(failed.output)).toEqual({ files: [] });
    expect(failed).toMatchObject({
      exitCode: 2,
      errors: 'compspec: x.json: no such file or folder\n',
    });
  });
});

describe('--format sarif', () => {
  test('is a log of SARIF 2.1.0', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty, 'b.json': schemaText() });
    for (const paths of [['.'], ['b.json'], ['nowhere.json', '.'], ['-']]) {
      const log = await sarif(paths, { folder, input: faulty });
      expect(sarifFaults(log)).toEqual([]);
    }
  });

  test('has a rule for every code, and each result points to its own', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    const { tool, results } = await runOf(['compspec.json'], { folder });
    expect(tool.driver.rules!.map(({ id }) => id)).toEqual(Object.keys(codes));
    expect(results!.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex } of results!) {
      expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
    }
  });

  test('says where a finding is, from 1 and in UTF-16 code units, and what it is related to', async () => {
    const text =
      '{"graph":{"id":"😀😀","metadata":{"version":"1"},"nodes":{"a":{}, "a":{}},"edges":[]}}';
    const { columnKind, results } = await runOf(['-'], { input: text });
    expect(columnKind).toBe('utf16CodeUnits');
    const duplicate = results!.find(({ ruleId }) => ruleId === 'json-duplicate-key')!;
    const column = text.lastIndexOf('"a"') + 2;
    expect(duplicate.locations![0]!.physicalLocation!.region).toEqual({
      startLine: 1,
      startColumn: column,
      endLine: 1,
      endColumn: column + 1,
    });
    expect(duplicate.relatedLocations).toEqual([
      expect.objectContaining({ id: 0, message: { text: '"a" is here for the first time.' } }),
    ]);
  });

  test('gives files in the folder from there, percent-encoded, and others whole', async () => {
    const folder = await temporaryFolder({
      'work/a folder/größe #1.json': faulty,
      'elsewhere/compspec.json': faulty,
    });
    const around = { folder: join(folder, 'work') };
    const inside = { uri: 'a%20folder/gr%C3%B6%C3%9Fe%20%231.json', uriBaseId: '%SRCROOT%' };
    expect(await uriOf('.', around)).toEqual(inside);
    expect(await uriOf('./a folder', around)).toEqual(inside);
    expect(await uriOf(join(folder, 'work'), around)).toEqual(inside);
    expect(await uriOf('../elsewhere', around)).toEqual({
      uri: pathToFileURL(join(folder, 'elsewhere/compspec.json')).href,
    });
  });

  test('gives files from the root of the git repository, and says where that was', async () => {
    const folder = await repository();
    const around = { folder: join(folder, 'my images') };
    const log = await sarif(['mpi/compspec.json', 'no.json'], around);
    expect(sarifFaults(log)).toEqual([]);
    const { originalUriBaseIds, results, invocations } = log.runs[0]!;
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(folder)}/` } });
    const [found, notFound] = [results![0]!, invocations![0]!.toolExecutionNotifications![0]!].map(
      ({ locations }) => locations![0]!.physicalLocation!.artifactLocation,
    );
    expect(found).toEqual({ uri: 'my%20images/mpi/compspec.json', uriBaseId: '%SRCROOT%' });
    expect(notFound).toEqual({ uri: 'my%20images/no.json', uriBaseId: '%SRCROOT%' });
    expect(await uriOf('../compspec.json', around)).toEqual({
      uri: 'compspec.json',
      uriBaseId: '%SRCROOT%',
    });
  });

  test('knows a finding again after lines above it came, and tells equal ones apart', async () => {
    const before = await runOf(['-'], { input: faulty });
    const after = await runOf(['-'], { input: `\n\n\n${faulty}` });
    expect(fingerprintsOf(after)).toEqual(fingerprintsOf(before));
    const twice = schemaText({
      edges: [edgeTo('mpi.version'), edgeTo('mpi.x'), edgeTo('mpi.x')],
    });
    const fingerprints = fingerprintsOf(await runOf(['-'], { input: twice }));
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  test('says what could not be read, and the exit code', async () => {
    const folder = await temporaryFolder({ 'compspec.json': faulty });
    const failed = await runOf(['no where.json', 'compspec.json'], { folder });
    expect(failed.invocations).toEqual([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'no where.json: no such file or folder' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'no%20where.json', uriBaseId: '%SRCROOT%' },
                },
              },
            ],
          },
        ],
      },
    ]);
    const { invocations } = await runOf(['compspec.json'], { folder });
    expect(invocations).toEqual([
      { executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] },
    ]);
  });
});

describe('--format github', () => {
  test('is a workflow command for each finding', async () => {
    const folder = await temporaryFolder({
      'compspec.json': schemaText({
        metadata: {},
        nodes: { mpi: {}, version: {} },
        edges: [edgeTo('version'), edgeTo('mpi.vendor')],
      }),
    });
    const { output } = await compspec(['validate', '--format', 'github', './compspec.json'], {
      folder,
    });
    expect(output.split('\n')).toEqual([
      expect.stringMatching(
        /^::warning file=compspec\.json,line=4,endLine=4,col=6,endColumn=13,title=missing-version::The schema has no version\./,
      ),
      '::notice file=compspec.json,line=12,endLine=12,col=20,endColumn=26,title=attribute-name-mismatch::"version" is contained in "mpi" but its name does not start with "mpi."',
      '::error file=compspec.json,line=17,endLine=17,col=20,endColumn=29,title=undeclared-node::The edge names "mpi.vendor", a node that the schema does not declare.',
      '',
    ]);
  });

  test('gives paths from the root of the git repository', async () => {
    const folder = join(await repository(), 'my images');
    expect(await githubPaths(['.', '../compspec.json'], { folder })).toEqual([
      'my images/mpi/compspec.json',
      'compspec.json',
    ]);
  });

  test('gives paths from the checkout of the workflow, if they are in it', async () => {
    const folder = await repository();
    const checkout = join(folder, 'my images');
    await symlink(checkout, join(folder, 'link'));
    const paths = ['my images', 'compspec.json'];
    for (const GITHUB_WORKSPACE of [checkout, `${checkout}/`, join(folder, 'link')]) {
      expect(await githubPaths(paths, { folder, environment: { GITHUB_WORKSPACE } })).toEqual([
        'mpi/compspec.json',
        join(folder, 'compspec.json'),
      ]);
    }
    const inside = { folder: checkout, environment: { GITHUB_WORKSPACE: checkout } };
    expect(await githubPaths(['.'], inside)).toEqual(['mpi/compspec.json']);
    for (const GITHUB_WORKSPACE of ['', 'my images', join(folder, 'nowhere'), join(folder, 'my')]) {
      expect(await githubPaths(paths, { folder, environment: { GITHUB_WORKSPACE } })).toEqual([
        'my images/mpi/compspec.json',
        'compspec.json',
      ]);
    }
  });

  test('has no columns for a place of several lines', async () => {
    const { output } = await compspec(['validate', '--format', 'github', '-'], { input: faulty });
    expect(output).toMatch(/^::warning line=\d+,endLine=\d+,title=duplicate-edge::/m);
  });

  test('escapes what would end a property, a command or a line', async () => {
    const folder = await temporaryFolder({
      'a,b:c 100%.json': schemaText({
        edges: [edgeTo('mpi.version'), edgeTo('50%\r\n::error::x')],
      }),
    });
    const { output } = await compspec(['validate', '--format', 'github', '.'], { folder });
    expect(output).toMatch(/^::error file=a%2Cb%3Ac 100%25\.json,line=/);
    expect(output).toContain('::The edge names "50%25\\u{d}\\u{a}::error::x"');
    expect(output.trimEnd()).not.toContain('\n');
  });

  test('says what could not be read', async () => {
    const { output, exitCode } = await compspec(['validate', '--format', 'github', 'no,where']);
    expect(output).toBe('::error title=compspec::no,where: no such file or folder\n');
    expect(exitCode).toBe(2);
  });
});

/** A git repository with a faulty schema at its root and one further down. */
async function repository(): Promise<string> {
  const folder = await temporaryFolder({
    'compspec.json': faulty,
    'my images/mpi/compspec.json': faulty,
  });
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return folder;
}

/** The files of the annotations, each once. */
async function githubPaths(paths: readonly string[], around: Around): Promise<readonly string[]> {
  const { output } = await compspec(['validate', '--format', 'github', ...paths], around);
  return [...new Set([...output.matchAll(/ file=([^,]*),/g)].map(([, file]) => file!))];
}

async function sarif(paths: readonly string[], around: Around): Promise<Log> {
  const { output } = await compspec(['validate', '--format', 'sarif', ...paths], around);
  return JSON.parse(output) as Log;
}

async function runOf(paths: readonly string[], around: Around): Promise<Run> {
  return (await sarif(paths, around)).runs[0]!;
}

async function uriOf(path: string, around: Around): Promise<unknown> {
  const { results } = await runOf([path], around);
  return results![0]!.locations![0]!.physicalLocation!.artifactLocation;
}

function fingerprintsOf({ results }: Run): readonly unknown[] {
  return results!.map(({ partialFingerprints }) => partialFingerprints!['compspecFinding/v1']);
}
