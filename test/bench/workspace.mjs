import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createOurs, createPeer } from './language-servers.mjs';
import { timedOf } from './processor-time.mjs';
import { treeSchema } from './schemas.mjs';
import { writeSpecs } from './specs.mjs';
import { inTurn, median, timedAsync } from './statistics.mjs';
import { megabytes, milliseconds, printTable, ratio } from './table.mjs';

const nodes = 10_000;
const specs = 1000;
const runs = 5;
const warmUp = 40;
const rounds = 40;

/** A large schema open in a workspace of many specs that use it. */
export async function benchWorkspace() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'compspec-bench-')));
  try {
    const workspace = await writeWorkspace(folder);
    await benchIndex(workspace);
    await benchRequests(workspace);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The files, and the places in them that are asked about. */
async function writeWorkspace(folder) {
  const plain = treeSchema(nodes);
  const names = Object.keys(JSON.parse(plain).graph.nodes);
  const common = names[names.length >> 1];
  // The attribute that all specs use has metadata, which the others do without.
  const text = plain.replace(
    /("label": "attribute number 5000")/,
    '$1,\n        "metadata": { "type": "" }',
  );
  const path = join(folder, 'compspec.json');
  await writeFile(path, text);
  const { files, length } = await writeSpecs(folder, { count: specs, names, common });
  const lines = text.split('\n');
  const find = (part, from = 0) => {
    const line = lines.findIndex((one, index) => index >= from && one.includes(part));
    return (inside) => ({ line, character: lines[line].indexOf(inside) + 1 });
  };
  const declared = find(`"${common}": {`);
  const spec = files[0];
  const specLines = spec.text.split('\n');
  const used = specLines.findIndex((one) => one.includes(`"${common}"`));
  return {
    text,
    length,
    uri: pathToFileURL(path).href,
    folder: pathToFileURL(folder).href,
    spec: { uri: pathToFileURL(spec.path).href, text: spec.text },
    places: {
      name: declared(common),
      label: { line: declared('').line + 1, character: lines[declared('').line + 1].length - 3 },
      key: find('"label": "attribute number 5001"')('"label"'),
      metadata: find('"type": ""')('"type"'),
      value: find('"type": ""')('""'),
      target: find(`"target": "${common}"`)(`${common}`),
      relation: find('"relation"', find(`"target": "${common}"`)('').line)('contains'),
      beforeNode: { line: declared('').line, character: declared('"').character - 1 },
      inSpec: { line: used, character: specLines[used].indexOf(common) + 1 },
    },
  };
}

/** How long it takes until the index is whole, alone and while somebody types; and what it keeps in memory. */
async function benchIndex(workspace) {
  const alone = [];
  const judged = [];
  const first = [];
  const waits = [];
  const later = [];
  const memory = { before: [], behind: [] };
  for (let run = 0; run < runs; run += 1) {
    const server = ours(workspace);
    await server.initialize();
    memory.before.push(await server.memory());
    const start = performance.now();
    await server.initialized();
    await server.open(workspace.text);
    await untilWhole(server, workspace);
    alone.push(performance.now() - start);
    memory.behind.push(await server.memory());
    await server.stop();
  }
  for (let run = 0; run < runs; run += 1) {
    const server = ours(workspace);
    await server.initialize();
    const start = performance.now();
    await server.initialized();
    await server.open(workspace.text);
    // As an editor does: it asks for everything, and somebody works on.
    let isDone = false;
    const all = server.request('workspace/diagnostic', { previousResultIds: [] }).then(() => {
      isDone = true;
      judged.push(performance.now() - start);
    });
    const complete = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return timedOf(server, () => server.completion(workspace.places.target));
    };
    // It waits for the document itself to be read for the first time, index or not.
    first.push(await complete());
    const own = [];
    while (!isDone) own.push(await complete());
    waits.push(...own);
    await all;
    for (let again = 0; again < own.length; again += 1) later.push(await complete());
    await server.stop();
  }
  const kept = (field) =>
    median(memory.behind.map((one) => one[field])) - median(memory.before.map((one) => one[field]));
  const times = (answers) => answers.map(({ time }) => time);
  const ran = (answers) => answers.map((answer) => answer.ran);
  const heap = kept('heapUsed') + kept('arrayBuffers');
  printTable(
    `The first index of ${nodes.toLocaleString('en')} nodes and ${specs.toLocaleString('en')} specs (${(workspace.length / 1e6).toFixed(1)} MB), half in YAML`,
    ['', 'figure'],
    [
      ['until every use is known', limited(median(alone), 1500)],
      ['until everything is judged, too', milliseconds(median(judged))],
      ['completion meanwhile, median', limited(median(times(waits)), 50)],
      ['completion meanwhile, worst', limited(Math.max(...times(waits)), 50)],
      ["  processor time of the server's thread", limited(Math.max(...ran(waits)), 50)],
      ['completions asked meanwhile', waits.length],
      ['worst of as many when all is done', milliseconds(Math.max(...times(later)))],
      ["  processor time of the server's thread", milliseconds(Math.max(...ran(later)))],
      ['first completion after opening', milliseconds(median(times(first)))],
      ["  processor time of the server's thread", milliseconds(median(ran(first)))],
      ['memory kept, heap and arrays', `${megabytes(heap)}`],
      ['memory of the process', `+${megabytes(kept('rss'))}`],
    ],
  );
}

/** Asks, not too often, where an attribute is used, until every spec is among the answers. */
async function untilWhole(server, { places, uri }) {
  for (;;) {
    const context = { includeDeclaration: false };
    const found = await server.ask('textDocument/references', places.name, { context });
    const used = new Set(found.map((one) => one.uri));
    used.delete(uri);
    if (used.size === specs) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What an author asks for, beside the JSON server's completion in the same file. */
async function benchRequests(workspace) {
  const { text, places, spec } = workspace;
  const [one, other] = [ours(workspace), createPeer()];
  await Promise.all([one.start(text), other.start(text)]);
  await one.open(spec.text, spec.uri, 'json');
  await untilWhole(one, workspace);
  await one.request('workspace/diagnostic', { previousResultIds: [] });
  await other.diagnostics();
  const items = countOf(await other.completion(places.key));
  const requests = {
    "completion at an edge's target": () => one.completion(places.target),
    'completion of a metadata name': () => one.completion(places.metadata),
    'completion of a metadata value': () => one.completion(places.value),
    'hover on an attribute': () => one.hover(places.name),
    "definition of an edge's target": () => one.ask('textDocument/definition', places.target),
    "definition from a spec's attribute": () =>
      one.ask('textDocument/definition', places.inSpec, { uri: spec.uri }),
    "hover on a spec's attribute": () =>
      one.ask('textDocument/hover', places.inSpec, { uri: spec.uri }),
  };
  for (const [title, edited] of [
    ['asked again', false],
    ['after a change of the schema', true],
  ]) {
    const rows = [];
    for (const [name, request] of Object.entries(requests)) {
      const answered = countOf(await request());
      const before = (server) => (edited ? change(server, places.label) : undefined);
      const mine = () => before(one);
      const theirs = () => before(other);
      const ask = [
        async () => {
          await mine();
          return timedAsync(request);
        },
        async () => {
          await theirs();
          return timedAsync(() => other.completion(places.key));
        },
      ];
      await inTurn(warmUp, ...ask);
      const [a, b] = await inTurn(rounds, ...ask);
      rows.push([name, answered, milliseconds(a), milliseconds(b), ratio(a / b, 0.1)]);
    }
    printTable(
      `What an author asks for, ${title}; the JSON server completes with ${items} items`,
      ['', 'answers', 'compspec', "JSON server's completion", 'ratio'],
      rows,
    );
  }
  await benchEdits(one, other, places);
  const context = { includeDeclaration: true };
  const references = await timedMedian(() =>
    one.ask('textDocument/references', places.name, { context }),
  );
  let edit;
  const rename = await timedMedian(async () => {
    edit = await one.ask('textDocument/rename', places.name, { newName: 'root.renamed' });
  });
  printTable(
    `The attribute that all specs use`,
    ['', 'figure'],
    [
      ['references', milliseconds(references)],
      ['rename', limited(rename, 1000)],
      ['documents changed by it', Object.keys(edit.changes).length.toLocaleString('en')],
      ['size of the edit', `${(JSON.stringify(edit).length / 1000).toFixed(0)} kB`],
    ],
  );
  await Promise.all([one.stop(), other.stop()]);
}

/** The same completion after edits that leave more or less of the schema as it was. */
async function benchEdits(one, other, places) {
  const edits = {
    'typing in a label': [places.label, 'x'],
    'typing in the relation of an edge': [places.relation, 'x'],
    'a node inserted, and taken out': [places.beforeNode, '"in.between": { "label": "new" }, '],
  };
  const rows = [];
  for (const [name, [place, text]] of Object.entries(edits)) {
    const ask = (server, at) => async () => {
      await change(server, place, text);
      return timedAsync(() => server.completion(at));
    };
    const both = [ask(one, places.target), ask(other, places.key)];
    await inTurn(warmUp, ...both);
    const [a, b] = await inTurn(rounds, ...both);
    rows.push([name, milliseconds(a), milliseconds(b), ratio(a / b, 0.1)]);
  }
  printTable(
    "Completion at an edge's target after an edit",
    ['', 'compspec', "JSON server's completion", 'ratio'],
    rows,
  );
}

function ours({ uri, folder }) {
  return createOurs(uri, [folder]);
}

const typed = new WeakMap();

/** Puts something in, or takes it out again. */
function change(server, place, text = 'x') {
  const isIn = typed.get(server) === text;
  typed.set(server, isIn ? '' : text);
  return isIn ? server.edit(place, '', text.length) : server.edit(place, text);
}

/** The number of items, locations, or of hovers. */
function countOf(answer) {
  if (answer === null) return 0;
  if (Array.isArray(answer)) return answer.length;
  return answer.items?.length ?? 1;
}

async function timedMedian(work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timedAsync(work));
  return median(times);
}

const limited = (value, limit) =>
  `${milliseconds(value)} ${value <= limit ? `≤ ${limit}` : `> ${limit} !`}`;
