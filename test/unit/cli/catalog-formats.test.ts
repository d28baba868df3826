import { describe, expect, test } from 'vitest';
import { coloursFor } from '../../../server/src/cli/colours.js';
import { jsonCatalog } from '../../../server/src/cli/formats/catalog-json.js';
import { textCatalog } from '../../../server/src/cli/formats/catalog-text.js';
import { readJson } from '../../../server/src/core/json/read.js';
import type { CatalogSchema } from '../../../server/src/core/schema/catalog.js';
import { readSchema } from '../../../server/src/core/schema/model.js';
import { SourceError } from '../../../server/src/core/schema/sources.js';

const colours = coloursFor(false, {}, false);

describe('a catalog as text', () => {
  test('cuts descriptions where the terminal ends', () => {
    const { attributes } = textCatalog({ colours, width: 30 });
    const nodes = { mpi: { metadata: { description: 'The library that programs talk by.' } } };
    expect(attributes(catalogSchema('a', nodes))).toBe(
      'mpi\n    The library that program…\n\na 1 (bundled): 1 attribute.\n',
    );
  });

  test('keeps columns below each other behind wide characters', () => {
    const { attributes } = textCatalog({ colours, width: 80 });
    const nodes = { 日本: { label: 'wide' }, abcde: { label: 'narrow' } };
    expect(attributes(catalogSchema('a', nodes))).toMatch(/^日本 {3}wide\nabcde {2}narrow\n/);
  });

  test('says so where there is nothing', () => {
    const format = textCatalog({ colours, width: 80 });
    expect(format.schemas([])).toMatch(/\n\nno schemas of no namespaces\.\n$/);
    expect(format.attributes(catalogSchema('a', {}))).toBe('\na 1 (bundled): no attributes.\n');
  });
});

test('what stands in a schema does nothing to the terminal', () => {
  const evil = '\u001b[2J\u009b\u202eevil\n\u2066';
  const schema = catalogSchema(evil, {
    [evil]: { label: evil, metadata: { description: evil, [evil]: evil } },
  });
  const place = `https://example.org/${evil}`;
  const cached = { ...schema, origin: 'cache', place, fetchedAt: evil } as const;
  const results = [
    { address: place, refreshed: { outcome: 'new', schema: cached } },
    { address: place, error: new SourceError('status', evil) },
  ] as const;
  for (const format of [jsonCatalog, textCatalog({ colours, width: 80 })]) {
    for (const text of [
      format.schemas([schema, cached]),
      format.attributes(schema),
      format.attributes(cached),
      format.fetched(results),
    ]) {
      expect(text).toContain('evil');
      expect(text).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    }
  }
  expect(JSON.parse(jsonCatalog.attributes(schema))).toMatchObject({
    namespace: evil,
    attributes: [{ name: evil, label: evil, metadata: { [evil]: evil } }],
  });
});

function catalogSchema(namespace: string, nodes: object): CatalogSchema {
  const text = JSON.stringify({ graph: { id: namespace, nodes, edges: [] } });
  const schema = readSchema(readJson(text));
  return { namespace, version: '1', origin: 'bundled', place: 'compspec.json', schema };
}
