import { commands, Disposable, type LogOutputChannel, l10n } from 'vscode';
import { invoked } from '../../infrastructure/invoked.js';
import type { LanguageServer } from '../server/server.js';

/** The commands of the command palette; what fails here was asked for, and is said in a message. */
export function activateCommands(server: LanguageServer, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('compspec.showOutput', () => output.show()),
    commands.registerCommand('compspec.restart', () =>
      invoked(
        output,
        (reason) => l10n.t('The compspec language server could not be restarted: {0}', reason),
        () => server.restart(),
      ),
    ),
  );
}
