// Writes what is said once in the sources into the files that repeat it: the codes of findings into
// the reference (server/README.md) and the severity setting (package.json), the texts that users see
// into the localization bundle. `--check` writes nothing and fails where a file is behind.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
const { codes } = await importSource('server/src/core/codes.ts');
const { messages } = await importSource('server/src/core/messages.ts');

const behind = [];
await derive('server/README.md', (text) => between(text, 'codes', codeReference()));
await derive('package.json', (text) => {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes.configuration.properties['compspec.validate.severity'];
  const listed = setting.propertyNames.enum;
  if (JSON.stringify(listed) === JSON.stringify(Object.keys(codes))) return text;
  // Only the list changes: the rest of the file keeps its form.
  const list = Object.keys(codes).map((code) => `              ${JSON.stringify(code)}`);
  return text.replace(
    /("propertyNames": \{\s*"enum": \[)[^\]]*(\])/,
    (_, open, close) => `${open}\n${list.join(',\n')}\n            ${close}`,
  );
});
await derive('l10n/bundle.l10n.json', async () => {
  const texts = new Set([...Object.values(messages), ...(await clientTexts())]);
  const bundle = Object.fromEntries([...texts].sort().map((text) => [text, text]));
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
});
if (behind.length > 0) {
  console.error(
    `Behind the sources: ${behind.join(', ')}. "npm run derive" brings them up to date.`,
  );
  process.exitCode = 1;
}

async function derive(file, change) {
  const path = join(root, file);
  const before = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const after = await change(before);
  if (after === before) return;
  if (check) behind.push(file);
  else await writeFile(path, after);
}

/** A heading for each code, so that a finding can link to its own. */
function codeReference() {
  const rows = Object.entries(codes).map(
    ([code, { severity, title }]) => `| [\`${code}\`](#${code}) | ${severity} | ${title} |`,
  );
  const sections = Object.entries(codes).map(
    ([code, { severity, title, explanation }]) =>
      `### ${code}\n\n${title} (${severity}).\n\n${explanation}\n`,
  );
  return `| code | severity | what is wrong |\n|---|---|---|\n${rows.join('\n')}\n\n${sections.join('\n')}`;
}

function between(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`server/README.md has no ${open} … ${close}`);
  return `${text.slice(0, start + open.length)}\n\n${content}\n${text.slice(end)}`;
}

/** The first argument of each `l10n.t(…)`; the formatter leaves them in single quotes or, with one inside, in double. */
async function clientTexts() {
  const folder = join(root, 'client/src');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)].map(
      ([, single, double]) => (single ?? double).replace(/\\(.)/g, '$1'),
    ),
  );
}

/** The exports of a TypeScript source that imports nothing at run time. */
async function importSource(file) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
