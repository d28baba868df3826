/** How pictures look. A colour has one name in all of them: `--picture-NAME` where a page sets it. */

/** @public the command line offers them */
export const themes = ['light', 'dark', 'high-contrast', 'auto'] as const;
export type Theme = (typeof themes)[number];

const colourNames = [
  'background',
  'text',
  'muted',
  'card',
  'border',
  /** Of attributes that contain others. */
  'group',
  'group-border',
  /** Of namespaces. */
  'accent',
  'accent-text',
  'accent-muted',
  'branch',
  'relation',
  'pill',
  'pill-text',
  'pill-border',
  /** Values that specs give. */
  'chip',
  'chip-text',
  'chip-border',
  'error',
  'warning',
  'information',
  'compatible',
  'incompatible',
  'unknown',
  /** The signs in coloured marks. */
  'sign',
] as const;
type ColourName = (typeof colourNames)[number];
type Colours = Readonly<Record<ColourName, string>>;

const light: Colours = {
  background: '#ffffff',
  text: '#1f2328',
  muted: '#59636e',
  card: '#ffffff',
  border: '#c8d1da',
  group: '#eff5fc',
  'group-border': '#9dbfe6',
  accent: '#0f5ba7',
  'accent-text': '#ffffff',
  'accent-muted': '#d5e6f8',
  branch: '#aab6c3',
  relation: '#8250df',
  pill: '#f5efff',
  'pill-text': '#5b2bb5',
  'pill-border': '#d3bff5',
  chip: '#e3f4f2',
  'chip-text': '#0b5350',
  'chip-border': '#a8d8d3',
  error: '#cf222e',
  warning: '#9a6700',
  information: '#0969da',
  compatible: '#1a7f37',
  incompatible: '#cf222e',
  unknown: '#6b7480',
  sign: '#ffffff',
};

const dark: Colours = {
  background: '#16191d',
  text: '#e8edf2',
  muted: '#a3adb8',
  card: '#21262c',
  border: '#454d57',
  group: '#1c2a3b',
  'group-border': '#3b5f8c',
  accent: '#1f63b8',
  'accent-text': '#ffffff',
  'accent-muted': '#d5e6f8',
  branch: '#5a6572',
  relation: '#b392f0',
  pill: '#2b2440',
  'pill-text': '#d6c6ff',
  'pill-border': '#5d4b8c',
  chip: '#12353a',
  'chip-text': '#a5e6e1',
  'chip-border': '#27666b',
  error: '#ff7b72',
  warning: '#e3b341',
  information: '#6cb0ff',
  compatible: '#56d364',
  incompatible: '#ff7b72',
  unknown: '#a3adb8',
  sign: '#16191d',
};

const highContrast: Colours = {
  background: '#000000',
  text: '#ffffff',
  muted: '#ffffff',
  card: '#000000',
  border: '#ffffff',
  group: '#000000',
  'group-border': '#3ff2f2',
  accent: '#3ff2f2',
  'accent-text': '#000000',
  'accent-muted': '#000000',
  branch: '#ffffff',
  relation: '#ffe14d',
  pill: '#000000',
  'pill-text': '#ffe14d',
  'pill-border': '#ffe14d',
  chip: '#000000',
  'chip-text': '#3ff2f2',
  'chip-border': '#3ff2f2',
  error: '#ff8f8f',
  warning: '#ffd75e',
  information: '#8ecbff',
  compatible: '#5eff7a',
  incompatible: '#ff8f8f',
  unknown: '#ffffff',
  sign: '#000000',
};

const palettes = { light, dark, 'high-contrast': highContrast } as const;

/** The class of every picture: its rules reach nothing else on a page. */
export const pictureClass = 'compspec-picture';

/**
 * The style of a picture that stands alone. The colours are written out where they are certain, since not
 * every program that shows SVG knows variables; `auto` asks for what the reader prefers.
 */
export function pictureStyle(theme: Theme): string {
  if (theme !== 'auto') {
    const colours = palettes[theme];
    return shapes((name) => colours[name], theme === 'high-contrast' ? 2 : 1);
  }
  return [
    `.${pictureClass}{${properties(light)}}`,
    `@media (prefers-color-scheme:dark){.${pictureClass}{${properties(dark)}}}`,
    `@media (prefers-contrast:more){.${pictureClass}{${properties(highContrast)}}}`,
    shapeStyle,
  ].join('\n');
}

/** The colours of a theme for what is no style sheet; where the reader decides, those on white. */
export function coloursOf(theme: Theme): Colours {
  return palettes[theme === 'auto' ? 'light' : theme];
}

/** The colours of a theme as properties of a whole page. */
export function themeProperties(theme: Theme): string {
  if (theme !== 'auto') return `:root[data-theme]{${properties(palettes[theme])}}`;
  return [
    `:root[data-theme]{${properties(light)}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme]{${properties(dark)}}}`,
    `@media (prefers-contrast:more){:root[data-theme]{${properties(highContrast)}}}`,
  ].join('\n');
}

function properties(colours: Colours): string {
  return colourNames.map((name) => `--picture-${name}:${colours[name]}`).join(';');
}

function shapes(colour: (name: ColourName) => string, weight: number): string {
  const rules: readonly (readonly [selector: string, declarations: string])[] = [
    [
      '',
      "font-family:'Segoe UI',Roboto,Helvetica,Arial,'Liberation Sans','Noto Sans',sans-serif;font-size:13px",
    ],
    ['.ground', `fill:${colour('background')}`],
    ['text', `fill:${colour('text')};white-space:pre`],
    ['.plate', `fill:${colour('card')};stroke:${colour('border')};stroke-width:${weight}`],
    ['.group .plate', `fill:${colour('group')};stroke:${colour('group-border')}`],
    ['.namespace .plate,.root .plate', `fill:${colour('accent')};stroke:${colour('accent')}`],
    ['.missing .plate', `stroke:${colour('error')};stroke-dasharray:5 3`],
    ['.hyperedge .plate', `fill:${colour('pill')};stroke:${colour('pill-border')}`],
    ['.more .plate', `fill:${colour('background')};stroke-dasharray:3 3`],
    ['.has-error .plate', `stroke:${colour('error')}`],
    ['.has-warning .plate', `stroke:${colour('warning')}`],
    ['.name', 'font-weight:600'],
    ['.prefix,.detail', `fill:${colour('muted')}`],
    ['.detail', 'font-size:11px'],
    ['.deprecated .name', 'text-decoration:line-through'],
    ['.namespace .name,.root .name', `fill:${colour('accent-text')}`],
    // A coloured mark on a coloured card has an edge that tells one from the other.
    [
      '.namespace .mark .field,.root .mark .field',
      `stroke:${colour('accent-text')};stroke-width:1.5`,
    ],
    ['.namespace .detail', `fill:${colour('accent-muted')}`],
    ['.chip', `fill:${colour('chip')};stroke:${colour('chip-border')}`],
    ['.value', `fill:${colour('chip-text')};font-size:10.5px;text-anchor:middle`],
    ['.badge', `fill:${colour('group')};stroke:${colour('group-border')};stroke-width:${weight}`],
    ['.count', `fill:${colour('text')};font-size:10px;font-weight:600;text-anchor:middle`],
    ['.branch', `fill:none;stroke:${colour('branch')};stroke-width:${weight * 1.4}`],
    ['.loose', 'stroke-dasharray:3 4'],
    ['.branch.broken', `stroke:${colour('error')};stroke-dasharray:5 3`],
    [
      '.relation .halo',
      `fill:none;stroke:${colour('background')};stroke-width:${weight * 1.5 + 3}`,
    ],
    ['.relation .line', `fill:none;stroke:${colour('relation')};stroke-width:${weight * 1.5}`],
    ['.lifted .line', 'stroke-dasharray:6 3'],
    ['.relation .arrow', `fill:${colour('relation')}`],
    ['.pill', `fill:${colour('pill')};stroke:${colour('pill-border')}`],
    ['.word', `fill:${colour('pill-text')};font-size:10.5px;text-anchor:middle`],
    ['.relation.has-error .line', `stroke:${colour('error')}`],
    ['.relation.has-error .pill', `stroke:${colour('error')}`],
    ['.relation.has-error .arrow', `fill:${colour('error')}`],
    ['.relation.has-warning .line', `stroke:${colour('warning')}`],
    ['.relation.has-warning .pill', `stroke:${colour('warning')}`],
    ['.relation.has-warning .arrow', `fill:${colour('warning')}`],
    [
      '.sign',
      `fill:none;stroke:${colour('sign')};stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round`,
    ],
    ...(['error', 'warning', 'information'] as const).map(
      (severity) => [`.${severity} .field`, `fill:${colour(severity)}`] as const,
    ),
    ['.hint .field', `fill:${colour('information')}`],
    ...(['compatible', 'incompatible', 'unknown'] as const).flatMap((verdict) => [
      [`.verdict.${verdict} .field`, `fill:${colour(verdict)}`] as const,
      [`.card.${verdict} .stripe`, `fill:${colour(verdict)}`] as const,
    ]),
    ['.heading', 'font-size:17px;font-weight:600'],
    ['.summary,.note,.key', `fill:${colour('muted')};font-size:11.5px`],
    ['.rule', `stroke:${colour('border')}`],
  ];
  return rules.map(([selector, declarations]) => `${scoped(selector)}{${declarations}}`).join('\n');
}

function scoped(selectors: string): string {
  return selectors
    .split(',')
    .map((selector) => `.${pictureClass}${selector === '' ? '' : ` ${selector}`}`)
    .join(',');
}

/**
 * The same for a page that sets the colours, as properties of an element around the picture or of the
 * picture itself.
 */
export const shapeStyle = shapes((name) => `var(--picture-${name})`, 1);
