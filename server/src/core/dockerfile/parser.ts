import {
  DockerfileParser,
  type Instruction as Parsed,
  type PropertyInstruction,
} from 'dockerfile-ast';
import { Lines } from '../text/lines.js';

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
  readonly end: number;
}

/** What continues a line, and takes the meaning from the next character. */
export type EscapeCharacter = '\\' | '`';

/** A Dockerfile as its instructions. */
export interface Instructions {
  /** The text with spaces for comments, which may stand in the middle of an instruction. */
  readonly text: string;
  readonly escapeCharacter: EscapeCharacter;
  /** In the order of the text. */
  readonly all: readonly Instruction[];
}

/** Of a longer text nothing is read: no Dockerfile is this long. UTF-16 code units. */
const longest = 1024 * 1024;

/**
 * The instructions of a Dockerfile: where each begins and ends, over continued lines, comments in them
 * and here-documents. Never throws, and takes a time that grows with the text alone. What is in an
 * instruction is read elsewhere, by the rules of the builder: dockerfile-ast has its own about quotes.
 */
export function readInstructions(source: string): Instructions {
  const escapeCharacter = escapeOf(source);
  if (source.length > longest) return { text: '', escapeCharacter, all: [] };
  const text = withoutComments(source);
  const lines = new Lines(text);
  const offsetOf = ({ line, character }: Place): number => lines.startOf(line) + character;
  const parsed = DockerfileParser.parse(harmless(text, escapeCharacter)).getInstructions();
  const all = parsed.map((instruction): Instruction => {
    const trigger = triggerOf(instruction);
    const meant = trigger ?? instruction;
    const start = offsetOf(meant.getInstructionRange().end);
    return {
      keyword: meant.getKeyword(),
      isTrigger: trigger !== undefined,
      head: offsetOf(instruction.getRange().start),
      start,
      end: Math.max(start, offsetOf(instruction.getRange().end)),
    };
  });
  return { text, escapeCharacter, all };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** The instruction behind `ONBUILD`. */
function triggerOf(parsed: Parsed): Parsed | undefined {
  if (parsed.getKeyword() !== 'ONBUILD' || !hasTrigger(parsed)) return undefined;
  return parsed.getTriggerInstruction() ?? undefined;
}

function hasTrigger(
  parsed: Parsed,
): parsed is Parsed & { getTriggerInstruction(): Parsed | PropertyInstruction | null } {
  return 'getTriggerInstruction' in parsed;
}

/** Comments on top that have the form of a directive; any other line ends them. */
const directives = /^\uFEFF?(?:[ \t]*#[ \t]*[a-z][a-z0-9]*[ \t]*=[^\r\n]*(?:\r\n?|\n|$)){0,20}/i;

function escapeOf(text: string): EscapeCharacter {
  const [head] = directives.exec(text) ?? [''];
  return /#[ \t]*escape[ \t]*=[ \t]*`[ \t]*(?:[\r\n]|$)/i.test(head) ? '`' : '\\';
}

/** The directives stay: dockerfile-ast looks for the escape character itself. */
function withoutComments(text: string): string {
  const head = directives.exec(text)?.[0].length ?? 0;
  const rest = text
    .slice(head)
    .replace(/(?<![^\r\n])[ \t]*#[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
  return text.slice(0, head) + rest;
}

/**
 * The same text, character for character, without what dockerfile-ast reads otherwise than the builder
 * does, or in a time that grows with its square: flags, of which it counts each for each, and a doubled
 * escape character at the end of a line, which does not continue it.
 */
function harmless(text: string, escapeCharacter: EscapeCharacter): string {
  const twice =
    escapeCharacter === '`'
      ? /(?<!`)`{2,}(?=[ \t]*(?:[\r\n]|$))/g
      : /(?<!\\)\\{2,}(?=[ \t]*(?:[\r\n]|$))/g;
  return text.replace(/(?<!<<)-/g, '_').replace(twice, (run) => '_'.repeat(run.length));
}
