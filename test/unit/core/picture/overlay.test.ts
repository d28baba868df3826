import { describe, expect, test } from 'vitest';
import { check } from '../../../../server/src/core/compatibility/check.js';
import { readSubject } from '../../../../server/src/core/compatibility/subject.js';
import { judgeText } from '../../../../server/src/core/judge.js';
import { english } from '../../../../server/src/core/messages.js';
import { withOverlay } from '../../../../server/src/core/picture/overlay.js';
import { Catalog, catalogSchema } from '../../../../server/src/core/schema/catalog.js';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';
import { graphText, nodeNamed, pictureOf } from '../../../support/pictures.js';

const text = graphText(
  { mpi: { metadata: { comparison: 'equals', answers: ['run'] } }, 'mpi.name': {}, other: {} },
  ['mpi contains mpi.name', 'mpi is other'],
);
const model = pictureOf(text);
const catalog = new Catalog([
  catalogSchema(judgeSchemaText(text).schema, 'workspace', 'compspec.json'),
]);

function subject(
  attributes: Readonly<Record<string, string>>,
  origin: 'spec' | 'profile' = 'spec',
) {
  const entry = { name: 'org.example', version: '0.1.0', attributes };
  const spec = { version: '0.1.0', kind: 'CompatibilitySpec', compatibilities: [entry] };
  const judged = judgeText(JSON.stringify(spec), { name: 'x.json', explicit: true }, catalog);
  return readSubject(judged.spec!, catalog, origin);
}

describe('specs on a picture', () => {
  const mapped = withOverlay(
    model,
    {
      specs: [
        { name: 'one', subject: subject({ 'mpi.name': 'a', unknown: 'x' }) },
        { name: 'two', subject: subject({ 'mpi.name': 'b' }) },
        { name: 'three', subject: subject({ 'mpi.name': 'b' }) },
      ],
    },
    english,
  );

  test('show which values occur, the frequent first, and in how many', () => {
    expect(nodeNamed(mapped, 'mpi.name').used).toEqual([
      { value: 'b', images: 2 },
      { value: 'a', images: 1 },
    ]);
    expect(nodeNamed(mapped, 'mpi.name').images).toBe(3);
    expect(nodeNamed(mapped, 'mpi').used).toBeUndefined();
    expect(mapped.overlay).toEqual({ images: ['one', 'two', 'three'] });
  });

  test('say how much is of something that is not drawn', () => {
    expect(mapped.notes.join()).toMatch(/^A value of the specs/);
    expect(model.notes).toEqual([]);
  });
});

describe('a host', () => {
  const host = subject({ mpi: 'mpich' }, 'profile');
  const spec = (name: string, value: string) => {
    const one = subject({ mpi: value, 'mpi.name': 'x' });
    return { name, subject: one, report: check(one, host) };
  };

  test('gives each attribute the worst verdict, and the reasons of all', () => {
    const specs = [spec('fits', 'mpich'), spec('not', 'openmpi')];
    const mapped = withOverlay(model, { specs, host: 'node01' }, english);
    const { answer } = nodeNamed(mapped, 'mpi');
    expect(answer?.verdict).toBe('incompatible');
    expect(answer?.why).toHaveLength(2);
    expect(answer?.why[1]).toMatch(/^not: run: /);
    expect(nodeNamed(mapped, 'mpi.name').answer?.verdict).toBe('unknown');
    expect(nodeNamed(mapped, 'other').answer).toBeUndefined();
    expect(mapped.overlay).toMatchObject({ host: 'node01', verdict: 'incompatible' });
  });
});

test('one image stands left of several schemas', () => {
  const two = pictureOf(text, graphText(['a'], [], { id: 'b' }));
  const specs = [{ name: 'lammps.json', subject: subject({ mpi: 'x' }) }];
  expect(withOverlay(two, { specs }, english).nodes[0]!.name).toBe('lammps.json');
});
