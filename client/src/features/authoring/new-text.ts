import type { NewText } from '../../../../server/src/protocol/authoring.js';

/** The text that was asked for; why there is none is thrown, to be said to the user. */
export function textOf(answer: NewText): string {
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.text;
}

/** What a command was given; menus have arguments of their own, of which nothing is wanted. */
export function givenTo(argument: unknown): Readonly<Record<string, unknown>> {
  return typeof argument === 'object' && argument !== null
    ? (argument as Readonly<Record<string, unknown>>)
    : {};
}
