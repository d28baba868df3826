import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { treeSchema } from './schemas.mjs';
import { inTurn, timed } from './statistics.mjs';
import { milliseconds, printTable, ratio } from './table.mjs';

/** A full judgement beside the floor of all that reads JSON: `JSON.parse` of the same text. */
export async function benchJudgement() {
  const judgeSchemaText = await importJudge();
  const rows = [];
  for (const count of [1000, 10_000]) {
    const text = treeSchema(count);
    const judge = () => timed(() => judgeSchemaText(text));
    const parse = () => timed(() => JSON.parse(text));
    await inTurn(10, judge, parse);
    const [judged, parsed] = await inTurn(60, judge, parse);
    rows.push([
      `${count.toLocaleString('en')} nodes`,
      milliseconds(judged),
      milliseconds(parsed),
      ratio(judged / parsed, 4),
    ]);
  }
  printTable('A full judgement beside JSON.parse', ['', 'judgement', 'JSON.parse', 'ratio'], rows);
}

async function importJudge() {
  const outfile = join(await mkdtemp(join(tmpdir(), 'compspec-bench-')), 'judge.mjs');
  await build({
    absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
    entryPoints: ['server/src/core/schema/judge.ts'],
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  });
  const { judgeSchemaText } = await import(pathToFileURL(outfile).href);
  await rm(dirname(outfile), { recursive: true });
  return judgeSchemaText;
}
