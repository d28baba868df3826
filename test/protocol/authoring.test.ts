import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type KnownSchema,
  knownSchemasRequest,
  type NewSpecParams,
  type NewText,
  newSchemaRequest,
  newSpecRequest,
} from '../../server/src/protocol/authoring.js';
import { connect, type LanguageClient } from '../support/language-client.js';

/** Asks for a new spec of bundled schemas, as `namespace@version`. */
async function newSpec(
  client: LanguageClient,
  names: readonly string[],
  more: Partial<NewSpecParams> = {},
): Promise<{ text?: string; fault?: string }> {
  const schemas = names.map((name) => {
    const [namespace = '', version = ''] = name.split('@');
    return { namespace, version };
  });
  return client.request<NewText>(newSpecRequest, {
    schemas,
    format: 'json',
    snippet: false,
    ...more,
  });
}

describe('an editor that starts a schema', () => {
  it('gets one without faults', async () => {
    const client = await connect({ pulls: true });
    const namespace = 'org.example.storage';
    const answer = await client.request<{ text: string }>(newSchemaRequest, { namespace });
    expect(JSON.parse(answer.text).graph.id).toBe(namespace);
    await client.open('untitled:Untitled-1', answer.text);
    expect(await client.pulledCodes('untitled:Untitled-1')).toEqual([]);
  });

  it('is told what is wrong with a namespace, in its language', async () => {
    const english = 'The namespace "{0}" has an empty word between its dots.';
    const template = `${english} It is one word or dotted words, such as org.supercontainers.`;
    const l10n = JSON.stringify({ [template]: 'Ein Wort von "{0}" ist leer.' });
    for (const [bundle, sentence] of [
      [undefined, template.replace('{0}', 'a..b')],
      [l10n, 'Ein Wort von "a..b" ist leer.'],
    ]) {
      const client = await connect({ initializationOptions: { l10n: bundle } });
      const answer = await client.request<NewText>(newSchemaRequest, { namespace: 'a..b' });
      expect(answer).toEqual({ fault: sentence });
    }
  });
});

describe('an editor that starts a spec', () => {
  it('learns which schemas there are, each version once', async () => {
    const client = await connect();
    const known = await client.request<KnownSchema[]>(knownSchemasRequest, {});
    expect(known).toContainEqual({
      namespace: 'org.supercontainers',
      version: '0.1.0',
      origin: 'bundled',
      attributes: 26,
    });
    const names = known.map(({ namespace, version }) => `${namespace}@${version}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.indexOf('org.supercontainers@0.1.0')).toBeLessThan(
      names.indexOf('org.supercontainers@0.0.0'),
    );
  });

  it('gets one of several schemas, in their order', async () => {
    const client = await connect();
    const { text = '' } = await newSpec(client, ['org.supercontainers@0.1.0', 'io.archspec@0.0.0']);
    const { kind, compatibilities } = JSON.parse(text);
    expect(kind).toBe('CompatibilitySpec');
    expect(compatibilities).toMatchObject([
      { name: 'org.supercontainers', version: '0.1.0', attributes: { 'mpi.implementation': '' } },
      { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': '' } },
    ]);
    const yaml = await newSpec(client, ['org.supercontainers@0.1.0', 'io.archspec@0.0.0'], {
      format: 'yaml',
    });
    expect(parse(yaml.text ?? '')).toEqual(JSON.parse(text));
  });

  it('gets it as a snippet', async () => {
    const client = await connect();
    const { text } = await newSpec(client, ['mpi@0.0.0'], { snippet: true });
    expect(text).toContain('"mpi.implementation": "$2"');
  });

  it('is told why there is none', async () => {
    const client = await connect();
    expect(await newSpec(client, ['org.example@1.0.0'])).toEqual({
      fault: 'No schema of the namespace "org.example" with the version "1.0.0" is known.',
    });
    expect(
      await newSpec(client, ['org.supercontainers@0.1.0', 'org.supercontainers@0.0.0']),
    ).toEqual({
      fault:
        'A spec uses one version of a namespace; "org.supercontainers" is chosen more than once.',
    });
  });
});

it.each([
  [newSchemaRequest, null],
  [newSchemaRequest, {}],
  [newSchemaRequest, { namespace: 1 }],
  [newSpecRequest, []],
  [newSpecRequest, { schemas: [{ namespace: 'mpi' }], format: 'json', snippet: true }],
  [newSpecRequest, { schemas: [], format: 'toml', snippet: true }],
  [newSpecRequest, { schemas: 'mpi', format: 'json', snippet: true }],
])(
  '%s with parameters of another kind is an error, and the server lives',
  async (method, params) => {
    const client = await connect();
    await expect(client.request(method, params)).rejects.toThrow('not those of the request');
    expect(await client.request(newSchemaRequest, { namespace: 'mpi' })).toHaveProperty('text');
  },
);
