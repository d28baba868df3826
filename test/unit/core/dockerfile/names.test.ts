import { describe, expect, it } from 'vitest';
import { isDockerfileName } from '../../../../server/src/core/dockerfile/names.js';

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
