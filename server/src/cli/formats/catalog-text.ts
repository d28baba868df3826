import stringWidth from 'string-width';
import { JsonKind, none } from '../../core/json/tree.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { Attribute, SchemaModel } from '../../core/schema/model.js';
import { visible } from '../../core/text/visible.js';
import type { Colours } from '../colours.js';
import type { CatalogFormat } from './catalog-format.js';
import { showLine } from './line-window.js';
import { counted } from './numbers.js';

interface Page {
  readonly colours: Colours;
  /** Columns of a line. */
  readonly width: number;
}

/** `--format text`: for a person at a terminal. */
export function textCatalog({ colours, width }: Page): CatalogFormat {
  const cut = (text: string): string =>
    width === Number.POSITIVE_INFINITY ? visible(text) : showLine(text, width).text;
  return {
    schemas: (catalog) => {
      const heading = ['NAMESPACE', 'VERSION', 'ATTRIBUTES', 'ORIGIN'];
      const rows = catalog.map((one) => [
        one.namespace,
        one.version,
        String(one.schema.count),
        originOf(one),
      ]);
      const [first, ...others] = aligned([heading, ...rows], countColumn);
      const namespaces = new Set(catalog.map(({ namespace }) => namespace));
      return lines([
        colours.dim(first!),
        ...others,
        '',
        `${counted(catalog.length, 'schema')} of ${counted(namespaces.size, 'namespace')}.`,
      ]);
    },
    attributes: (one) => {
      const { schema } = one;
      const { attributes } = schema;
      const named = aligned(attributes.map((one) => [one.name, labelOf(one, schema)]));
      return lines([
        ...attributes.flatMap((attribute, index) => {
          const description = descriptionOf(attribute, schema);
          return description === ''
            ? [named[index]!]
            : [named[index]!, colours.dim(cut(`    ${description}`))];
        }),
        '',
        visible(`${nameOf(one)} (${originOf(one)}): ${counted(attributes.length, 'attribute')}.`),
      ]);
    },
    fetched: (results) =>
      lines(
        results.flatMap((result) => {
          // What failed is told on standard error.
          if ('error' in result) return [];
          const { outcome, schema } = result.refreshed;
          const count = counted(schema.schema.count, 'attribute');
          return [visible(`${nameOf(schema)}: ${count}, ${outcome} (${schema.place})`)];
        }),
      ),
  };
}

const countColumn = 2;

function nameOf({ namespace, version }: CatalogSchema): string {
  return version === '' ? namespace : `${namespace} ${version}`;
}

/** Where a schema is from, and what no other origin can tell: the address. */
function originOf({ origin, place }: CatalogSchema): string {
  return origin === 'cache' ? `cache: ${place}` : origin;
}

/** Rows as lines, their columns below each other; numbers stand at the right of theirs. */
function aligned(rows: readonly (readonly string[])[], numbers?: number): readonly string[] {
  const shown = rows.map((row) => row.map(visible));
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.max(...shown.map((row) => stringWidth(row[column]!))),
  );
  return shown.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - stringWidth(cell));
        return column === numbers ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

function labelOf({ label }: Attribute, { tree }: SchemaModel): string {
  return label === none ? '' : tree.string(label);
}

function descriptionOf({ metadata }: Attribute, { tree }: SchemaModel): string {
  const description = tree.member(metadata, 'description');
  return tree.is(description, JsonKind.String) ? tree.string(description) : '';
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
