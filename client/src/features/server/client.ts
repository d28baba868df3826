import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { extensions, type LogOutputChannel, l10n } from 'vscode';
import {
  CloseAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { addLabelsCommand } from '../../../../server/src/protocol/dockerfile.js';
import { checkCommand, selectHostCommand } from '../../../../server/src/protocol/host.js';
import {
  type InitializationOptions,
  showReferencesCommand,
} from '../../../../server/src/protocol/initialization.js';
import { showGraphCommand } from '../../../../server/src/protocol/picture.js';

/** It tells of faults in YAML; without it, our server does for specs. */
const yamlExtension = 'redhat.vscode-yaml';

/** VS Code's languages whose documents the server knows of. */
const languagesOfServer: readonly string[] = [
  'apptainer',
  'compspec',
  'dockerfile',
  'json',
  'jsonc',
  'singularity',
  'yaml',
];

/** Files that may be definition files, whatever VS Code takes them for: the server looks at their content. */
const definitionPatterns: readonly string[] = [
  '**/*.def',
  '**/{Apptainer,Singularity,apptainer,singularity}.*',
];

/** The documents that the server knows of. */
export const documentsOfServer = [
  ...languagesOfServer.flatMap((language) => [
    { language, scheme: 'file' },
    { language, scheme: 'untitled' },
    { language, scheme: 'vscode-vfs' },
  ]),
  ...definitionPatterns.flatMap((pattern) => [
    { pattern, scheme: 'file' },
    { pattern, scheme: 'vscode-vfs' },
  ]),
  // Bundled schemas and fetched ones, which are no files.
  { language: 'compspec', scheme: 'compspec-schema' },
];

/** What a server is told as it starts, beside what is always so. */
export type Told = Pick<InitializationOptions, 'isTrusted' | 'host'>;

/** A connection to a server that is not started yet. */
export async function createClient(
  serverModule: string,
  output: LogOutputChannel,
  told: Told,
): Promise<LanguageClient> {
  const options = await clientOptions(output, told);
  return new Client('compspec', 'Compspec', serverOptions(serverModule), options);
}

/**
 * The library's client starts a server that ended again, a few times. One that ends before it has
 * come up would do so every time: that is a failed start, and whoever asked for it is told.
 */
class Client extends LanguageClient {
  override createDefaultErrorHandler(maxRestartCount?: number): ErrorHandler {
    const usual = super.createDefaultErrorHandler(maxRestartCount);
    return {
      error: (error, message, count) => usual.error(error, message, count),
      closed: async () => {
        if (this.state !== State.Starting) return usual.closed();
        // The library forgets the start with this answer: let the start fail first.
        await nextTurn();
        return { action: CloseAction.DoNotRestart };
      },
    };
  }
}

function serverOptions(module: string): ServerOptions {
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6011'] } },
  };
}

/** No `workspaceFolder` among them: the library would keep every other folder from the server. */
async function clientOptions(output: LogOutputChannel, told: Told): Promise<LanguageClientOptions> {
  return {
    documentSelector: [...documentsOfServer],
    diagnosticCollectionName: 'compspec',
    diagnosticPullOptions: { onChange: true, onTabs: false },
    outputChannel: output,
    initializationOptions: {
      l10n: await translations(),
      hasYamlServer: extensions.getExtension(yamlExtension) !== undefined,
      commands: [
        showReferencesCommand,
        checkCommand,
        selectHostCommand,
        addLabelsCommand,
        showGraphCommand,
      ],
      ...told,
    } satisfies InitializationOptions,
    // Either answer makes the library do something that fails unseen; the start has to fail instead.
    initializationFailedHandler: (error) => {
      throw error;
    },
  };
}

/** The server's sentences in VS Code's display language; undefined for English. */
async function translations(): Promise<string | undefined> {
  if (l10n.bundle !== undefined) return JSON.stringify(l10n.bundle);
  if (l10n.uri?.scheme !== 'file') return undefined;
  return readFile(l10n.uri.fsPath, 'utf8');
}
