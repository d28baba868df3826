import { describe, expect, it } from 'vitest';
import { judgeText } from '../../../../server/src/core/judge.js';
import { corpusAbsent, corpusText } from '../../../support/corpus.js';

/** The findings of a text: code and the words they stand on. */
function found(text: string, name = 'spec.json'): string[] {
  return judgeText(text, { name, explicit: true }).findings.map(
    ({ code, start, end }) => `${code}: ${text.slice(start, end)}`,
  );
}

const unknown = 'unknown-attribute: hardware.gpu.available';

describe('published specs have their one true defect', () => {
  const published: readonly [string, readonly string[]][] = [
    ['compspec-go/compspec-intel-mpi-rocky-8-amd64.json', [unknown]],
    ['compspec-go/compspec-intel-mpi-rocky-9-amd64.json', [unknown]],
    ['compspec-go/compspec-openmpi-ubuntu-gpu-20.04.json', [unknown]],
    ['compspec-go/compspec-openmpi-ubuntu-gpu-22.04.json', [unknown]],
    ['compspec-go/generated-compatibility-spec.json', [unknown]],
    ['compspec-go/mapping.yaml', [unknown]],
    ['lammps-matrix/specs/compspec-intel-mpi-rocky-8-amd64.json', [unknown]],
    ['lammps-matrix/specs/compspec-mpich-ubuntu-22.04-amd64.json', [unknown]],
    ['lammps-matrix/specs/compspec-openmpi-rocky-gpu-9-amd64.json', [unknown]],
    ['lammps-matrix/specs/compspec-openmpi-ubuntu-20.04-amd64.json', [unknown]],
    ['lammps-matrix/specs/compspec-openmpi-ubuntu-gpu-22.04-amd64.json', [unknown]],
    ['proposal-d/artifact-one-namespace.json', ['older-dialect: jsonSchema', unknown]],
    ['proposal-d/artifact-two-namespaces.json', ['older-dialect: annotations', unknown]],
  ];
  it.skipIf(corpusAbsent).each(published)('%s (not run: corpus absent)', (path, expected) => {
    expect(found(corpusText(path), path)).toEqual(expected);
  });
});
