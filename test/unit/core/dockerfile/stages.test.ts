// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so

import { describe, expect, it } from 'vitest';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';

/** The last stage of a Dockerfile. */
const lastStage = (source: string) => readLabels(source).stages.at(-1)!;

describe('the image of a FROM', () => {
  it.each<[string, string | undefined]>([
    ['FROM debian:12', 'debian:12'],
    ['ARG TAG=12\nFROM debian:$TAG', 'debian:12'],
    ['ARG TAG\nFROM debian:${TAG:-11}', undefined],
    // Nothing declares it, so that nothing can set it.
    ['FROM debian:${TAG:-11}', 'debian:11'],
    ['FROM a\nARG TAG=1\nFROM debian:${TAG:-11}', 'debian:11'],
    ['FROM debian-${TARGETARCH:-amd64}', undefined],
    ['FROM debian-${BUILDPLATFORM:-linux}', undefined],
    ['FROM ${http_proxy:-debian}', undefined],
    ['FROM $IMAGE', undefined],
    ['FROM', ''],
  ])('%j is %j', (source, image) => {
    expect(lastStage(source).image).toBe(image);
  });

  it.each<[string, string | undefined, string]>([
    ['FROM --platform=linux/arm64 debian', 'linux/arm64', 'linux/arm64'],
    ['ARG P=linux/amd64\nFROM --platform=$P debian', 'linux/amd64', '$P'],
    ['FROM --platform=$BUILDPLATFORM debian', undefined, '$BUILDPLATFORM'],
    ['FROM --platform="linux/arm64" \\\n  debian', 'linux/arm64', '"linux/arm64"'],
  ])('%j has the platform %j', (source, text, written) => {
    const { platform } = lastStage(source);
    expect(platform?.text).toBe(text);
    expect(source.slice(platform?.span.start, platform?.span.end)).toBe(written);
  });

  it('stands where its name does, and the instruction ends behind it', () => {
    const source = 'ARG A\nFROM --platform=linux/arm64 \\\n  debian:12 AS run\nRUN x\n';
    const { imageSpan, instruction, name } = lastStage(source);
    expect(source.slice(imageSpan.start, imageSpan.end)).toBe('debian:12');
    expect(source.slice(instruction.start, instruction.end)).toMatch(/^FROM[\s\S]* AS run$/);
    expect(name).toBe('run');
  });
});

describe('what ENV gives to an image', () => {
  it('has its place and its stage', () => {
    const source = 'FROM a\nENV A=1 B="x $A"\nFROM b\nENV C d e\nENV D=$NOBODY\n';
    const found = readLabels(source).environment.map(({ name, value, span, stage }) => [
      name,
      value,
      source.slice(span.start, span.end),
      stage,
    ]);
    expect(found).toEqual([
      ['A', '1', '1', 0],
      // All of one instruction are read before any is set.
      ['B', undefined, '"x $A"', 0],
      ['C', 'd e', 'd e', 1],
      ['D', undefined, '$NOBODY', 1],
    ]);
  });
});
