import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';
import { multiStage } from '../support/definition-texts.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const wrong = `# For the cluster
Bootstrap: docker
From: debian:12
%labels
    org.supercontainers.mpi opnmpi
    org.supercontainers.glibc=2.36
`;

function folder(): Promise<string> {
  return temporaryFolder({
    'images/solver.def': wrong,
    'images/Singularity.gpu': wrong.replaceAll('\n', '\r\n'),
    'images/Apptainer': multiStage,
    // Of the same name, and none: its content tells.
    'images/module.def': 'LIBRARY solver\nEXPORTS\n  run @1\n',
    'images/notes.txt': wrong,
    'images/Singularity.md': wrong,
  });
}

interface Judged {
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly findings: readonly { readonly code: string; readonly range: unknown }[];
  }[];
}

describe('compspec validate', () => {
  test('judges definition files that it finds, and what is named so alone it leaves in peace', async () => {
    const around = { folder: await folder() };
    const { output, exitCode } = await compspec(['validate', '--format', 'json', 'images'], around);
    const { files } = JSON.parse(output) as Judged;
    expect(
      files.map(({ path, kind, findings }) => [path, kind, findings.map(({ code }) => code)]),
    ).toEqual([
      ['images/Apptainer', 'definition', ['label-unused-stage']],
      ['images/Singularity.gpu', 'definition', ['label-value', 'label-unknown']],
      ['images/module.def', 'other', []],
      ['images/solver.def', 'definition', ['label-value', 'label-unknown']],
    ]);
    for (const index of [1, 3]) {
      expect(files[index]?.findings[0]?.range).toEqual({
        start: { line: 4, character: 28 },
        end: { line: 4, character: 34 },
      });
    }
    expect(exitCode).toBe(0);
  });

  test('says how many they are, and what is wrong', async () => {
    const around = { folder: await folder() };
    const ended = await compspec(['validate', '--strict', 'images/solver.def'], around);
    expect(ended.exitCode).toBe(1);
    expect(ended.output).toContain('a space stands between the name of a label and its value');
    expect(ended.output).toContain('Checked 1 file, 1 definition file: 2 warnings.');
  });

  test('judges one of any name that is asked for, and on standard input', async () => {
    const around = { folder: await folder() };
    const named = await compspec(['validate', 'images/notes.txt'], around);
    expect(named.output).toContain('Checked 1 file, 1 definition file: 2 warnings.');
    const piped = await compspec(['validate', '-'], { ...around, input: wrong });
    expect(piped.output).toContain('Checked 1 file, 1 definition file: 2 warnings.');
  });

  test('finds nothing wrong with the example', async () => {
    const text = await readFile(resolve(import.meta.dirname, '../../examples/images/solver.def'));
    const around = { folder: await temporaryFolder({ 'solver.def': text.toString() }) };
    const { output } = await compspec(['validate', 'solver.def'], around);
    expect(output).toContain('Checked 1 file, 1 definition file: no problems.');
  });
});

describe('compspec labels', () => {
  test('prints the labels of the last stage, or of another one', async () => {
    const around = { folder: await folder() };
    const last = await compspec(['labels', 'images/Apptainer'], around);
    expect(JSON.parse(last.output)).toEqual({
      stage: 'final',
      base: null,
      labels: { 'org.supercontainers.glibc': '2.36' },
      unresolved: {},
    });
    const other = await compspec(['labels', '--target', 'devel', 'images/Apptainer'], around);
    expect(JSON.parse(other.output)).toEqual({
      stage: 'devel',
      base: 'golang:1.12.3-alpine3.9',
      labels: { 'org.supercontainers.mpi': 'openmpi' },
      unresolved: {},
    });
  });

  test('prints what a variable leaves open', async () => {
    const text = 'Bootstrap: docker\nFrom: x\n%arguments\nA=1\n%labels\na {{ A }}\nb {{ B }}\n';
    const { output } = await compspec(['labels', '-'], { folder: await folder(), input: text });
    expect(JSON.parse(output)).toMatchObject({
      base: 'x',
      labels: { a: '1', b: null },
      unresolved: { b: '{{ B }}' },
    });
  });
});
