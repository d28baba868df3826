import { describe, expect, test } from 'vitest';
import { FileError } from '../../../../server/src/core/files.js';
import { cachedSchemas, refreshSchema } from '../../../../server/src/core/schema/refresh.js';
import {
  type CachedSchema,
  type SchemaAnswer,
  type SchemaCache,
  SourceError,
  type Validators,
} from '../../../../server/src/core/schema/sources.js';
import { schemaText } from '../../../support/schema-text.js';

const address = 'https://example.org/compspec.json';
const validators: Validators = { location: address, etag: '"one"' };
const earlier = '2025-12-31T00:00:00.000Z';
const now = '2026-01-01T00:00:00.000Z';

describe('a schema that an address answers with', () => {
  test('is kept, with the time and what the next request says', async () => {
    const { outcome, schema, kept, asked } = await refreshed({ answer: ok(schemaText()) });
    expect(outcome).toBe('new');
    expect(schema).toMatchObject({
      namespace: 'org.example',
      version: '0.1.0',
      origin: 'cache',
      place: address,
      fetchedAt: now,
    });
    expect(asked).toEqual([[address, undefined]]);
    expect(kept).toEqual([{ address, text: schemaText(), fetchedAt: now, validators }]);
  });

  test('is asked for with what is known of it', async () => {
    const changed = schemaText({ metadata: { version: '0.2.0' } });
    const { outcome, kept, asked } = await refreshed({ answer: ok(changed), known: schemaText() });
    expect(outcome).toBe('changed');
    expect(asked).toEqual([[address, validators]]);
    expect(kept).toMatchObject([{ text: changed, fetchedAt: now }]);
  });

  test('may be what it was, said in short or in full', async () => {
    const known = schemaText();
    for (const answer of [{ status: 'unchanged' } as const, ok(known)]) {
      const { outcome, kept, schema } = await refreshed({ answer, known });
      expect(outcome).toBe('unchanged');
      expect(kept).toEqual([{ address, text: known, fetchedAt: now, validators }]);
      expect(schema.fetchedAt).toBe(now);
    }
  });

  test('and names its own address, is not asked for again', async () => {
    const metadata = { version: '0.1.0', schemas: { 'org.example': address }, schema: address };
    const { asked } = await refreshed({ answer: ok(schemaText({ metadata })) });
    expect(asked).toHaveLength(1);
  });

  test('is asked for anew where the cache holds something else', async () => {
    const { outcome, asked } = await refreshed({ answer: ok(schemaText()), known: '<html>' });
    expect(outcome).toBe('new');
    expect(asked).toEqual([[address, undefined]]);
  });
});

describe('what is no schema is refused, and says what it is', () => {
  test.each([
    ['nothing', ''],
    ['nothing', ' \n'],
    ['an HTML page', '\n<!doctype html><html></html>'],
    ['an HTML page', '<HTML>'],
    ['XML', '<?xml version="1.0"?><graph/>'],
    ['no JSON', '404: Not Found'],
    ['no JSON', 'graph:\n  id: org.example\n'],
    ['broken JSON', schemaText().slice(0, -20)],
    ['JSON of another kind', '{"message": "Not Found"}'],
    ['JSON of another kind', '[]'],
    ['JSON of another kind', '"graph"'],
    ['a compatibility spec', '{"kind": "CompatibilitySpec"}'],
    ['JSON with several graphs', '{"graphs": []}'],
    ['a graph without a namespace as its id', schemaText({ id: ' ' })],
    ['a graph without a namespace as its id', schemaText({ id: undefined })],
    ['a graph without a namespace as its id', schemaText({ id: 1 })],
    ['a graph without nodes', schemaText({ nodes: {} })],
    ['a graph without nodes', schemaText({ nodes: undefined })],
  ])('%s', async (what, text) => {
    const sentence = `not-a-schema: ${what} came instead of a compatibility schema`;
    expect(await failed({ answer: ok(text) })).toEqual([sentence, []]);
    const [message, kept] = await failed({ answer: ok(text), known: schemaText() });
    expect(message).toBe(`${sentence}; the copy of ${earlier} stays`);
    expect(kept).toMatchObject([{ text: schemaText(), fetchedAt: earlier }]);
  });
});

describe('a failure', () => {
  test('leaves the copy and says so', async () => {
    const answer = new SourceError('unreachable', 'could not be fetched: offline');
    expect(await failed({ answer })).toEqual(['unreachable: could not be fetched: offline', []]);
    const [message, kept] = await failed({ answer, known: schemaText() });
    expect(message).toBe(
      `unreachable: could not be fetched: offline; the copy of ${earlier} stays`,
    );
    expect(kept).toMatchObject([{ text: schemaText(), fetchedAt: earlier }]);
  });

  test('is an "unchanged" that nobody asked for', async () => {
    expect(await failed({ answer: { status: 'unchanged' } })).toEqual([
      'status: says "unchanged" of a first request',
      [],
    ]);
  });

  test('to keep it is told as that', async () => {
    const writing = new FileError('denied', 'permission denied');
    const [message] = await failed({ answer: ok(schemaText()), writing });
    expect(message).toBe('not-kept: came, and could not be kept: permission denied');
  });

  test('that is a defect stays one', async () => {
    const defect = new TypeError('defect');
    await expect(refreshed({ answer: defect, known: schemaText() })).rejects.toBe(defect);
    await expect(refreshed({ answer: ok(schemaText()), writing: defect })).rejects.toBe(defect);
  });
});

test('the schemas of a cache are those that are schemas', async () => {
  const entries = [schemaText(), '<html>', schemaText({ id: 'org.other' })].map((text, at) =>
    cached(text, `${address}?${at}`),
  );
  const { cache } = memoryCache(entries);
  expect(await cachedSchemas(cache)).toMatchObject([
    { namespace: 'org.example', place: `${address}?0`, origin: 'cache', fetchedAt: earlier },
    { namespace: 'org.other', place: `${address}?2`, origin: 'cache', fetchedAt: earlier },
  ]);
});

interface World {
  readonly answer: SchemaAnswer | Error;
  /** The text of the copy that the cache holds. */
  readonly known?: string;
  /** What writing to the cache fails with. */
  readonly writing?: Error;
}

async function refreshed(world: World) {
  const { asked, entries, refreshing } = refresh(world);
  return { ...(await refreshing), asked, kept: [...entries.values()] };
}

async function failed(world: World): Promise<[message: string, kept: readonly CachedSchema[]]> {
  const { entries, refreshing } = refresh(world);
  const error = await refreshing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw new Error('no SourceError', { cause: error });
  return [`${error.reason}: ${error.message}`, [...entries.values()]];
}

function refresh({ answer, known, writing }: World) {
  const { cache, entries } = memoryCache(known === undefined ? [] : [cached(known)], writing);
  const asked: [address: string, known: Validators | undefined][] = [];
  const transport = {
    get: async (...request: [string, Validators | undefined]) => {
      asked.push([request[0], request[1]]);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const refreshing = refreshSchema(address, { cache, transport, clock: () => new Date(now) });
  return { asked, entries, refreshing };
}

function memoryCache(schemas: readonly CachedSchema[], writing?: Error) {
  const entries = new Map(schemas.map((one) => [one.address, one]));
  const cache: SchemaCache = {
    list: async () => [...entries.values()],
    read: async (of) => entries.get(of),
    write: async (schema) => {
      if (writing !== undefined) throw writing;
      entries.set(schema.address, schema);
    },
  };
  return { cache, entries };
}

function cached(text: string, of = address): CachedSchema {
  return { address: of, text, fetchedAt: earlier, validators };
}

function ok(text: string): SchemaAnswer {
  return { status: 'ok', text, validators };
}
