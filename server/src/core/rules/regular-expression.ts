/** Why a text is no regular expression. */
type RegularExpressionFault =
  | 'parenthesis'
  | 'bracket'
  | 'nothing-to-repeat'
  | 'repeated-twice'
  | 'count'
  | 'escape'
  | 'backreference'
  | 'look-around'
  | 'group'
  | 'range'
  | 'class';

/**
 * What is wrong with a regular expression as Go's package regexp (RE2) reads it, or nothing. JavaScript
 * is no judge of it: it takes look-around and backreferences, which RE2 has not, and refuses `(?i)` and
 * `\Q…\E`, which RE2 has. Only what RE2 is sure to refuse is told: names of Unicode classes and how
 * much a nested repetition adds up to are not looked at. (Syntax: github.com/google/re2/wiki/Syntax.)
 */
export function regularExpressionFault(pattern: string): RegularExpressionFault | undefined {
  return new Scanner(pattern).scan();
}

class Scanner {
  #at = 0;

  constructor(readonly pattern: string) {}

  scan(): RegularExpressionFault | undefined {
    let depth = 0;
    // Whether there is something to repeat in front, one answer for each open group.
    let repeatable = false;
    let wasRepeated = false;
    const outer: boolean[] = [];
    while (this.#at < this.pattern.length) {
      const one = this.pattern[this.#at]!;
      let isRepetition = false;
      if (one === '(') {
        const opened = this.#open();
        if (opened === 'flags') {
          wasRepeated = false;
          continue;
        }
        if (opened !== 'opened') return opened;
        outer.push(repeatable);
        depth += 1;
        repeatable = false;
      } else if (one === ')') {
        if (depth === 0) return 'parenthesis';
        depth -= 1;
        outer.pop();
        this.#at += 1;
        repeatable = true;
      } else if (one === '|') {
        this.#at += 1;
        repeatable = false;
      } else if ('*+?{'.includes(one)) {
        const repeated = this.#repetition();
        if (repeated === 'count') return 'count';
        isRepetition = repeated;
        if (isRepetition && !repeatable) return 'nothing-to-repeat';
        if (isRepetition && wasRepeated) return 'repeated-twice';
        repeatable = true;
      } else {
        const fault = one === '[' ? this.#class() : one === '\\' ? this.#escape(false) : undefined;
        if (fault !== undefined) return fault;
        if (one !== '[' && one !== '\\') this.#at += 1;
        repeatable = true;
      }
      wasRepeated = isRepetition;
    }
    return depth > 0 ? 'parenthesis' : undefined;
  }

  /** `(`, `(?:`, `(?i:`, `(?P<name>`; or flags for what follows, `(?i)`. */
  #open(): 'opened' | 'flags' | RegularExpressionFault {
    const rest = this.pattern.slice(this.#at, this.#at + 200);
    const found = /^\((?!\?)|^\(\?P?<\w+>|^\(\?[imsU]*(?:-[imsU]+)?[:)]/.exec(rest)?.[0];
    if (found === undefined) return /^\(\?<?[=!]/.test(rest) ? 'look-around' : 'group';
    this.#at += found.length;
    return found.endsWith(')') ? 'flags' : 'opened';
  }

  /** `*`, `+`, `?`, `{2}`, `{2,}`, `{2,3}`, each lazy with a `?` behind; any other `{` is itself. */
  #repetition(): boolean | 'count' {
    const rest = this.pattern.slice(this.#at, this.#at + 30);
    const found = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(rest);
    this.#at += found?.[0].length ?? 1;
    if (found === null) return false;
    const [, least, most] = found;
    const isTooMuch = Number(least ?? 0) > 1000 || Number(most ?? 0) > 1000;
    return isTooMuch || (most && Number(least) > Number(most)) ? 'count' : true;
  }

  /** What a backslash begins; in a class, only what stands for characters. */
  #escape(inClass: boolean): RegularExpressionFault | undefined {
    const rest = this.pattern.slice(this.#at);
    const quoted = inClass ? undefined : /^\\Q[\s\S]*?(?:\\E|$)/.exec(rest)?.[0];
    const found = quoted ?? (inClass ? character : outside).exec(rest)?.[0];
    if (found !== undefined) {
      this.#at += found.length;
      return undefined;
    }
    return /^\\(?:[1-9]|k)/.test(rest) ? 'backreference' : 'escape';
  }

  #class(): RegularExpressionFault | undefined {
    const { pattern } = this;
    this.#at += pattern[this.#at + 1] === '^' ? 2 : 1;
    for (let isFirst = true; ; isFirst = false) {
      if (this.#at >= pattern.length) return 'bracket';
      if (pattern[this.#at] === ']' && !isFirst) break;
      const rest = pattern.slice(this.#at, this.#at + 100);
      const named = /^\[:([^\]]*?):\]/.exec(rest);
      if (named !== null && !posixClasses.has(named[1]!.replace('^', ''))) return 'class';
      const set = named ?? /^\\(?:[dDsSwW]|[pP](?:[A-Za-z]|\{\^?\w+\}))/.exec(rest);
      const fault = set === null ? this.#rangeInClass() : undefined;
      if (fault !== undefined) return fault;
      if (set !== null) this.#at += set[0].length;
    }
    this.#at += 1;
    return undefined;
  }

  /** One character, or one to another. */
  #rangeInClass(): RegularExpressionFault | undefined {
    const first = this.#characterInClass();
    if (typeof first === 'string') return first;
    const { pattern } = this;
    const next = pattern[this.#at + 1];
    if (pattern[this.#at] !== '-' || next === undefined || next === ']') return undefined;
    this.#at += 1;
    const last = this.#characterInClass();
    if (typeof last === 'string') return last;
    return last < first ? 'range' : undefined;
  }

  /** The number of the character. */
  #characterInClass(): number | RegularExpressionFault {
    const start = this.#at;
    if (this.pattern[start] !== '\\') {
      const point = this.pattern.codePointAt(start)!;
      this.#at += point > 0xffff ? 2 : 1;
      return point;
    }
    const fault = this.#escape(true);
    return fault ?? pointOf(this.pattern.slice(start + 1, this.#at));
  }
}

/** Escapes that are one character: octal, hexadecimal, control characters, punctuation. */
const character =
  /^\\(?:[1-7][0-7]{1,2}|0[0-7]{0,2}|x[\da-fA-F]{2}|x\{[\da-fA-F]+\}|[afnrtv]|[!-/:-@[-`{-~ ]|[\x00-\x1f\x7f])/;

const outside = new RegExp(
  `${character.source}|^\\\\(?:[AbBzdDsSwW]|[pP](?:[A-Za-z]|\\{\\^?\\w+\\}))`,
);

const posixClasses: ReadonlySet<string> = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** The character that an escape means, without its backslash. */
function pointOf(written: string): number {
  if (/^[0-7]/.test(written)) return Number.parseInt(written, 8);
  if (written.startsWith('x')) return Number.parseInt(written.replace(/[x{}]/g, ''), 16);
  return controls[written] ?? written.charCodeAt(0);
}
