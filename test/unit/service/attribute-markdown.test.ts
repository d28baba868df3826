import { describe, expect, it } from 'vitest';
import { Catalog, catalogSchema } from '../../../server/src/core/schema/catalog.js';
import { judgeSchemaText } from '../../../server/src/core/schema/judge.js';
import { summaryOf } from '../../../server/src/core/schema/summary.js';
import { attributeMarkdown } from '../../../server/src/service/attribute-markdown.js';
import type { Users } from '../../../server/src/service/users.js';

const catalog = new Catalog();
const english = (template: string): string => template;

interface Graph {
  readonly nodes: Readonly<Record<string, unknown>>;
  readonly edges?: readonly unknown[];
  readonly [member: string]: unknown;
}

/** What is said of an attribute. */
function said(name: string, { edges = [], ...graph }: Graph, users?: Users): string {
  const text = JSON.stringify({ graph: { id: 'x', ...graph, edges } });
  const entry = catalogSchema(judgeSchemaText(text).schema, 'workspace', 'compspec.json');
  const summary = summaryOf(catalog, entry, name);
  return summary === undefined ? '' : attributeMarkdown({ ...summary, users }, english);
}

/** With the given metadata alone. */
function saidOf(metadata: unknown, users?: Users): string {
  return said('a', { nodes: { a: { metadata } } }, users);
}

const edge = (source: string, relation: string, target: string, more: object = {}): object => ({
  source,
  target,
  relation,
  ...more,
});

describe('what is said of an attribute', () => {
  it('begins with its name in its namespace, its label and its place in the hierarchy', () => {
    const nodes = { mpi: {}, 'mpi.portability': { label: 'how far' }, 'mpi.portability.mode': {} };
    const edges = [
      edge('mpi', 'contains', 'mpi.portability'),
      edge('mpi.portability', 'contains', 'mpi.portability.mode'),
    ];
    expect(said('mpi.portability', { nodes, edges })).toBe(
      [
        '### x\\.mpi\\.portability',
        'how far',
        'mpi › portability',
        '- **Contains**: `mpi.portability.mode`',
      ].join('\n\n'),
    );
    expect(said('mpi', { id: 7, nodes, edges })).toMatch(/^### mpi\n\n- /);
  });

  it('says what a value looks like and what a check makes of it', () => {
    const text = saidOf({
      description: 'The library.',
      type: 'version',
      values: ['1', '2'],
      aliases: { one: '1' },
      comparison: 'at-least',
      answers: ['run', 'libraries'],
      inferred: { from: 'os', table: 'distribution-glibc' },
      source: 'library.mpi.version',
      deprecated: 'Use b.',
    });
    expect(text.split('\n')).toEqual([
      '### x\\.a',
      '',
      'The library\\.',
      '',
      '- **Deprecated**: Use b\\.',
      expect.stringMatching(/^- \*\*Type\*\*: `version`: A version as software gives it, /),
      '- **Values**: `1`, `2`',
      '- **Also written**: `one` for `1`',
      expect.stringContaining(
        "- **Comparison**: `at-least`: The image names the lowest value that will do; the host's",
      ),
      '- **Answers**:',
      '  - `run`: Can the image start and do its work here?',
      "  - `libraries`: Do its libraries agree with this host's\\: MPI, CUDA and the driver, the C library?",
      '- **Inferred**: where there is no value, from `os` by the table `distribution-glibc`',
      '- **Found on a host**: `library.mpi.version`',
    ]);
  });

  it('says that without a comparison nothing is rejected, but not of a group', () => {
    expect(saidOf({})).toContain('different ones unknown.');
    const nodes = { a: {}, b: {} };
    const edges = [edge('a', 'contains', 'b')];
    expect(said('a', { nodes, edges })).not.toContain('Comparison');
    expect(said('b', { nodes, edges })).toContain('Comparison');
  });

  it('knows the words of others without a meaning', () => {
    expect(saidOf({ comparison: 'by-moon`light', answers: ['why'] })).toContain(
      '- **Comparison**: `` by-moon`light ``\n- **Answers**:\n  - `why`',
    );
  });

  it('cuts what is long', () => {
    const many = Array.from({ length: 15 }, (_, index) => `v${index}`);
    const aliases = Object.fromEntries(many.map((value) => [`${value}x`, value]));
    const text = saidOf({ description: 'long '.repeat(10_000), values: many, aliases });
    expect(text).toContain('`v11` … and 3 more');
    expect(text).toContain('`v4x` for `v4` … and 10 more');
    const spellings = Object.fromEntries(
      many.map((value) => [`${value}x`, value > 'v2' ? 'b' : 'a']),
    );
    expect(saidOf({ aliases: spellings })).toContain(
      '`v0x`, `v1x`, `v2x` for `a`, `v3x`, `v4x` for `b` … and 10 more',
    );
    expect(text.length).toBeLessThan(3000);
    const names = many.map((_, index) => 'abcdefghijklmno'.slice(0, index + 1));
    const nodes = Object.fromEntries(names.map((name) => [name, {}]));
    const edges = names.slice(1).map((name, at) => edge(names[at] ?? '', 'contains', name));
    expect(said(names.at(-1) ?? '', { nodes, edges })).toContain(
      'a › ab › abc › abcd › … › abcdefghijkl › ',
    );
  });

  it('tells relations from either end, also a second parent', () => {
    const nodes = { a: {}, b: {}, c: {}, d: {}, 'a.b': {} };
    const edges = [
      edge('a', 'contains', 'a.b'),
      edge('d', 'contains', 'a.b'),
      edge('b', 'is', 'a.b'),
      edge('c', 'labelled', 'a.b'),
      edge('a.b', 'identifies', 'c'),
      edge('a.b', '*meets*', 'd', { directed: false }),
      edge('a.b', 'needs', 'nothing'),
    ];
    const text = said('a.b', { nodes, edges });
    expect(text).toContain('- **The same as**: `b`');
    expect(text).toContain(
      '- **Relations**: `d` contains this, `c` labelled this, identifies `c`, \\*meets\\* `d`, needs `nothing`',
    );
    expect(said('d', { nodes, edges })).toContain(
      '- **Relations**: contains `a.b`, \\*meets\\* `a.b`',
    );
  });

  it('counts who uses it, where that is known', () => {
    expect(saidOf({})).not.toContain('Used by');
    const users = (specs: number, dockerfiles = 0, definitions = 0): string =>
      saidOf({}, { specs, dockerfiles, definitions });
    expect(users(0)).toContain('Used by no spec in the workspace.');
    expect(users(1)).toContain('Used by 1 spec in the workspace.');
    expect(users(12)).toContain('Used by 12 specs in the workspace.');
    expect(users(0, 1)).toContain('Used by 1 Dockerfile in the workspace.');
    expect(users(0, 2)).toContain('Used by 2 Dockerfiles in the workspace.');
    expect(users(1, 1)).toContain('Used by 1 spec and 1 Dockerfile in the workspace.');
    expect(users(3, 2)).toContain('Used by 3 specs and 2 Dockerfiles in the workspace.');
    expect(users(0, 0, 1)).toContain('Used by 1 definition file in the workspace.');
    expect(users(0, 0, 2)).toContain('Used by 2 definition files in the workspace.');
    expect(users(2, 0, 1)).toContain('Used by 2 specs and 1 definition file in the workspace.');
    expect(users(1, 2, 3)).toContain(
      'Used by 1 spec, 2 Dockerfiles and 3 definition files in the workspace.',
    );
  });

  it('is taken from the newest bundled version where a published one has no metadata', () => {
    const published = {
      id: 'org.supercontainers',
      metadata: { version: '0.0.0' },
      nodes: { 'mpi.implementation': { label: 'as published' } },
    };
    const text = said('mpi.implementation', published);
    expect(text).toContain('\n\nas published\n\n');
    expect(text).toContain('**Comparison**: `mpi-abi`');
    expect(text).toMatch(/\n\n\*As described in version 0\\\.1\\\.0 of the schema\.\*$/);
    const described = { metadata: { description: 'Mine.' } };
    const own = said('mpi.implementation', {
      ...published,
      nodes: { 'mpi.implementation': described },
    });
    expect(own).not.toContain('As described in');
  });

  it('makes no markup of what a document says', () => {
    const evil = '[x](command:evil) <img src=x> `tick` **b**\n\n# h ![i](http://x)';
    const nodes = {
      [evil]: {
        label: evil,
        metadata: {
          description: evil,
          values: [evil],
          aliases: { [evil]: evil },
          comparison: evil,
          answers: [evil],
          inferred: { from: evil, table: evil },
          source: evil,
          deprecated: evil,
        },
      },
      other: {},
    };
    const edges = [edge(evil, evil, 'other'), edge('other', 'contains', evil)];
    const text = said(evil, { id: evil, nodes, edges });
    // What is left without escapes and code is ours.
    const ours = text.replace(/\\[\s\S]/g, '').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    expect(ours).not.toMatch(/[[\]<>`!]/);
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1);
  });
});
