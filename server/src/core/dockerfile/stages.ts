import { expanded, type ValueOf } from './expand.js';
import type { EscapeCharacter } from './parser.js';
import { pairOf, pairsIn, wordsIn } from './words.js';

/** Variables; one that is there without a value has one that is not known. */
type Variables = Map<string, string | undefined>;

/** A stage of a Dockerfile, as its `FROM` tells. */
export interface StageHead {
  /** Behind `AS`; undefined where there is none. */
  readonly name: string | undefined;
  /** What it is built from, as the builder takes it; undefined where it holds a variable that is not known. */
  readonly image: string | undefined;
  /** The number of the stage that it is built from, always a smaller one; undefined for an image from elsewhere. */
  readonly base: number | undefined;
}

interface Stage {
  readonly index: number;
  /** The stage that it is built from; undefined where that is an image from elsewhere. */
  readonly base: Stage | undefined;
  readonly environment: Variables;
  readonly args: Variables;
}

/** Stages upon stages; what those further down set is not known. */
const mostAncestors = 100;

/**
 * The stages of a Dockerfile and the variables in them, as its instructions go by. An `ARG` has its
 * default here, which whoever builds the image may override.
 */
export class Stages {
  readonly #escapeCharacter: EscapeCharacter;
  readonly #globals: Variables = new Map();
  readonly #named = new Map<string, Stage>();
  readonly #heads: StageHead[] = [];
  #present: Stage | undefined;

  constructor(escapeCharacter: EscapeCharacter) {
    this.#escapeCharacter = escapeCharacter;
  }

  /** The number of the present stage; -1 before the first. */
  get index(): number {
    return this.#heads.length - 1;
  }

  /** Those so far, in the order of the text. */
  get heads(): readonly StageHead[] {
    return this.#heads;
  }

  /** The value of a variable here; undefined where it is not set here, as the base image may set it. */
  readonly valueOf: ValueOf = (name) => {
    if (this.#present === undefined) return this.#globals.get(name);
    // What `ENV` sets wins over any `ARG` of the name.
    const variables = this.#setting(name, 'environment') ?? this.#setting(name, 'args');
    return variables?.get(name);
  };

  /** Takes over what an instruction does to stages and variables. */
  take(keyword: string, line: string): void {
    if (keyword === 'FROM') this.#from(line);
    else if (keyword === 'ARG') this.#arg(line);
    else if (keyword === 'ENV') this.#env(line);
  }

  #from(line: string): void {
    const words = wordsIn(line, this.#escapeCharacter)
      .map(({ start, end }) => line.slice(start, end))
      .filter((word) => !word.startsWith('--'));
    const [image = '', as = '', name = ''] = words;
    const globals: ValueOf = (variable) => this.#globals.get(variable);
    const from = expanded(image, this.#escapeCharacter, globals);
    const base = this.#named.get(from?.toLowerCase() ?? '');
    const index = this.#heads.length;
    const stage = { index, base, environment: new Map(), args: new Map() };
    const isNamed = as.toLowerCase() === 'as' && name !== '';
    this.#heads.push({ name: isNamed ? name : undefined, image: from, base: base?.index });
    this.#present = stage;
    if (isNamed) this.#named.set(name.toLowerCase(), stage);
  }

  #arg(line: string): void {
    const into = this.#present?.args ?? this.#globals;
    // All values of one instruction are read before any of its names is set.
    const found = wordsIn(line, this.#escapeCharacter).map((word): [string, string | undefined] => {
      const { name, value } = pairOf(line, word);
      const key = line.slice(name.start, name.end);
      const text = value && this.#text(line.slice(value.start, value.end));
      return [key, value === undefined ? this.#globals.get(key) : text];
    });
    for (const [key, value] of found) into.set(key, value);
  }

  #env(line: string): void {
    if (this.#present === undefined) return;
    const found = pairsIn(line, this.#escapeCharacter).map(
      ({ name, value }): [string, string | undefined] => {
        const key = this.#text(line.slice(name.start, name.end)) ?? '';
        return [key, value && this.#text(line.slice(value.start, value.end))];
      },
    );
    for (const [key, value] of found) this.#present.environment.set(key, value);
  }

  #text(word: string): string | undefined {
    return expanded(word, this.#escapeCharacter, this.valueOf);
  }

  /** The variables of the nearest stage that sets one. */
  #setting(name: string, kind: 'environment' | 'args'): Variables | undefined {
    let stage = this.#present;
    for (let step = 0; stage !== undefined && step < mostAncestors; step += 1) {
      if (stage[kind].has(name)) return stage[kind];
      stage = stage.base;
    }
    return undefined;
  }
}
