import { commands, Disposable, type LogOutputChannel, l10n } from 'vscode';
import { invoked } from '../../infrastructure/invoked.js';
import type { LanguageServer } from '../server/server.js';
import { newSchema } from './new-schema.js';
import { newSpec } from './new-spec.js';

/** The commands that start something new. Arguments answer their questions; others are asked. */
export function activateAuthoring(server: LanguageServer, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('compspec.newSchema', (given?: unknown) =>
      invoked(
        output,
        (reason) => l10n.t('No compatibility schema was made: {0}', reason),
        () => newSchema(server, given),
      ),
    ),
    commands.registerCommand('compspec.newSpec', (given?: unknown) =>
      invoked(
        output,
        (reason) => l10n.t('No compatibility spec was made: {0}', reason),
        () => newSpec(server, given),
      ),
    ),
  );
}
