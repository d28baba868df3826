// Makes what the sources import and no person writes: validators compiled from the JSON Schemas in
// schemas/, so that no compiler runs at start, and the texts of the bundled schemas and tables.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schemas = join(root, 'schemas');
const generated = join(root, 'server/src/core/generated');

/** Exported validator → the JSON Schema it is compiled from. */
const validators = {
  validateJgf: 'jgf.schema.json',
  validateNodeMetadata: 'node-metadata.schema.json',
};

/** Exported text → its file: what completion and hover of schemas read. */
const editingSchemas = {
  compatibilitySchema: 'compatibility-schema.schema.json',
  nodeMetadata: 'node-metadata.schema.json',
};

await mkdir(generated, { recursive: true });
await Promise.all([
  writeValidators(),
  writeEditingSchemas(),
  writeCatalog(),
  writeMicroarchitectures(),
]);

async function writeValidators() {
  // `strict: false`: the same files carry VS Code's keywords (defaultSnippets, markdownDescription).
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    code: { source: true, esm: true, lines: true },
  });
  const exports = {};
  for (const [name, file] of Object.entries(validators)) {
    const schema = await readJson(join(schemas, file));
    ajv.addSchema(schema, file);
    exports[name] = schema.$id ?? file;
  }
  await write('validators.js', standaloneCode.default(ajv, exports));
  await write(
    'validators.d.ts',
    `export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
}
${Object.keys(validators)
  .map((name) => `export declare const ${name}: Validator;\n`)
  .join('')}`,
  );
}

async function writeEditingSchemas() {
  const entries = await Promise.all(
    Object.entries(editingSchemas).map(async ([name, file]) => [
      `  ${name}: ${JSON.stringify(JSON.stringify(await readJson(join(schemas, file))))},\n`,
    ]),
  );
  await write('json-schemas.ts', `export const jsonSchemas = {\n${entries.join('')}} as const;\n`);
}

async function writeCatalog() {
  const folder = join(schemas, 'catalog');
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('compspec.json'))
    .sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const path = relative(root, join(folder, file)).split('\\').join('/');
      const text = await readFile(join(folder, file), 'utf8');
      return `  { path: ${JSON.stringify(path)}, text: ${JSON.stringify(text)} },\n`;
    }),
  );
  await write(
    'catalog.ts',
    `export const bundledSchemas: readonly { readonly path: string; readonly text: string }[] = [\n${entries.join('')}];\n`,
  );
}

async function writeMicroarchitectures() {
  const text = await readFile(join(schemas, 'microarchitectures.txt'), 'utf8');
  await write(
    'microarchitectures.ts',
    `export const microarchitectureTable: string = ${JSON.stringify(text)};\n`,
  );
}

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Leaves a file alone that already says this, so that watchers and caches see no change. */
async function write(name, text) {
  const path = join(generated, name);
  const before = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before !== text) await writeFile(path, text);
}
