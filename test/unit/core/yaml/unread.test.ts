import { expect, test } from 'vitest';
import { unreadOf } from '../../../../server/src/core/yaml/unread.js';

test.each([
  ['none', 'a: "# b"\nc: d#e\n', [], 0],
  ['one on a line of its own and one behind a value', '# one\na: b #two\n', ['one', 'two'], 0],
  ['one behind a name without a value', 'a: # one\n  b: c\n', ['one'], 0],
  ['none in a text of several lines', 'a: |\n  # no\n  text\nb: "x\n  # no\n  y"\n', [], 0],
  ['one behind a text of several lines', 'a: |\n  text\n# one\n', ['one'], 0],
  ['one before and one behind the end', '# one\n---\na: b\n...\n# two\n', ['one', 'two'], 0],
  ['a second document', 'a: b\n---\nc: d # one\n', ['one'], 1],
  ['two more documents', '---\na: b\n---\nc: d\n---\ne: f\n', [], 2],
  ['nothing in nothing', '', [], 0],
])('finds %s', (_, text, comments, documents) => {
  expect(unreadOf(text)).toEqual({ comments, documents });
});
