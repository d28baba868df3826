import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../../server/src/service/markdown.js';

describe('a text of a document in Markdown', () => {
  it.each([
    ['[x](command:evil)', '\\[x\\]\\(command\\:evil\\)'],
    ['<img src=x onerror=alert(1)>', '\\<img src\\=x onerror\\=alert\\(1\\)\\>'],
    ['`code` **bold** _it_ ~~no~~', '\\`code\\` \\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~'],
    ['# head\n\n- item\n1. one', '\\# head \\- item 1\\. one'],
    ['&lt;b&gt; a|b \\', '\\&lt;b\\&gt; a\\|b \\\\'],
    ['https://evil.example me@evil.example', 'https\\://evil\\.example me\\@evil\\.example'],
    ['$(trash) \u202ecba', '\\$\\(trash\\) cba'],
    ['  indented\r\n\u0000code  ', 'indented code'],
    ['👩‍🚀', '👩‍🚀'],
  ])('is no markup: %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('has every character of ASCII that can be markup behind a backslash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const left = escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, '');
        expect(left).toMatch(/^[A-Za-z0-9 "'%,/;?^…]*$/);
      }),
    );
  });

  it('is cut where it is long, and never within a character', () => {
    expect(escapeMarkdown('a.b.c', 3)).toBe('a\\.b…');
    expect(escapeMarkdown('ab🚀', 3)).toBe('ab…');
    expect(codeSpan('x'.repeat(1_000_000))).toHaveLength(123);
  });

  it('is code in a fence that is longer than any in it', () => {
    expect(codeSpan('mpi.version')).toBe('`mpi.version`');
    expect(codeSpan('a`b')).toBe('`` a`b ``');
    expect(codeSpan('``')).toBe('``` `` ```');
    expect(codeSpan('a\n\nb')).toBe('`a b`');
    expect(codeSpan(' ')).toBe('`""`');
  });
});
