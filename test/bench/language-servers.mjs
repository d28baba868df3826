import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { treeSchema } from './schemas.mjs';
import { Server } from './server.mjs';
import { inTurn, timedAsync } from './statistics.mjs';
import { megabytes, milliseconds, printTable, ratio } from './table.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const ours = path('../../server/dist/server.js');
const peer = path(
  'peers/node_modules/vscode-langservers-extracted/bin/vscode-json-language-server',
);
const jgf = JSON.parse(readFileSync(path('../../schemas/jgf.schema.json'), 'utf8'));
const warmUp = 100;
const rounds = 60;

/** The language server beside VS Code's own JSON server, which validates the same text by JSON Schema. */
export async function benchLanguageServers() {
  for (const count of [1000, 10_000]) {
    const text = treeSchema(count);
    const rows = await measure(text);
    const size = `${(text.length / 1e6).toFixed(1)} MB`;
    printTable(
      `A schema of ${count.toLocaleString('en')} nodes (${size}), beside VS Code's JSON server`,
      ['', 'compspec', 'JSON server', 'ratio'],
      rows,
    );
  }
}

async function measure(text) {
  const starts = await inTurn(
    5,
    () => startToDiagnostics(createOurs(), text),
    () => startToDiagnostics(createPeer(), text),
  );
  const [one, other] = [createOurs(), createPeer()];
  await Promise.all([one.start(text), other.start(text)]);
  await Promise.all([one.diagnostics(), other.diagnostics()]);
  const places = placesIn(text);
  // Both are measured as they are in the middle of a session: warm.
  const both = async (work) => {
    const ask = [() => work(one), () => work(other)];
    await inTurn(warmUp, ...ask);
    return inTurn(rounds, ...ask);
  };
  const edits = await both(editThen(places.label, (server) => server.diagnostics()));
  const completions = await both(
    editThen(places.label, (server) => server.completion(places.name)),
  );
  const warm = await both((server) => timedAsync(() => server.completion(places.name)));
  const hovers = await both((server) => timedAsync(() => server.hover(places.key)));
  const memory = [one.peakMemory(), other.peakMemory()];
  await Promise.all([one.stop(), other.stop()]);
  const row = (name, [a, b], limit) => [
    name,
    milliseconds(a),
    milliseconds(b),
    ratio(a / b, limit),
  ];
  return [
    row('start to first diagnostics', starts, 1),
    row('edit to diagnostics', edits, 0.25),
    row('edit to completion', completions, 0.25),
    row('completion again', warm, 0.25),
    row('hover', hovers, 0.25),
    ['peak memory', megabytes(memory[0]), megabytes(memory[1]), ratio(memory[0] / memory[1], 1)],
  ];
}

/** The language server with a schema open, by default one that is no file. */
export function createOurs(uri = 'untitled:compspec.json', folders = []) {
  return new Server(ours, { languageId: 'compspec', uri, folders });
}

/** VS Code's JSON server with the JSON Schema of the format. */
export function createPeer() {
  const settings = {
    json: {
      validate: { enable: true },
      schemas: [{ fileMatch: ['*.json'], url: 'file:///jgf.schema.json', schema: jgf }],
    },
  };
  return new Server(peer, { languageId: 'json', uri: 'file:///bench/compspec.json', settings });
}

async function startToDiagnostics(server, text) {
  const time = await timedAsync(async () => {
    await server.start(text);
    await server.diagnostics();
  });
  await server.stop();
  return time;
}

/** Types into a label, or takes what was typed back, then asks. */
function editThen(position, ask) {
  const typed = new WeakMap();
  return (server) => {
    const insert = typed.get(server) === 'x' ? '' : 'x';
    typed.set(server, insert);
    return timedAsync(async () => {
      await server.edit(position, insert);
      await ask(server);
    });
  };
}

/** Places in the node that stands in the middle of the text. */
function placesIn(text) {
  const lines = text.split('\n');
  const labels = lines.flatMap((line, index) =>
    line.includes('"label": "attribute') ? [index] : [],
  );
  const line = labels[labels.length >> 1];
  const start = lines[line].indexOf('"label"');
  return {
    label: { line, character: lines[line].length - 1 },
    key: { line, character: start + 2 },
    name: { line, character: start + 1 },
  };
}
