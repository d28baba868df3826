import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compspec, validated } from '../support/command-line.js';
import { filesIn, temporaryFolder } from '../support/temporary-folder.js';

const workflow = '.github/workflows/compspec.yml';

describe('compspec init', () => {
  test('makes a schema repository, and says what to do next', async () => {
    const folder = await temporaryFolder();
    const ended = await compspec(['init', 'org.example.storage'], { folder });
    expect(ended).toEqual({
      exitCode: 0,
      errors: '',
      output: `Written:
  compspec.json                   the compatibility schema
  examples/image.json             a compatibility spec: how an image uses it
  .github/workflows/compspec.yml  judges both with every change
  README.md                       how to change and use it

Next:
  1. In compspec.json, replace the example attributes by yours.
  2. In .github/workflows/compspec.yml, name your copy of compspec's repository.
  3. Judge it: compspec validate .
`,
    });
    expect(await filesIn(folder)).toEqual([
      workflow,
      'README.md',
      'compspec.json',
      'examples/image.json',
    ]);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toMatch(
      /^# `org\.example\.storage`\n/,
    );
  });

  test.each(['mpi', 'org.example.storage', 'dev.größe.計算', 'a`b'])(
    'what it makes for %s has no problems',
    async (namespace) => {
      const folder = await temporaryFolder();
      await compspec(['init', namespace], { folder });
      const { exitCode, output } = await compspec(['validate', '--strict', '.'], { folder });
      expect(output).toContain('no problems');
      expect(exitCode).toBe(0);
      const files = await validated(['.'], { folder });
      const ours = files.filter(({ kind }) => kind !== 'other');
      expect(ours.map(({ path, kind }) => [path, kind])).toEqual([
        ['./compspec.json', 'schema'],
        ['./examples/image.json', 'spec'],
      ]);
    },
  );

  test('makes the folder, wherever it is', async () => {
    const folder = await temporaryFolder();
    const { output } = await compspec(['init', 'mpi', '--folder', './new/place'], { folder });
    expect(output).toContain('  new/place/compspec.json ');
    expect(output).toContain('3. Judge it: compspec validate ./new/place\n');
    expect(await filesIn(join(folder, 'new/place'))).toHaveLength(4);
  });

  test('the spec uses the schema', async () => {
    const folder = await temporaryFolder();
    await compspec(['init', 'org.example'], { folder });
    const { graph } = JSON.parse(await readFile(join(folder, 'compspec.json'), 'utf8'));
    const spec = JSON.parse(await readFile(join(folder, 'examples/image.json'), 'utf8'));
    const [{ name, version, attributes }] = spec.compatibilities;
    expect([name, version]).toEqual([graph.id, graph.metadata.version]);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(graph.nodes).toHaveProperty([attribute]);
      expect(value).not.toBe('');
    }
  });
});

describe('the check that runs with every change', () => {
  test('is a GitHub workflow', async () => {
    const folder = await temporaryFolder();
    await compspec(['init', 'mpi', '--ci', 'github'], { folder });
    const { on, env, jobs } = parse(await readFile(join(folder, workflow), 'utf8'));
    expect(on).toEqual(['push', 'pull_request']);
    expect(env).toEqual({ COMPSPEC_REPOSITORY: 'https://github.com/OWNER/NAME' });
    expect(jobs.validate.steps.at(-1).run).toMatch(/dist\/cli\.js" validate --format github \.$/);
  });

  test('or a GitLab job', async () => {
    const folder = await temporaryFolder();
    const { output } = await compspec(['init', 'mpi', '--ci', 'gitlab'], { folder });
    expect(output).toContain("2. In .gitlab-ci.yml, name your copy of compspec's repository.");
    const names = await filesIn(folder);
    expect(names).toContain('.gitlab-ci.yml');
    expect(names).not.toContain(workflow);
    const job = parse(await readFile(join(folder, '.gitlab-ci.yml'), 'utf8')).compspec;
    expect(job.variables.COMPSPEC_REPOSITORY).toBe('https://gitlab.com/OWNER/NAME.git');
    for (const line of job.script) expect(line).toBeTypeOf('string');
    expect(job.script.at(-1)).toMatch(/dist\/cli\.js" validate \.$/);
  });

  test('or none', async () => {
    const folder = await temporaryFolder();
    const { output } = await compspec(['init', 'mpi', '--ci', 'none'], { folder });
    expect(output).toMatch(/^Next:\n {2}1\. In compspec\.json, .*\n {2}2\. Judge it: /m);
    expect(await filesIn(folder)).toEqual(['README.md', 'compspec.json', 'examples/image.json']);
  });
});

describe('files that are there', () => {
  test('are all named, and nothing is written', async () => {
    const folder = await temporaryFolder({ 'README.md': 'mine', 'examples/image.json': 'mine' });
    expect(await compspec(['init', 'mpi'], { folder })).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: examples/image.json: is there already
compspec: README.md: is there already
compspec: nothing was written; --force overwrites what is there
`,
    });
    expect(await filesIn(folder)).toEqual(['README.md', 'examples/image.json']);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('mine');
  });

  test('are overwritten by --force, and others are left alone', async () => {
    const folder = await temporaryFolder({ 'README.md': 'mine', LICENSE: 'mine' });
    const { exitCode, errors } = await compspec(['init', 'mpi', '--force'], { folder });
    expect([exitCode, errors]).toEqual([0, '']);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toMatch(/^# `mpi`/);
    expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toBe('mine');
    expect(await filesIn(folder)).toHaveLength(5);
  });

  test.skipIf(process.platform === 'win32')('may be links: --force replaces them', async () => {
    const folder = await temporaryFolder({ 'elsewhere.txt': 'mine' });
    await symlink('elsewhere.txt', join(folder, 'README.md'));
    await symlink('nowhere.txt', join(folder, 'compspec.json'));
    const { exitCode, errors } = await compspec(['init', 'mpi'], { folder });
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/compspec\.json: is there already\n.*README\.md: is there already\n/);
    expect((await compspec(['init', 'mpi', '--force'], { folder })).exitCode).toBe(0);
    expect(await readFile(join(folder, 'elsewhere.txt'), 'utf8')).toBe('mine');
    expect(await validated(['compspec.json'], { folder })).toMatchObject([{ findings: [] }]);
  });
});

describe('what can not be done is said, with exit code 2', () => {
  test.each([
    ['an empty namespace', [''], 'The namespace is empty. It is one word or dotted words,'],
    ['one of two words', ['a b'], 'The namespace "a b" holds white space'],
    ['one with an empty word', ['a..b'], 'The namespace "a..b" has an empty word'],
    ['one that would draw on the terminal', ['\u001b[2J'], 'The namespace "\\u{1b}[2J" holds'],
    ['no namespace', [], "missing required argument 'namespace'"],
    ['no folder', ['mpi', '--folder', ''], 'the path of the folder is empty'],
    ['an unknown service', ['mpi', '--ci', 'other'], "option '--ci <service>' argument 'other'"],
  ])('%s', async (_, commandLine, sentence) => {
    const folder = await temporaryFolder();
    const { exitCode, output, errors } = await compspec(['init', ...commandLine], { folder });
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors.startsWith(`compspec: ${sentence}`), errors).toBe(true);
    expect(await filesIn(folder)).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const folder = await temporaryFolder({ taken: '' });
    const { exitCode, errors } = await compspec(['init', 'mpi', '--folder', 'taken'], { folder });
    expect(exitCode).toBe(2);
    expect(errors).toBe('compspec: taken: is there already, and is no folder\n');
  });

  test('a file that is a folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'compspec.json'));
    await writeFile(join(folder, 'compspec.json', 'mine'), '');
    const { exitCode, errors } = await compspec(['init', 'mpi', '--force'], { folder });
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^compspec: compspec\.json: .+\n$/);
    expect(await filesIn(folder)).toEqual(['compspec.json/mine']);
  });
});

test('its help says how it is used', async () => {
  const { exitCode, output } = await compspec(['init', '--help']);
  expect(exitCode).toBe(0);
  for (const word of ['--folder', '--ci', '--force', 'Examples:', 'Exit codes']) {
    expect(output).toContain(word);
  }
  for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
