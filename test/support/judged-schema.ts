import { english } from '../../server/src/core/messages.js';
import { judgeSchemaText } from '../../server/src/core/schema/judge.js';

/** Each finding of a schema's text as its code and the text it stands on. */
export function judged(text: string): [code: string, word: string][] {
  return judgeSchemaText(text).findings.map(({ code, start, end }) => [
    code,
    text.slice(start, end),
  ]);
}

/** What the findings say, in English. */
export function sentences(text: string): string[] {
  return judgeSchemaText(text).findings.map(({ message }) => english(message));
}
