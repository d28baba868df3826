#!/usr/bin/env node
// npm links this file when it installs, before the build has made the program behind it.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '..', 'dist', 'cli.js');

if (existsSync(program)) require(program);
else {
  process.stderr.write('compspec: it is not built yet; run npm run build first.\n');
  process.exitCode = 2;
}
