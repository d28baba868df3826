import { expect, test } from 'vitest';
import { nextMatch, searchOf } from '../../../../../server/src/core/picture/view/search.js';
import { graphText, pictureOf } from '../../../../support/pictures.js';

const model = pictureOf(
  graphText(
    {
      mpi: { label: 'Message Passing' },
      'mpi.name': { metadata: { values: ['OpenMPI', 'mpich'] } },
      'os.ｖersion': {},
    },
    ['mpi contains mpi.name', 'mpi is os.ｖersion'],
  ),
);
const { find } = searchOf(model);
const names = (query: string) => find(query).map((index) => model.nodes[index]!.name);

test('names, labels and values are found, in any case and form', () => {
  expect(names('MPI.N')).toEqual(['mpi.name']);
  expect(names('message')).toEqual(['mpi']);
  expect(names('openmpi')).toEqual(['mpi.name']);
  expect(names('os.version')).toEqual(['os.ｖersion']);
  expect(names('org.example.mpi')).toEqual(['mpi', 'mpi.name']);
});

test('all words have to be there', () => {
  expect(names('passing mpi')).toEqual(['mpi']);
  expect(names('passing mpich')).toEqual([]);
});

test('an empty query finds nothing', () => {
  expect(names('  ')).toEqual([]);
});

test('the next and the previous match go around the end', () => {
  expect(nextMatch([2, 5, 9], 5, 'next')).toBe(9);
  expect(nextMatch([2, 5, 9], 9, 'next')).toBe(2);
  expect(nextMatch([2, 5, 9], 3, 'previous')).toBe(2);
  expect(nextMatch([2, 5, 9], 2, 'previous')).toBe(9);
  expect(nextMatch([2, 5, 9], -1, 'previous')).toBe(9);
  expect(nextMatch([], 3, 'next')).toBeUndefined();
});

test('what specs say is found, too', () => {
  const nodes = model.nodes.map((node) =>
    node.name === 'mpi' ? { ...node, used: [{ value: 'intel', images: 1 }] } : node,
  );
  expect(searchOf({ ...model, nodes }).find('intel')).toHaveLength(1);
});
