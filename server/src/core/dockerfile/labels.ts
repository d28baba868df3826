import type { Span } from '../finding.js';
import { expanded, type ValueOf } from './expand.js';
import { JoinedLine } from './joined-line.js';
import { type EscapeCharacter, readInstructions } from './parser.js';
import { type EnvironmentVariable, type StageHead, Stages } from './stages.js';
import { type Pair, pairsIn } from './words.js';

/** The quotes around the whole of a name, one of them where it does not end; empty where there are none. */
export type LabelQuote = '' | '"' | "'";

/** A label that a Dockerfile gives its image. */
export interface Label {
  readonly name: string;
  /** Where the name stands, inside its quotes. */
  readonly span: Span;
  readonly quote: LabelQuote;
  /** Whether a part of the name is that of a variable, and so written elsewhere. */
  readonly hasVariable: boolean;
  /** Whether the name is known: a variable in it, if any, can be resolved. */
  readonly isNameKnown: boolean;
  /** Its text; undefined where there is none yet, or where it holds a variable that can not be resolved. */
  readonly value: string | undefined;
  /** Where the value stands, with its quotes; empty, behind the name or its `=`, where there is none yet. */
  readonly valueSpan: Span;
  /** The quotes around the whole of the value, one of them where it does not end. */
  readonly valueQuote: LabelQuote;
  /** Whether a part of the value is that of a variable, whether that is known or not. */
  readonly valueHasVariable: boolean;
  /** The instruction that it is in, from `LABEL` or `ONBUILD` to its end. */
  readonly instruction: Span;
  /** The number of the stage; -1 before the first `FROM`. */
  readonly stage: number;
  /** Whether it stands behind `ONBUILD`, and is given to images built from this one. */
  readonly isTrigger: boolean;
}

/** The labels of a Dockerfile, or of a definition file. */
export interface DockerfileLabels {
  /** Undefined in a definition file: what stands there is meant as it stands there, and has no quotes. */
  readonly escapeCharacter: EscapeCharacter | undefined;
  /** In the order of the text, several of one name among them. */
  readonly all: readonly Label[];
  readonly stages: readonly StageHead[];
  /** What `ENV` sets, in the order of the text. */
  readonly environment: readonly EnvironmentVariable[];
}

/** The instructions that labels, or the variables in them, are in. */
const readKeywords: ReadonlySet<string> = new Set(['LABEL', 'FROM', 'ARG', 'ENV']);

const unknown: ValueOf = () => undefined;

/**
 * Reads the labels of a Dockerfile, its stages and variables. Names and values are read as the builder
 * reads them; what is half typed is taken for what it may become. Never throws.
 */
export function readLabels(source: string): DockerfileLabels {
  const { escapeCharacter, all: instructions } = readInstructions(source);
  const stages = new Stages(escapeCharacter);
  const all: Label[] = [];
  for (const { keyword, isTrigger, head, start, end } of instructions) {
    if (!readKeywords.has(keyword)) continue;
    const line = new JoinedLine(source, { start, end }, escapeCharacter);
    if (keyword !== 'LABEL') {
      if (!isTrigger) stages.take(keyword, line, { start: head, end });
      continue;
    }
    // A trigger's variables are those of another build.
    const lookUp = isTrigger ? unknown : stages.valueOf;
    const place = { instruction: { start: head, end }, stage: stages.index, isTrigger };
    for (const pair of pairsIn(line.text, escapeCharacter)) {
      all.push(readLabel(pair, line, place, escapeCharacter, lookUp));
    }
  }
  return { escapeCharacter, all, stages: stages.heads, environment: stages.environment };
}

function readLabel(
  { name: written, value }: Pair,
  line: JoinedLine,
  { instruction, stage, isTrigger }: Pick<Label, 'instruction' | 'stage' | 'isTrigger'>,
  escapeCharacter: EscapeCharacter,
  lookUp: ValueOf,
): Label {
  const word = line.text.slice(written.start, written.end);
  const quote = quoteAround(word);
  const isClosed = quote !== '' && word.length > 1 && word.endsWith(quote);
  const span = line.spanOf({
    start: written.start + quote.length,
    end: written.end - (isClosed ? 1 : 0),
  });
  const literal = expanded(word, escapeCharacter, unknown);
  const name = literal ?? expanded(word, escapeCharacter, lookUp);
  const given = value && line.text.slice(value.start, value.end);
  return {
    name: name ?? line.source.slice(span.start, span.end),
    span,
    quote,
    hasVariable: literal === undefined,
    isNameKnown: name !== undefined,
    value: given === undefined ? undefined : expanded(given, escapeCharacter, lookUp),
    valueSpan: spanOfValue(line, written, value),
    valueQuote: quoteAround(given ?? ''),
    valueHasVariable:
      given !== undefined && expanded(given, escapeCharacter, unknown) === undefined,
    instruction,
    stage,
    isTrigger,
  };
}

function spanOfValue(line: JoinedLine, name: Span, value: Span | undefined): Span {
  if (value !== undefined && value.end > value.start) return line.spanOf(value);
  const { end } = line.spanOf({ start: name.start, end: value?.start ?? name.end });
  return { start: end, end };
}

/** The quotes, if they are around the whole word. */
function quoteAround(word: string): LabelQuote {
  const [first] = word;
  if (first !== '"' && first !== "'") return '';
  const next = word.indexOf(first, 1);
  return next === -1 || next === word.length - 1 ? first : '';
}

/**
 * A name as it has to be written where another one stands; undefined where the builder could not read
 * it: it cuts a label at the first `=`, even in quotes. In a definition file a space ends a name, and a
 * line that begins with `#` or `%` is no label.
 */
export function writtenName(
  name: string,
  quote: LabelQuote,
  escapeCharacter: EscapeCharacter | undefined,
): string | undefined {
  if (escapeCharacter === undefined) return /^[#%]|\s/.test(name) ? undefined : name;
  return name.includes('=') ? undefined : writtenText(name, quote, escapeCharacter);
}

/** A value as it has to be written where another one stands, without the quotes that stand there. */
export function writtenText(
  text: string,
  quote: LabelQuote,
  escapeCharacter: EscapeCharacter | undefined,
): string {
  if (escapeCharacter === undefined) return text;
  if (quote === "'") return text.replaceAll("'", `'"'"'`);
  if (!/[\s"'$\\`]/.test(text)) return text;
  const meant = ['"', '$', escapeCharacter];
  const escaped = text.replace(/["$\\`]/g, (character) =>
    meant.includes(character) ? escapeCharacter + character : character,
  );
  return quote === '"' ? escaped : `"${escaped}"`;
}
