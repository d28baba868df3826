// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it } from 'vitest';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';

/** The values of the labels of a text. */
function values(text: string): (string | undefined)[] {
  return readLabels(text).all.map(({ value }) => value);
}

describe('a variable in a label', () => {
  it.each<[string, string, string | undefined]>([
    ['of ENV', 'FROM a\nENV V=1\nLABEL x=$V.2', '1.2'],
    ['in braces', 'FROM a\nENV V=1\nLABEL x="${V}2 ${V}"', '12 1'],
    ['of the old form of ENV', 'FROM a\nENV V one two\nLABEL x=$V', 'one two'],
    ['of ARG with a default', 'FROM a\nARG V=1\nLABEL x=$V', '1'],
    ['of ARG without a default', 'FROM a\nARG V\nLABEL x=$V', undefined],
    ['of ARG before FROM', 'ARG V=1\nFROM a\nLABEL x=$V', undefined],
    ['of ARG before FROM, taken into the stage', 'ARG V=1\nFROM a\nARG V\nLABEL x=$V', '1'],
    ['of ENV, which wins over ARG', 'FROM a\nENV V=1\nARG V=2\nLABEL x=$V', '1'],
    ['of the stage that this one is built from', 'FROM a AS b\nENV V=1\nFROM B\nLABEL x=$V', '1'],
    ['of another stage', 'FROM a AS b\nENV V=1\nFROM c\nLABEL x=$V', undefined],
    ['set twice', 'FROM a\nENV V=1\nENV V=2\nLABEL x=$V', '2'],
    ['set later', 'FROM a\nLABEL x=$V\nENV V=1', undefined],
    ['as it was before its instruction', 'FROM a\nENV V=1\nENV V=2 W=$V\nLABEL x=$W', '1'],
    ['that nobody sets', 'FROM a\nLABEL x=$V', undefined],
    ['of a value that is not known', 'FROM a\nENV V=$W\nLABEL x=$V', undefined],
    ['that names itself', 'FROM a\nENV V=$V\nLABEL x=$V', undefined],
    ['with a default', 'FROM a\nENV V=\nLABEL x=${V:-2}', '2'],
    ['with a default for no value alone', 'FROM a\nENV V=\nLABEL x=${V-2}', ''],
    ['with another value', 'FROM a\nENV V=1 W=2\nLABEL x=${V:+$W}', '2'],
    ['with a default, where the base image may set it', 'FROM a\nLABEL x=${V:-2}', undefined],
    ['of a form that is not known', 'FROM a\nENV V=1\nLABEL x=${V#0}', undefined],
    ['without an end', 'FROM a\nENV V=1\nLABEL x=${V', undefined],
    ['in single quotes, which is none', "FROM a\nENV V=1\nLABEL x='$V'", '$V'],
    ['behind an escape character, which is none', 'FROM a\nENV V=1\nLABEL x=\\$V y=1', '$V'],
    ['without a name, which is none', 'FROM a\nLABEL x=$ y=1', '$'],
    ['of a trigger', 'FROM a\nENV V=1\nONBUILD LABEL x=$V', undefined],
  ])('%s', (_, text, value) => {
    expect(values(text)[0]).toBe(value);
  });

  it('is told of in a name, which is known where its value is', () => {
    const names = (text: string): unknown[] =>
      readLabels(text).all.map(({ name, hasVariable }) => [name, hasVariable]);
    expect(names('FROM a\nARG N=org.example\nLABEL $N.x=1 ${M}.y=2 z=3')).toEqual([
      ['org.example.x', true],
      ['${M}.y', true],
      ['z', false],
    ]);
  });

  it('that doubles again and again is not followed', () => {
    const doubling = Array.from({ length: 100 }, () => 'ENV V=$V$V').join('\n');
    expect(values(`FROM a\nENV V=1\n${doubling}\nLABEL x=$V`)).toEqual([undefined]);
  });
});
