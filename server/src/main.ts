import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { lookAt } from './core/host/look.js';
import type { HostMachine } from './lsp/host/machine.js';
import { startServer } from './lsp/server.js';
import { folderCache } from './node/cache.js';
import { cacheFolder } from './node/cache-folder.js';
import { nodeFiles } from './node/files.js';
import { httpTransport } from './node/http.js';
import { liveProbes } from './node/probes/live.js';
import { profilesFolder } from './node/profiles-folder.js';
import { readViewer } from './node/viewer.js';
import { walk } from './node/walk.js';
import { nodeWriter } from './node/writer.js';

const help =
  'Usage: compspec-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME [--clientProcessId=PID]';

/** The folder of `package.json` and the reference: this file is built into `dist`, below it. */
const installation = join(__dirname, '..');

main(process.argv.slice(2));

function main(options: readonly string[]): void {
  if (options.includes('--version')) console.log(version());
  else if (options.includes('--help')) console.log(help);
  else if (options.some((option) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(option))) start();
  else {
    console.error(help);
    process.exitCode = 2;
  }
}

function start(): void {
  const connection = createConnection(ProposedFeatures.all);
  process.on('unhandledRejection', (reason) => {
    const detail = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    connection.console.error(`Unhandled: ${detail}`);
  });
  startServer(connection, {
    version: version(),
    files: nodeFiles,
    walk: (folder, search) => walk(folder, { ...search, files: nodeFiles }),
    reference: reference(),
    viewer: () => readViewer(nodeFiles, join(installation, '..')),
    sha256: (text) => createHash('sha256').update(text).digest('base64'),
    host: thisMachine(),
    sources: {
      cache: folderCache(cacheFolder(), (path, message) =>
        connection.console.warn(`${path}: ${message}`),
      ),
      transport: httpTransport(version()),
      clock: () => new Date(),
    },
  });
}

function thisMachine(): HostMachine {
  return {
    look: async ({ outside, extractors }) => {
      const probes = await liveProbes({ environment: process.env, outside });
      return await lookAt(probes, () => new Date(), extractors);
    },
    profiles: profilesFolder(),
    writer: nodeWriter,
  };
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function reference(): string | undefined {
  const path = join(installation, 'README.md');
  return existsSync(path) ? pathToFileURL(path).href : undefined;
}
