import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inTurn } from './statistics.mjs';
import { milliseconds, printTable } from './table.mjs';

const core = fileURLToPath(new URL('../../server/src/core/', import.meta.url));
const checks = 10_000;
const side = 100;

/** Checks of specs against profiles in memory, whole and with both read before, and a matrix of many. */
export async function benchCheck() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  try {
    const { Catalog, check, readJson, readSpec, readSubject } = await bundledCore(folder);
    const catalog = new Catalog();
    const specs = Array.from({ length: side }, (_, index) => readSpec(readJson(spec(index))));
    const profiles = Array.from({ length: side }, (_, index) => readSpec(readJson(profile(index))));
    const image = (index) => readSubject(specs[index % side], catalog, 'spec');
    const host = (index) => readSubject(profiles[index % side], catalog, 'profile');
    const images = specs.map((_, index) => image(index));
    const hosts = profiles.map((_, index) => host(index));
    const [whole, read] = await inTurn(
      5,
      () => timed(checks, (index) => check(image(index), host(index * 7))),
      () => timed(checks, (index) => check(images[index % side], hosts[(index * 7) % side])),
    );
    const matrix = timed(side * side, (index) =>
      check(images[index % side], hosts[Math.floor(index / side)]),
    );
    const perSecond = (time) => Math.round((checks / time) * 1000).toLocaleString('en');
    printTable(
      `${checks.toLocaleString('en')} checks of a spec against a profile`,
      ['', 'time', 'checks per second'],
      [
        ['spec and profile read for each', milliseconds(whole), perSecond(whole)],
        ['both read before', milliseconds(read), perSecond(read)],
        [`matrix of ${side} × ${side}`, milliseconds(matrix), perSecond(matrix)],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function timed(count, once) {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) once(index);
  return performance.now() - start;
}

/** The core's own modules, bundled as the command line has them. */
async function bundledCore(folder) {
  const outfile = join(folder, 'core.mjs');
  const contents = [
    "export { check } from './compatibility/check.js';",
    "export { readSubject } from './compatibility/subject.js';",
    "export { readJson } from './json/read.js';",
    "export { Catalog } from './schema/catalog.js';",
    "export { readSpec } from './spec/model.js';",
  ].join('\n');
  const entry = { contents, resolveDir: core, loader: 'ts' };
  await build({
    stdin: entry,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return await import(pathToFileURL(outfile).href);
}

const implementations = ['openmpi 4.1.2', 'openmpi 1.10.7', 'mpich 4.0', 'intel-mpi 2021.8'];
const systems = ['ubuntu 22.04', 'rocky 8.9', 'debian 12', 'alpine 3.19', 'sles 15.5'];
const targets = ['x86_64', 'x86_64_v3', 'haswell', 'zen3', 'skylake_avx512', 'neoverse_v1'];

/** As much as the published specs of LAMMPS say. */
function spec(index) {
  return document(index, { 'hardware.gpu.available': index % 2 === 0 ? 'yes' : 'no' });
}

function profile(index) {
  return document(index, {
    'hardware.gpu.enabled': index % 3 === 0 ? 'no' : 'yes',
    'hardware.gpu.cuda.version': '12.2',
    'hardware.gpu.driver.version': '535.104.05',
  });
}

function document(index, more) {
  const of = (all) => all[index % all.length];
  const [implementation, mpi] = of(implementations).split(' ');
  const [vendor, version] = of(systems).split(' ');
  const attributes = {
    ...more,
    'mpi.implementation': implementation,
    'mpi.version': mpi,
    'os.name': of(systems),
    'os.vendor': vendor,
    'os.version': version,
  };
  const cpu = { 'cpu.model': 'a CPU', 'cpu.target': of(targets), 'cpu.vendor': 'its vendor' };
  return JSON.stringify({
    version: '0.0.0',
    kind: 'CompatibilitySpec',
    compatibilities: [
      { name: 'org.supercontainers', version: '0.0.0', attributes },
      { name: 'io.archspec', version: '0.0.0', attributes: cpu },
    ],
  });
}
