import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultExpansion,
  expansionToDepth,
  fullExpansion,
} from '../../../../../server/src/core/picture/view/expansion.js';
import { svgDocument } from '../../../../../server/src/core/picture/view/svg.js';
import {
  pictureStyle,
  shapeStyle,
  themeProperties,
  themes,
} from '../../../../../server/src/core/picture/view/theme.js';
import { anyDocument, graphText, pictureOf, xmlFault } from '../../../../support/pictures.js';

const model = pictureOf(
  graphText({ a: {}, 'a.b': { metadata: { deprecated: 'use a' } }, lonely: {} }, [
    'a contains a.b',
    'a contains ghost',
    'a.b is a',
  ]),
);
const svg = svgDocument(model, fullExpansion(model), { theme: 'light' });

describe('the checker of these tests', () => {
  test.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>&nbsp;</a>',
    '<a>\u0000</a>',
    '<a>></a>',
    'x<a/>',
  ])('finds what is wrong with %j', (text) => {
    expect(xmlFault(text)).toBeDefined();
  });
});

describe('a drawing', () => {
  test('is XML with a role, a title and a description, and loads nothing', () => {
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img"/);
    expect(svg).toContain('<title>org.example 0.1.0</title><desc>3 attributes');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|@import/);
  });

  test('shows names, with what they share with their parent apart', () => {
    expect(svg).toContain('<tspan class="prefix">a.</tspan><tspan class="name">b</tspan>');
    expect(svg).toContain('>deprecated</text>');
  });

  test('marks what is wrong, what is missing and what relates', () => {
    expect(svg).toContain('class="card missing has-error"');
    expect(svg).toContain('class="branch broken"');
    expect(svg).toContain('class="branch loose"');
    expect(svg).toMatch(/class="word"[^>]*>is</);
    expect(svg).toContain('>error</text>');
  });

  test('has a legend of what is in it alone', () => {
    expect(svg).not.toContain('>warning</text>');
    expect(svg).not.toContain('value in specs');
    expect(svg).toContain('>declared, in no edge</text>');
    expect(
      svgDocument(pictureOf(graphText(['a', 'b'], ['a contains b'])), new Set(), {
        theme: 'light',
      }),
    ).not.toContain('in no edge');
    const bare = svgDocument(model, fullExpansion(model), { theme: 'light', bare: true });
    expect(bare).not.toContain('other relation');
  });

  test('says how much is in what is closed', () => {
    const closed = svgDocument(model, expansionToDepth(model, 1), { theme: 'light' });
    expect(closed).toMatch(/class="count"[^>]*>2</);
    expect(closed).not.toContain('>ghost<');
  });

  test('has the colours of its theme, and of both where the reader decides', () => {
    const backgrounds = themes.map((theme) => {
      const drawn = svgDocument(model, defaultExpansion(model), { theme });
      return /ground\{fill:([^}]*)\}/.exec(drawn)?.[1];
    });
    expect(backgrounds).toEqual(['#ffffff', '#16191d', '#000000', 'var(--picture-background)']);
    expect(pictureStyle('auto')).toContain('@media (prefers-color-scheme:dark)');
  });
});

describe('the colours', () => {
  const contrast = (one: string, other: string): number => {
    const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };

  test.each(['light', 'dark', 'high-contrast'] as const)('of %s can be read', (theme) => {
    const found = [...themeProperties(theme).matchAll(/--picture-([a-z-]+):(#\w{6})/g)];
    const colours = Object.fromEntries(found.map(([, name, value]) => [name, value!]));
    const pairs = [
      ['text', 'background'],
      ['text', 'card'],
      ['text', 'group'],
      ['muted', 'background'],
      ['muted', 'card'],
      ['muted', 'group'],
      ['accent-text', 'accent'],
      ['accent-muted', 'accent'],
      ['pill-text', 'pill'],
      ['chip-text', 'chip'],
    ];
    // WCAG 2.2, success criterion 1.4.3 for text, and 1.4.11 for what is no text.
    for (const [one, other] of pairs) {
      expect([one, other, contrast(colours[one!]!, colours[other!]!) >= 4.5]).toEqual([
        one,
        other,
        true,
      ]);
    }
    for (const mark of [
      'error',
      'warning',
      'information',
      'compatible',
      'incompatible',
      'unknown',
    ]) {
      expect([mark, contrast(colours[mark]!, colours['sign']!) >= 3]).toEqual([mark, true]);
      expect([mark, contrast(colours[mark]!, colours['card']!) >= 3]).toEqual([mark, true]);
    }
    expect(contrast(colours['relation']!, colours['background']!)).toBeGreaterThanOrEqual(3);
  });

  test('are all set where they are used', () => {
    for (const [, name] of shapeStyle.matchAll(/var\((--[a-z-]+)\)/g)) {
      expect(themeProperties('dark')).toContain(`${name}:`);
    }
  });

  function luminance(colour: string): number {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
});

test('any document is drawn as XML, without markup of its own, and always the same', () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom(...themes), (text, theme) => {
      const any = pictureOf(text);
      const drawn = svgDocument(any, fullExpansion(any), { theme });
      expect(xmlFault(drawn)).toBeUndefined();
      expect(drawn).not.toMatch(/<script|<!--|NaN|undefined/);
      expect(drawn).not.toMatch(/[\u202a-\u202e]/);
      expect(svgDocument(pictureOf(text), fullExpansion(any), { theme })).toBe(drawn);
    }),
    { numRuns: 60 },
  );
});
