import { type LogOutputChannel, window } from 'vscode';

/** Does what the user asked for; where that fails, it is logged and said in a message. */
export async function invoked(
  output: LogOutputChannel,
  failed: (reason: string) => string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(failed(error instanceof Error ? error.message : String(error)));
  }
}
