import { describe, expect, it } from 'vitest';
import { dockerfiles, variedDockerfiles } from '../../../support/dockerfile-texts.js';
import { askFeatures, type Feature, featuresOfPlaces } from '../../../support/every-feature.js';
import { ViewedHost } from '../../../support/host-view.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema } from '../../../support/workspace-texts.js';

/** A machine that has something of each schema whose labels the texts give. */
const host = JSON.stringify({
  kind: 'CompatibilitySpec',
  metadata: { name: 'node', subject: 'host' },
  compatibilities: [
    { name: 'org.example', version: '1.0.0', attributes: { 'mpi.version': '4.1', 'os.name': 'x' } },
    { name: 'org.supercontainers', attributes: { glibc: '2.36', mpi: 'openmpi' } },
    { name: 'io.archspec', attributes: { 'cpu.target': 'zen4' } },
  ],
});

/** No label of these that the machine has something for is one of the image. */
const unhinted: ReadonlySet<string> = new Set(['windows.Dockerfile', 'triggers', 'broken']);

function hosted(): Workspace {
  const workspace = new Workspace({ 'compspec.json': exampleSchema });
  workspace.service.setHost(new ViewedHost(host));
  return workspace;
}

it('there are twenty Dockerfiles', () => {
  expect(Object.keys({ ...dockerfiles, ...variedDockerfiles })).toHaveLength(20);
});

describe('every feature, at the end of every prefix', () => {
  it.each(Object.entries(dockerfiles))('of %s throws nothing', async (name, text) => {
    const workspace = hosted();
    const telling = new Set<Feature>();
    for (let end = 0; end <= text.length; end += 1) {
      const source = workspace.open(name, text.slice(0, end));
      for (const told of await askFeatures(workspace.service, source, end)) telling.add(told);
    }
    const hints: readonly Feature[] = unhinted.has(name) ? [] : ['hints'];
    expect([...telling].sort()).toEqual([
      'actions',
      'check',
      'complete',
      'definition',
      ...hints,
      'hover',
      'judge',
      'judgeFile',
      'lenses',
      'prepareRename',
      'references',
      'rename',
      // An editor wants one range for each place, if an empty one.
      'selectionRanges',
      'workspaceSymbols',
    ]);
  });

  it.each(Object.entries(variedDockerfiles))(
    'of one with %s throws nothing',
    async (name, text) => {
      const workspace = hosted();
      const telling = new Set<Feature>();
      for (let end = 0; end <= text.length; end += 1) {
        const source = workspace.open('Dockerfile', text.slice(0, end));
        for (const told of await askFeatures(workspace.service, source, end)) telling.add(told);
      }
      // In the whole text, too, in which what is behind the cursor has a say.
      const whole = workspace.open('Dockerfile', text);
      for (let at = 0; at <= text.length; at += 2) {
        const told = await askFeatures(workspace.service, whole, at, featuresOfPlaces);
        for (const one of told) telling.add(one);
      }
      // Of a broken FROM there is no image.
      const ofImage: readonly Feature[] = name === 'broken' ? [] : ['lenses', 'check'];
      const hints: readonly Feature[] = unhinted.has(name) ? [] : ['hints'];
      const told = ['judge', 'complete', 'hover', 'actions', ...ofImage, ...hints];
      expect([...telling]).toEqual(expect.arrayContaining(told));
    },
  );
});
