/** The answers of a check, from the worst to the best. `unknown` is one of them and never guessed away. */
export const verdicts = ['incompatible', 'unknown', 'compatible'] as const;
export type Verdict = (typeof verdicts)[number];

/** What users ask, in the order in which a report answers. */
export const questions = ['run', 'optimal', 'libraries', 'bind-mount'] as const;
export type Question = (typeof questions)[number];

/** The questions that decide whether an image fits a host, unless somebody names others. */
export const requiredQuestions: readonly Question[] = ['run', 'libraries'];

/** The worst of some verdicts; of none, that nothing is known. */
export function worst(all: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => all.includes(verdict)) ?? 'unknown';
}

export function isQuestion(text: string): text is Question {
  return (questions as readonly string[]).includes(text);
}
