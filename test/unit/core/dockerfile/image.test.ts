// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { imageOf, stageNamed } from '../../../../server/src/core/dockerfile/image.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';

/** The image of a stage, of the last one unless told otherwise; a value that is not known is as written, with a question mark. */
function image(text: string, target?: string) {
  const labels = readLabels(text);
  const { stages } = labels;
  const number = target === undefined ? stages.length - 1 : stageNamed(target, stages);
  const { stage, base, labels: all } = imageOf(labels, text, number ?? Number.NaN);
  const told = all.map(({ name, isNameKnown, value, written }) => [
    isNameKnown ? name : `? ${name}`,
    value ?? `? ${written}`,
  ]);
  return { stage, base, labels: Object.fromEntries(told) as Record<string, string> };
}

const stages = `ARG TAG=12
FROM debian:$TAG AS base
LABEL a=base b=base c="x y"
ENV V=1
ONBUILD LABEL t=$V u=base
FROM gcc AS build
LABEL a=build
FROM BASE AS run
LABEL b=run v=$V u2=\${NOBODY:-x}
LABEL b "run again"
COPY --from=build /a /a
`;

describe('the labels of an image', () => {
  it('are those of its stages, the later winning', () => {
    expect(image(stages)).toEqual({
      stage: 'run',
      base: 'debian:12',
      labels: {
        a: 'base',
        b: 'run again',
        c: 'x y',
        t: '? $V',
        u: 'base',
        v: '1',
        u2: '? ${NOBODY:-x}',
      },
    });
  });

  it('are not those of what other images are built from', () => {
    expect(image(stages, 'build')).toEqual({ stage: 'build', base: 'gcc', labels: { a: 'build' } });
    expect(image(stages, '0').labels).toEqual({ a: 'base', b: 'base', c: 'x y' });
  });

  test.each<[string, Record<string, string>]>([
    ['LABEL a=1\nLABEL a=', { a: '' }],
    ['LABEL a=1\nLABEL a', { a: '1' }],
    ['LABEL x.$NOBODY=1', { '? x.$NOBODY': '1' }],
    ['ARG A\nLABEL x=$A y="a $A"', { x: '? $A', y: '? "a $A"' }],
    ['LABEL __proto__=1', JSON.parse('{"__proto__": "1"}') as Record<string, string>],
  ])('of %j are %j', (text, labels) => {
    expect(image(`FROM x\n${text}\n`).labels).toEqual(labels);
  });

  it('are of a base that may not be known, or that is a stage of the same name', () => {
    expect(image('FROM $X\n').base).toBeUndefined();
    expect(image('FROM a AS a\nLABEL x=1\nFROM a AS a\n')).toEqual({
      stage: 'a',
      base: 'a',
      labels: { x: '1' },
    });
  });

  it('of stages upon stages are read', () => {
    const text = `FROM x AS a\n${'LABEL n=1\nFROM a AS a\n'.repeat(20_000)}`;
    expect(image(text).labels).toEqual({ n: '1' });
  });
});

test.each<[string, number | undefined]>([
  ['run', 2],
  ['RUN', 2],
  ['1', 1],
  ['3', undefined],
  ['-1', undefined],
  ['', undefined],
  ['1.0', undefined],
])('the stage %j is %s', (target, number) => {
  expect(stageNamed(target, readLabels(stages).stages)).toBe(number);
});
