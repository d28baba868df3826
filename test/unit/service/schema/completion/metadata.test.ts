import { describe, expect, it } from 'vitest';
import { bundledCatalog } from '../../../../../server/src/core/schema/catalog.js';
import { definitionOf } from '../../../../../server/src/core/schema/definition.js';
import { accepted, itemOf, labels } from '../../../../support/completion.js';

function schema(metadata: string): string {
  return `{ "graph": { "nodes": { "os": {}, "mpi": {}, "mpi.version": { "metadata": { ${metadata} } } } } }`;
}

describe('metadata of an attribute', () => {
  it('is inferred from another attribute, a near one first', async () => {
    expect(await labels(schema('"inferred": { "from": "<|>" }'))).toEqual(['mpi', 'os']);
    expect(await accepted(schema('"inferred": { "from": <|> "table": "t" }'), 'os')).toBe(
      schema('"inferred": { "from": "os", "table": "t" }'),
    );
  });

  it('has its source in what extraction finds, by the same name first', async () => {
    const offered = await labels(schema('"source": "<|>"'));
    const known = bundledCatalog().flatMap(({ schema: one }) =>
      one.attributes.map(({ index }) => definitionOf(one, index).source),
    );
    expect(new Set(offered)).toEqual(new Set(known.filter((path) => path !== undefined)));
    expect(offered[0]).toBe('library.mpi.version');
    expect((await itemOf(schema('"source": "<|>"'), 'library.mpi.version')).detail).toMatch(
      /mpi\.version$/,
    );
  });

  it('has aliases of its values', async () => {
    const aliases = '"values": ["openmpi", "mpich", 1], "aliases": { "Open MPI": "<|>" }';
    expect(await labels(schema(aliases))).toEqual(['openmpi', 'mpich']);
    expect(await labels(schema('"aliases": { "Open MPI": "<|>" }'))).toEqual([]);
  });

  it('leaves to the JSON Schema what that knows', async () => {
    const offered = await labels(schema('"comparison": "<|>"'));
    expect(offered).toEqual([...new Set(offered)]);
    expect(offered).toContain('"at-least"');
    expect(await labels(schema('"inferred": { "table": "<|>" }'))).toContain(
      '"distribution-glibc"',
    );
    expect(await labels(schema('"other": { "metadata": { "source": "<|>" } }'))).toEqual([]);
  });

  it('gets the comma that is missing before a member', async () => {
    expect(await accepted(schema('"type": "version" <|>'), 'comparison')).toBe(
      schema('"type": "version", "comparison": '),
    );
  });
});
