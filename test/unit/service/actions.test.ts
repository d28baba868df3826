import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { judgeSchemaText } from '../../../server/src/core/schema/judge.js';
import { fixAllKind } from '../../../server/src/service/actions.js';
import { defaultSettings } from '../../../server/src/service/settings.js';
import { withCursor } from '../../support/markers.js';
import { edited, languageService, textDocument } from '../../support/service.js';

const schema = (nodes: string, edges: string): string => `{
  "graph": {
    "id": "org.example",
    "type": "compspec",
    "metadata": { "version": "0.1.0" },
    "nodes": { ${nodes} },
    "edges": [
      ${edges}
    ]
  }
}
`;
const contains = (source: string, target: string): string =>
  `{ "source": "${source}", "target": "${target}", "relation": "contains" }`;

/** The actions at a mark, and the text that each leaves. */
function actions(
  marked: string,
  { only, severity = {} }: { only?: string[]; severity?: Record<string, 'off'> } = {},
): { action: CodeAction; leaves: string }[] {
  const { text, offset } = withCursor(marked);
  const document = textDocument(text);
  const service = languageService();
  const settings = { ...defaultSettings.validate, severity };
  const diagnostics: Diagnostic[] = service.judge(document, settings).diagnostics;
  const position = document.positionAt(offset);
  const range = { start: position, end: position };
  const context = { diagnostics, ...(only && { only }) };
  return service.actions(document, range, context, settings).map((action) => ({
    action,
    leaves: edited(document, action.edit?.changes?.[document.uri] ?? []),
  }));
}

describe('actions in a compatibility schema', () => {
  const mistyped = schema(
    '"mpi": {}, "mpi.version": {}',
    `${contains('mpi', 'mpi.<|>versoin')}, ${contains('mpi', 'mpi.version')}`,
  );

  it('are offered where the finding stands, the best first', () => {
    expect(actions(mistyped).map(({ action }) => [action.title, action.isPreferred])).toEqual([
      ['Change to "mpi.version"', true],
      ['Declare the node "mpi.versoin"', false],
    ]);
    expect(actions(mistyped)[1]?.leaves).toContain('"mpi.versoin": { "label": "mpi versoin" } }');
  });

  const sound = contains('mpi', 'mpi.version');
  it.each([
    ['Declare the node "gpu"', '"mpi": {}', contains('mpi', 'gp<|>u')],
    ['Declare the node "gpu"', '"mpi": {}', contains('gpu<|>', 'mpi')],
    ['Connect "mpi.abi" to "mpi", which contains it by its name', '"mpi.a<|>bi": {}', sound],
    ['Remove this edge', '', `${sound}, {<|> ${sound.slice(1)}`],
    ['Remove this edge', '', `${sound}, ${contains('mpi', '<|>mpi')}`],
  ])('are offered where their finding stands: %s', (title, more, edges) => {
    const nodes = ['"mpi": {}', '"mpi.version": {}', more].filter((one) => one !== '');
    const text = schema([...new Set(nodes)].join(', '), edges);
    expect(actions(text).map(({ action }) => action.title)).toEqual([title]);
  });

  it.each([
    ['Add an "id", the namespace', '"id": "org.example",', '<|>graph'],
    ['Add a version', '"metadata": { "version": "0.1.0" },', '<|>graph'],
    ['Add a version', '"version": "0.1.0"', 'meta<|>data'],
  ])('are offered where something is missing: %s', (title, missing, mark) => {
    const text = schema('"mpi": {}, "mpi.version": {}', sound)
      .replace(missing, '')
      .replace(mark.replace('<|>', ''), mark);
    const [first] = actions(text);
    expect(first?.action.title).toBe(title);
    expect(judgeSchemaText(first?.leaves ?? '').findings).toEqual([]);
  });

  it('declare a node and connect it to nothing but what names it', () => {
    const text = schema(
      '"mpi": {}, "mpi.version": {}',
      `${sound}, ${contains('mpi', 'mpi.<|>abi')}`,
    );
    const declared = actions(text).find(({ action }) => action.title.startsWith('Declare'));
    const { graph } = JSON.parse(declared?.leaves ?? '');
    expect(graph.nodes['mpi.abi']).toEqual({ label: 'mpi abi' });
    expect(graph.edges).toHaveLength(2);
  });

  it('are not offered elsewhere, nor for a finding that a setting turned off', () => {
    expect(actions(mistyped.replace('<|>', '').replace('"org', '"<|>org'))).toEqual([]);
    expect(actions(mistyped, { severity: { 'undeclared-node': 'off' } })).toEqual([]);
  });

  it('fix all that is safe at once, and only when asked to', () => {
    const twice = contains('mpi', 'mpi.version');
    const more = `${twice.slice(0, -2)}, "label": "of its own" }`;
    const typed = contains('mpi', 'mpi.vers_');
    const edges = (...all: string[]): string => all.join(',\n      ');
    const nodes = '"<|>mpi": {}, "mpi.version": {}, "mpi.mode": {}';
    const text = schema(nodes, edges(twice, twice, twice, more, typed));
    expect(actions(text).map(({ action }) => action.kind)).not.toContain(fixAllKind);
    const [all, ...rest] = actions(text, { only: ['source.fixAll'] });
    expect(rest).toEqual([]);
    // What says more than another edge stays, and nobody declares what is perhaps a slip.
    const left = edges(twice, more, typed, contains('mpi', 'mpi.mode'));
    expect(all?.leaves).toBe(schema(nodes.replace('<|>', ''), left));
  });

  it('fix nothing all at once that a setting turned off, or in a broken text', () => {
    const text = schema('"<|>mpi": {}, "mpi.version": {}', '');
    const only = [fixAllKind];
    expect(actions(text, { only })).toHaveLength(1);
    expect(actions(text, { only, severity: { 'unconnected-node': 'off' } })).toEqual([]);
    expect(actions(text.replace('"0.1.0"', '"0.1.0",'), { only })).toEqual([]);
  });

  it('are none in a text that is no schema', () => {
    expect(actions('{ "nodes": {}<|> }')).toEqual([]);
  });

  it('fix all without making a fault, whatever the schema', () => {
    const name = fc.constantFrom('a', 'a.b', 'a.b.c', 'a.d', '"\\', 'x');
    const edge = fc.record({
      source: name,
      target: name,
      relation: fc.constantFrom('contains', 'is'),
    });
    const graph = fc.record({
      id: fc.constant('org.example'),
      metadata: fc.constantFrom({ version: '1' }, { version: 1 }),
      nodes: fc
        .uniqueArray(name, { minLength: 1 })
        .map((all) => Object.fromEntries(all.map((one) => [one, {}]))),
      edges: fc.array(edge, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(graph, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify({ graph: value }, undefined, indent);
        const codes = (of: string): string[] =>
          judgeSchemaText(of).findings.map(({ code }) => code);
        const [all] = actions(`<|>${text}`, { only: [fixAllKind] });
        const left = all?.leaves ?? text;
        const after = codes(left);
        expect(() => JSON.parse(left), text).not.toThrow();
        expect(after).not.toContain('json-duplicate-key');
        expect(after).not.toContain('duplicate-edge');
        expect(after).not.toContain('jgf-structure');
      }),
      { numRuns: 2000 },
    );
  });
});
