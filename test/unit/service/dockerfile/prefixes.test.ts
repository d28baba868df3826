import { describe, expect, it } from 'vitest';
import { dockerfiles, variedDockerfiles } from '../../../support/dockerfile-texts.js';
import { askFeatures, type Feature, featuresOfPlaces } from '../../../support/every-feature.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema } from '../../../support/workspace-texts.js';

describe('every feature, at the end of every prefix', () => {
  it.each(Object.entries(dockerfiles))('of %s throws nothing', async (name, text) => {
    const workspace = new Workspace({ 'compspec.json': exampleSchema });
    const telling = new Set<Feature>();
    for (let end = 0; end <= text.length; end += 1) {
      const source = workspace.open(name, text.slice(0, end));
      for (const told of await askFeatures(workspace.service, source, end)) telling.add(told);
    }
    expect([...telling].sort()).toEqual([
      'actions',
      'complete',
      'definition',
      'hover',
      'judge',
      'judgeFile',
      'prepareRename',
      'references',
      'rename',
      // An editor wants one range for each place, if an empty one.
      'selectionRanges',
      'workspaceSymbols',
    ]);
  });

  it.each(Object.entries(variedDockerfiles))('of one with %s throws nothing', async (_, text) => {
    const workspace = new Workspace({ 'compspec.json': exampleSchema });
    const telling = new Set<Feature>();
    for (let end = 0; end <= text.length; end += 1) {
      const source = workspace.open('Dockerfile', text.slice(0, end));
      for (const told of await askFeatures(workspace.service, source, end)) telling.add(told);
    }
    // In the whole text, too, in which what is behind the cursor has a say.
    const whole = workspace.open('Dockerfile', text);
    for (let at = 0; at <= text.length; at += 1) {
      const told = await askFeatures(workspace.service, whole, at, featuresOfPlaces);
      for (const one of told) telling.add(one);
    }
    expect([...telling]).toEqual(expect.arrayContaining(['judge', 'complete', 'hover', 'actions']));
  });
});
