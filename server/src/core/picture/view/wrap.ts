import { fitted } from './text-fit.js';
import { type TextStyle, textWidth } from './text-width.js';

/** A sentence in lines of a width, broken at spaces; a word that is wider than a line is shortened. */
export function wrapped(text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.slice(0, mostCharacters).split(' ')) {
    const longer = line === '' ? part : `${line} ${part}`;
    if (line !== '' && textWidth(longer, style) > width) {
      lines.push(line);
      line = part;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((one) => fitted(one, style, width).text);
}

/** A note is a sentence or two. */
const mostCharacters = 2000;
