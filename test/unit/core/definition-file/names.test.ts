import { describe, expect, it } from 'vitest';
import {
  hasDefinitionHeader,
  isDefinitionName,
} from '../../../../server/src/core/definition-file/names.js';
import { recipeKindOf } from '../../../../server/src/core/recipe.js';

describe('a name', () => {
  it.each([
    'image.def',
    'IMAGE.DEF',
    'a/b/image.def',
    'a\\image.def',
    'Singularity',
    'singularity',
    'Singularity.gpu',
    'Singularity.v1.2',
    'Apptainer',
    'Apptainer.cuda12',
    'file:///a/Singularity',
  ])('%s may be a definition file', (path) => {
    expect(isDefinitionName(path)).toBe(true);
  });

  it.each([
    'def',
    'image.deff',
    'image.def.bak',
    'Singularities',
    'MySingularity',
    'Singularity.md',
    'singularity.sif',
    'singularity.json',
    'apptainer.yaml',
    'singularity.conf',
    'singularity/x',
    '',
  ])('%s is none', (path) => {
    expect(isDefinitionName(path)).toBe(false);
  });
});

describe('a header', () => {
  it.each([
    'Bootstrap: docker',
    'bootstrap:docker\n',
    'BootStrap : docker',
    '\uFEFFBootstrap: docker\r\n',
    '\r\n\r\n# a\r\n\tBootstrap: docker',
    'From: x\nStage: b\nBootstrap: docker',
  ])('is in %j', (text) => {
    expect(hasDefinitionHeader(text)).toBe(true);
  });

  it.each([
    '',
    '# Bootstrap: docker',
    'Bootstrap docker',
    'Bootstraps: docker',
    '%post\nBootstrap: docker',
    'LIBRARY solver\nEXPORTS\n  Bootstrap: @1',
    'NAME x\nBootstrap: docker',
    'From: x\n',
    'FROM debian\nBootstrap: docker',
    '{ "Bootstrap": "docker" }',
  ])('is not in %j', (text) => {
    expect(hasDefinitionHeader(text)).toBe(false);
  });
});

it.each([
  ['image.def', 'Bootstrap: docker', 'definition'],
  ['image.def', 'EXPORTS\n', undefined],
  ['Dockerfile.def', 'Bootstrap: docker', 'definition'],
  ['Dockerfile.def', 'FROM x', 'dockerfile'],
  ['Dockerfile', 'Bootstrap: docker', 'dockerfile'],
  ['notes.txt', 'Bootstrap: docker', undefined],
])('%s with %j is of kind %s', (name, text, kind) => {
  expect(recipeKindOf(name, text)).toBe(kind);
});

it('the beginning tells where any name may', () => {
  expect(recipeKindOf('', 'Bootstrap: docker', true)).toBe('definition');
  expect(recipeKindOf('', 'FROM debian', true)).toBe('dockerfile');
  expect(recipeKindOf('', 'Bootstrap: docker')).toBeUndefined();
  expect(recipeKindOf('', 'FROM debian')).toBeUndefined();
  expect(recipeKindOf('', 'debian', true)).toBeUndefined();
});
