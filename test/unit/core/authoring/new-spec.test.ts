import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { newSpecText } from '../../../../server/src/core/authoring/new-spec.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import {
  Catalog,
  type CatalogSchema,
  catalogSchema,
  type Origin,
} from '../../../../server/src/core/schema/catalog.js';
import { readSchema } from '../../../../server/src/core/schema/model.js';

const catalog = new Catalog();

interface Given {
  readonly nodes: Readonly<Record<string, unknown>>;
  readonly relations?: readonly (readonly [source: string, relation: string, target: string])[];
  readonly id?: string;
  readonly origin?: Origin;
}

function schemaOf({ nodes, relations = [], id = 'x.y', origin = 'workspace' }: Given) {
  const edges = relations.map(([source, relation, target]) => ({ source, relation, target }));
  const text = JSON.stringify({ graph: { id, metadata: { version: '1.0.0' }, nodes, edges } });
  return catalogSchema(readSchema(readJson(text)), origin, `https://example.org/${id}.json`);
}

/** The attributes that a new spec names, with their values. */
function attributesOf(schema: CatalogSchema): Record<string, string> {
  const text = newSpecText([schema], new Catalog([schema]), { format: 'json' });
  return JSON.parse(text).compatibilities[0].attributes;
}

const mpi = schemaOf({
  id: 'org.mpi',
  nodes: {
    'mpi.version': { label: 'version', metadata: { type: 'version' } },
    mpi: { label: 'MPI' },
    'mpi.name': {
      label: 'name',
      metadata: { description: 'Which\nlibrary.', values: ['mpich', 'a,b|c\\d}$e'] },
    },
    gpu: { metadata: { type: 'boolean' } },
  },
  relations: [
    ['mpi', 'contains', 'mpi.version'],
    ['mpi', 'contains', 'mpi.name'],
  ],
});
const mpiCatalog = new Catalog([mpi]);

describe('a new compatibility spec', () => {
  it('names each attribute that takes a value, as JSON', () => {
    expect(newSpecText([mpi], mpiCatalog, { format: 'json' })).toBe(`{
  "version": "0.0.0",
  "kind": "CompatibilitySpec",
  "metadata": {
    "name": "example",
    "schemas": {}
  },
  "compatibilities": [
    {
      "name": "org.mpi",
      "version": "1.0.0",
      "attributes": {
        "mpi.version": "",
        "mpi.name": "",
        "gpu": ""
      }
    }
  ]
}
`);
  });

  it('says what they are about, as YAML', () => {
    expect(newSpecText([mpi], mpiCatalog, { format: 'yaml' })).toBe(`version: "0.0.0"
kind: CompatibilitySpec
metadata:
  name: "example"
  schemas: {}
compatibilities:
  - name: "org.mpi"
    version: "1.0.0"
    attributes:
      # version
      mpi.version: ""
      # name: Which library.
      mpi.name: ""
      gpu: ""
`);
  });

  it('breaks the lines of a long description', () => {
    const description = `${'word '.repeat(30)}${'x'.repeat(120)} end`;
    const long = schemaOf({ nodes: { a: { metadata: { description } } } });
    const text = newSpecText([long], catalog, { format: 'yaml' });
    const comments = text.split('\n').filter((line) => line.includes('#'));
    expect(comments.map((line) => line.length)).toEqual([97, 67, 128, 11]);
    expect(comments.join(' ').replaceAll('      # ', '')).toBe(description);
  });

  it('is a snippet whose places are empty, which escapes what snippets take for their own', () => {
    const text = newSpecText([mpi], mpiCatalog, { format: 'yaml', snippet: true });
    expect(text.split('\n').filter((line) => /\$/.test(line))).toEqual([
      `  name: "\${1:example}"`,
      `      mpi.version: "$2"`,
      `      mpi.name: "$3"`,
      `      gpu: "$4"`,
    ]);
    const json = newSpecText([mpi], mpiCatalog, { format: 'json', snippet: true });
    expect(json.endsWith('\n  ]\n\\}\n')).toBe(true);
  });

  it('says the same in both formats, of every schema that comes along', () => {
    const all = catalog.namespaces.flatMap((namespace) => catalog.find(namespace) ?? []);
    const json = JSON.parse(newSpecText(all, catalog, { format: 'json' }));
    expect(parse(newSpecText(all, catalog, { format: 'yaml' }))).toEqual(json);
    expect(json.compatibilities).toHaveLength(catalog.namespaces.length);
    for (const one of catalog.all) {
      expect(Object.keys(attributesOf(one)).length, one.place).toBeGreaterThan(0);
    }
  });

  it('gives the address of a schema that was fetched from one, and makes up none', () => {
    const fetched = schemaOf({ id: 'org.fetched', origin: 'cache', nodes: { a: {} } });
    const known = new Catalog([fetched, mpi]);
    const json = JSON.parse(newSpecText([fetched, mpi], known, { format: 'json' }));
    expect(json.metadata.schemas).toEqual({
      'org.fetched': 'https://example.org/org.fetched.json',
    });
    expect(parse(newSpecText([fetched, mpi], known, { format: 'yaml' }))).toEqual(json);
  });

  it('takes values that are known already', () => {
    const values = new Map([['mpi.name', 'mpich']]);
    const json = JSON.parse(newSpecText([mpi], mpiCatalog, { format: 'json', values }));
    expect(json.compatibilities[0].attributes['mpi.name']).toBe('mpich');
  });

  it('of nothing is one of nothing', () => {
    for (const format of ['json', 'yaml'] as const) {
      const empty = parse(newSpecText([schemaOf({ nodes: {} })], catalog, { format }));
      expect(empty.compatibilities).toEqual([{ name: 'x.y', version: '1.0.0', attributes: {} }]);
      expect(parse(newSpecText([], catalog, { format })).compatibilities).toEqual([]);
    }
  });
});

describe('an attribute', () => {
  it('that contains others has a place where its metadata says what a value looks like', () => {
    const contained: Given['relations'] = [['a', 'contains', 'a.b']];
    const nodes = { 'a.b': {}, a: {} };
    const typed = { ...nodes, a: { metadata: { type: 'string' } } };
    expect(attributesOf(schemaOf({ nodes, relations: contained }))).toEqual({ 'a.b': '' });
    const names = Object.keys(attributesOf(schemaOf({ nodes: typed, relations: contained })));
    expect(names).toEqual(['a', 'a.b']);
  });

  it('that is deprecated has none', () => {
    const nodes = { old: { metadata: { deprecated: 'Use new.' } }, new: {} };
    expect(attributesOf(schemaOf({ nodes }))).toEqual({ new: '' });
  });

  it('that has several names has one', () => {
    const nodes = { one: {}, other: {}, third: {} };
    const relations: Given['relations'] = [
      ['third', 'is', 'other'],
      ['other', 'is', 'one'],
    ];
    expect(attributesOf(schemaOf({ nodes, relations }))).toEqual({ one: '' });
  });

  it('of a published version is described by the newest', () => {
    const published = catalog.find('org.supercontainers', '0.0.0')!;
    const text = newSpecText([published], catalog, { format: 'yaml', snippet: true });
    expect(text).toContain('mpi.implementation: "$3"');
  });

  it('in a circle of containment ends no program', () => {
    const nodes = { a: {}, b: {}, c: {} };
    const relations: Given['relations'] = [
      ['a', 'contains', 'b'],
      ['b', 'contains', 'a'],
    ];
    expect(Object.keys(attributesOf(schemaOf({ nodes, relations })))).toEqual(['b', 'c']);
  });

  it('of any name and meaning stands in both formats as it is', () => {
    const text = fastCheck.string({ unit: 'binary' });
    const anyText = fastCheck.oneof(
      text,
      fastCheck.constantFrom('no', 'null', '1.0', '~', '<<', '__proto__', 'a: b', '# c', "'", '-'),
    );
    fastCheck.assert(
      fastCheck.property(anyText, anyText, anyText, (name, label, description) => {
        const schema = schemaOf({
          nodes: Object.fromEntries([[name, { label, metadata: { description } }]]),
        });
        const yaml = parseDocument(newSpecText([schema], catalog, { format: 'yaml' }));
        expect(yaml.errors).toEqual([]);
        for (const [key, value] of Object.entries(attributesOf(schema))) {
          expect([key, value]).toEqual([name, '']);
          expect(yaml.getIn(['compatibilities', 0, 'attributes', name])).toBe('');
        }
      }),
    );
  });

  it('is one of ten thousand, in a moment', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `group.attribute${index}`);
    const large = schemaOf({
      nodes: Object.fromEntries([['group', {}], ...names.map((name) => [name, {}])]),
      relations: names.map((name) => ['group', 'contains', name] as const),
    });
    const start = performance.now();
    expect(Object.keys(attributesOf(large))).toEqual(names);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
