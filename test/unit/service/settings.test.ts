import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings } from '../../../server/src/service/settings.js';

describe('the settings', () => {
  it.each([undefined, null, 7, [], {}, { format: null }, { format: { enable: 'no', sort: 1 } }])(
    'are as by default where a client sends %j',
    (section) => {
      expect(readSettings(section)).toEqual(defaultSettings);
      expect(defaultSettings.format).toEqual({ enable: true, sort: false });
    },
  );

  it('are what a client sends', () => {
    expect(readSettings({ format: { enable: false, sort: true } }).format).toEqual({
      enable: false,
      sort: true,
    });
  });

  it('of hosts are what a client sends', () => {
    const host = {
      hints: false,
      profile: 'nodes/gpu.json',
      extract: false,
      extractors: ['site'],
    };
    expect(readSettings({ host }).host).toEqual(host);
    expect(readSettings({ host: { hints: 'no', profile: 7 } }).host).toEqual(defaultSettings.host);
    expect(defaultSettings.host).toEqual({
      hints: true,
      profile: '',
      extract: true,
      extractors: [],
    });
  });

  it('of Dockerfiles are what a client sends', () => {
    const dockerfile = { profile: 'nodes/gpu.json', target: 'run' };
    expect(readSettings({ dockerfile }).dockerfile).toEqual(dockerfile);
    expect(readSettings({ dockerfile: { profile: 7 } }).dockerfile).toEqual({
      profile: '',
      target: '',
    });
  });

  it('name extractors of others by what is a name, each once, and not too many', () => {
    const read = (extractors: unknown) => readSettings({ host: { extractors } }).host.extractors;
    expect(read(['site', 'a/b', '../x', 7, 'Site', 'site', '', 'x-1'])).toEqual(['site', 'x-1']);
    expect(read('site')).toEqual([]);
    expect(read(Array.from({ length: 99 }, (_, index) => `x${index}`))).toHaveLength(20);
  });

  it.each([
    [
      ['libraries', 'run', 'libraries'],
      ['libraries', 'run'],
    ],
    [['fly', 'optimal', 7], ['optimal']],
    // Without one that there is, nothing would decide.
    [['fly'], ['run', 'libraries']],
    [[], ['run', 'libraries']],
    ['run', ['run', 'libraries']],
  ])('take %j for the questions that decide: %j', (require, read) => {
    expect(readSettings({ check: { require } }).check.require).toEqual(read);
  });
});
