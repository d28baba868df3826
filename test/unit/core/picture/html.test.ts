import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlDocument } from '../../../../server/src/core/picture/html.js';
import { fullExpansion } from '../../../../server/src/core/picture/view/expansion.js';
import { themes } from '../../../../server/src/core/picture/view/theme.js';
import { anyDocument, graphText, pictureOf } from '../../../support/pictures.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const viewer = {
  script: 'const a = "</script><!-- <script>";\r\nrun(a < 1);',
  style: 'body{content:"</style>"}',
};
const options = { theme: 'dark', language: 'en', sha256 } as const;
const model = pictureOf(graphText(['a', '</script><script>alert(1)</script>\u2028'], ['a is a']));
const page = htmlDocument(model, fullExpansion(model), viewer, options);

/** Contents of the elements of a name, as a browser ends them. */
function contents(html: string, tag: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, content]) => content!,
  );
}

describe('the page', () => {
  test('runs the viewer and nothing else, by its hash', () => {
    const [data, script, ...others] = contents(page, 'script');
    expect(others).toEqual([]);
    expect(JSON.parse(data!)).toMatchObject({ model, theme: 'dark', expanded: ['org.example#'] });
    expect(page).toContain(`script-src 'sha256-${sha256(script!)}'`);
    expect(new Function('run', `${script}; return a`)(() => undefined)).toBe(
      '</script><!-- <script>',
    );
    expect(script).not.toContain('\r');
  });

  test('has styles that its policy allows, with the colours of the theme', () => {
    const [own, drawing] = contents(page, 'style');
    expect(page).toContain(`style-src 'sha256-${sha256(own!)}' 'sha256-${sha256(drawing!)}'`);
    expect(own).toContain('--picture-background:#16191d');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/unsafe-|style="|href=|src=/);
  });

  test('shows the drawing where no script runs', () => {
    expect(page).toMatch(/<noscript><svg [\s\S]*<\/svg><\/noscript>/);
    expect(page).toContain('<title>org.example 0.1.0</title>');
  });

  test('of any document holds it as it is, in two scripts', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...themes), (text, theme) => {
        const any = pictureOf(text);
        const html = htmlDocument(any, new Set(), viewer, { ...options, theme });
        const scripts = contents(html, 'script');
        expect(scripts).toHaveLength(2);
        expect(JSON.parse(scripts[0]!).model).toEqual(JSON.parse(JSON.stringify(any)));
        expect(scripts[0]).not.toMatch(/[<>&\u2028]/);
      }),
      { numRuns: 40 },
    );
  });
});
