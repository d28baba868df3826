import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, open, ourCodes, until, withFile } from './support';

/** A spec with one fault of each kind that a JSON server could see too, and one that only we can. */
const faulty = `{
  "version": "0.0.0",
  "kind": "CompatibilitySpec",
  "metadata": { "name": "x", "schemas": 1 },
  "compatibilities": [
    {
      "name": "org.supercontainers",
      "version": "0.0.0",
      "attributes": {
        "hardware.gpu.available": "yes",
        "mpi.version": 4.1,
        "mpi.version": "4.1"
      }
    }
  ]
}
`;

const inYaml = `kind: CompatibilitySpec
compatibilities:
- name: org.supercontainers
  version: "0.0.0"
  attributes:
    hardware.gpu.available: no
    os.version: 22.04
- name: io.archspec
  version: "0.0.0"
  attributes:
    cpu.target: zen3
`;

describe('a spec in a plain JSON file', () => {
  afterEach(closeAll);

  it('has each of its problems once, whoever tells of it', async () => {
    await withFile('image/any-name.json', faulty, async (uri) => {
      await open('image/any-name.json');
      await until('all problems', () => ourCodes(uri).length >= 3);
      const told = (): string[] =>
        vscode.languages
          .getDiagnostics(uri)
          .map(({ range, source }) => `${source} ${range.start.line}:${range.start.character}`)
          .sort();
      await until('those of the JSON server', () =>
        told().some((one) => !one.startsWith('compspec')),
      );
      assert.deepEqual(ourCodes(uri).sort(), [
        'attribute-value-type',
        'spec-structure',
        'unknown-attribute',
      ]);
      const ours = told()
        .filter((one) => one.startsWith('compspec'))
        .map((one) => one.split(' ')[1]);
      const others = told()
        .filter((one) => !one.startsWith('compspec'))
        .map((one) => one.split(' ')[1]);
      assert.deepEqual(
        others.filter((place) => ours.includes(place)),
        [],
        told().join('\n'),
      );
      // The built-in server tells of the name that is there twice, on both; nobody else does.
      assert.ok(others.length <= 2, told().join('\n'));
    });
  });

  it('has its defect when nobody opened it, and none after the fix', async () => {
    await withFile(
      'image/closed.json',
      faulty.replace(/,\s*"mpi.version": 4.1/, ''),
      async (uri) => {
        await until('its problems', () => ourCodes(uri).length === 2);
        await open('image/closed.json');
        const problem = await until('the problem', () =>
          vscode.languages.getDiagnostics(uri).find((one) => codeOf(one) === 'unknown-attribute'),
        );
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          problem.range,
        );
        const action = actions.find(({ title }) => title === 'Change to "hardware.gpu.enabled"');
        assert.ok(action?.edit, actions.map(({ title }) => title).join(', '));
        await vscode.workspace.applyEdit(action.edit);
        await until('the problem to go', () => !ourCodes(uri).includes('unknown-attribute'));
      },
    );
  });
});

describe('a spec in YAML', () => {
  afterEach(closeAll);

  it('is told what YAML makes of values without quotes, by us alone', async () => {
    await withFile('image/spec.yaml', inYaml, async (uri) => {
      await open('image/spec.yaml');
      await until('its problems', () => ourCodes(uri).length === 3);
      assert.equal(vscode.languages.getDiagnostics(uri).length, 3);
      assert.deepEqual(ourCodes(uri).sort(), [
        'attribute-value-type',
        'attribute-value-type',
        'unknown-attribute',
      ]);
    });
  });

  it('that is broken has that told once', async () => {
    await withFile('image/broken.yaml', inYaml.replace('zen3', '"zen3'), async (uri) => {
      await open('image/broken.yaml');
      await until('the fault', () => ourCodes(uri).includes('json-syntax'));
      const told = vscode.languages.getDiagnostics(uri);
      const places = told.map(({ range }) => `${range.start.line}:${range.start.character}`);
      assert.deepEqual(places, [...new Set(places)], told.map(codeOf).join(', '));
      assert.equal(told.length, ourCodes(uri).length);
    });
  });

  it('has an outline of its namespaces, once', async () => {
    await withFile('image/spec.yaml', inYaml, async (uri) => {
      await open('image/spec.yaml');
      const symbols = await until('the outline', async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
          'vscode.executeDocumentSymbolProvider',
          uri,
        );
        return found?.length > 0 ? found : undefined;
      });
      const lines = symbols.map(({ name, children }) => [name, ...children.map((one) => one.name)]);
      assert.deepEqual(lines, [
        ['org.supercontainers', 'hardware.gpu.available', 'os.version'],
        ['io.archspec', 'cpu.target'],
      ]);
    });
  });

  it('leads to the bundled schema, which is shown to be read only', async () => {
    await withFile('image/spec.yaml', inYaml, async (uri) => {
      const { document } = await open('image/spec.yaml');
      const place = document.positionAt(document.getText().indexOf('cpu.target') + 2);
      const [found] = await until('the definition', async () => {
        const locations = await vscode.commands.executeCommand<
          (vscode.Location | vscode.LocationLink)[]
        >('vscode.executeDefinitionProvider', uri, place);
        return locations.length > 0 ? locations : undefined;
      });
      assert.ok(found);
      const target = 'uri' in found ? found.uri : found.targetUri;
      assert.equal(target.scheme, 'compspec-schema');
      const schema = await vscode.workspace.openTextDocument(target);
      assert.equal(schema.languageId, 'compspec');
      const range = 'range' in found ? found.range : found.targetRange;
      assert.equal(schema.getText(range), 'cpu.target');
    });
  });
});

describe('renaming an attribute', () => {
  afterEach(closeAll);

  it('changes its schema and the specs that use it, open or not', async () => {
    const spec = JSON.stringify({
      kind: 'CompatibilitySpec',
      compatibilities: [{ name: 'org.example.storage', attributes: { 'filesystem.type': 'gpfs' } }],
    });
    const { document } = await open('org.example.storage/compspec.json');
    await withFile('image/renamed.json', spec, async (uri) => {
      await open('org.example.storage/compspec.json');
      const place = document.positionAt(document.getText().indexOf('filesystem.type') + 3);
      const edit = await until('an edit of both', async () => {
        const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          place,
          'filesystem.kind',
        );
        return found.size >= 3 && found.has(uri) ? found : undefined;
      });
      const files = edit.entries().map(([file]) => file.path.split('/').at(-1));
      // VS Code may still hold documents that other suites have deleted.
      for (const name of ['compspec.json', 'renamed.json', 'solver.yaml']) {
        assert.ok(files.includes(name), files.join());
      }
    });
  });
});

describe('a schema that changes', () => {
  afterEach(closeAll);

  it('has the specs judged anew that use it', async () => {
    const spec = JSON.stringify({
      kind: 'CompatibilitySpec',
      compatibilities: [{ name: 'io.example.changing', attributes: { 'a.b': 'x' } }],
    });
    const schema = (nodes: string): string =>
      `{"graph": {"id": "io.example.changing", "type": "compspec", "metadata": {"version": "1"}, "nodes": {${nodes}}, "edges": [{"source": "a", "target": "a.b", "relation": "contains"}]}}`;
    await withFile('changing/compspec.json', schema('"a": {}, "a.b": {}'), async (schemaUri) => {
      await withFile('changing/spec.json', spec, async (uri) => {
        await open('changing/spec.json');
        const { document } = await open('changing/compspec.json');
        const edit = new vscode.WorkspaceEdit();
        const at = document.getText().indexOf(', "a.b": {}');
        edit.delete(
          schemaUri,
          new vscode.Range(document.positionAt(at), document.positionAt(at + ', "a.b": {}'.length)),
        );
        await vscode.workspace.applyEdit(edit);
        await until('the problem of the spec', () => ourCodes(uri).includes('unknown-attribute'));
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('undo');
        await until('the problem to go', () => !ourCodes(uri).includes('unknown-attribute'));
      });
    });
  });
});
