import { describe, expect, it } from 'vitest';
import { hasInstructions, isDockerfileName } from '../../../../server/src/core/dockerfile/names.js';

describe('the name of a Dockerfile', () => {
  it.each([
    'Dockerfile',
    'dockerfile',
    'Containerfile',
    'Dockerfile.gpu',
    'Containerfile.in.d',
    'solver.Dockerfile',
    'solver.dockerfile',
    'solver.Containerfile',
    'a/b/Dockerfile',
    'a\\Dockerfile',
    'file:///a/b/solver.containerfile',
  ])('is %s', (path) => {
    expect(isDockerfileName(path)).toBe(true);
  });

  it.each([
    '',
    'Dockerfiles',
    'MyDockerfile',
    'Dockerfile/main.c',
    'Dockerfile.dockerignore',
    'Dockerfile.md',
    'Dockerfile.json',
    'Dockerfile.yaml',
    'dockerfile.compspec.json',
    'solver.dockerfile.txt/x',
    '.dockerignore',
    'docker-compose.yml',
  ])('is not %s', (path) => {
    expect(isDockerfileName(path)).toBe(false);
  });
});

describe('a text whose name says nothing', () => {
  it.each([
    'FROM debian',
    '\uFEFF# syntax=docker/dockerfile:1\n\n# a comment\r\n  from debian\n',
    'ARG TAG=12\nFROM debian:$TAG\n',
    `${'\n'.repeat(100_000)}FROM x`,
  ])('is a Dockerfile by its first instruction (%#)', (text) => {
    expect(hasInstructions(text)).toBe(true);
  });

  it.each([
    '',
    '# FROM debian',
    'FROMAGE',
    'RUN x\nFROM debian',
    '{"FROM": 1}',
    ' \n'.repeat(1_000_000),
    '#\r'.repeat(1_000_000),
  ])('is none without (%#)', (text) => {
    expect(hasInstructions(text)).toBe(false);
  });
});
