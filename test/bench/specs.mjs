import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How many attributes each spec gives values of. */
const attributes = 20;

/**
 * A compatibility spec for a tree-shaped schema, with the attribute that all have and others by its number.
 * @param {readonly string[]} names of the schema
 * @param {string} common
 * @param {number} number
 */
function specOf(names, common, number) {
  const used = { [common]: 'yes' };
  for (let index = 1; index < attributes; index += 1) {
    used[names[(number * 37 + index * 211) % names.length]] = `value ${index}`;
  }
  return {
    version: '0.1.0',
    kind: 'CompatibilitySpec',
    metadata: {
      name: `image-${number}`,
      schemas: { 'org.example.tree': 'https://example.org/tree/compspec.json' },
    },
    compatibilities: [{ name: 'org.example.tree', version: '0.1.0', attributes: used }],
  };
}

function asYaml({ version, kind, metadata, compatibilities: [entry] }) {
  const schemas = Object.entries(metadata.schemas).map(([name, at]) => `    ${name}: "${at}"\n`);
  const values = Object.entries(entry.attributes).map(
    ([name, value]) => `      ${name}: "${value}"\n`,
  );
  return [
    `version: "${version}"\nkind: ${kind}\n`,
    `metadata:\n  name: ${metadata.name}\n  schemas:\n${schemas.join('')}`,
    `compatibilities:\n  - name: ${entry.name}\n    version: "${entry.version}"\n`,
    `    attributes:\n${values.join('')}`,
  ].join('');
}

/**
 * Writes specs into a folder, half of them in JSON and half in YAML, some in each of its folders.
 * @param {string} folder
 * @param {{ count: number, names: readonly string[], common: string }} options
 * @returns {Promise<{ files: readonly { path: string, text: string }[], length: number }>} and the characters of all
 */
export async function writeSpecs(folder, { count, names, common }) {
  const files = [];
  for (let number = 0; number < count; number += 1) {
    const place = join(folder, `group${number % 50}`);
    const spec = specOf(names, common, number);
    const isJson = number % 2 === 0;
    const text = isJson ? `${JSON.stringify(spec, undefined, 2)}\n` : asYaml(spec);
    const path = join(place, `image-${number}.${isJson ? 'json' : 'yaml'}`);
    await mkdir(place, { recursive: true });
    await writeFile(path, text);
    files.push({ path, text });
  }
  return { files, length: files.reduce((sum, { text }) => sum + text.length, 0) };
}
