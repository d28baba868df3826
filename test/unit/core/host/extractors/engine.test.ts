import { describe, expect, test } from 'vitest';
import { engineExtractor } from '../../../../../server/src/core/host/extractors/engine.js';
import type { SectionReading } from '../../../../../server/src/core/host/section.js';
import {
  printed,
  type RecordedMachine,
  recordedMachine,
} from '../../../../support/recorded-machine.js';

async function section(name: string, machine: RecordedMachine): Promise<SectionReading> {
  return await engineExtractor.sections[name]!(recordedMachine(machine));
}

describe('a container engine', () => {
  test.each([
    ['apptainer', 'apptainer --version', 'apptainer version 1.2.5-1.el9\n', '1.2.5-1.el9'],
    [
      'singularity',
      'singularity --version',
      'singularity-ce version 3.11.4-jammy\n',
      '3.11.4-jammy',
    ],
    ['singularity', 'singularity --version', 'singularity version 3.8.7-1.el7\n', '3.8.7-1.el7'],
    ['singularity', 'singularity --version', '2.6.1-dist\n', '2.6.1-dist'],
    ['docker', 'docker --version', 'Docker version 24.0.7, build afdb53b\n', '24.0.7'],
    [
      'docker',
      'docker --version',
      'Docker version 20.10.25+dfsg1, build b82b9f3\n',
      '20.10.25+dfsg1',
    ],
    ['podman', 'podman --version', 'podman version 4.3.1\n', '4.3.1'],
    ['sarus', 'sarus --version', '1.6.4\n', '1.6.4'],
    ['enroot', 'enroot version', '3.4.1\n', '3.4.1'],
    ['charliecloud', 'ch-run --version', '0.31\n', '0.31'],
  ])('%s: %s', async (name, commandLine, output, version) => {
    const outputs = { [`/usr/bin/${commandLine}`]: output };
    expect(await section(name, { outputs })).toEqual({
      status: 'ok',
      values: { installed: 'yes', version },
    });
    expect((await section('installed', { outputs })).values).toEqual({ names: name });
  });

  test('may tell on standard error', async () => {
    const outputs = { '/usr/bin/ch-run --version': printed('', 0, '0.36\n') };
    expect((await section('charliecloud', { outputs })).values['version']).toBe('0.36');
  });

  test('under the name of another is the other', async () => {
    const outputs = {
      '/usr/bin/docker --version': printed(
        'podman version 4.9.3\n',
        0,
        'Emulate Docker CLI using podman.\n',
      ),
      '/usr/bin/podman --version': 'podman version 4.9.3\n',
      '/usr/bin/singularity --version': 'apptainer version 1.3.0\n',
      '/usr/bin/apptainer --version': 'apptainer version 1.3.0\n',
    };
    expect(await section('docker', { outputs })).toMatchObject({
      status: 'absent',
      detail: 'the program docker is podman',
    });
    expect(await section('singularity', { outputs })).toMatchObject({ status: 'absent' });
    expect((await section('installed', { outputs })).values).toEqual({ names: 'apptainer,podman' });
  });

  test.each([
    ['garbage', printed('\0\0garbage\n'), 'it printed no version'],
    ['a failure', printed('', 9, 'cannot connect'), 'no version: it exited with 9'],
    [
      'nothing in time',
      { status: 'failed', detail: 'no answer in 2 seconds' },
      'no version: no answer in 2 seconds',
    ],
  ] as const)('that answers with %s is there, in no version', async (_, output, detail) => {
    const outputs = { '/usr/bin/docker --version': output };
    expect(await section('docker', { outputs })).toEqual({
      status: 'ok',
      detail,
      values: { installed: 'yes' },
    });
  });

  test('under a root is there, in no version', async () => {
    const files = { '/usr/bin/podman': '' };
    expect(await section('podman', { kind: 'root', files })).toMatchObject({
      status: 'ok',
      values: { installed: 'yes' },
    });
  });

  test('that is not there is absent; that there is none is not said', async () => {
    expect(await section('docker', {})).toMatchObject({ status: 'absent', values: {} });
    expect(await section('installed', {})).toMatchObject({ status: 'absent', values: {} });
  });
});
