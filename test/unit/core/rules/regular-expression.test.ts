import { describe, expect, it } from 'vitest';
import { regularExpressionFault } from '../../../../server/src/core/rules/regular-expression.js';

/** What Go's package regexp says of each was asked of Go itself. */
describe('a regular expression of Go', () => {
  it.each([
    ...['', '^AVX', 'a|b|', '(|a)*', '()*', '^*', 'a*?', 'a{2}?', 'a{', 'a{,3}', '{', '}', ']'],
    ...['(?i)avx', '(?i:a)', '(?-s)', 'a*(?i)*', '(?P<name>a)', '(?<name>a)', '\\Q(*\\E', '\\Q('],
    ...['[]a]', '[^]a]', '[a-]', '[-a]', '[[:alpha:]-z]', '[\\d-z]', '[[:]', '[\\]]', '[🚀-🚁]'],
    ...['\\.', '\\_', '\\pL', '\\p{Greek}', '\\x{1F680}', '\\17', '\\0', '\\z', 'é', 'a{1000}'],
  ])('may be %j', (pattern) => {
    expect(regularExpressionFault(pattern)).toBeUndefined();
  });

  it.each([
    ['(a', 'parenthesis'],
    ['a)', 'parenthesis'],
    ['[a', 'bracket'],
    ['[]', 'bracket'],
    ['*a', 'nothing-to-repeat'],
    ['(|*)', 'nothing-to-repeat'],
    ['a|+', 'nothing-to-repeat'],
    ['{2}', 'nothing-to-repeat'],
    ['a**', 'repeated-twice'],
    ['a{2}{3}', 'repeated-twice'],
    ['a*??', 'repeated-twice'],
    ['a{1001}', 'count'],
    ['a{3,2}', 'count'],
    ['a\\', 'escape'],
    ['\\Z', 'escape'],
    ['\\C', 'escape'],
    ['\\é', 'escape'],
    ['[\\b]', 'escape'],
    ['\\x4', 'escape'],
    ['(a)\\1', 'backreference'],
    ['\\k<a>', 'backreference'],
    ['(?=a)', 'look-around'],
    ['(?!a)', 'look-around'],
    ['(?<=a)', 'look-around'],
    ['(?<!a)', 'look-around'],
    ['(?x)', 'group'],
    ['(?P=a)', 'group'],
    ['(?', 'group'],
    ['[z-a]', 'range'],
    ['[[:alfa:]]', 'class'],
  ])('may not be %j', (pattern, fault) => {
    expect(regularExpressionFault(pattern)).toBe(fault);
  });
});
