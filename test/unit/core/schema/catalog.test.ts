import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import {
  bundledCatalog,
  Catalog,
  catalogSchema,
} from '../../../../server/src/core/schema/catalog.js';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';
import { readSchema } from '../../../../server/src/core/schema/model.js';

const root = resolve(import.meta.dirname, '../../../..');

/** Published with this defect, and kept as published. */
const known = new Set(['org.supercontainers 0.0.0', 'hardware 0.0.0']);

describe('the bundled catalog', () => {
  it('lists each namespace from its newest version to its oldest', () => {
    expect(bundledCatalog().map(({ namespace, version }) => `${namespace} ${version}`)).toEqual([
      'hardware 0.0.0',
      'io.archspec 0.0.0',
      'io.compspec.host 0.1.0',
      'mpi 0.0.0',
      'network 0.0.0',
      'org.opencontainers.image 1.1.1',
      'org.supercontainers 0.1.0',
      'org.supercontainers 0.0.0',
      'os 0.0.0',
    ]);
  });

  it.each(bundledCatalog().map((entry) => [`${entry.namespace} ${entry.version}`, entry] as const))(
    '%s has no finding but the defect it was published with',
    (name, { place }) => {
      const text = readFileSync(join(root, place), 'utf8');
      const found = judgeSchemaText(text).findings.map(({ code, start, end }) => [
        code,
        text.slice(start, end),
      ]);
      expect(found).toEqual(known.has(name) ? [['undeclared-node', 'hardware.gpu.version']] : []);
    },
  );
});

describe('the attributes of which something is known', () => {
  it.each(bundledCatalog().map((entry) => [`${entry.namespace} ${entry.version}`, entry] as const))(
    'of %s are those with metadata, be it of the newest version',
    (_, entry) => {
      const catalog = new Catalog();
      const known = entry.schema.allNames.filter(
        (name) => catalog.attribute(entry, name)?.definition.hasMetadata === true,
      );
      expect(catalog.described(entry)).toEqual(known);
    },
  );

  it('are in the order of the text', () => {
    const nodes = { c: {}, b: { metadata: {} }, a: { metadata: 1 }, d: { metadata: {} } };
    const tree = readJson(JSON.stringify({ graph: { id: 'org.example', nodes, edges: [] } }));
    const entry = catalogSchema(readSchema(tree), 'workspace', 'compspec.json');
    expect(new Catalog([entry]).described(entry)).toEqual(['b', 'd']);
  });
});
