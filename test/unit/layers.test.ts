import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

const forbidden: [folder: string, line: string, reason: string][] = [
  ['server/src/core', "import it from 'node:fs';", 'Node.js builtin module'],
  ['server/src/core', "import it from 'fs';", 'Node.js builtin module'],
  ['server/src/core', "import it from 'vscode';", 'knows no editor'],
  ['server/src/core', "import it from 'vscode-languageserver-types';", 'knows no editor'],
  ['server/src/core', "import it from '../service/document.js';", 'lowest layer'],
  ['server/src/core/schema', "import it from '../../node/files.js';", 'lowest layer'],
  ['server/src/core', "const it = await import('../lsp/connection.js');", 'lowest layer'],
  ['server/src/core', "export * from '../cli/main.js';\nconst it = 1;", 'lowest layer'],
  ['server/src/core/picture/view', "import it from '../build.js';", 'runs in browsers'],
  ['server/src/core/picture/view', "import it from '../../json/tree.js';", 'runs in browsers'],
  ['server/src/core/picture/view', "import it from 'yaml';", 'runs in browsers'],
  ['server/src/core/picture/view', "import it from 'node:fs';", 'Node.js builtin module'],
  ['server/src/service', "import it from 'node:path';", 'Node.js builtin module'],
  ['server/src/service', "import it from 'vscode-languageserver/node';", 'knows no connection'],
  ['server/src/service/schema', "import it from '../../lsp/server.js';", 'imports only the core'],
  ['server/src/lsp', "import it from 'node:fs';", 'Node.js builtin module'],
  ['server/src/lsp', "import it from '../node/files.js';", 'given its files'],
  ['server/src/node', "import it from '../service/document.js';", "implements the core's ports"],
  [
    'server/src/node',
    "import it from 'vscode-languageserver/node';",
    "implements the core's ports",
  ],
  ['server/src/cli', "import it from '../lsp/connection.js';", 'speaks no protocol'],
  ['server/src/protocol', "import it from '../core/codes.js';", 'imports nothing'],
  ['client/src', "import it from '../../server/src/core/codes.js';", 'by its protocol alone'],
  ...[
    "import it from 'vscode';",
    "import it from '../../../../server/src/core/codes.js';",
    "import it from '../../../../server/src/core/picture/build.js';",
    "import it from '../../../../server/src/service/document.js';",
    "import it from '../../features/recognition/looks.js';",
  ].map((line): [string, string, string] => [
    'client/src/webview/graph',
    line,
    "imports the picture's view and the protocol",
  ]),
  ['client/src/webview/graph', "import it from 'node:fs';", 'Node.js builtin module'],
  ...['core/dockerfile', 'service', 'lsp', 'node', 'cli', 'protocol'].map(
    (layer): [string, string, string] => [
      `server/src/${layer}`,
      "import it from 'dockerfile-ast';",
      'Tests alone compare with it',
    ],
  ),
];

const allowed: [folder: string, line: string][] = [
  ['server/src/core/schema', "import it from '../json/read.js';"],
  ['server/src/core/picture', "import it from './view/model.js';"],
  ['server/src/core/picture/view', "import it from './model.js';"],
  ['server/src/core/picture/view', "import { it } from 'd3-flextree';"],
  ['server/src/service', "import it from '../core/codes.js';"],
  ['server/src/lsp', "import it from '../service/document.js';"],
  ['server/src/node', "import it from 'node:fs';"],
  ['server/src/cli', "import it from '../node/files.js';"],
  ['server/src', "import it from './lsp/connection.js';"],
  ['client/src', "import it from '../../server/src/protocol/status.js';"],
  [
    'client/src/webview/graph',
    "import it from '../../../../server/src/core/picture/view/model.js';",
  ],
  ['client/src/webview/graph', "import it from '../../../../server/src/protocol/graph-view.js';"],
  ['client/src/webview/graph', "import it from 'd3-zoom';"],
];

/** A tree with the project's rules and one file for each line above, linted once. */
describe('the layers', () => {
  let folder = '';
  const said = new Map<string, string>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'compspec-layers-'));
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [index, [place, line]] of [...forbidden, ...allowed].entries()) {
      const file = join(folder, place, `example${index}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${line}\nconsole.log(it);\n`);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'],
      { cwd: folder, encoding: 'utf8' },
    );
    for (const { message, location } of JSON.parse(stdout).diagnostics) {
      const name = /example\d+/.exec(JSON.stringify(location))?.[0] ?? '';
      said.set(name, `${said.get(name) ?? ''}${JSON.stringify(message)}`);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden.map((each, index) => [...each, index] as const))(
    '%s may not have: %s',
    (_place, _line, reason, index) => {
      expect(said.get(`example${index}`)).toContain(reason);
    },
  );

  it.each(allowed.map((each, index) => [...each, index] as const))(
    '%s may have: %s',
    (_place, _line, index) => {
      expect(said.get(`example${forbidden.length + index}`)).toBeUndefined();
    },
  );
});
