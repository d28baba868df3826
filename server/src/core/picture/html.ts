import { escaped } from './view/element.js';
import type { Expansion } from './view/expansion.js';
import type { PictureModel } from './view/model.js';
import { svgDocument } from './view/svg.js';
import { pictureStyle, type Theme, themeProperties } from './view/theme.js';

/** What makes the picture move in a browser. */
export interface Viewer {
  /** The program, as one script that imports nothing. */
  readonly script: string;
  readonly style: string;
}

export interface HtmlOptions {
  readonly theme: Theme;
  /** The language of the model's words. */
  readonly language: string;
  /** The SHA-256 of a text's UTF-8 bytes, in Base64. */
  readonly sha256: (text: string) => string;
}

/** The id of the element that holds the model and how to begin, as JSON: `{ model, theme, expanded }`. */
const dataId = 'compspec-picture';

/**
 * The interactive picture as one file that needs nothing beside itself. Its policy lets it load nothing and
 * run nothing but the viewer, by its hash; without scripts, the drawing is there all the same.
 */
export function htmlDocument(
  model: PictureModel,
  expansion: Expansion,
  viewer: Viewer,
  { theme, language, sha256 }: HtmlOptions,
): string {
  const script = inScript(viewer.script);
  const style = inStyle(`${viewer.style}\n${themeProperties(theme)}`);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}'`,
    `style-src 'sha256-${sha256(style)}' 'sha256-${sha256(pictureStyle(theme))}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = inJson({ model, theme, expanded: [...expansion] });
  return [
    '<!DOCTYPE html>',
    `<html lang="${escaped(language)}" data-theme="${theme}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(model.title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="picture"></div>',
    `<noscript>${svgDocument(model, expansion, { theme }).trimEnd()}</noscript>`,
    `<script type="application/json" id="${dataId}">${data}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** A script that ends where it ends. A browser reads every line break as one character, and hashes that. */
function inScript(text: string): string {
  return lines(text)
    .replace(/<(?=\/script|!--)/gi, '\\x3c')
    .replace(/<(?=script)/gi, '\\x3c');
}

function inStyle(text: string): string {
  return lines(text).replace(/<(?=\/style)/gi, '\\3c ');
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\\0');
}

/** JSON in which nothing looks like HTML or ends a line of a script. */
function inJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
