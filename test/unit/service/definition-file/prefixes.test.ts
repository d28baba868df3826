import { describe, expect, it } from 'vitest';
import { definitions, variedDefinitions } from '../../../support/definition-texts.js';
import { askFeatures, type Feature, featuresOfPlaces } from '../../../support/every-feature.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema } from '../../../support/workspace-texts.js';

describe('every feature, at the end of every prefix', () => {
  it.each(Object.entries(definitions))('of %s throws nothing', async (name, text) => {
    const workspace = new Workspace({ 'compspec.json': exampleSchema });
    const telling = new Set<Feature>();
    for (let end = 0; end <= text.length; end += 1) {
      const source = workspace.open(name, text.slice(0, end));
      for (const told of await askFeatures(workspace.service, source, end)) telling.add(told);
    }
    expect([...telling]).toEqual(
      expect.arrayContaining([
        'actions',
        'complete',
        'definition',
        'hover',
        'judge',
        'judgeFile',
        'prepareRename',
        'references',
        'rename',
      ]),
    );
  });

  it.each(Object.entries(variedDefinitions))('of one with %s throws nothing', async (_, text) => {
    const workspace = new Workspace({ 'compspec.json': exampleSchema });
    for (let end = 0; end <= text.length; end += 1) {
      const source = workspace.open('image.def', text.slice(0, end));
      await askFeatures(workspace.service, source, end);
    }
    // In the whole text, too, in which what is behind the cursor has a say.
    const telling = new Set<Feature>();
    const whole = workspace.open('image.def', text);
    for (let at = 0; at <= text.length; at += 1) {
      const told = await askFeatures(workspace.service, whole, at, featuresOfPlaces);
      for (const one of told) telling.add(one);
    }
    expect([...telling]).toContain('complete');
  });
});
