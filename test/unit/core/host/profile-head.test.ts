import { describe, expect, it } from 'vitest';
import { profileHead } from '../../../../server/src/core/host/profile-head.js';
import { readJson } from '../../../../server/src/core/json/read.js';

const head = (metadata: unknown) => profileHead(readJson(JSON.stringify({ metadata })));

describe('what a profile says of itself', () => {
  it('is its name, and when the machine was looked at', () => {
    expect(head({ subject: 'host', name: 'node', extractedAt: '2026-05-04T03:02:01Z' })).toEqual({
      name: 'node',
      extractedAt: new Date('2026-05-04T03:02:01Z'),
    });
    expect(head({ subject: 'host', name: 7, extractedAt: 'long ago' })).toEqual({
      name: undefined,
      extractedAt: undefined,
    });
  });

  it.each([{}, { subject: 'image' }, { subject: ['host'] }, 'host', undefined])(
    'is nothing of a spec of something else: %j',
    (metadata) => expect(head(metadata)).toBeUndefined(),
  );
});
