import type { EscapeCharacter } from './parser.js';

/** The value of a variable; undefined where it is not known. */
export type ValueOf = (name: string) => string | undefined;

/** A longer text that variables make is not known: each could double the one before. */
const longestExpanded = 10_000;
/** Alternatives in alternatives, `${a:-${b:-…}}`; deeper ones are not known. */
const deepest = 20;

/**
 * A word as the builder takes it: without its quotes, its escapes resolved and its variables replaced;
 * undefined where it holds a variable whose value is not known. Quotes that do not end hold the rest.
 * Source: BuildKit's `shell.Lex`; of the forms of variables `#`, `%` and `/` are not known.
 */
export function expanded(
  word: string,
  escapeCharacter: EscapeCharacter,
  lookUp: ValueOf,
): string | undefined {
  // Most words mean what is written.
  if (!/["'$\\`]/.test(word)) return word;
  return new Expansion(word, escapeCharacter, lookUp).all();
}

const meaning = /["$\\`]/g;

class Expansion {
  readonly #word: string;
  readonly #escapeCharacter: EscapeCharacter;
  readonly #lookUp: ValueOf;
  #at = 0;

  constructor(word: string, escapeCharacter: EscapeCharacter, lookUp: ValueOf) {
    this.#word = word;
    this.#escapeCharacter = escapeCharacter;
    this.#lookUp = lookUp;
  }

  all(): string | undefined {
    return this.#until('', 0);
  }

  /** Reads on to the character that ends it, or to the end of the word. */
  #until(end: string, depth: number): string | undefined {
    const word = this.#word;
    let text: string | undefined = '';
    while (this.#at < word.length) {
      const character = word.charAt(this.#at);
      if (character === end) break;
      this.#at += 1;
      if (character === "'") text = joined(text, this.#literal());
      else if (character === '"') text = joined(text, this.#quoted(depth));
      else if (character === '$') text = joined(text, this.#variable(depth), true);
      else if (character === this.#escapeCharacter) {
        text = joined(text, word.charAt(this.#at));
        this.#at += 1;
      } else text = joined(text, character);
    }
    return text;
  }

  #literal(): string {
    const end = this.#word.indexOf("'", this.#at);
    const text = this.#word.slice(this.#at, end === -1 ? undefined : end);
    this.#at += text.length + 1;
    return text;
  }

  /** In double quotes the escape character is one before these quotes, `$` and itself alone. */
  #quoted(depth: number): string | undefined {
    const word = this.#word;
    const escaping = this.#escapeCharacter;
    let text: string | undefined = '';
    while (this.#at < word.length) {
      text = joined(text, this.#plain());
      const character = word.charAt(this.#at);
      this.#at += 1;
      if (character === '"') break;
      const next = word.charAt(this.#at);
      if (character === '$') text = joined(text, this.#variable(depth), true);
      else if (character === escaping && (next === '"' || next === '$' || next === escaping)) {
        text = joined(text, next);
        this.#at += 1;
      } else text = joined(text, character);
    }
    return text;
  }

  /** What means itself in double quotes, whatever the escape character. */
  #plain(): string {
    const start = this.#at;
    meaning.lastIndex = start;
    this.#at = meaning.test(this.#word) ? meaning.lastIndex - 1 : this.#word.length;
    return this.#word.slice(start, this.#at);
  }

  /** What stands for a variable; its `$` is read. */
  #variable(depth: number): string | undefined {
    if (this.#word.charAt(this.#at) !== '{') {
      const name = this.#name();
      return name === '' ? '$' : this.#lookUp(name);
    }
    this.#at += 1;
    const name = this.#name();
    const operator = /^:?[-+?]|/.exec(this.#word.slice(this.#at, this.#at + 2))?.[0] ?? '';
    this.#at += operator.length;
    const alternative = depth < deepest ? this.#until('}', depth + 1) : this.#skip();
    const isClosed = this.#word.charAt(this.#at) === '}';
    this.#at += 1;
    if (!isClosed || name === '' || (operator === '' && alternative !== '')) return undefined;
    const value = this.#lookUp(name);
    if (value === undefined || operator === '') return value;
    const isSet = value !== '' || !operator.startsWith(':');
    if (operator.endsWith('+')) return isSet ? alternative : '';
    if (operator.endsWith('?')) return isSet ? value : undefined;
    return isSet ? value : alternative;
  }

  #name(): string {
    const start = this.#at;
    while (/\w/.test(this.#word.charAt(this.#at))) this.#at += 1;
    return this.#word.slice(start, this.#at);
  }

  #skip(): undefined {
    this.#at = this.#word.length;
  }
}

/** Texts one behind the other; not known where one of them is not. */
function joined(
  text: string | undefined,
  more: string | undefined,
  isVariable = false,
): string | undefined {
  if (text === undefined || more === undefined) return undefined;
  const whole = text + more;
  return isVariable && whole.length > longestExpanded ? undefined : whole;
}
