import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const dockerfile = `FROM debian:12 AS base
ARG MPI=openmpi
LABEL org.supercontainers.mpi=$MPI org.supercontainers.glibc="2.36"
FROM gcc:12 AS build
LABEL org.supercontainers.gpu=cuda
FROM base
LABEL org.opencontainers.image.revision=$REVISION org.$X.y=1
`;

const files = {
  Dockerfile: dockerfile,
  'empty.dockerfile': '# nothing\n',
  'hostile.dockerfile': 'FROM x\nLABEL a="\u001b[31m\u202e"\n',
  'windows.dockerfile': '# escape=`\nFROM x\nLABEL a=C:\\ b=2\n',
  'image.def': 'Bootstrap: docker\nFrom: debian:12\n\n%labels\n    org.supercontainers.mpi mpich\n',
  'spec.yaml':
    'compatibilities:\n- name: org.supercontainers\n  attributes:\n    mpi: openmpi\n    os.name: "a\\nb"\n',
  'twice.json':
    '{"compatibilities": [{"name": "org.supercontainers", "attributes": {"mpi": "mpich", "glibc": null}}]}',
  'mapping.json':
    '{"compatibilities": [{"name": "org.supercontainers", "attributes": {"mpi": "library.mpi.variant"}}]}',
};

async function labels(...commandLine: string[]) {
  return compspec(['labels', ...commandLine], {
    folder: await temporaryFolder(files),
    input: dockerfile,
  });
}

describe('compspec labels', () => {
  test('prints the labels of the image as JSON', async () => {
    const { exitCode, output, errors } = await labels('Dockerfile');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({
      stage: null,
      base: 'debian:12',
      labels: {
        'org.supercontainers.mpi': 'openmpi',
        'org.supercontainers.glibc': '2.36',
        'org.opencontainers.image.revision': null,
      },
      unresolved: { 'org.opencontainers.image.revision': '$REVISION', 'org.$X.y': '1' },
    });
  });

  test('prints those of another stage', async () => {
    for (const target of ['build', 'BUILD', '1']) {
      const { output } = await labels('--target', target, 'Dockerfile');
      expect(JSON.parse(output)).toEqual({
        stage: 'build',
        base: 'gcc:12',
        labels: { 'org.supercontainers.gpu': 'cuda' },
        unresolved: {},
      });
    }
  });

  test('prints them for a person', async () => {
    const { output } = await labels('--format', 'text', '-');
    expect(output).toBe(
      [
        'org.supercontainers.mpi            openmpi',
        'org.supercontainers.glibc          2.36',
        'org.opencontainers.image.revision  $REVISION  (not resolved)',
        'org.$X.y                           1  (not resolved)',
        'Labels of the final stage, from debian:12, whose own labels are not looked up.',
        '',
      ].join('\n'),
    );
  });

  test('prints those of a definition file', async () => {
    const { output } = await labels('image.def');
    expect(JSON.parse(output)).toEqual({
      stage: null,
      base: 'debian:12',
      labels: { 'org.supercontainers.mpi': 'mpich' },
      unresolved: {},
    });
  });

  test('prints those of a spec', async () => {
    const { exitCode, output, errors } = await labels('spec.yaml');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({
      stage: null,
      base: null,
      labels: { 'org.supercontainers.mpi': 'openmpi', 'org.supercontainers.os.name': 'a\nb' },
      unresolved: {},
    });
    const text = await labels('--format', 'text', 'spec.yaml');
    expect(text.output).toMatch(
      /^org\.supercontainers\.mpi {6}openmpi\n.*\nAs the spec says it\.\n$/,
    );
  });

  test('tells what a spec says and no label does', async () => {
    const { exitCode, output, errors } = await labels('twice.json');
    expect(JSON.parse(output)).toMatchObject({ labels: { 'org.supercontainers.mpi': 'mpich' } });
    expect({ exitCode, errors }).toEqual({
      exitCode: 1,
      errors:
        'compspec: twice.json: The attribute "glibc" has no text as its value, and is left out.\n',
    });
  });

  test.each([
    ['dockerfile', 'LABEL org.supercontainers.mpi="openmpi"\n', 'Dockerfile'],
    ['definition', '%labels\n    org.supercontainers.mpi openmpi\n', 'definition file'],
  ])(
    'prints them to be pasted, as %s, but for what can not be said',
    async (format, text, file) => {
      const { exitCode, output, errors } = await labels('--format', format, 'spec.yaml');
      expect({ exitCode, output, errors }).toEqual({
        exitCode: 1,
        output: text,
        errors: `compspec: spec.yaml: "org.supercontainers.os.name" is left out: no ${file} can say its name or its value, "a\\nb"\n`,
      });
    },
  );

  test('prints those of a Dockerfile to be pasted into it', async () => {
    const windows = await labels('--format', 'dockerfile', 'windows.dockerfile');
    expect(windows).toMatchObject({ exitCode: 0, output: 'LABEL a="C:\\" `\n      b="2"\n' });
    const { exitCode, output, errors } = await labels('--format', 'dockerfile', 'Dockerfile');
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output:
        'LABEL org.supercontainers.mpi="openmpi" \\\n      org.supercontainers.glibc="2.36"\n',
    });
    expect(errors.split('\n')).toEqual([
      expect.stringContaining('"org.opencontainers.image.revision" is left out: $REVISION holds'),
      expect.stringContaining('"org.$X.y" is left out: a variable in it has no value here'),
      '',
    ]);
  });

  test.each([['json'], ['text']])('holds nothing that acts on a terminal as %s', async (format) => {
    const { output, exitCode } = await labels('--format', format, 'hostile.dockerfile');
    expect(exitCode).toBe(0);
    expect(output).toContain('[31m');
    expect(output).not.toMatch(/[\u001b\u202e]/);
  });

  test.each([
    [
      ['--target', 'bild', 'Dockerfile'],
      'Dockerfile: no stage is named "bild"; did you mean "build"?',
    ],
    [['--target', '7', 'Dockerfile'], 'Dockerfile: no stage is named "7"'],
    [
      ['empty.dockerfile'],
      'empty.dockerfile: there is no FROM in it, so that no image is built of it',
    ],
    [['--target', 'x', 'spec.yaml'], 'spec.yaml: --target is of Dockerfiles, which a spec is not'],
    [
      ['mapping.json'],
      'mapping.json: is a mapping, which says where values are found, and none of them',
    ],
    [['absent'], 'absent: no such file or folder'],
    [[''], '"": the path is empty'],
  ])('%j fails', async (commandLine, says) => {
    const { exitCode, output, errors } = await labels(...commandLine);
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${says}\n`,
    });
  });
});

describe('compspec validate', () => {
  const wrong = 'FROM x\nLABEL org.example.site.kimd=1 org.supercontainers.mpi=opnmpi\n';
  const schema = JSON.stringify({
    graph: {
      id: 'org.example.site',
      metadata: { version: '1.0.0' },
      nodes: { kind: {} },
      edges: [],
    },
  });

  async function site() {
    return temporaryFolder({
      'images/Dockerfile': wrong,
      'images/Containerfile.gpu': wrong.replaceAll('\n', '\r\n'),
      'images/Dockerfile.dockerignore': wrong,
      'images/notes.txt': wrong,
      'site.compspec.json': schema,
    });
  }

  test('judges Dockerfiles, named and found, by the schemas around', async () => {
    const around = { folder: await site() };
    const ended = await compspec(['validate', '--format', 'json', 'images'], around);
    const { files } = JSON.parse(ended.output) as {
      files: { path: string; kind: string; findings: { code: string; range: unknown }[] }[];
    };
    expect(files.map(({ path, kind }) => [path, kind])).toEqual([
      ['images/Containerfile.gpu', 'dockerfile'],
      ['images/Dockerfile', 'dockerfile'],
    ]);
    for (const { findings } of files) {
      expect(findings.map(({ code }) => code)).toEqual(['label-unknown', 'label-value']);
      expect(findings[0]?.range).toEqual({
        start: { line: 1, character: 6 },
        end: { line: 1, character: 27 },
      });
    }
    expect(ended.exitCode).toBe(0);
    const named = await compspec(['validate', '--strict', 'images/Dockerfile'], around);
    expect(named.exitCode).toBe(1);
    expect(named.output).toContain('Is "kind" meant?');
    expect(named.output).toContain('Checked 1 file, 1 Dockerfile: 2 warnings.');
  });

  test('takes a file of any name for one that begins as one, where somebody names it', async () => {
    const folder = await site();
    const { output } = await compspec(['validate', 'images/notes.txt'], { folder });
    expect(output).toContain('1 Dockerfile');
    const walked = await compspec(['validate', 'images', '--format', 'json'], { folder });
    expect(walked.output).not.toContain('notes.txt');
  });
});
