import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LiveOptions, liveProbes } from '../../../../server/src/node/probes/live.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

const posix = process.platform !== 'win32';

/** A folder of shell scripts that can be run, by name. */
async function scripts(programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

async function ran(
  script: string,
  options: Partial<LiveOptions> = {},
): Promise<Awaited<ReturnType<Awaited<ReturnType<typeof liveProbes>>['run']>>> {
  const folder = await scripts({ it: script });
  const environment = { PATH: `${folder}:/usr/bin:/bin`, ...options.environment };
  const probes = await liveProbes({ outside: [], ...options, environment });
  return await probes.run('it', ['--version']);
}

/** Whether a process runs; one that has ended and that nobody asked about does not. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}

describe.runIf(posix)('a program', () => {
  test('says what it says, with its exit code', async () => {
    expect(await ran('echo out "$1"; echo err >&2; exit 9')).toEqual({
      status: 'ok',
      value: { stdout: 'out --version\n', stderr: 'err\n', exit: 9 },
    });
  });

  test('that waits for input gets its end', async () => {
    const read = await ran('read answer; echo "answer: $answer"');
    expect(read).toMatchObject({ status: 'ok', value: { stdout: 'answer: \n' } });
  });

  test('that hangs is killed, and all that it started', async () => {
    const folder = await temporaryFolder();
    const pids = join(folder, 'pids');
    const script = `sleep 600 & echo "$$ $!" > ${pids}; sleep 600`;
    expect(await ran(script, { timeLimit: 500 })).toEqual({
      status: 'failed',
      detail: 'no answer in 0.5 seconds',
    });
    const started = (await readFile(pids, 'utf8')).trim().split(' ').map(Number);
    expect(started).toHaveLength(2);
    await expect
      .poll(async () => await Promise.all(started.map(isRunning)))
      .toEqual([false, false]);
  });

  test('that prints for ever is stopped', async () => {
    const read = await ran('while :; do echo garbage; done', { outputLimit: 64 * 1024 });
    expect(read).toEqual({ status: 'failed', detail: 'printed more than 64 KB' });
  });

  test('that prints no text is read as one', async () => {
    const read = await ran(String.raw`printf '\377\376\000\001ok'`);
    expect(read).toMatchObject({ status: 'ok', value: { stdout: '\ufffd\ufffd\0\u0001ok' } });
  });

  test('that leaves another one behind is waited for no longer than it takes itself', async () => {
    const read = await ran('sleep 600 & echo done', { timeLimit: 60_000 });
    expect(read).toMatchObject({ status: 'ok', value: { stdout: 'done\n', exit: 0 } });
  });

  test('that a signal ends has said nothing', async () => {
    expect(await ran('echo half; kill -9 $$')).toEqual({
      status: 'failed',
      detail: 'ended by SIGKILL',
    });
  });

  test('whose interpreter is missing fails, since it is there', async () => {
    const folder = await temporaryFolder({ it: '#!/no/such/interpreter\n' });
    await chmod(join(folder, 'it'), 0o755);
    const probes = await liveProbes({ outside: [], environment: { PATH: folder } });
    expect(await probes.run('it', [])).toMatchObject({ status: 'failed' });
  });

  test('that is not there is absent', async () => {
    const probes = await liveProbes({ outside: [], environment: { PATH: '/usr/bin' } });
    expect(await probes.run('no-such-program', [])).toMatchObject({ status: 'absent' });
    expect(await probes.run('/no/such/program', [])).toMatchObject({ status: 'absent' });
  });

  test('may be a wrapper that calls the real one', async () => {
    const read = await ran('exec sh -c "echo really"');
    expect(read).toMatchObject({ status: 'ok', value: { stdout: 'really\n' } });
  });

  test('gets no more of the environment than it needs, and the C locale', async () => {
    const environment = { TOKEN: 'secret', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE', HOME: '/h' };
    const read = await ran('env; pwd', { environment });
    const text = read.status === 'ok' ? read.value.stdout : '';
    expect(text).not.toContain('secret');
    expect(text).toMatch(/^LC_ALL=C$/m);
    expect(text).toMatch(/^LANG=C$/m);
    expect(text).toMatch(/^HOME=\/h$/m);
    expect(text).toMatch(/^\/$/m);
  });

  test('is no shell command', async () => {
    const probes = await liveProbes({ outside: [], environment: { PATH: '/bin:/usr/bin' } });
    const read = await probes.run('echo', ['$(id); `id` | cat']);
    expect(read).toMatchObject({ value: { stdout: '$(id); `id` | cat\n' } });
    expect(await probes.run('echo hello', [])).toMatchObject({ status: 'absent' });
    expect(await probes.run('../bin/echo', [])).toMatchObject({ status: 'absent' });
  });
});

describe.runIf(posix)('where programs are looked for', () => {
  test('not in relative folders', async () => {
    const probes = await liveProbes({ outside: [], environment: { PATH: '.:bin::./x' } });
    expect(await probes.find('sh')).toEqual([]);
  });

  test('not in a workspace, however it is reached', async () => {
    const workspace = await scripts({ it: 'echo evil' });
    await mkdir(join(workspace, 'bin'));
    const other = await temporaryFolder();
    await symlink(workspace, join(other, 'link'));
    await symlink(join(workspace, 'it'), join(other, 'it'));
    const path = [workspace, `${workspace}/bin/..`, join(other, 'link'), other].join(':');
    const probes = await liveProbes({ outside: [workspace], environment: { PATH: path } });
    expect(await probes.find('it')).toEqual([]);
    expect(await probes.find('it', [workspace])).toEqual([]);
    expect(await probes.run('it', [])).toMatchObject({ status: 'absent' });
    expect(await probes.run(join(workspace, 'it'), [])).toMatchObject({ status: 'absent' });
    expect(await probes.run(join(other, 'it'), [])).toMatchObject({ status: 'absent' });
  });

  test('also beside a workspace whose name it starts with', async () => {
    const folder = await scripts({ it: 'echo fine' });
    const outside = [folder.slice(0, -1)];
    const probes = await liveProbes({ outside, environment: { PATH: folder } });
    expect(await probes.find('it')).toEqual([join(folder, 'it')]);
  });

  test('in the order of PATH, each once, and in given folders behind it', async () => {
    const [one, two] = [await scripts({ it: '' }), await scripts({ it: '' })];
    await writeFile(join(one, 'data'), '');
    const probes = await liveProbes({ outside: [], environment: { PATH: `${two}:${two}` } });
    expect(await probes.find('it', [one, two, 'relative'])).toEqual([
      join(two, 'it'),
      join(one, 'it'),
    ]);
    expect(await probes.find('data', [one])).toEqual([]);
  });
});
