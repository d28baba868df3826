import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const dockerfile = `ARG V=4.1.5
FROM debian:12 AS base
ARG V
LABEL org.supercontainers.mpi="Open MPI" org.supercontainers.mpi.version=$V maintainer=me
FROM gcc AS build
LABEL org.supercontainers.gpu=cuda
FROM base
LABEL org.supercontainers.glibc="2.36"
`;

const wrong = `${dockerfile}ARG R
LABEL org.opencontainers.image.revision=$R org.supercontainers.mpi.vrsion=4 org.supercontainers.gpu=cdua
`;

const files = {
  'lammps/Dockerfile': dockerfile,
  'wrong.dockerfile': wrong,
  'empty.dockerfile': 'FROM x\nLABEL maintainer=me\n',
  'image.def': 'Bootstrap: docker\nFrom: debian:12\n\n%labels\n    org.supercontainers.mpi mpich\n',
  'spec.json': '{"kind": "CompatibilitySpec", "compatibilities": []}',
};

async function create(...commandLine: string[]) {
  const folder = await temporaryFolder(files);
  const ended = await compspec(['create', ...commandLine], { folder, input: dockerfile });
  return { ...ended, folder };
}

const foreign = (path: string): string =>
  `compspec: ${path}: left out, as no schema is known of their namespaces: maintainer\n`;

const spec = {
  version: '0.0.0',
  kind: 'CompatibilitySpec',
  metadata: { name: 'lammps' },
  compatibilities: [
    {
      name: 'org.supercontainers',
      version: '0.1.0',
      attributes: { mpi: 'openmpi', 'mpi.version': '4.1.5', glibc: '2.36' },
    },
  ],
};

describe('compspec create', () => {
  test('makes a spec of the labels of the final image', async () => {
    const { exitCode, output, errors } = await create('--from', 'lammps/Dockerfile');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: foreign('lammps/Dockerfile') });
    expect(JSON.parse(output)).toEqual(spec);
  });

  test('writes a file that validates, and that says the same labels again', async () => {
    for (const name of ['spec.yaml', 'other.json']) {
      const { folder, exitCode } = await create('--from', 'lammps/Dockerfile', '-o', name);
      expect(exitCode).toBe(0);
      const validated = await compspec(['validate', '--strict', name], { folder });
      expect(validated).toMatchObject({ exitCode: 0, errors: '' });
      const { output } = await compspec(['labels', name], { folder });
      expect(JSON.parse(output)).toEqual({
        stage: null,
        base: null,
        labels: {
          'org.supercontainers.mpi': 'openmpi',
          'org.supercontainers.mpi.version': '4.1.5',
          'org.supercontainers.glibc': '2.36',
        },
        unresolved: {},
      });
    }
  });

  test('takes another stage, a name, and attributes that override labels', async () => {
    const { output, errors } = await create(
      ...['--from', '-', '--target', 'build', '--name', 'x'],
      ...['-a', 'org.supercontainers.gpu=rocm', '-a', 'io.archspec.cpu.target=zen3'],
    );
    expect(errors).toBe('');
    expect(JSON.parse(output)).toMatchObject({
      metadata: { name: 'x' },
      compatibilities: [
        { name: 'org.supercontainers', attributes: { gpu: 'rocm' } },
        { name: 'io.archspec', attributes: { 'cpu.target': 'zen3' } },
      ],
    });
  });

  test('takes back a label by an attribute without a value', async () => {
    const without = ['-a', 'org.supercontainers.mpi=', 'org.supercontainers.mpi.version='];
    const { output } = await create('--from', 'lammps/Dockerfile', ...without);
    const { compatibilities } = JSON.parse(output) as typeof spec;
    expect(compatibilities[0]?.attributes).toEqual({ glibc: '2.36' });
  });

  test.each([
    [['--from', 'lammps/Dockerfile', '--target', 'base'], 'base'],
    [['--from', '-'], 'image'],
    [['--from', 'wrong.dockerfile'], 'wrong'],
    [['--from', 'image.def'], 'image'],
    [['-a', 'org.supercontainers.mpi=mpich'], 'image'],
  ])('%j is named %j', async (commandLine, name) => {
    const { output } = await create(...commandLine);
    expect(JSON.parse(output)).toMatchObject({ metadata: { name } });
  });

  test('shows a person what it makes', async () => {
    const { output } = await create('--from', 'lammps/Dockerfile', '--format', 'text');
    expect(output).toBe(
      [
        'lammps',
        '',
        'org.supercontainers 0.1.0',
        '  mpi          openmpi',
        '  mpi.version  4.1.5',
        '  glibc        2.36',
        '',
      ].join('\n'),
    );
  });

  test('tells what it leaves out, and what is wrong', async () => {
    const { exitCode, output, errors } = await create('--from', 'wrong.dockerfile');
    expect(exitCode).toBe(0);
    expect(errors.split('\n')).toEqual([
      foreign('wrong.dockerfile').trimEnd(),
      expect.stringContaining('"org.opencontainers.image.revision" is left out: a variable in its'),
      expect.stringMatching(/"org\.supercontainers\.mpi\.vrsion" is left out: .* "mpi\.version"/),
      expect.stringMatching(/"org\.supercontainers\.gpu": .*cuda/),
      '',
    ]);
    const { compatibilities } = JSON.parse(output) as typeof spec;
    expect(compatibilities[0]?.attributes).toMatchObject({ mpi: 'openmpi', gpu: 'cdua' });
    const strict = await create('--from', 'wrong.dockerfile', '--strict');
    expect(strict).toMatchObject({ exitCode: 1, output: '' });
    expect(strict.errors).toMatch(/: nothing is written, as --strict has it\n$/);
    const fine = await create('--from', 'lammps/Dockerfile', '--strict');
    expect(fine.exitCode).toBe(0);
  });

  test('overwrites a file only when told to', async () => {
    const { folder, ...ended } = await create('--from', 'lammps/Dockerfile', '-o', 'spec.json');
    expect(ended).toMatchObject({ exitCode: 2, output: '' });
    expect(ended.errors).toMatch(/spec\.json: is there already; --force overwrites it\n$/);
    expect(await readFile(join(folder, 'spec.json'), 'utf8')).toBe(files['spec.json']);
    const forced = await create('--from', 'lammps/Dockerfile', '-o', 'spec.json', '--force');
    expect(forced.exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(forced.folder, 'spec.json'), 'utf8'))).toEqual(spec);
  });

  test.each([
    [[], 'nothing to make a spec of: give --from or -a'],
    [['-a', 'x'], '-a x: an attribute is given as NAMESPACE.ATTRIBUTE=VALUE'],
    [['-a', 'com.example.x=1'], '-a com.example.x: no schema is known that it belongs to'],
    [
      ['-a', 'org.supercontainers.mpii=1'],
      '-a org.supercontainers.mpii: org.supercontainers 0.1.0 declares no attribute "mpii". Is "mpi" meant?',
    ],
    [
      ['-a', 'org.supercontainers.mpi=x', '--target', 'a'],
      '--target is of the Dockerfile that --from names',
    ],
    [['--from', 'absent'], 'absent: no such file or folder'],
    [['--from', ''], '"": the path is empty'],
    [['--from', '-', '--name', ''], 'the name of the spec is empty'],
    [['--from', '-', '--target', 'x'], '<stdin>: no stage is named "x"'],
    [
      ['--from', 'spec.json'],
      'spec.json: is a compatibility spec already; compspec convert writes it anew',
    ],
    [['--from', '-', '--mapping', 'x'], "unknown option '--mapping'"],
  ])('%j fails', async (commandLine, says) => {
    const { exitCode, output, errors } = await create(...commandLine);
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${says}\n`,
    });
  });

  test('fails where there is nothing to write', async () => {
    const { exitCode, output, errors } = await create('--from', 'empty.dockerfile');
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toBe(
      `${foreign('empty.dockerfile')}compspec: empty.dockerfile: says nothing that a known schema has an attribute for: there is no spec to write\n`,
    );
  });
});
