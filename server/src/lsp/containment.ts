import {
  type CancellationToken,
  LSPErrorCodes,
  type RemoteConsole,
  ResponseError,
} from 'vscode-languageserver';
import { nextTurn } from './turns.js';

/** Keeps a failure where it happens: it is logged, and the client gets an empty answer. */
export class Containment {
  readonly #log: RemoteConsole;

  constructor(log: RemoteConsole) {
    this.#log = log;
  }

  /**
   * Answers a request about a document. One that is cancelled before its turn costs nothing; one that
   * is cancelled later is told so as well.
   */
  async answer<Answer>(
    request: string,
    uri: string,
    token: CancellationToken,
    empty: Answer,
    work: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    // A cancellation that came with the request is read in the meantime.
    await nextTurn();
    if (token.isCancellationRequested) throw cancelled();
    let answer = empty;
    try {
      answer = await work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.report(`${request} of ${uri}`, error);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  }

  /** Runs something that nobody waits for. */
  run(what: string, work: () => unknown): void {
    Promise.resolve()
      .then(work)
      .catch((error) => this.report(what, error));
  }

  report(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log.error(`${what}: ${detail}`);
  }
}

/** What a request is answered that the client no longer wants. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
