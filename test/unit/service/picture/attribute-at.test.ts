import { describe, expect, it } from 'vitest';
import { schemaText } from '../../../support/schema-text.js';
import { Workspace } from '../../../support/workspace.js';

function at(piece: string, text = schemaText()): string | undefined {
  const workspace = new Workspace({ 'compspec.json': text });
  return workspace.service.pictures.attributeAt(...workspace.at('compspec.json', piece));
}

describe('the attribute at the cursor', () => {
  it.each([
    ['"mp<|>i": {', 'mpi'],
    ['"label": "mpi ver<|>sion"', 'mpi.version'],
    ['"source": "m<|>pi"', 'mpi'],
    ['"target": "mpi.v<|>ersion"', 'mpi.version'],
    ['"relation": "con<|>tains"', 'mpi.version'],
    ['"mpi": {\n        <|>"label"', 'mpi'],
  ])('is found in %j', (piece, name) => {
    expect(at(piece)).toBe(name);
  });

  it.each(['"id": "org.<|>example"', '"nodes<|>": {', '"edges<|>": [', '"0.1<|>.0"'])(
    'is none in %j',
    (piece) => {
      expect(at(piece)).toBeUndefined();
    },
  );

  it('is none behind the nodes, and in what is no schema', () => {
    expect(at('version"\n      }\n    }<|>,')).toBeUndefined();
    expect(at('{"a<|>": 1}', '{"a": 1}')).toBeUndefined();
  });

  it('is found by the last schema of a text that is broken', () => {
    const workspace = new Workspace({ 'compspec.json': schemaText() });
    workspace.service.symbols(workspace.open('compspec.json'));
    const text = schemaText().replace('"graph": {', '"gra');
    const document = workspace.open('compspec.json', text);
    const position = document.positionAt(text.indexOf('"mpi.version"') + 4);
    expect(workspace.service.pictures.attributeAt(document, position)).toBe('mpi.version');
  });
});
