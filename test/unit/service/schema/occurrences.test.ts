import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { withCursor } from '../../../support/markers.js';
import { languageService, textDocument } from '../../../support/service.js';

const schema = (nodes: string, edges: string): string =>
  `{ "graph": { "id": "x", "nodes": { ${nodes} }, "edges": [ ${edges} ] } }`;

function at(marked: string) {
  const { text, offset } = withCursor(marked);
  const document = textDocument(text);
  const position = document.positionAt(offset);
  const service = languageService();
  service.changed(document);
  /** The word and how much of the text is before it. */
  const place = (range: Range): [string, number] => [
    document.getText(range),
    document.offsetAt(range.start),
  ];
  return {
    text,
    definition: () => {
      const [found] = service.definition(document, position);
      return found && place(found.range);
    },
    references: (withDeclaration = true) =>
      service.references(document, position, withDeclaration).map(({ range }) => place(range)),
    highlights: () => service.highlights(document, position).map(({ kind }) => kind),
  };
}

describe('the attribute at the cursor', () => {
  const nodes = '"mpi": {}, "mpi.version": {}';
  const edges =
    '{ "source": "mpi", "target": "mpi.ver<|>sion" }, { "source": "mpi.version", "target": "mpi" }';

  it('is defined where its node is declared', () => {
    const { definition, text } = at(schema(nodes, edges));
    expect(definition()).toEqual(['mpi.version', text.indexOf('mpi.version')]);
  });

  it('is found wherever an edge names it, and where it is declared', () => {
    const { references } = at(schema(nodes, edges));
    expect(references().map(([word]) => word)).toEqual([
      'mpi.version',
      'mpi.version',
      'mpi.version',
    ]);
    expect(references(false)).toHaveLength(2);
    const fromNode = at(
      schema(nodes.replace('mpi.version', 'mpi.<|>version'), edges.replace('<|>', '')),
    );
    expect(fromNode.references()).toEqual(references());
  });

  it('is marked as written where it is declared and as read in edges', () => {
    expect(at(schema(nodes, edges)).highlights()).toEqual([3, 2, 2]);
  });

  it('is found by what its name says, however that is escaped', () => {
    const { references } = at(schema(nodes, edges.replace('"mpi.version"', '"mpi\\u002eversion"')));
    expect(references()).toHaveLength(3);
  });

  it('has places although nobody declared it', () => {
    const { definition, references } = at(schema('"mpi": {}', edges));
    expect(definition()).toBeUndefined();
    expect(references()).toHaveLength(2);
  });

  it('is none in a relation, a label or a member of the format', () => {
    for (const other of ['"labe<|>l": "mpi"', '"label": "mp<|>i"', '"relation": "mp<|>i"']) {
      const text = schema(
        nodes,
        edges.replace('<|>', '').replace('"source"', `${other}, "source"`),
      );
      expect(at(text).references()).toEqual([]);
    }
  });

  it('is found in a schema of a moment ago while the text is broken', () => {
    const text = schema(nodes, edges);
    const service = languageService();
    const { text: whole, offset } = withCursor(text);
    service.changed(textDocument(whole));
    service.symbols(textDocument(whole));
    const broken = whole.replace('"graph"', '"grap');
    const document = textDocument(broken, { version: 2 });
    service.changed(document);
    const position = document.positionAt(offset - 2);
    expect(document.getText(service.definition(document, position)[0]?.range)).toBe('mpi.version');
  });
});
