import { type Code, isCode } from '../codes.js';
import { Lines } from '../text/lines.js';

/** The comment that silences findings, and the codes behind it. */
const comment = /^[ \t]*#[ \t]*compspec-ignore(?:[ \t]*:[ \t]*|[ \t]+)([^\r\n]*)/;

/** Which findings the comments `# compspec-ignore CODE` of a Dockerfile silence. */
export interface Ignored {
  /** Whether a finding of a code, at an offset in an instruction that begins at another, is silenced. */
  has(code: Code, offset: number, instruction: number): boolean;
}

const nothing: Ignored = { has: () => false };

/**
 * Reads them. A comment, or one of several that stand directly above each other, is about what is
 * below it: above an instruction about the whole of it, between its continued lines about the next
 * line. Docker has no comments behind an instruction. Several codes stand behind each other, and what
 * is no code ends them.
 */
export function readIgnored(source: string): Ignored {
  if (!source.includes('compspec-ignore')) return nothing;
  const lines = new Lines(source);
  const byLine = new Map<number, ReadonlySet<Code>>();
  let above = new Set<Code>();
  for (let line = 0; line < lines.count; line += 1) {
    const text = lines.lineText(line);
    if (/^[ \t]*#/.test(text)) {
      for (const code of codesOf(text)) above.add(code);
      continue;
    }
    if (above.size > 0) byLine.set(line, above);
    if (above.size > 0) above = new Set();
  }
  const isAbove = (offset: number, code: Code): boolean =>
    byLine.get(lines.positionAt(offset).line)?.has(code) === true;
  return {
    has: (code, offset, instruction) => isAbove(offset, code) || isAbove(instruction, code),
  };
}

function codesOf(text: string): readonly Code[] {
  const [, listed = ''] = comment.exec(text) ?? [];
  const codes: Code[] = [];
  for (const word of listed.split(/[\s,]+/)) {
    if (!isCode(word)) break;
    codes.push(word);
  }
  return codes;
}
