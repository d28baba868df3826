import { JoinedLine } from './joined-line.js';
import { readInstructions } from './parser.js';
import { type SetVariable, Stages } from './stages.js';

/** The instructions that set variables, or end what is set. */
const readKeywords: ReadonlySet<string> = new Set(['FROM', 'ARG', 'ENV']);

/**
 * The variables that an instruction may speak of: those that `ARG` and `ENV` set above it, in its stage
 * and in the stages that this is built from. A trigger has those of another build, of which nothing is
 * known.
 * @param offset one in the instruction
 */
export function variablesAt(source: string, offset: number): readonly SetVariable[] {
  const { escapeCharacter, all } = readInstructions(source);
  const stages = new Stages(escapeCharacter);
  for (const { keyword, isTrigger, head, start, end } of all) {
    if (end >= offset) return isTrigger && head <= offset ? [] : stages.variables();
    if (isTrigger || !readKeywords.has(keyword)) continue;
    stages.take(keyword, new JoinedLine(source, { start, end }, escapeCharacter), {
      start: head,
      end,
    });
  }
  return stages.variables();
}
