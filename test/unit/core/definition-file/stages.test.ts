import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../../../server/src/core/definition-file/labels.js';
import { imageOf } from '../../../../server/src/core/dockerfile/image.js';
import { multiStage, userGuide } from '../../../support/definition-texts.js';
import { marked } from '../../../support/markers.js';

function images(text: string): readonly (string | undefined)[] {
  return readDefinition(text).stages.map(({ image }) => image);
}

describe('the image of a stage', () => {
  it.each<[string, string | undefined]>([
    ['Bootstrap: docker\nFrom: debian:12', 'debian:12'],
    ['BootStrap:docker\nFROM:debian:12', 'debian:12'],
    ['From: debian:12\nBootstrap: docker', 'debian:12'],
    ['# comment\n\n  Bootstrap: docker\n  From: debian:12 # or 11', 'debian:12'],
    ['Bootstrap: docker\r\nFrom: debian:12\r\n', 'debian:12'],
    ['Bootstrap: docker\nFrom: deb\\\n  ian:\\\n12\nStage: x', 'debian:12'],
    [
      'Bootstrap: docker\nNamespace: library\nRegistry: https://ghcr.io\nFrom: a:1',
      'ghcr.io/library/a:1',
    ],
    ['Bootstrap: docker-daemon\nFrom: mine:latest', 'mine:latest'],
    ['Bootstrap: oras\nFrom: ghcr.io/org/image:1', 'ghcr.io/org/image:1'],
    ['Bootstrap: docker\nFrom: debian:{{ V }}\n%arguments\nV=12', 'debian:12'],
    ['Bootstrap: docker\nFrom: debian:{{ V }}', undefined],
    ['Bootstrap: {{ V }}\nFrom: debian', undefined],
    ['Bootstrap: docker\nFrom: a\nRegistry: {{ V }}', undefined],
    ['Bootstrap: scratch', 'scratch'],
    // Not the names of images in a registry.
    ['Bootstrap: library\nFrom: alpine:3.9', undefined],
    ['Bootstrap: shub\nFrom: vsoch/hello-world', undefined],
    ['Bootstrap: localimage\nFrom: base.sif', undefined],
    ['Bootstrap: docker-archive\nFrom: base.tar', undefined],
    ['Bootstrap: debootstrap\nOSVersion: bookworm\nMirrorURL: http://x/debian/', undefined],
    ['Bootstrap: yum\nOSVersion: 9\nInclude: dnf', undefined],
    ['Bootstrap: zypper\nOSVersion: 15', undefined],
    ['Bootstrap: arch', undefined],
    ['Bootstrap: busybox\nMirrorURL: x', undefined],
    // Half typed
    ['Bootstrap: docker', ''],
    ['Bootstrap: docker\nFrom:', ''],
    ['Bootstrap:', ''],
  ])('of %j', (text, image) => {
    expect(images(text)).toEqual([image]);
  });

  it('stands where it is said', () => {
    const { text, ranges } = marked(
      '# x\n<|Bootstrap: docker\nFrom: <|debian:12|> # y\nStage: b|>\n\n%post\n',
    );
    const [stage] = readDefinition(text).stages;
    expect([stage?.imageSpan, stage?.instruction]).toEqual(ranges);
    expect(stage).toMatchObject({ name: 'b', base: undefined, platform: undefined });
    const [none] = readDefinition('Bootstrap: docker\n').stages;
    expect(none?.imageSpan).toEqual({ start: 17, end: 17 });
  });
});

describe('stages', () => {
  it('begin with their header, and the last one is the image', () => {
    const labels = readDefinition(multiStage);
    expect(labels.stages.map(({ name, image }) => [name, image])).toEqual([
      ['devel', 'golang:1.12.3-alpine3.9'],
      ['final', undefined],
    ]);
    expect(labels.all.map(({ name, stage }) => [name, stage])).toEqual([
      ['org.supercontainers.mpi', 0],
      ['org.supercontainers.glibc', 1],
    ]);
    expect(imageOf(labels, multiStage, 1)).toMatchObject({ stage: 'final', base: undefined });
    expect(imageOf(labels, multiStage, 1).labels.map(({ name }) => name)).toEqual([
      'org.supercontainers.glibc',
    ]);
  });

  it('begin in a script, too, where a line begins so', () => {
    const text =
      'Bootstrap: docker\nFrom: a\n%post\ncat <<E\n bootstrap: no\nbootstrap : no\nBOOTSTRAP: docker\nFrom: b\n';
    expect(images(text)).toEqual(['a', 'b']);
  });

  it('are none where no header is', () => {
    const { stages, all } = readDefinition('%labels\n a b\n%post\n Bootstrap: docker\n');
    expect(stages).toEqual([]);
    expect(all.map(({ name, stage }) => [name, stage])).toEqual([['a', -1]]);
  });

  it('have nothing of what stands before the first header', () => {
    const { stages, all } = readDefinition('%labels\n a b\nBootstrap: docker\n%labels\n c d\n');
    expect(stages).toHaveLength(1);
    expect(all.map(({ name, stage }) => [name, stage])).toEqual([
      ['a', -1],
      ['c', 0],
    ]);
  });

  it('have all that the sections of one name say', () => {
    const labels = readDefinition(userGuide);
    expect(labels.stages.map(({ name, image }) => [name, image])).toEqual([
      ['build', 'ubuntu:18.04'],
    ]);
    expect(imageOf(labels, userGuide, 0).labels.map(({ name, value }) => [name, value])).toEqual([
      ['Author', 'alice'],
      ['Version', 'v0.0.1'],
      ['MyLabel', 'Hello World'],
    ]);
  });
});
