import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { runNode } from './processes.mjs';
import { treeSchema } from './schemas.mjs';
import { inTurn, median, timed, timedAsync } from './statistics.mjs';
import { milliseconds, printTable, ratio } from './table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'server/dist/cli.js');
const peers = createRequire(new URL('peers/', import.meta.url));
/** Above these nodes the layered layouts of others take minutes. */
const mostForLayered = 1000;

/** Layout and drawing beside bare layouts of others, and `compspec graph` beside an empty program. */
export async function benchPicture() {
  const picture = await importPicture();
  await besideBareLayouts(picture);
  await wholeProcess();
}

async function besideBareLayouts({ pictureOf, draw, fullExpansion }) {
  const { hierarchy, tree } = await import(
    pathToFileURL(peers.resolve('d3-hierarchy').replace(/dist.*/, 'src/index.js')).href
  );
  const rows = [];
  for (const count of [100, 1000, 5000]) {
    const model = pictureOf(treeSchema(count));
    const all = fullExpansion(model);
    const [top] = model.nodes;
    const children = (node) => node.children.map((child) => model.nodes[child]);
    const bare = () => timed(() => tree().nodeSize([40, 200])(hierarchy(top, children)));
    const own = () => timed(() => draw(model, all, { theme: 'light' }));
    await inTurn(5, own, bare);
    const [drawn, laid] = await inTurn(15, own, bare);
    const layered = count <= mostForLayered ? await layeredTimes(model) : {};
    rows.push([
      `${(count).toLocaleString('en')} nodes`,
      milliseconds(drawn),
      milliseconds(laid),
      ratio(drawn / laid),
      layered.dagre === undefined ? 'not run' : ratio(drawn / layered.dagre),
      layered.elk === undefined ? 'not run' : ratio(drawn / layered.elk),
    ]);
  }
  const title = 'Layout and SVG of everything, beside the layouts of others without a drawing';
  printTable(title, ['', 'picture', 'd3 tree', '/ d3', '/ dagre', '/ elk'], rows);
}

/** @returns the medians, in milliseconds */
async function layeredTimes({ nodes }) {
  const dagre = peers('@dagrejs/dagre');
  const Elk = peers('elkjs/lib/elk.bundled.js');
  const elk = new Elk();
  const edges = nodes.slice(1).map((node, index) => [node.parent, index + 1]);
  const size = { width: 150, height: 40 };
  const withDagre = () => {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir: 'LR' });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const index of nodes.keys()) graph.setNode(String(index), { ...size });
    for (const [source, target] of edges) graph.setEdge(String(source), String(target));
    dagre.layout(graph);
  };
  const withElk = () =>
    elk.layout({
      id: 'root',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
      children: nodes.map((_, index) => ({ id: `n${index}`, ...size })),
      edges: edges.map(([source, target], index) => {
        return { id: `e${index}`, sources: [`n${source}`], targets: [`n${target}`] };
      }),
    });
  const times = { dagre: [], elk: [] };
  for (let round = 0; round < 3; round += 1) {
    times.dagre.push(timed(withDagre));
    times.elk.push(await timedAsync(withElk));
  }
  return { dagre: median(times.dagre), elk: median(times.elk) };
}

async function wholeProcess() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  try {
    const file = join(folder, 'compspec.json');
    await writeFile(file, treeSchema(5000));
    const rows = [];
    for (const [name, ...more] of [
      ['as it comes'],
      ['--all', '--all'],
      ['--format dot', '--format', 'dot'],
      ['--format json', '--format', 'json'],
    ]) {
      const [drawn, empty] = await inTurn(
        9,
        () => timedAsync(() => runQuietly([cli, 'graph', file, ...more])),
        () => timedAsync(() => runNode([cli, '--version'])),
      );
      const limit = more.length === 0 ? 3 : undefined;
      rows.push([name, milliseconds(drawn), milliseconds(empty), ratio(drawn / empty, limit)]);
    }
    const title = 'compspec graph of 5,000 nodes, a whole process';
    printTable(title, ['', 'graph', '--version', 'ratio'], rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the command has to say of the picture's size is not to be read here. */
function runQuietly(programArguments) {
  return runNode([
    '--import',
    'data:text/javascript,process.stderr.write=()=>true',
    ...programArguments,
  ]);
}

async function importPicture() {
  const outfile = join(await mkdtemp(join(tmpdir(), 'compspec-bench-')), 'picture.mjs');
  const from = (path) => JSON.stringify(`./server/src/core/${path}.ts`);
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { english } from ${from('messages')};
        import { buildPicture } from ${from('picture/build')};
        import { Catalog } from ${from('schema/catalog')};
        import { judgeSchemaText } from ${from('schema/judge')};
        export { fullExpansion } from ${from('picture/view/expansion')};
        export { svgDocument as draw } from ${from('picture/view/svg')};
        export function pictureOf(text) {
          const { schema, findings } = judgeSchemaText(text);
          const source = { uri: 'bench', tree: schema.tree, findings };
          return buildPicture([source], { catalog: new Catalog(), say: english });
        }`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  });
  const picture = await import(pathToFileURL(outfile).href);
  await rm(dirname(outfile), { recursive: true });
  return picture;
}
