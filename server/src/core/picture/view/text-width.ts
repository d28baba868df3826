/**
 * How wide texts are, the same in every place that draws: no font is asked, since each machine has others.
 * ASCII has the advance widths of Helvetica (Adobe's Core 14 font metrics), which Arial and Liberation Sans
 * share; what other scripts need is an upper bound for common fonts.
 */

export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** In thousandths of the font's size, from the space to the tilde. */
const ascii = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Fonts that stand in for Helvetica are a little wider; bold ones by so much more. */
const slack = 1.04;
const boldness = 1.08;

const narrow = 600;
const wide = 1000;
const emoji = 1300;
const other = 760;

/** The width of a text in pixels. */
export function textWidth(text: string, { size, bold = false }: TextStyle): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character.codePointAt(0)!);
  return (thousandths * size * slack * (bold ? boldness : 1)) / 1000;
}

function advance(code: number): number {
  if (code >= 0x20 && code <= 0x7e) return ascii[code - 0x20]!;
  if (takesNoSpace(code)) return 0;
  if (code >= 0x1f000 && code <= 0x1faff) return emoji;
  if (isWide(code)) return wide;
  // Latin with marks, Greek, Cyrillic, Hebrew, Arabic: capitals among them are wider.
  if (code < 0x700) return code < 0x590 ? 700 : narrow;
  return other;
}

/** Marks that combine with what is before them, joiners, selectors, and characters that only steer. */
function takesNoSpace(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x591 && code <= 0x5bd) ||
    (code >= 0x610 && code <= 0x61a) ||
    (code >= 0x64b && code <= 0x65f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0100 && code <= 0xe01ef)
  );
}

/** East Asian wide and full-width forms (Unicode's annex 11, by blocks). */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
