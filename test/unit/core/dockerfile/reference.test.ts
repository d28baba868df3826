import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { imageReference } from '../../../../server/src/core/dockerfile/reference.js';

const digest = `sha256:${'a'.repeat(64)}`;

describe('the name of an image', () => {
  test.each<[string, string, string, string, string | undefined, string | undefined]>([
    ['ubuntu', 'ubuntu', 'docker.io', 'library/ubuntu', undefined, undefined],
    ['ubuntu:22.04', 'ubuntu', 'docker.io', 'library/ubuntu', '22.04', undefined],
    ['docker.io/library/debian:12', 'debian', 'docker.io', 'library/debian', '12', undefined],
    ['index.docker.io/debian', 'debian', 'docker.io', 'library/debian', undefined, undefined],
    ['nvidia/cuda:12.4.1-a', 'nvidia/cuda', 'docker.io', 'nvidia/cuda', '12.4.1-a', undefined],
    ['localhost:5000/a/b:1', 'localhost:5000/a/b', 'localhost:5000', 'a/b', '1', undefined],
    ['localhost/a', 'localhost/a', 'localhost', 'a', undefined, undefined],
    ['Quay.IO/a__b/c--d', 'Quay.IO/a__b/c--d', 'Quay.IO', 'a__b/c--d', undefined, undefined],
    [`debian@${digest}`, 'debian', 'docker.io', 'library/debian', undefined, digest],
    [`a/b:1@${digest}`, 'a/b', 'docker.io', 'a/b', '1', digest],
  ])('%s is read in its parts', (text, name, domain, path, tag, written) => {
    expect(imageReference(text)).toEqual({ name, domain, path, tag, digest: written });
  });

  test.each([
    '',
    'scratch',
    'Ubuntu',
    'a b',
    'a:',
    'a:b:c',
    'a/',
    '/a',
    'a//b',
    'a_-b',
    'a@b',
    'a@sha256:aa',
    'a\0',
    '$BASE',
    'a'.repeat(64).replaceAll('a', 'f'),
    `a:${'1'.repeat(129)}`,
  ])('%j is none', (text) => {
    expect(imageReference(text)).toBeUndefined();
  });
});

describe('a hostile name', () => {
  test.each([
    ['a megabyte', 'a'.repeat(1024 * 1024)],
    ['parts that do not fit', `${'a_a'.repeat(150)}!`],
    ['parts of which the last does not fit', `${'a-'.repeat(250)}!`],
    ['a tag that does not fit', `${'a__a.'.repeat(80)}a:-`],
    ['long parts that fit', `${'a_a-a.'.repeat(40)}a:1`],
    ['many folders', `${'a/'.repeat(250)}!`],
    ['a long registry', `${'a-a.'.repeat(120)}!/a`],
  ])('of %s is read at once', (_, text) => {
    expect(() => imageReference(text)).not.toThrow();
  });

  it('throws nothing, and is not taken for another', () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._/:@$!\0-]*$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), part), (text) => {
        const found = imageReference(text);
        if (found === undefined) return;
        expect(text).toContain(found.path.replace(/^library\//, ''));
        if (found.tag !== undefined) expect(text).toContain(`:${found.tag}`);
      }),
    );
  });
});
