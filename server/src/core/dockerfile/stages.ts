import type { Span } from '../finding.js';
import { expanded, type ValueOf } from './expand.js';
import type { JoinedLine } from './joined-line.js';
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
  /** The instruction, from `FROM` to its end. */
  readonly instruction: Span;
  /** Where the image stands; empty, at the end of `FROM`, where there is none yet. */
  readonly imageSpan: Span;
  /** Behind `--platform=`; undefined where there is none. */
  readonly platform: StagePlatform | undefined;
}

/** The platform that a `FROM` asks for. */
export interface StagePlatform {
  /** `linux/arm64`; undefined where it holds a variable that is not known, as `$BUILDPLATFORM`. */
  readonly text: string | undefined;
  /** Where it stands, without the flag. */
  readonly span: Span;
}

/** A variable that an `ENV` gives to the image of a stage. */
export interface EnvironmentVariable {
  readonly name: string;
  /** Undefined where it holds a variable that is not known. */
  readonly value: string | undefined;
  /** Where the value stands, with its quotes; where there is none, the name. */
  readonly span: Span;
  readonly instruction: Span;
  /** The number of the stage. */
  readonly stage: number;
}

/** A variable that is set at a place of a Dockerfile. */
export interface SetVariable {
  readonly name: string;
  /** Undefined where it is not known, as that of an `ARG` without a default. */
  readonly value: string | undefined;
  readonly keyword: 'ARG' | 'ENV';
}

interface Stage {
  readonly index: number;
  /** The stage that it is built from; undefined where that is an image from elsewhere. */
  readonly base: Stage | undefined;
  readonly environment: Variables;
  readonly args: Variables;
}

const platformFlag = '--platform=';

/** What the builder sets in the global scope, and proxies, which whoever builds may set undeclared. */
const automatic =
  /^(?:(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|TARGETSTAGE|BUILDKIT_\w+|\w+_proxy)$/i;

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
  readonly #variables: EnvironmentVariable[] = [];
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

  /** What `ENV` sets so far, in the order of the text. */
  get environment(): readonly EnvironmentVariable[] {
    return this.#variables;
  }

  /** The value of a variable here; undefined where it is not set here, as the base image may set it. */
  readonly valueOf: ValueOf = (name) => {
    if (this.#present === undefined) return this.#globals.get(name);
    // What `ENV` sets wins over any `ARG` of the name.
    const variables = this.#setting(name, 'environment') ?? this.#setting(name, 'args');
    return variables?.get(name);
  };

  /** The variables that are set here: those of `ENV`, which win, and of `ARG`; the last ones of the nearest stage first. */
  variables(): readonly SetVariable[] {
    const found = new Map<string, SetVariable>();
    for (const [kind, keyword] of [['environment', 'ENV'] as const, ['args', 'ARG'] as const]) {
      let stage = this.#present;
      for (let step = 0; stage !== undefined && step < mostAncestors; step += 1) {
        for (const [name, value] of [...stage[kind]].reverse()) {
          if (!found.has(name)) found.set(name, { name, value, keyword });
        }
        stage = stage.base;
      }
    }
    return [...found.values()];
  }

  /**
   * The value of a variable in a `FROM`, where no stage and no base image sets any: one that no `ARG`
   * declares is empty, unless it is one of those that the builder sets. Source: Docker's reference of
   * Dockerfiles, "Automatic platform ARGs in the global scope".
   */
  readonly #globalValue: ValueOf = (name) => {
    if (this.#globals.has(name)) return this.#globals.get(name);
    return automatic.test(name) ? undefined : '';
  };

  /** Takes over what an instruction does to stages and variables. */
  take(keyword: string, line: JoinedLine, instruction: Span): void {
    if (keyword === 'FROM') this.#from(line, instruction);
    else if (keyword === 'ARG') this.#arg(line.text);
    else if (keyword === 'ENV') this.#env(line, instruction);
  }

  #from(line: JoinedLine, instruction: Span): void {
    const textOf = ({ start, end }: Span): string => line.text.slice(start, end);
    const all = wordsIn(line.text, this.#escapeCharacter);
    const words = all.filter((word) => !textOf(word).startsWith('--'));
    const [image, as, name] = words.map(textOf);
    const globals = this.#globalValue;
    // An empty name is nobody's: a variable that nothing sets will be set by whoever builds.
    const from =
      expanded(image ?? '', this.#escapeCharacter, globals) ||
      (image === undefined ? '' : undefined);
    const base = this.#named.get(from?.toLowerCase() ?? '');
    const index = this.#heads.length;
    const stage = { index, base, environment: new Map(), args: new Map() };
    const isNamed = as?.toLowerCase() === 'as' && name !== undefined;
    const flag = all.find((word) => textOf(word).startsWith(platformFlag));
    this.#heads.push({
      name: isNamed ? name : undefined,
      image: from,
      base: base?.index,
      instruction,
      imageSpan: line.spanOf(words[0] ?? { start: 0, end: 0 }),
      platform: flag && this.#platform(line, flag, globals),
    });
    this.#present = stage;
    if (isNamed) this.#named.set(name.toLowerCase(), stage);
  }

  #platform(line: JoinedLine, { start, end }: Span, globals: ValueOf): StagePlatform {
    const value = { start: start + platformFlag.length, end };
    const text = expanded(line.text.slice(value.start, end), this.#escapeCharacter, globals);
    return { text, span: line.spanOf(value) };
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

  #env(line: JoinedLine, instruction: Span): void {
    if (this.#present === undefined) return;
    const textOf = ({ start, end }: Span): string => line.text.slice(start, end);
    const found = pairsIn(line.text, this.#escapeCharacter).map(
      ({ name, value }): EnvironmentVariable => ({
        name: this.#text(textOf(name)) ?? '',
        value: value && this.#text(textOf(value)),
        span: line.spanOf(value ?? name),
        instruction,
        stage: this.index,
      }),
    );
    for (const one of found) this.#present.environment.set(one.name, one.value);
    this.#variables.push(...found);
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
