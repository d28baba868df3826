import { commands, type Disposable, type LogOutputChannel, l10n } from 'vscode';
import { addLabelsCommand } from '../../../../server/src/protocol/dockerfile.js';
import { invoked } from '../../infrastructure/invoked.js';
import type { LanguageServer } from '../server/server.js';
import { addLabels } from './add-labels.js';

/** The commands about Dockerfiles and definition files. Arguments answer their questions; others are asked. */
export function activateDockerfiles(server: LanguageServer, output: LogOutputChannel): Disposable {
  return commands.registerCommand(addLabelsCommand, (given?: unknown, spec?: unknown) =>
    invoked(
      output,
      (reason) => l10n.t('No labels were added: {0}', reason),
      () => addLabels(server, given, spec),
    ),
  );
}
