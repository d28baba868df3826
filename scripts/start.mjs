// npm start: from a fresh clone to VS Code with the extension in it.
// Only this file has to be readable by a Node that is too old, and nothing is installed yet.
const needed = 20;
const running = Number(process.versions.node.split('.')[0]);

if (running < needed) {
  process.stderr.write(
    `This is Node ${process.versions.node}, and Node ${needed} or newer is needed: see nodejs.org.\n`,
  );
  process.exitCode = 2;
} else {
  const { reportFailure } = await import('./failure.mjs');
  try {
    const { start } = await import('./start/journey.mjs');
    process.exitCode = await start(process.argv.slice(2));
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
