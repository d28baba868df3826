import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const server = resolve(import.meta.dirname, '../../server');

describe.each(['compspec', 'compspec-language-server'])('the program %s that npm links', (name) => {
  test('runs what the build made', async () => {
    const { exitCode, output } = await ended(join(server, 'bin', `${name}.js`));
    expect(output).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(exitCode).toBe(0);
  });

  test('says what to do before there was a build', async () => {
    const folder = await temporaryFolder();
    await cp(join(server, 'bin'), join(folder, 'bin'), { recursive: true });
    expect(await ended(join(folder, 'bin', `${name}.js`))).toEqual({
      exitCode: 2,
      output: `${name}: it is not built yet; run npm run build first.\n`,
    });
  });
});

function ended(program: string): Promise<{ readonly exitCode: number; readonly output: string }> {
  return new Promise((resolveEnd) => {
    const child = execFile(process.execPath, [program, '--version'], (_, stdout, stderr) =>
      resolveEnd({ exitCode: child.exitCode!, output: stdout + stderr }),
    );
  });
}
