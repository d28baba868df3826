/**
 * A problem the person at the keyboard can do something about: one sentence, no stack trace.
 * Everything else that is thrown is a defect and is printed whole.
 */
export class Failure extends Error {
  /**
   * @param {string} sentence
   * @param {{ exitCode?: number, details?: string, cause?: unknown }} [options] details are printed
   *   below the sentence: what a command that failed had to say
   */
  constructor(sentence, { exitCode = 2, details = '', cause } = {}) {
    super(sentence, { cause });
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.details = details;
  }
}

/**
 * Prints what went wrong on stderr.
 * @param {unknown} error
 * @returns {number} the exit code that belongs to it
 */
export function reportFailure(error) {
  if (error instanceof Failure) {
    const details = error.details.trimEnd();
    process.stderr.write(`\n${details ? `${details}\n\n` : ''}${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
  return 2;
}
