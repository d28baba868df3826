import { describe, expect, it } from 'vitest';
import { schemaText } from '../../../support/schema-text.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const schema = 'compspec.json';

const inSchema = [
  'compspec.json: "mpi.abi": { "metadata": { "inferred": { "from": "«mpi.version»", "table": "distribution-glibc" } } },',
  'compspec.json: { "source": "mpi", "target": "«mpi.version»", "relation": "contains" },',
  'compspec.json: { "source": "«mpi.version»", "target": "os.name", "relation": "needs" }',
];
const declaration = 'compspec.json: "«mpi.version»": { "metadata": { "type": "version" } },';

const files = {
  [schema]: exampleSchema,
  'short.json': specText({ 'mpi.version': '4' }),
  'qualified.json': specText({ 'org.example.mpi.version': '4' }),
  'backwards.json': specText({ 'mpi.version': '4' }, 'example.org'),
  'group.json': JSON.stringify({
    metadata: { jsonSchema: 'https://example.org/schema.json' },
    compatibilities: [{ name: 'org.example.mpi', annotations: { version: '4' } }],
  }),
  'flat.json': JSON.stringify({ version: '1', attributes: { 'org.example.mpi.version': '4' } }),
  'plain.yaml':
    'kind: CompatibilitySpec\ncompatibilities:\n- name: org.example\n  attributes:\n    mpi.version: "4"\n',
  'quoted.yml':
    "kind: CompatibilitySpec\ncompatibilities:\n- name: org.example\n  attributes: {'mpi.version': '4'}\n",
  'other.json': specText({ 'mpi.version': '4' }, 'org.supercontainers', '0.0.0'),
  'not-a-spec.json': '{"mpi.version": "4", "org.example": "attributes"}',
};

const inSpecs = [
  'backwards.json: "«mpi.version»": "4"',
  'flat.json: {"version":"1","attributes":{"«org.example.mpi.version»":"4"}}',
  'group.json: {"metadata":{"jsonSchema":"https://example.org/schema.json"},"compatibilities":[{"name":"org.example.mpi","annotations":{"«version»":"4"}}]}',
  'plain.yaml: «mpi.version»: "4"',
  'qualified.json: "«org.example.mpi.version»": "4"',
  "quoted.yml: attributes: {'«mpi.version»': '4'}",
  'short.json: "«mpi.version»": "4"',
];

describe('references', () => {
  it.each([
    [schema, '"mpi.<|>version": {'],
    [schema, '"source": "mpi.ver<|>sion"'],
    ['short.json', 'mpi.<|>version'],
    ['qualified.json', 'org.<|>example.mpi'],
    ['backwards.json', 'mpi.v<|>ersion'],
    ['group.json', '"ver<|>sion"'],
    ['flat.json', 'mpi.v<|>ersion'],
    ['plain.yaml', 'mpi.v<|>ersion'],
    ['quoted.yml', 'mpi.v<|>ersion'],
  ])('from %s are all places of schemas and specs', (name, place) => {
    const workspace = new Workspace(files);
    expect(workspace.references(name, place)).toEqual(
      [declaration, ...inSchema, ...inSpecs].sort(),
    );
  });

  it('leave the declaration out if it is not asked for', () => {
    const workspace = new Workspace(files);
    expect(workspace.references('short.json', 'mpi.v<|>ersion', false)).toEqual(
      [...inSchema, ...inSpecs].sort(),
    );
  });

  it('include what schemas of other namespaces infer values from', () => {
    const workspace = new Workspace({
      [schema]: exampleSchema,
      'other/compspec.json': schemaText({
        id: 'org.other',
        nodes: {
          mpi: { metadata: { inferred: { from: 'org.example.mpi.abi', table: 't' } } },
          'mpi.version': { metadata: { inferred: { from: 'mpi.abi', table: 't' } } },
        },
      }),
    });
    expect(workspace.references(schema, '"mpi.a<|>bi": {', false)).toEqual([
      'compspec.json: { "source": "mpi", "target": "«mpi.abi»", "relation": "contains" },',
      'other/compspec.json: "from": "«org.example.mpi.abi»",',
    ]);
  });

  it('to a namespace are its schemas, and the specs that name it or qualify attributes with it', () => {
    const workspace = new Workspace(files);
    expect(workspace.references('short.json', '"org.ex<|>ample"')).toEqual(
      [
        'compspec.json: "id": "«org.example»",',
        'backwards.json: "name": "«example.org»",',
        'flat.json: {"version":"1","attributes":{"«org.example.mpi.version»":"4"}}',
        'group.json: {"metadata":{"jsonSchema":"https://example.org/schema.json"},"compatibilities":[{"name":"«org.example.mpi»","annotations":{"version":"4"}}]}',
        'plain.yaml: - name: «org.example»',
        'qualified.json: "name": "«org.example»",',
        'quoted.yml: - name: «org.example»',
        'short.json: "name": "«org.example»",',
      ].sort(),
    );
    const without = workspace.references(schema, '"id": "org.ex<|>ample"', false);
    expect(without).not.toContain('compspec.json: "id": "«org.example»",');
    expect(without).toHaveLength(7);
  });

  it('to an attribute that no schema of the workspace declares begin with the bundled declaration', () => {
    const workspace = new Workspace(files);
    const references = workspace.references('other.json', 'mpi.ve<|>rsion');
    expect(references).toHaveLength(2);
    expect(references[0]).toMatch(/^compspec-schema:\/bundled\/org\.supercontainers\/0\.0\.0/);
    expect(workspace.references('other.json', 'mpi.ve<|>rsion', false)).toHaveLength(1);
  });

  it('in a schema without a namespace stay in it', () => {
    const nameless = schemaText({ id: undefined });
    const workspace = new Workspace({
      'one/compspec.json': nameless,
      'two/compspec.json': nameless,
      'flat.json':
        '{"kind": "CompatibilitySpec", "version": "1", "attributes": {"mpi.version": "4"}}',
    });
    expect(workspace.references('one/compspec.json', '"target": "mpi.v<|>ersion"')).toEqual([
      'one/compspec.json: "target": "«mpi.version»",',
      'one/compspec.json: "«mpi.version»": {',
    ]);
  });

  it('tell an alias of YAML once, where it stands for the names', () => {
    const workspace = new Workspace({
      [schema]: exampleSchema,
      'alias.yaml':
        'kind: CompatibilitySpec\ncompatibilities:\n- name: org.example\n  attributes: &a\n    mpi.version: "4"\n- name: org.example\n  attributes: *a\n',
    });
    expect(workspace.references('alias.yaml', 'mpi.<|>version', false).slice(0, 2)).toEqual([
      'alias.yaml: attributes: «*a»',
      'alias.yaml: «mpi.version»: "4"',
    ]);
  });

  it('follow what is typed in open documents', () => {
    const workspace = new Workspace({ [schema]: exampleSchema, 's.json': specText({}) });
    const count = () => workspace.references(schema, '"mpi.v<|>ersion": {', false).length;
    expect(count()).toBe(3);
    workspace.open('s.json', specText({ 'mpi.version': '4' }));
    expect(count()).toBe(4);
    workspace.open('s.json', specText({ 'os.name': '4' }));
    expect(count()).toBe(3);
    workspace.open('s.json', specText({ 'mpi.version': '4' }));
    workspace.close('s.json');
    expect(count()).toBe(3);
  });
});
