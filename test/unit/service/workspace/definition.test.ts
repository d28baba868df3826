import { describe, expect, it } from 'vitest';
import { schemaText } from '../../../support/schema-text.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const schema = 'compspec.json';
const node = 'compspec.json: "«mpi.version»": { "metadata": { "type": "version" } },';

describe('the definition', () => {
  it.each([
    ['an end of an edge', '"target": "mpi.ver<|>sion"'],
    ['the node itself', '"mpi<|>.version": {'],
  ])('of %s is the node', (_, place) => {
    expect(new Workspace({ [schema]: exampleSchema }).definition(schema, place)).toEqual([node]);
  });

  it('is found in a schema that has no id yet', () => {
    const text = schemaText({ id: undefined });
    const workspace = new Workspace({ [schema]: text });
    expect(workspace.definition(schema, '"target": "mpi<|>')).toEqual([
      'compspec.json: "«mpi.version»": {',
    ]);
  });

  it('is found while the schema is being typed and broken, at its present place', () => {
    const workspace = new Workspace({ [schema]: exampleSchema });
    workspace.open(schema);
    expect(workspace.service.generation).toBeGreaterThan(0);
    workspace.open(schema, exampleSchema.replace('"nodes"', '"label": "\n"nodes"'));
    expect(workspace.definition(schema, '"target": "mpi.v<|>')).toEqual([node]);
  });

  it.each(['mpi.version', 'org.example.mpi.version'])('of %s in a spec is the node', (name) => {
    const workspace = new Workspace({
      [schema]: exampleSchema,
      's.json': specText({ [name]: '4' }),
    });
    expect(workspace.definition('s.json', '.ver<|>sion')).toEqual([node]);
  });

  it('of a namespace is the id, wherever the spec names it', () => {
    const workspace = new Workspace({ [schema]: exampleSchema, 's.json': specText({}) });
    const id = ['compspec.json: "id": "«org.example»",'];
    expect(workspace.definition('s.json', '"org.ex<|>ample"')).toEqual(id);
    expect(workspace.definition('s.json', '"version": "1.<|>0.0"')).toEqual(id);
    workspace.write('s.json', specText({}, 'example.org'));
    workspace.open('s.json', specText({}, 'example.org'));
    expect(workspace.definition('s.json', '"example<|>.org"')).toEqual(id);
  });

  it('of an attribute that only another version declares is in that one', () => {
    const workspace = new Workspace({
      'old/compspec.json': schemaText(),
      'new/compspec.json': exampleSchema.replace('1.0.0', '2.0.0'),
      's.json': specText({ 'os.name': 'x' }, 'org.example', '0.1.0'),
    });
    expect(workspace.definition('s.json', 'os.n<|>ame')).toEqual([
      'new/compspec.json: "«os.name»": {}',
    ]);
  });

  it('is in the bundled schema under the address at which its text is shown, and leads on from there', () => {
    const spec = specText({ 'mpi.version': '4' }, 'org.supercontainers', '0.0.0');
    const workspace = new Workspace({ 's.json': spec });
    const [found] = workspace.service.definition(...workspace.at('s.json', 'mpi.ver<|>sion'));
    const uri = 'compspec-schema:/bundled/org.supercontainers/0.0.0/compspec.json';
    expect(found?.uri).toBe(uri);
    const text = workspace.service.schemaText(uri)!;
    const shown = workspace.open('shown/compspec.json', text, uri);
    expect(shown.getText(found!.range)).toBe('mpi.version');
    // A schema of the same namespace and version in the workspace is another one.
    workspace.write(schema, text);
    const edge = shown.positionAt(text.indexOf('"mpi.version"', text.indexOf('"edges"')) + 2);
    expect(workspace.service.definition(shown, edge)).toEqual([found]);
  });

  it('is none in a schema that the client can not show', () => {
    const spec = specText({ 'mpi.version': '4' }, 'org.supercontainers', '0.0.0');
    const workspace = new Workspace({ 's.json': spec }, { showsTexts: false });
    expect(workspace.definition('s.json', 'mpi.ver<|>sion')).toEqual([]);
  });

  it('is none of what nobody declares, of values, and in documents of other programs', () => {
    const workspace = new Workspace({
      [schema]: exampleSchema,
      's.json': specText({ 'mpi.colour': 'mpi.version' }),
      'other.json': '{"graph": {"nodes": {"a": {}}, "edges": [{"source": "a", "target": "a"}]}}',
    });
    expect(workspace.definition('s.json', 'mpi.col<|>our')).toEqual([]);
    expect(workspace.definition('s.json', 'mpi.ver<|>sion')).toEqual([]);
    expect(workspace.definition('other.json', '"target": "a<|>"')).toEqual([]);
  });
});
