import { describe, expect, test } from 'vitest';
import { catalogWith, checked, said } from '../../../../support/checks.js';

/** What a comparison says of an image's value and a host's. */
function verdict(metadata: object, image: string, host?: string): string {
  const catalog = catalogWith({ it: { answers: ['run'], ...metadata } });
  const there = host === undefined ? {} : { 'org.example.it': host };
  return said(checked({ 'org.example.it': image }, there, { catalog }), 'run', 'it')[0];
}

const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';

describe('equals', () => {
  test.each([
    [{}, 'a', 'a', good],
    [{}, 'a', 'A', bad],
    [{ values: ['openmpi'], aliases: { 'Open MPI': 'openmpi' } }, 'Open MPI', 'OpenMPI', good],
    [{ type: 'version' }, '4.1', '4.1.2', good],
    [{ type: 'version' }, '4.1.2', '4.1', open],
    [{ type: 'version' }, '4.1', '4.10', bad],
    [{ type: 'version' }, '4.1.0', '4.1', good],
    [{ values: ['x86_64', 'aarch64'] }, 'linux/amd64', 'x86_64', open],
    [{ values: ['x86_64', 'aarch64'] }, 'aarch64', 'x86_64', bad],
    [{ values: ['x86_64', 'aarch64'] }, 'aarch64', 'i686', bad],
    [{ type: 'boolean' }, 'yes', 'true', good],
    [{ type: 'integer' }, '8', '08', good],
    [{ type: 'list' }, 'a,b', 'b, a', good],
    [{ type: 'list' }, 'a', 'a,b', bad],
  ])('%j: %s on %s is %s', (metadata, image, host, expected) => {
    expect(verdict({ ...metadata, comparison: 'equals' }, image, host)).toBe(expected);
  });
});

describe('without a comparison', () => {
  test.each([
    ['a', 'a', good],
    ['a', 'b', open],
  ])('%s on %s is %s', (image, host, expected) => {
    expect(verdict({}, image, host)).toBe(expected);
  });

  test('one that this program does not know is none', () => {
    expect(verdict({ comparison: 'newer' }, 'a', 'b')).toBe(open);
  });

  test('it is said why', () => {
    const catalog = catalogWith({ it: {} });
    const report = checked({ 'org.example.it': 'a' }, { 'org.example.it': 'b' }, { catalog });
    expect(said(report, 'run', 'it')[1]).toBe(
      'The image says a, the host b, and the schema does not say how to compare them.',
    );
  });
});

describe('requires', () => {
  test.each([
    ['yes', 'yes', good],
    ['yes', 'true', good],
    ['yes', 'no', bad],
    ['no', 'no', good],
    ['no', 'yes', good],
    ['false', undefined, good],
    ['yes', undefined, open],
    ['yes', 'perhaps', open],
    ['perhaps', 'yes', open],
  ])('%s on %s is %s', (image, host, expected) => {
    expect(verdict({ type: 'boolean', comparison: 'requires' }, image, host)).toBe(expected);
  });
});

describe('at-least and at-most', () => {
  test.each([
    ['version', '525.60.13', '535.104.05', good, bad],
    ['version', '525', '525.60.13', good, good],
    ['version', '5.15', '5.4.0-170-generic', bad, good],
    ['version', '4.18.0-553.5.1.el8', '4.18.0-553.el8_10.x86_64', bad, good],
    ['version', '5.15', 'newest', open, open],
    // The host's is one of several, some of which are below and some above.
    ['version', '535.104.05', '535', open, open],
    ['version', '535.104.05', '534', bad, good],
    ['version', '4.1.0', '4.1', good, good],
    ['integer', '4', '8', good, bad],
    ['integer', '8', '4', bad, good],
    ['integer', '4', 'many', open, open],
    ['integer', '4', undefined, open, open],
    ['integer', '0', undefined, good, open],
  ])('%s %s on %s is %s and %s', (type, image, host, least, most) => {
    expect(verdict({ type, comparison: 'at-least' }, image, host)).toBe(least);
    expect(verdict({ type, comparison: 'at-most' }, image, host)).toBe(most);
  });
});

describe('range', () => {
  test.each([
    ['>=4.1 <5', '4.1.2', good],
    ['>=4.1 <5', '5.0rc1', bad],
    ['4.1', '4.1.2', good],
    ['~=4.1', '4.1.2', open],
    ['>=4.1.2', '4.1', open],
    ['<4.1.2', '4.1', open],
    ['>=4.1.2', '4.2', good],
    ['>=4.1.2', '4.0', bad],
    ['>=4.1', 'some', open],
  ])('%s on %s is %s', (image, host, expected) => {
    expect(verdict({ type: 'version', comparison: 'range' }, image, host)).toBe(expected);
  });
});

describe('one-of', () => {
  test.each([
    ['cuda', 'cuda,opencl', good],
    ['rocm, opencl', 'cuda,opencl', good],
    ['rocm', 'cuda,opencl', bad],
    ['CUDA', 'cuda', good],
    ['rocm', undefined, open],
    ['none', 'cuda', open],
    ['none, rocm', 'cuda', open],
    ['cuda', 'none', bad],
  ])('%s on %s is %s', (image, host, expected) => {
    const metadata = {
      type: 'list',
      values: ['cuda', 'rocm', 'opencl'],
      comparison: 'one-of',
      aliases: { CUDA: 'cuda' },
    };
    expect(verdict(metadata, image, host)).toBe(expected);
  });
});

describe('what states nothing', () => {
  const catalog = catalogWith({
    it: { type: 'list', comparison: 'one-of' },
    that: { comparison: 'equals', values: ['unknown', 'known'] },
  });

  test.each(['unknown', 'Unknown', 'N/A', 'unspecified', '?'])('%s is unknown on all', (text) => {
    const options = { catalog, require: ['run'] as const };
    for (const [image, host] of [
      [text, 'cuda'],
      ['cuda', text],
      [text, text],
    ] as const) {
      const report = checked({ 'org.example.it': image }, { 'org.example.it': host }, options);
      expect(report.verdict).toBe(open);
    }
  });

  test('but where the schema has it among its values', () => {
    const on = (host: string) =>
      said(
        checked({ 'org.example.that': 'unknown' }, { 'org.example.that': host }, { catalog }),
        'run',
        'that',
      )[0];
    expect([on('unknown'), on('known')]).toEqual([good, bad]);
  });

  test('nor does a list without entries', () => {
    const report = checked({ 'org.example.it': ' , ' }, { 'org.example.it': 'cuda' }, { catalog });
    expect(report.questions.run).toEqual({ verdict: open, lines: [] });
    expect(
      checked({ 'org.example.it': 'cuda' }, { 'org.example.it': ',' }, { catalog }).verdict,
    ).toBe(open);
  });
});
