// Runs inside the Node that belongs to a VS Code release, started by server.mjs with an IPC channel:
// node host.mjs SERVER-MAIN PORT [option of VS Code's server]…
// VS Code's own start would do too, but not in every release that code-server packages, and it
// neither reports the port it got nor ends with the process that started it.
import http from 'node:http';
import { pathToFileURL } from 'node:url';

const [serverMain, port] = process.argv.splice(2, 2);

// Newer releases start listening by themselves unless this is set.
process.env.CODE_SERVER_PARENT_PID = String(process.ppid);
process.on('disconnect', () => process.exit(0));

const { loadCodeWithNls } = await import(pathToFileURL(serverMain).href);
const code = await loadCodeWithNls();

if (process.argv.includes('--install-extension')) {
  await code.spawnCli();
} else {
  const vscode = await code.createServer(null);
  const server = http.createServer((request, response) => {
    const elsewhere = withFolder(request.url);
    if (elsewhere) response.writeHead(302, { location: elsewhere }).end();
    else vscode.handleRequest(request, response);
  });
  server.on('upgrade', (request, socket) => vscode.handleUpgrade(request, socket));
  server.on('error', (error) => {
    process.send?.({ failed: error.message, code: error.code });
  });
  server.listen(Number(port), '127.0.0.1', () => {
    process.send?.({ port: server.address().port });
  });
}

/**
 * An address that names no folder opens the one of COMPSPEC_FOLDER. The server's own --default-folder
 * is of no use: code-server gives that folder another authority than its files have, and the problems
 * of a file are then not shown in it.
 * @param {string} requested
 * @returns {string | undefined} where to go instead
 */
function withFolder(requested) {
  const folder = process.env.COMPSPEC_FOLDER;
  const { pathname, searchParams } = new URL(requested, 'http://127.0.0.1');
  const names = ['folder', 'workspace', 'ew'];
  if (!folder || pathname !== '/' || names.some((name) => searchParams.has(name))) return undefined;
  searchParams.set('folder', folder);
  return `/?${searchParams}`;
}
