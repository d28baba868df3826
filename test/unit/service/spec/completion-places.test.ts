import { describe, expect, it } from 'vitest';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { specAccepted, specItems, specLabels } from '../../../support/spec-help.js';

const json = (rest: string): string => `{"kind": "CompatibilitySpec", ${rest}}`;
const entry = (members: string): string => json(`"compatibilities": [{${members}}]`);
const yaml = (rest: string): string => `kind: CompatibilitySpec\n${rest}`;

describe('namespaces are offered', () => {
  it.each([
    entry('"name": "<|>"'),
    entry('"name": <|>'),
    entry('"name": "org.<|>'),
    json('"metadata": {"schemas": {"<|>"}}'),
    yaml('compatibilities:\n- name: <|>'),
    yaml('compatibilities:\n- name: "org.<|>"\n'),
    yaml('compatibilities:\n- version: 0.0.0\n  name:<|>\n'),
    yaml('metadata:\n  schemas:\n    <|>'),
  ])('those of the workspace first: %s', async (text) => {
    const names = await specLabels(text);
    expect(names[0]).toBe('org.example.storage');
    expect(names).toContain('org.supercontainers');
    expect(new Set(names).size).toBe(names.length);
  });

  it('those without an entry before those with one', async () => {
    const names = await specLabels(
      json('"compatibilities": [{"name": "org.example.storage"}, {"name": "<|>"}]'),
    );
    expect(names.at(-1)).toBe('org.example.storage');
  });

  it('and written as their place needs it', async () => {
    const name = 'org.supercontainers';
    expect(await specAccepted(yaml('compatibilities:\n- name: org.<|>'), name)).toBe(
      yaml('compatibilities:\n- name: org.supercontainers'),
    );
    expect(await specAccepted(json('"metadata": {"schemas": {"<|>"}}'), name)).toBe(
      json('"metadata": {"schemas": {"org.supercontainers": ""}}'),
    );
    expect(await specAccepted(entry('"name": "org.<|>'), name)).toBe(
      entry('"name": "org.supercontainers"'),
    );
  });
});

describe('versions are offered', () => {
  it.each([
    entry('"name": "org.supercontainers", "version": "<|>"'),
    entry('"version": "<|>", "name": "supercontainers.org"'),
    entry('"version": "0.<|>", "name": "org.supercontainers.mpi"'),
    yaml('compatibilities:\n- name: org.supercontainers\n  version: 0.<|>\n'),
  ])('of the namespace of the entry, the newest first: %s', async (text) => {
    expect(await specLabels(text)).toEqual(['0.1.0', '0.0.0']);
  });

  it('as strings', async () => {
    const text = yaml('compatibilities:\n- name: org.supercontainers\n  version: <|>\n');
    expect(await specAccepted(text, '0.1.0')).toBe(text.replace('<|>', '"0.1.0"'));
  });
});

describe('addresses are offered', () => {
  const address = 'https://example.org/compspec.json';
  const files = {
    'other.json': entry(`"name": "org.supercontainers", "schema": "${address}", "attributes": {}`),
  };

  it.each([
    entry('"name": "org.supercontainers", "schema": "<|>"'),
    json('"metadata": {"schemas": {"org.supercontainers": "<|>"}}'),
    yaml('metadata:\n  schemas:\n    org.supercontainers: <|>\n'),
  ])('that other specs name for the namespace: %s', async (text) => {
    const { items } = await specItems(text, { files });
    expect(items.map(({ label, kind }) => [label, kind])).toEqual([
      [address, CompletionItemKind.Reference],
    ]);
    expect(await specAccepted(text, address, { files })).toContain(address);
  });

  it.each(['', 'https://ex', address])('but not the one that is being typed: %j', async (typed) => {
    const text = entry(`"name": "org.supercontainers", "schema": "${typed}<|>", "attributes": {}`);
    expect(await specLabels(text)).toEqual([]);
    expect(await specLabels(text.replace('org.super', 'org.other'), { files })).toEqual([]);
  });
});

describe('members are offered', () => {
  it.each([
    ['<|>', ['version', 'metadata', 'compatibilities']],
    ['comp<|>', ['version', 'metadata', 'compatibilities']],
    ['version: 0.0.0\n<|>\n', ['metadata', 'compatibilities']],
    ['metadata:\n  <|>', ['name', 'schemas']],
    ['compatibilities:\n- <|>', ['name', 'version', 'attributes']],
    ['compatibilities:\n-<|>', ['name', 'version', 'attributes']],
    ['compatibilities:\n- name: x\n  annotations: {}\n  <|>', ['version', 'schema']],
    ['compatibilities:\n- name: x\n  schema: y\n  <|>', ['version', 'attributes']],
  ])('that the dialect has and are not there yet, in YAML: %j', async (rest, names) => {
    expect(await specLabels(yaml(rest))).toEqual(names);
  });

  it('by the JSON server where the file is plain JSON, else by this one', async () => {
    const text = json('<|>');
    expect(await specLabels(text)).toEqual([]);
    const options = { languageId: 'compspec' };
    expect(await specLabels(text, options)).toEqual(['version', 'metadata', 'compatibilities']);
    expect(await specAccepted(text, 'compatibilities', options)).toBe(
      json('"compatibilities": []'),
    );
  });

  it('with what follows them', async () => {
    expect(await specAccepted(yaml('comp<|>'), 'compatibilities')).toBe(yaml('compatibilities:'));
    expect(await specAccepted(yaml('compatibilities:\n-<|>'), 'name')).toBe(
      yaml('compatibilities:\n- name: ""'),
    );
  });
});

describe('in the flat dialect', () => {
  const flat = (attributes: string): string =>
    `{"version": "0.0.0", "attributes": {"org.supercontainers.mpi.version": "4", ${attributes}}}`;
  const flatYaml = (line: string): string =>
    `version: 0.0.0\nattributes:\n  org.supercontainers.mpi.version: "4"\n  ${line}\n`;

  it.each([
    flat('"<|>"'),
    flat('"mpi<|>'),
    flat('<|>'),
    flatYaml('<|>'),
    flatYaml('org.<|>'),
    flatYaml('"org.<|>"'),
  ])('attributes of all namespaces are offered by their qualified names: %s', async (text) => {
    const names = await specLabels(text);
    expect(names).toEqual(
      expect.arrayContaining([
        'org.example.storage.fs.kind',
        'org.supercontainers.mpi.implementation',
        'io.archspec.cpu.target',
      ]),
    );
    expect(names).not.toContain('org.supercontainers.mpi.version');
  });

  it.each([
    '{"version": "0", "attributes": {"<|>"}}',
    '{"version": "0", "attributes": {"a.b": "x", "<|>"}}',
  ])('nothing is offered before a name tells that it is one: %s', async (text) =>
    expect(await specLabels(text)).toEqual([]),
  );

  it('values are offered', async () => {
    const text = flat('"org.example.storage.fs.kind": "<|>"');
    expect(await specLabels(text)).toEqual(['lustre', 'nfs', 'Lustre']);
  });
});

describe('in an entry whose name holds a group', () => {
  const group = (annotations: string): string =>
    entry(`"name": "org.supercontainers.mpi", "annotations": {${annotations}}`);

  it('attributes are offered without it, and qualified where that is typed', async () => {
    expect(await specLabels(group('"<|>"'))).toEqual(
      expect.arrayContaining(['implementation', 'os.name']),
    );
    expect(await specLabels(group('"version": "4", "<|>"'))).not.toContain('version');
    expect(await specLabels(group('"org.super<|>"'))).toContain('org.supercontainers.mpi.version');
  });

  it('values are offered', async () => {
    const values = await specLabels(group('"implementation": "<|>"'));
    expect(values.slice(0, 2)).toEqual(['mpich', 'openmpi']);
  });
});
