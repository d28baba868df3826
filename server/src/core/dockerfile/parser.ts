import { hereDocumentsIn } from './here-documents.js';
import { JoinedLine } from './joined-line.js';
import { isSpace } from './words.js';

/** An instruction of a Dockerfile; offsets are those of the text. */
interface Instruction {
  /** In capitals: `LABEL`. */
  readonly keyword: string;
  /** Whether it stands behind `ONBUILD`, and so takes effect in images built from this one. */
  readonly isTrigger: boolean;
  /** Where it begins: at its keyword, of a trigger at `ONBUILD`. */
  readonly head: number;
  /** Where its arguments are, with the white space and the continued lines in them. */
  readonly start: number;
  /** Behind its last line, which may be that of its last here-document. */
  readonly end: number;
}

/** What continues a line, and takes the meaning from the next character. */
export type EscapeCharacter = '\\' | '`';

/** A Dockerfile as its instructions. */
export interface Instructions {
  readonly escapeCharacter: EscapeCharacter;
  /** In the order of the text. */
  readonly all: readonly Instruction[];
}

/** Of a longer text nothing is read: no Dockerfile is this long. UTF-16 code units. */
const longest = 1024 * 1024;

/**
 * The instructions of a Dockerfile: where each begins and ends, over continued lines, comments in them
 * and here-documents. Never throws, and takes a time that grows with the text alone. What is in an
 * instruction is read elsewhere. Source: BuildKit's `parser.Parse`; a `\r` alone ends a line here, too,
 * as it does in editors.
 */
export function readInstructions(source: string): Instructions {
  const escapeCharacter = escapeOf(source);
  if (source.length > longest) return { escapeCharacter, all: [] };
  return { escapeCharacter, all: new Reader(source, escapeCharacter).read() };
}

/** Comments on top that have the form of a directive; any other line ends them. */
const directives = /^\uFEFF?(?:[ \t]*#[ \t]*[a-z][a-z0-9]*[ \t]*=[^\r\n]*(?:\r\n?|\n|$)){0,20}/i;

function escapeOf(text: string): EscapeCharacter {
  const [head] = directives.exec(text) ?? [''];
  return /#[ \t]*escape[ \t]*=[ \t]*`[ \t]*(?:[\r\n]|$)/i.test(head) ? '`' : '\\';
}

/** A line of a text, and where the next one begins. */
interface Line {
  readonly start: number;
  /** In front of its line end. */
  readonly end: number;
  readonly next: number;
}

class Reader {
  readonly #text: string;
  readonly #escapeCharacter: EscapeCharacter;
  readonly #all: Instruction[] = [];
  #at = 0;

  constructor(source: string, escapeCharacter: EscapeCharacter) {
    this.#text = source;
    this.#escapeCharacter = escapeCharacter;
    if (source.startsWith('\uFEFF')) this.#at = 1;
  }

  read(): readonly Instruction[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#all;
  }

  /** A comment, an empty line, or an instruction. */
  #step(): void {
    const first = this.#line();
    const head = this.#printed(first);
    this.#at = first.next;
    if (head === first.end || this.#text[head] === '#') return;
    const end = this.#continued(first, head);
    const found = this.#instruction(head, end);
    if (found === undefined) return;
    this.#all.push({ ...found, end: this.#behindHereDocuments(found, end) });
  }

  /** The end of the lines that continue one. */
  #continued(first: Line, head: number): number {
    let last = first;
    let isOpen = this.#isContinued(head, first.end);
    while (isOpen && this.#at < this.#text.length) {
      last = this.#line();
      this.#at = last.next;
      const printed = this.#printed(last);
      // Empty lines and comments do not end what is continued.
      if (printed === last.end || this.#text[printed] === '#') continue;
      isOpen = this.#isContinued(last.start, last.end);
    }
    // Of a text that ends there, all is open still.
    return isOpen ? this.#text.length : last.end;
  }

  /** Whether a line ends in an escape character that is not itself escaped. */
  #isContinued(start: number, end: number): boolean {
    const text = this.#text;
    let at = end - 1;
    while (at >= start && (text[at] === ' ' || text[at] === '\t')) at -= 1;
    if (at < start || text[at] !== this.#escapeCharacter) return false;
    return at === start || text[at - 1] !== this.#escapeCharacter;
  }

  #instruction(head: number, end: number): Instruction | undefined {
    const own = this.#word(head, end);
    if (own === undefined) return undefined;
    const keyword = own.text.toUpperCase();
    const { start, behind } = own;
    const trigger = keyword === 'ONBUILD' ? this.#word(behind, end) : undefined;
    if (trigger === undefined)
      return { keyword, isTrigger: false, head: start, start: behind, end };
    const meant = trigger.text.toUpperCase();
    return { keyword: meant, isTrigger: true, head: start, start: trigger.behind, end };
  }

  /** The next word, which may be continued itself. */
  #word(from: number, end: number) {
    const text = this.#text;
    let start = from;
    while (start < end && isBlank(text, start)) start += 1;
    let behind = start;
    while (behind < end && !endsWord(text, behind) && text[behind] !== this.#escapeCharacter) {
      behind += 1;
    }
    if (behind === end || (behind > start && endsWord(text, behind))) {
      return behind > start ? { text: text.slice(start, behind), start, behind } : undefined;
    }
    const line = new JoinedLine(this.#text, { start: from, end }, this.#escapeCharacter);
    const found = /[^\t\v\f\r ]+/.exec(line.text);
    if (found === null) return undefined;
    const span = line.spanOf({ start: found.index, end: found.index + found[0].length });
    return { text: found[0], start: span.start, behind: span.end };
  }

  /** Goes on behind the here-documents of an instruction, if it has any. */
  #behindHereDocuments({ keyword, start }: Instruction, end: number): number {
    if (keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD') return end;
    if (!this.#text.slice(start, end).includes('<<')) return end;
    const { text } = new JoinedLine(this.#text, { start, end }, this.#escapeCharacter);
    let behind = end;
    for (const { name, isTabbed } of hereDocumentsIn(text)) {
      behind = this.#text.length;
      while (this.#at < this.#text.length) {
        const line = this.#line();
        this.#at = line.next;
        const written = this.#text.slice(line.start, line.end);
        if ((isTabbed ? written.replace(/^\t+/, '') : written) !== name) continue;
        behind = line.end;
        break;
      }
    }
    return behind;
  }

  #line(): Line {
    const start = this.#at;
    const text = this.#text;
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
    return { start, end, next: end + (text.startsWith('\r\n', end) ? 2 : 1) };
  }

  /** Where in a line something is printed. */
  #printed({ start, end }: Line): number {
    let at = start;
    while (at < end && isBlank(this.#text, at)) at += 1;
    return at;
  }
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    code === 0x20 || code === 0x09 || ((code < 0x20 || code > 0x7e) && isSpace(text.charAt(at)))
  );
}

/** The builder's white space behind a keyword, and the ends of lines. */
function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
