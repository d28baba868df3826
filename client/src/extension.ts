import type { ExtensionContext } from 'vscode';
import { activateAuthoring } from './features/authoring/authoring.js';
import { activateCommands } from './features/commands/commands.js';
import { activateDockerfiles } from './features/dockerfile/dockerfile.js';
import { activateGraph } from './features/graph/graph.js';
import { activateHost, toldOfHost } from './features/host/host.js';
import { activateLenses } from './features/lenses/lenses.js';
import { whenNeeded } from './features/recognition/recognition.js';
import { activateSchemas } from './features/schemas/schemas.js';
import { LanguageServer } from './features/server/server.js';
import { activateStatus } from './features/status/status.js';
import { createOutput } from './infrastructure/output.js';

let server: LanguageServer | undefined;

/**
 * VS Code activates the extension for every JSON and YAML file. Until one of them is ours it costs a
 * look at the file's first characters: the language server is started by the first that needs it.
 */
export function activate(context: ExtensionContext): void {
  const output = createOutput();
  const module = context.asAbsolutePath('server/dist/server.js');
  const started = new LanguageServer(module, output, () => toldOfHost(context.workspaceState));
  server = started;
  context.subscriptions.push(
    output,
    started,
    activateCommands(started, output),
    activateAuthoring(started, output),
    activateDockerfiles(started, output),
    activateHost(started, context.workspaceState, output),
    activateGraph(context, started, output),
    activateLenses(),
    activateSchemas(started, output),
    activateStatus(started),
    whenNeeded(() => started.start(), output),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
