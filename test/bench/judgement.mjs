import { fileURLToPath } from 'node:url';
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
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
    entryPoints: ['server/src/core/schema/judge.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).judgeSchemaText;
}
