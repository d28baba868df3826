import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { longDockerfile, variedDockerfile } from './dockerfile-texts.mjs';
import { runToEnd } from './processes.mjs';
import { Server } from './server.mjs';
import { inTurn, median, timedAsync } from './statistics.mjs';
import { megabytes, milliseconds, printTable, ratio } from './table.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const ours = path('../../server/dist/server.js');
const cli = path('../../server/dist/cli.js');
const peer = path('peers/node_modules/dockerfile-language-server-nodejs/lib/server.js');
const parser = fileURLToPath(new URL('parse-dockerfiles.mjs', import.meta.url));
const uri = 'file:///bench/Dockerfile';
const lines = 2000;
const files = 3000;
const warmUp = 60;
const rounds = 60;
const limit = 0.5;

/** Dockerfiles: a long one open, beside Docker's language server; and a repository of them. */
export async function benchDockerfiles() {
  await benchOpen();
  await benchRepository();
}

async function benchOpen() {
  const text = longDockerfile(lines);
  const places = placesIn(text);
  // Each as it offers: this one answers when it is asked, the other tells of itself.
  const one = dockerfileServer(ours, { tells: false });
  const other = dockerfileServer(peer, { tells: true });
  const counts = [];
  for (const server of [one, other]) {
    await server.start(text);
    counts.push(await server.findings());
  }
  const edits = await both(
    (server) => timedAsync(() => server.findingsAfter(places.value)),
    one,
    other,
  );
  const others = await both(
    (server) => timedAsync(() => server.findingsAfter(places.command)),
    one,
    other,
  );
  const rows = [
    ['edit of a label to findings', counts, edits],
    ['edit of a RUN to findings', counts, others],
  ];
  const asked = {
    "a label's name": places.name,
    "a label's value": places.value,
    'an instruction': places.keyword,
  };
  for (const [name, place] of Object.entries(asked)) {
    const answered = [];
    for (const server of [one, other]) {
      answered.push(countOf(await server.server.completion(place)));
    }
    const again = (server) => timedAsync(() => server.server.completion(place));
    const edited = (server) => timedAsync(() => server.completionAfter(places.value, place));
    rows.push([`completion at ${name}`, answered, await both(again, one, other)]);
    rows.push(['  after an edit of a label', answered, await both(edited, one, other)]);
  }
  const memory = [one, other].map(({ server }) => server.peakMemory());
  await Promise.all([one.server.stop(), other.server.stop()]);
  printTable(
    `A Dockerfile of ${lines.toLocaleString('en')} lines (${(text.length / 1000).toFixed(0)} kB), beside dockerfile-language-server-nodejs`,
    ['', 'answers', 'compspec', 'its answers', 'its time', 'ratio'],
    [
      ...rows.map(([name, [mine, its], [a, b]]) => [
        name,
        mine,
        milliseconds(a),
        its,
        milliseconds(b),
        ratio(a / b, limit),
      ]),
      [
        'peak memory',
        '',
        megabytes(memory[0]),
        '',
        megabytes(memory[1]),
        ratio(memory[0] / memory[1]),
      ],
    ],
  );
}

/** A server with the Dockerfile, whether it tells of findings by itself or is asked. */
function dockerfileServer(script, { tells }) {
  const server = new Server(script, { languageId: 'dockerfile', uri });
  let isIn = false;
  // A character that somebody types, and takes back.
  const type = (place) => {
    isIn = !isIn;
    return server.edit(place, isIn ? 'x' : '');
  };
  return {
    server,
    start: (text) => server.start(text),
    /** How many there are. */
    findings: async () =>
      tells ? (await server.told()).length : (await server.diagnostics()).items.length,
    findingsAfter: async (place) => {
      const told = tells ? server.toldNext() : undefined;
      await type(place);
      await (told ?? server.diagnostics());
    },
    completionAfter: async (place, asked) => {
      await type(place);
      await server.completion(asked);
    },
  };
}

async function both(work, one, other) {
  const ask = [() => work(one), () => work(other)];
  await inTurn(warmUp, ...ask);
  return inTurn(rounds, ...ask);
}

/** Places in the labels that stand in the middle of the text. */
function placesIn(text) {
  const all = text.split('\n');
  const find = (part) => {
    const line = all.findIndex((one, index) => index >= all.length >> 1 && one.includes(part));
    return (inside, more = 0) => ({ line, character: all[line].indexOf(inside) + more });
  };
  const label = find('org.supercontainers.gpu=');
  return {
    name: label('org.supercontainers.gpu=', 'org.supercontainers.g'.length),
    value: label('gpu=', 'gpu=c'.length),
    command: find('cmake=')('cmake=', 3),
    keyword: find('EXPOSE')('EXPOSE', 2),
  };
}

async function benchRepository() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  try {
    const rows = [];
    for (const [name, hasLabels] of [
      ['all with labels', true],
      ['none with a label', false],
    ]) {
      const place = join(folder, hasLabels ? 'labels' : 'none');
      const length = await writeRepository(place, hasLabels);
      const [validated, parsed, empty] = await inTurns(5, [
        // Findings are what it ends with 1 for.
        () => runToEnd(process.execPath, [cli, 'validate', '--format', 'json', place], [0, 1]),
        () => runToEnd(process.execPath, [parser, place]),
        () => runToEnd(process.execPath, [cli, '--version']),
      ]);
      rows.push([
        name,
        `${(length / 1e6).toFixed(1)} MB`,
        milliseconds(validated),
        Math.round((files / validated) * 1000).toLocaleString('en'),
        milliseconds(parsed),
        ratio(validated / parsed),
        milliseconds(empty),
      ]);
    }
    printTable(
      `compspec validate over ${files.toLocaleString('en')} Dockerfiles, beside reading and parsing them with dockerfile-ast alone`,
      ['', 'text', 'validated', 'files per second', 'parsed', 'ratio', '--version'],
      rows,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the characters of all */
async function writeRepository(folder, hasLabels) {
  let length = 0;
  for (let number = 0; number < files; number += 1) {
    const place = join(folder, `group${number % 50}`, `image${number}`);
    const text = variedDockerfile(number, hasLabels);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'Dockerfile'), text);
    length += text.length;
  }
  return length;
}

/** The medians of several, measured in turn. */
async function inTurns(count, works) {
  const times = works.map(() => []);
  for (let round = 0; round < count; round += 1) {
    for (const [index, work] of works.entries()) times[index].push(await timedAsync(work));
  }
  return times.map(median);
}

/** The number of items. */
function countOf(answer) {
  return answer?.items?.length ?? answer?.length ?? 0;
}
