import { none } from '../../core/json/tree.js';
import { valueAt } from '../../core/json/value.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { Attribute, SchemaModel } from '../../core/schema/model.js';
import type { FetchedSchema } from '../../core/schema/refresh.js';
import { visibleJson } from '../../core/text/visible.js';
import type { FetchResult } from '../fetch.js';
import type { CatalogFormat } from './catalog-format.js';

/** `--format json`, on which scripts depend: a schema or an attribute a line. */
export const jsonCatalog: CatalogFormat = {
  schemas: (catalog) => {
    const all = catalog.map((one) => ({ ...heading(one), attributes: one.schema.count }));
    return `{\n  "schemas": ${rows(all)}\n}\n`;
  },
  attributes: (one) => {
    const members = Object.entries(heading(one)).map(
      ([name, value]) => `  ${oneLine(name)}: ${oneLine(value)},\n`,
    );
    const attributes = one.schema.attributes.map((attribute) => described(attribute, one.schema));
    return `{\n${members.join('')}  "attributes": ${rows(attributes)}\n}\n`;
  },
  fetched: (results) => `{\n  "schemas": ${rows(results.map(outcome))}\n}\n`,
};

function heading(one: CatalogSchema | FetchedSchema) {
  const { namespace, version, origin, place } = one;
  if (origin !== 'cache') return { namespace, version, origin, path: place };
  const heading = { namespace, version, origin, address: place };
  return 'fetchedAt' in one ? { ...heading, fetchedAt: one.fetchedAt } : heading;
}

function outcome(result: FetchResult) {
  if ('error' in result) {
    const { reason, message } = result.error;
    return { address: result.address, outcome: 'failed', reason, message };
  }
  const { schema, outcome } = result.refreshed;
  return { ...heading(schema), attributes: schema.schema.count, outcome };
}

function described({ name, label, metadata }: Attribute, { tree }: SchemaModel) {
  return {
    name,
    ...(label !== none && { label: tree.string(label) }),
    ...(metadata !== none && { metadata: valueAt(tree, metadata) }),
  };
}

function rows(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  return `[\n${values.map((value) => `    ${oneLine(value)}`).join(',\n')}\n  ]`;
}

function oneLine(value: unknown): string {
  return visibleJson(JSON.stringify(value));
}
