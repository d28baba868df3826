import { hostname } from 'node:os';
import { join } from 'node:path';
import { visible } from '../core/text/visible.js';
import { folderCache } from '../node/cache.js';
import { cacheFolder } from '../node/cache-folder.js';
import { systemMessage } from '../node/failure.js';
import { nodeFiles } from '../node/files.js';
import { httpTransport } from '../node/http.js';
import { liveProbes } from '../node/probes/live.js';
import { rootProbes } from '../node/probes/root.js';
import { readStandardInput } from '../node/standard-input.js';
import { readViewer } from '../node/viewer.js';
import { nodeWriter } from '../node/writer.js';
import { Output } from './output.js';
import { run } from './program.js';
import { ExitCode, type System } from './system.js';
import { version } from './version.js';

// The composition root of the command line. The exit code is set and the program left to end by
// itself: what is written to a pipe may still be under way.
const output = new Output(process.stdout);
// Nobody is left to tell that nobody listens.
process.stderr.on('error', () => undefined);

const complain = (sentence: string): void => {
  process.stderr.write(`compspec: ${sentence}\n`);
};

/** The folder that the extension is in: this file is built into `server/dist`, below it. */
const installation = join(__dirname, '../..');

const system: System = {
  version,
  files: nodeFiles,
  writer: nodeWriter,
  folder: process.cwd(),
  environment: process.env,
  output,
  sources: {
    cache: folderCache(cacheFolder(), (path, message) => complain(visible(`${path}: ${message}`))),
    transport: httpTransport(version),
    clock: () => new Date(),
  },
  // Whoever types a command trusts their PATH; no workspace is in question here.
  probes: {
    live: () => liveProbes({ environment: process.env, outside: [] }),
    root: rootProbes,
  },
  viewer: () => readViewer(nodeFiles, installation),
  hostName: hostname,
  readStandardInput,
  complain,
  exitWith: (code) => {
    process.exitCode = code;
  },
};

async function main(): Promise<void> {
  await run(process.argv.slice(2), system);
  await output.flush();
  if (output.failure === undefined) return;
  system.complain(`standard output: ${systemMessage(output.failure)}`);
  system.exitWith(ExitCode.Failed);
}

main().catch((error: unknown) => {
  const story = error instanceof Error ? error.stack : String(error);
  system.complain(`this is a defect of compspec, please report it: ${story}`);
  system.exitWith(ExitCode.Failed);
});
