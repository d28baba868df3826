import { describe, expect, it } from 'vitest';
import { schemaText } from '../../../support/schema-text.js';
import { schemaOf } from '../../../support/spec-findings.js';
import {
  jsonStorage,
  openSpec,
  type SpecCase,
  storageSchema,
  yamlStorage,
} from '../../../support/spec-help.js';

/** What is said, and of which piece of the text. */
async function hover(
  marked: string,
  options?: SpecCase & { readonly others?: Parameters<typeof schemaOf> },
): Promise<{ says: string; of: string } | undefined> {
  const { service, document, position } = openSpec(marked, options);
  if (options?.others !== undefined) service.index.setOthers([schemaOf(...options.others)]);
  const found = await service.hover(document, position);
  if (found === null || !('value' in Object(found.contents))) return undefined;
  return { says: (found.contents as { value: string }).value, of: document.getText(found.range) };
}

const entry = (members: string): string =>
  `{"kind": "CompatibilitySpec", "compatibilities": [{${members}}]}`;

describe('a hover in a spec', () => {
  it.each([
    [jsonStorage('"fs.<|>kind": "nfs"'), 'fs.kind'],
    [jsonStorage('"org.example.storage.fs.ki<|>nd": "nfs"'), 'org.example.storage.fs.kind'],
    [yamlStorage('fs.k<|>ind: nfs'), 'fs.kind'],
    [yamlStorage("'fs.k<|>ind': nfs"), 'fs.kind'],
    [yamlStorage('{fs.kind: n<|>fs}'), 'nfs'],
    [
      '{"version": "0", "attributes": {"org.example.storage.fs.kind<|>": "nfs"}}',
      'org.example.storage.fs.kind',
    ],
  ])('says what an attribute means, and which schema says so: %s', async (text, of) => {
    const found = await hover(text);
    expect(found?.of).toBe(of);
    expect(found?.says).toContain('### org\\.example\\.storage\\.fs\\.kind');
    expect(found?.says).toContain('What the data lies on\\.');
    expect(found?.says).toContain('**Values**: `lustre`, `nfs`');
    expect(found?.says).toContain('Used by 1 spec in the workspace.');
    expect(found?.says).toMatch(
      /\*org\\\.example\\\.storage 2\\\.0\\\.0, from `\/storage\.compspec\.json` in the workspace\*$/,
    );
  });

  it('says what another spelling of a value means', async () => {
    const found = await hover(jsonStorage('"fs.kind": "Lus<|>tre"'));
    expect(found?.of).toBe('Lustre');
    expect(found?.says).toMatch(/^`Lustre` is another spelling of `lustre`\./);
    expect((await hover(jsonStorage('"fs.kind": "lus<|>tre"')))?.says).toMatch(/^### /);
  });

  it('says of which version it speaks, bundled or from the cache', async () => {
    const mpi = '"attributes": {"mpi.ver<|>sion": "4"}';
    const bundled = await hover(entry(`"name": "org.supercontainers", "version": "0.1.0", ${mpi}`));
    expect(bundled?.says).toMatch(/\*org\\\.supercontainers 0\\\.1\\\.0, bundled with compspec\*$/);
    const older = await hover(entry(`"name": "org.supercontainers", "version": "0.0.0", ${mpi}`));
    expect(older?.says).toContain('org\\.supercontainers 0\\.0\\.0, bundled');
    expect(older?.says).toContain('As described in version 0\\.1\\.0 of the schema.');
    const place = 'https://example.net/compspec.json';
    const cached = await hover(
      entry(`"name": "net.example", "schema": "${place}", "attributes": {"a.<|>b": "4"}`),
      { others: ['net.example', { 'a.b': { label: 'fetched' } }, { origin: 'cache', place }] },
    );
    expect(cached?.says).toContain('fetched');
    expect(cached?.says).toContain(`fetched from \`${place}\``);
  });

  it('says which of two schemas of one version was used', async () => {
    const files = { 'a.compspec.json': storageSchema.replace('What the data', 'Where the data') };
    const found = await hover(jsonStorage('"fs.<|>kind": "nfs"'), { files });
    expect(found?.says).toContain('Where the data');
    expect(found?.says).toContain('from `/a.compspec.json` in the workspace');
  });

  it.each([
    [entry('"name": "org.example<|>.storage"'), 'org.example.storage'],
    [entry('"name": "storage.example<|>.org"'), 'storage.example.org'],
    [entry('"name": "org.example.storage", "version": "2.<|>0.0"'), '2.0.0'],
    [
      '{"kind": "CompatibilitySpec", "metadata": {"schemas": {"org.exa<|>mple.storage": "x"}}}',
      'org.example.storage',
    ],
    [
      'kind: CompatibilitySpec\ncompatibilities:\n- name: org.<|>example.storage\n',
      'org.example.storage',
    ],
  ])('says what schema a namespace or version is: %s', async (text, of) => {
    const found = await hover(text);
    expect(found?.of).toBe(of);
    expect(found?.says).toMatch(
      /^### org\\\.example\\\.storage 2\\\.0\\\.0\n\nstorage of images\n\n- 5 attributes\n- from/,
    );
  });

  it('says whether what an address leads to was fetched', async () => {
    const place = 'https://example.net/compspec.json';
    const text = entry(`"name": "net.example", "schema": "https://<|>example.net/compspec.json"`);
    expect((await hover(text))?.says).toContain('was not fetched');
    const found = await hover(text, {
      others: ['net.example', { a: {}, b: {} }, { origin: 'cache', place }],
    });
    expect(found).toEqual({ of: place, says: expect.stringContaining('- 2 attributes') });
  });

  it.each([
    jsonStorage('"fs.what<|>": "x"'),
    jsonStorage('<|>"fs.kind": "x"').replace('"attributes"', '"other"'),
    entry('"name": "nob<|>ody"'),
    entry('"na<|>me": "org.example.storage"'),
    '<|>{"kind": "CompatibilitySpec"}',
  ])('says nothing of what it does not know: %s', async (text) => {
    expect(await hover(text)).toBeUndefined();
  });

  it('shows what documents say as text', async () => {
    const files = {
      'evil.compspec.json': schemaText({
        nodes: {
          a: { label: '[x](command:y)' },
          'a.b': { metadata: { description: '<img src=x>' } },
        },
        edges: [{ source: 'a', target: 'a.b', relation: 'contains' }],
      }),
    };
    const found = await hover(
      entry('"name": "org.example", "attributes": {"a.<|>b": "![x](http://x/y.png)"}'),
      { files },
    );
    expect(found?.says).toContain('\\<img src\\=x\\>');
    expect(found?.says).not.toMatch(/[^\\]\[x]/);
  });
});
