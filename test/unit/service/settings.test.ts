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
});
