/** Zero-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text start; `\n`, `\r\n` and `\r` end a line, as in LSP. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== 0x0a && code !== 0x0d) continue;
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1;
      this.#starts.push(at + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The position of an offset; one outside the text is taken as its nearest end. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= inside) low = middle + 1;
      else high = middle;
    }
    return { line: low - 1, character: inside - this.#starts[low - 1]! };
  }

  /** The offset of a line's first character; of a line that the text has not, its end. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** The text of a line without its end; empty for a line that the text has not. */
  lineText(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return '';
    return this.text
      .slice(start, this.#starts[line + 1] ?? this.text.length)
      .replace(/[\r\n]+$/, '');
  }
}
