import type { Connection } from 'vscode-languageserver';
import { readClient } from './client.js';
import { Containment } from './containment.js';
import { staticCapabilities } from './registrations.js';
import { type Platform, Session } from './session.js';

/** Speaks the Language Server Protocol on a connection until that ends. */
export function startServer(connection: Connection, platform: Platform): void {
  const containment = new Containment(connection.console);
  connection.onInitialize((params) => {
    const client = readClient(params);
    const session = new Session(connection, containment, platform, client);
    connection.onInitialized(() => containment.run('Start', () => session.start()));
    connection.onShutdown(() => session.close());
    return {
      capabilities: staticCapabilities(client),
      serverInfo: { name: 'compspec', version: platform.version },
    };
  });
  connection.listen();
}
