import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsFor } from '../../../../server/src/core/json/edits.js';
import { english } from '../../../../server/src/core/messages.js';
import { fixesOf } from '../../../../server/src/core/schema/fixes.js';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';
import { applied } from '../../../support/text-edits.js';

/** Every fix of every finding: its title and the text it leaves. */
function fixed(text: string): { code: string; title: string; text: string }[] {
  const { schema, findings } = judgeSchemaText(text);
  return findings.flatMap((finding) =>
    fixesOf(schema, finding).map(({ title, changes }) => ({
      code: finding.code,
      title: english(title),
      text: applied(text, editsFor(schema.tree, changes)),
    })),
  );
}

const schema = `{
  "graph": {
    "id": "org.example",
    "metadata": { "version": "0.1.0" },
    "nodes": {
      "mpi": {},
      "mpi.version": { "label": "mpi version" }
    },
    "edges": [
      { "source": "mpi", "target": "mpi.version", "relation": "contains" }
    ]
  }
}
`;

describe('a fix', () => {
  it('declares a node in the manner of its neighbours', () => {
    const text = schema.replace('"target": "mpi.version"', '"target": "mpi.portability_mode"');
    expect(
      fixed(text).find(({ title }) => title === 'Declare the node "mpi.portability_mode"')?.text,
    ).toContain(
      `      "mpi.version": { "label": "mpi version" },
      "mpi.portability_mode": { "label": "mpi portability mode" }
    },`,
    );
  });

  it('changes a mistyped name to the nearest', () => {
    const text = schema.replace('"target": "mpi.version"', '"target": "mpi.versoin"');
    const change = fixed(text).find(({ title }) => title === 'Change to "mpi.version"');
    expect(change?.text).toBe(schema);
  });

  it('connects a node to the parent that its name tells, on one line or several as its neighbours are', () => {
    const text = schema.replace('"mpi": {},', '"mpi": {},\n      "mpi.mode": {},');
    expect(fixed(text).map(({ text: left }) => left)).toEqual([
      text.replace(
        '"contains" }\n',
        '"contains" },\n      { "source": "mpi", "target": "mpi.mode", "relation": "contains" }\n',
      ),
    ]);
    const spread = text.replace(
      '{ "source": "mpi", "target": "mpi.version", "relation": "contains" }',
      '{\n        "source": "mpi",\n        "target": "mpi.version",\n        "relation": "contains"\n      }',
    );
    expect(fixed(spread)[0]?.text).toContain(
      '},\n      {\n        "source": "mpi",\n        "target": "mpi.mode",\n        "relation": "contains"\n      }\n',
    );
  });

  it('makes the list of edges where there is none', () => {
    const text = schema.replace(/,\s*"edges": \[[^\]]*\]/, '');
    const [{ code, text: left = '' } = {}] = fixed(text);
    expect(code).toBe('unconnected-node');
    expect(JSON.parse(left)).toEqual(JSON.parse(schema));
  });

  it('opens an empty list of edges', () => {
    const text = schema.replace(/"edges": \[[^\]]*\]/, '"edges": []');
    expect(fixed(text)[0]?.text).toContain(
      '"edges": [\n      { "source": "mpi", "target": "mpi.version", "relation": "contains" }\n    ]',
    );
  });

  it('removes an edge that repeats another', () => {
    const edge = '{ "source": "mpi", "target": "mpi.version", "relation": "contains" }';
    const text = schema.replace(edge, `${edge},\n      ${edge}`);
    expect(fixed(text).map(({ text: left }) => left)).toEqual([schema]);
  });

  it('adds a namespace and a version where they are missing', () => {
    const bare =
      '{"graph": {"nodes": {"a": {}, "b": {}}, "edges": [{"source": "a", "target": "b"}]}}';
    expect(fixed(bare).map(({ code, text }) => [code, text])).toEqual([
      ['missing-namespace', bare.replace('{"nodes"', '{"id": "org.example", "nodes"')],
      [
        'missing-namespace',
        bare
          .replace('{"nodes"', '{"id": "org.example", "type": "compspec", "nodes"')
          .replace('"b"}]', '"b"}], "metadata": { "version": "0.1.0" }'),
      ],
      ['missing-version', bare.replace('"b"}]', '"b"}], "metadata": { "version": "0.1.0" }')],
    ]);
  });

  it('makes a string of a version that is a number', () => {
    const text = schema.replace('"0.1.0"', '0.1');
    expect(fixed(text)).toEqual([
      {
        code: 'missing-version',
        title: 'Write the version as the string "0.1"',
        text: schema.replace('0.1.0', '0.1'),
      },
    ]);
  });

  it.each(['""', '" "', 'null'])('writes a version in place of %s', (version) => {
    expect(fixed(schema.replace('"0.1.0"', version))).toEqual([
      { code: 'missing-version', title: 'Add a version', text: schema },
    ]);
  });

  it('makes one graph of several that are one', () => {
    const several = schema.replace('"graph": {', '"graphs": [{').replace(/\}\n\}\n$/, '}]\n}\n');
    expect(fixed(several)).toEqual([
      {
        code: 'not-a-compatibility-schema',
        title: 'Make this graph a compatibility schema',
        text: schema.replace('"id"', '"type": "compspec",\n    "id"'),
      },
    ]);
  });

  it('keeps Windows line ends', () => {
    const text = schema
      .replace('"mpi": {},', '"mpi": {},\n      "mpi.mode": {},')
      .replaceAll('\n', '\r\n');
    expect(fixed(text)[0]?.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('ends its finding and makes no other fault, whatever the schema and its indentation', () => {
    const names = fc.constantFrom('a', 'a.b', 'a.b.c', 'a.d', 'é"\\', '__proto__', '');
    const edge = fc.record({
      source: names,
      target: names,
      relation: fc.constantFrom('contains', 'is'),
    });
    const graph = fc.record(
      {
        id: fc.constantFrom('org.example', 'x'),
        metadata: fc.constantFrom({}, { version: '1' }, { version: 2 }),
        nodes: fc
          .uniqueArray(names)
          .map((list) => Object.fromEntries(list.map((name) => [name, {}]))),
        edges: fc.array(edge, { maxLength: 4 }),
      },
      { requiredKeys: ['edges', 'nodes'] },
    );
    fc.assert(
      fc.property(graph, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify({ graph: value }, undefined, indent);
        const before = judgeSchemaText(text).findings.length;
        for (const { code, title, text: left } of fixed(text)) {
          const codes = judgeSchemaText(left).findings.map((finding) => finding.code);
          expect(codes, `${title} in ${text}`).not.toContain('json-syntax');
          expect(codes).not.toContain('json-duplicate-key');
          if (code !== 'undeclared-node' && code !== 'self-edge') {
            expect(codes.length, `${title} in ${text}`).toBeLessThanOrEqual(before);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
