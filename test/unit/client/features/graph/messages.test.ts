import { describe, expect, it } from 'vitest';
import { viewMessage } from '../../../../../client/src/features/graph/messages.js';
import { keyOf, subjectOf } from '../../../../../client/src/features/graph/subject.js';

const place = { uri: 'file:///a', range: [1, 4] };

describe('a message of the view', () => {
  it.each([
    { type: 'ready' },
    { type: 'choose-overlay' },
    { type: 'pin', pinned: true },
    { type: 'export-failed', sentence: 'No.' },
    { type: 'reveal', id: 'a', place, focus: false },
    { type: 'edit', action: 'rename', id: 'a', place },
    { type: 'export', format: 'svg', name: 'a.svg', text: '<svg/>' },
    { type: 'export', format: 'png', name: 'a.png', base64: 'aGk=' },
    { type: 'export', format: 'html', name: 'a.html', expansion: ['a'] },
  ])('is taken as it is: %j', (message) => {
    expect(viewMessage(message)).toEqual(message);
  });

  it.each([
    undefined,
    null,
    'ready',
    {},
    { type: 'run' },
    { type: 'pin' },
    { type: 'export-failed' },
    { type: 'reveal', id: 'a', focus: true },
    { type: 'reveal', id: 'a', place: { uri: 'file:///a', range: [1] }, focus: true },
    { type: 'reveal', id: 'a', place: { uri: 1, range: [1, 2] }, focus: true },
    { type: 'edit', action: 'format', id: 'a', place },
    { type: 'export', format: 'exe', name: 'a', text: '' },
    { type: 'export', format: 'svg', name: 'a' },
    { type: 'export', format: 'html', name: 'a', expansion: [1] },
    { type: 'export', format: 'png', text: 'a', name: 'b' },
  ])('is none: %j', (message) => {
    expect(viewMessage(message)).toBeUndefined();
  });
});

describe('what a restored view is of', () => {
  it('is what it remembers', () => {
    const subject = {
      schemas: ['file:///a', 'file:///b'],
      specs: ['file:///c'],
      checked: 'file:///d',
    };
    expect(subjectOf(JSON.parse(JSON.stringify(subject)))).toEqual(subject);
    expect(keyOf(subject)).toBe(keyOf({ schemas: subject.schemas }));
  });

  it.each([undefined, null, {}, { schemas: [] }, { schemas: 'file:///a' }, { schemas: [1] }])(
    'is nothing of %j',
    (value) => {
      expect(subjectOf(value)).toBeUndefined();
    },
  );

  it('is without what is no address', () => {
    expect(subjectOf({ schemas: ['file:///a'], specs: [1], checked: 2 })).toEqual({
      schemas: ['file:///a'],
    });
  });
});
