// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, test } from 'vitest';
import { builtStage } from '../../../../server/src/core/dockerfile/image.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { unusedStages } from '../../../../server/src/core/dockerfile/unused-stages.js';

/** The numbers of the stages whose labels no image has. */
function unused(text: string, target?: string): number[] {
  const labels = readLabels(text);
  return [...unusedStages(labels, text, builtStage(target, labels.stages))];
}

const label = 'LABEL a.b=c';

describe('the labels of a stage are in no image', () => {
  test.each([
    ['COPY --from=build /a /b'],
    ['COPY --chown=1:1 --from=BUILD /a /b'],
    ['COPY --from=0 /a /b'],
    ['ADD --from=build /a /b'],
    ['RUN --mount=type=bind,from=build,source=/a,target=/b make'],
    ['RUN --network=none --mount=from=build,target=/b \\\n  make'],
    ['ONBUILD COPY --from=build /a /b'],
  ])('where %s alone uses it', (line) => {
    expect(unused(`FROM a AS build\n${label}\nFROM b\n${line}\n`)).toEqual([0]);
  });

  test('where it has no name and is not the last', () => {
    expect(unused(`FROM a\n${label}\nFROM b\n`)).toEqual([0]);
  });

  test('where it is built on a stage that files are taken from', () => {
    expect(unused(`FROM a AS x\n${label}\nFROM x AS y\nFROM b\nCOPY --from=y /a /b\n`)).toEqual([
      0,
    ]);
  });

  test('whatever variable names an image from elsewhere', () => {
    const from = 'ARG BASE=ubuntu:22.04\nFROM $BASE AS build';
    expect(unused(`${from}\n${label}\nFROM $BASE\nCOPY --from=build /a /b\n`)).toEqual([0]);
  });
});

describe('the labels of a stage may be in an image', () => {
  test.each([
    [
      'that can only be built for itself',
      `FROM a AS server\n${label}\nFROM a AS client\n${label}\n`,
    ],
    ['that such a one is built on', `FROM a AS base\n${label}\nFROM base AS dev\nFROM scratch\n`],
    [
      'that a variable without a value may choose',
      `FROM a AS amd64\n${label}\nFROM a AS arm64\n${label}\nFROM $TARGETARCH\nCOPY --from=amd64 /a /b\n`,
    ],
    [
      'that a variable with another default may choose',
      `ARG KIND=cpu\nFROM a AS on-cpu\nFROM a AS on-gpu\n${label}\nFROM on-\${KIND}\nCOPY --from=on-gpu /a /b\n`,
    ],
    [
      'that nobody copies from in the words of a script',
      `FROM a AS build\n${label}\nFROM b\nRUN tool --from=build\nCOPY a --from=build\n`,
    ],
  ])('%s', (_, text) => {
    expect(unused(text)).toEqual([]);
  });

  test('where another one is the target, of the last', () => {
    const text = `FROM a AS tools\n${label}\nFROM b\n${label}\n`;
    expect(unused(text, 'tools')).toEqual([]);
  });
});
