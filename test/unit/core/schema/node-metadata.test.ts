import { describe, expect, it } from 'vitest';
import { judged, sentences } from '../../../support/judged-schema.js';
import { schemaText } from '../../../support/schema-text.js';

describe('invalid-node-metadata', () => {
  const withMetadata = (metadata: unknown) =>
    schemaText({ nodes: { mpi: {}, 'mpi.version': { metadata } } });

  it('is not said of members that compspec does not know', () => {
    expect(judged(withMetadata({ description: 'x', colour: 1, unit: { a: [] } }))).toEqual([]);
  });

  it('stands on the value that has the wrong form', () => {
    expect(judged(withMetadata({ type: 'text' }))).toEqual([['invalid-node-metadata', 'text']]);
    expect(judged(withMetadata({ values: 'a' }))).toEqual([['invalid-node-metadata', 'a']]);
    expect(judged(withMetadata({ values: ['a', 2] }))).toEqual([['invalid-node-metadata', '2']]);
    expect(judged(withMetadata({ description: 7 }))).toEqual([['invalid-node-metadata', '7']]);
    expect(judged(withMetadata({ answers: ['run', 'fly'] }))).toEqual([
      ['invalid-node-metadata', 'fly'],
    ]);
    expect(judged(withMetadata({ inferred: { from: 'mpi' } }))).toEqual([
      ['invalid-node-metadata', 'inferred'],
    ]);
    expect(judged(withMetadata({ recommended: 'yes' }))).toEqual([
      ['invalid-node-metadata', 'yes'],
    ]);
    expect(judged(withMetadata({ recommended: false }))).toEqual([]);
  });

  it('says which values there are', () => {
    expect(sentences(withMetadata({ comparison: 'newer' }))[0]).toMatch(
      /"newer" is not one of equals, .*informational/,
    );
  });

  it('says where an alias leads nowhere', () => {
    const metadata = { values: ['openmpi'], aliases: { OpenMPI: 'openmpi', 'a/b~c': 'open-mpi' } };
    expect(judged(withMetadata(metadata))).toEqual([['invalid-node-metadata', 'open-mpi']]);
  });

  it('says where a comparison can say nothing of the type', () => {
    const judgedPair = (type: string, comparison: string) =>
      judged(withMetadata({ type, comparison }));
    expect(judgedPair('boolean', 'at-least')).toEqual([['invalid-node-metadata', 'at-least']]);
    expect(judgedPair('list', 'range')).toEqual([['invalid-node-metadata', 'range']]);
    expect(judgedPair('version', 'requires')).toEqual([['invalid-node-metadata', 'requires']]);
    expect(judgedPair('version', 'at-least')).toEqual([]);
    expect(judgedPair('string', 'equals')).toEqual([]);
    expect(judged(withMetadata({ comparison: 'at-least' }))).toEqual([]);
    expect(sentences(withMetadata({ type: 'boolean', comparison: 'at-least' }))).toEqual([
      'The comparison "at-least" can say nothing of values of the type "boolean".',
    ]);
  });

  it('says where there is no such table', () => {
    expect(judged(withMetadata({ inferred: { from: 'mpi', table: 'glibc' } }))).toEqual([
      ['invalid-node-metadata', 'glibc'],
    ]);
  });

  it('says where a value is to be inferred from nothing', () => {
    const inferred = (from: string) =>
      withMetadata({ inferred: { from, table: 'distribution-glibc' } });
    expect(judged(inferred('mpi.vendor'))).toEqual([['invalid-node-metadata', 'mpi.vendor']]);
    expect(judged(inferred('org.example.mpi.vendor'))).toEqual([
      ['invalid-node-metadata', 'org.example.mpi.vendor'],
    ]);
    for (const from of ['mpi', 'org.example.mpi', 'io.archspec.cpu.target'])
      expect(judged(inferred(from))).toEqual([]);
  });
});
