import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { corpusAbsent, corpusFolder, corpusText } from '../support/corpus.js';

interface Metadata {
  readonly description?: string;
  readonly type?: string;
  readonly values?: readonly string[];
  readonly aliases?: Readonly<Record<string, string>>;
  readonly comparison?: string;
  readonly answers?: readonly string[];
  readonly inferred?: { readonly from: string; readonly table: string };
  readonly source?: string;
}
interface Edge {
  readonly source: string;
  readonly target: string;
  readonly relation: string;
}
interface Graph {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly nodes: Readonly<
    Record<string, { readonly label: string; readonly metadata?: Metadata }>
  >;
  readonly edges: readonly Edge[];
}

const folder = 'schemas/catalog';
const bundled = sortedIn(folder).flatMap((namespace) =>
  sortedIn(`${folder}/${namespace}`).map((version) => {
    const text = readFileSync(`${folder}/${namespace}/${version}/compspec.json`, 'utf8');
    const { graph } = JSON.parse(text) as { graph: Graph };
    return { name: `${namespace} ${version}`, namespace, version, text, graph };
  }),
);
const described = bundled.filter(({ name }) => name !== 'org.supercontainers 0.0.0');
const attributes = described.flatMap(({ name, graph }) =>
  Object.entries(graph.nodes).map(([attribute, node]) => ({
    name: `${name}: ${attribute}`,
    attribute,
    graph,
    metadata: node.metadata ?? {},
    isGroup: graph.edges.some((edge) => edge.relation === 'contains' && edge.source === attribute),
  })),
);
/** What has a value: every attribute but the groups, unless a group says what its values are. */
const valued = attributes.filter(({ isGroup, metadata }) => !isGroup || metadata.type);

const ajv = new Ajv({ allErrors: true, strict: false });
const readSchema = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as object;
const isJgf = ajv.compile(readSchema('schemas/jgf.schema.json'));
const isMetadata = ajv.compile(readSchema('schemas/node-metadata.schema.json'));

const official = corpusAbsent
  ? undefined
  : ajv.compile(JSON.parse(corpusText('jgf/json-graph-schema_v2.json')));

function graphOf(namespace: string, version: string): Graph {
  const found = bundled.find((one) => one.namespace === namespace && one.version === version);
  if (found === undefined) throw new Error(`${namespace} ${version} is not bundled`);
  return found.graph;
}

describe('the catalog', () => {
  it('has the namespaces that are promised', () => {
    expect(bundled.map(({ name }) => name)).toEqual([
      'hardware 0.0.0',
      'io.archspec 0.0.0',
      'io.compspec.host 0.1.0',
      'mpi 0.0.0',
      'network 0.0.0',
      'org.opencontainers.image 1.1.1',
      'org.supercontainers 0.0.0',
      'org.supercontainers 0.1.0',
      'os 0.0.0',
    ]);
  });

  it('has org.supercontainers 0.0.0 as it was published', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const published = JSON.parse(corpusText('proposal-d/compspec.json')) as unknown;
    expect({ graph: graphOf('org.supercontainers', '0.0.0') }).toEqual(published);
  });

  it('has every attribute that published specs use, in the newest version of its namespace', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const used = publishedSpecs().flatMap(({ compatibilities }) => compatibilities);
    expect(used.length).toBeGreaterThan(20);
    const unknown = used.flatMap(({ name, attributes, annotations }) => {
      const newest = bundled.findLast(({ namespace }) => namespace === name)?.graph;
      const names = Object.keys(attributes ?? annotations ?? {});
      return names.filter((attribute) => newest?.nodes[attribute] === undefined);
    });
    expect(unknown).toEqual([]);
  });

  it('has all of org.supercontainers 0.0.0 in 0.1.0, and what it left undeclared', () => {
    const before = graphOf('org.supercontainers', '0.0.0');
    const after = graphOf('org.supercontainers', '0.1.0');
    for (const [name, { label }] of Object.entries(before.nodes)) {
      expect(after.nodes[name]?.label).toBe(label);
    }
    expect(after.edges).toEqual(expect.arrayContaining([...before.edges]));
    expect(after.nodes).toHaveProperty(['hardware.gpu.version']);
  });

  it.each([
    ['mpi', ''],
    ['os', ''],
    ['hardware', ''],
    ['network', 'network.'],
  ])('describes the attributes of %s as org.supercontainers does', (namespace, prefix) => {
    const whole = graphOf('org.supercontainers', '0.1.0');
    for (const [name, { metadata }] of Object.entries(graphOf(namespace, '0.0.0').nodes)) {
      if (name !== namespace) {
        expect({ [name]: metadata }).toEqual({
          [name]: whole.nodes[name.slice(prefix.length)]?.metadata,
        });
      }
    }
  });
});

describe.each(bundled)('$name', ({ name, namespace, version, graph }) => {
  const document = { graph };
  const known = Object.keys(graph.nodes);
  const flawed = name === 'org.supercontainers 0.0.0' || name === 'hardware 0.0.0';

  it('is JSON Graph Format v2', () => {
    isJgf(document);
    expect(isJgf.errors).toBeNull();
  });

  it('is so by the official JSON Schema', (context) => {
    if (official === undefined) return context.skip(corpusAbsent);
    expect(official(document)).toBe(true);
  });

  it('says its namespace, version and source', () => {
    expect([graph.id, graph.metadata['version']]).toEqual([namespace, version]);
    expect(graph.metadata['source']).toBeTruthy();
  });

  it(`has declared nodes at both ends of each edge${flawed ? ', but for the known one' : ''}`, () => {
    const ends = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
    const undeclared = [...ends].filter((end) => !known.includes(end));
    expect(undeclared).toEqual(flawed ? ['hardware.gpu.version'] : []);
    expect(known.filter((node) => !ends.has(node))).toEqual([]);
  });

  it('says nothing twice, and nothing of a node and itself', () => {
    const said = graph.edges.map(({ source, target, relation }) =>
      [source, relation, target].join(' '),
    );
    expect(new Set(said).size).toBe(said.length);
    expect(graph.edges.filter(({ source, target }) => source === target)).toEqual([]);
  });

  it('has a hierarchy in which each name extends that of its only parent', () => {
    const hierarchy = graph.edges.filter(({ relation }) => relation === 'contains');
    for (const { source, target } of hierarchy) expect(target.startsWith(`${source}.`)).toBe(true);
    expect(new Set(hierarchy.map(({ target }) => target)).size).toBe(hierarchy.length);
    for (const node of known.filter((one) => one.includes('.'))) {
      expect(hierarchy.map(({ target }) => target)).toContain(node);
    }
  });
});

describe('the metadata of bundled attributes', () => {
  it('has the form that the project gives it', () => {
    const faults = attributes.flatMap(({ name, metadata }) =>
      isMetadata(metadata) ? [] : [{ name, errors: isMetadata.errors }],
    );
    expect(faults).toEqual([]);
  });

  it('describes every attribute in plain text', () => {
    for (const { name, metadata } of attributes) {
      expect({ name, text: metadata.description }).toEqual({
        name,
        text: expect.stringMatching(/^[A-Z][^`*<\n]+\.$/u),
      });
    }
  });

  it('says the type and the comparison of everything that has a value', () => {
    expect(valued.filter(({ metadata }) => !metadata.type).map(({ name }) => name)).toEqual([]);
    // Where neither equal nor ordered values would tell: unknown is the honest verdict.
    expect(valued.filter(({ metadata }) => !metadata.comparison).map(({ name }) => name)).toEqual([
      'io.compspec.host 0.1.0: kernel.name',
    ]);
  });

  it('answers a question exactly where it compares', () => {
    for (const { name, metadata } of attributes) {
      const compares = ![undefined, 'informational'].includes(metadata.comparison);
      expect({ name, answers: metadata.answers !== undefined }).toEqual({
        name,
        answers: compares,
      });
    }
  });

  it('tells where extraction finds whatever a host has to answer', () => {
    const silent = valued.filter(
      ({ metadata }) => metadata.comparison !== 'informational' && !metadata.source,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('takes its sources from the table of extractor paths', () => {
    const table = pathsIn(readFileSync('schemas/README.md', 'utf8'));
    const used = new Set(attributes.flatMap(({ metadata }) => metadata.source ?? []));
    expect([...used].filter((path) => !table.has(path))).toEqual([]);
  });

  it('has aliases of its values, none of them a value itself', () => {
    for (const { name, metadata } of attributes) {
      const { values, aliases = {} } = metadata;
      for (const [alias, value] of Object.entries(aliases)) {
        expect({ name, alias, known: values?.includes(value) ?? true }).toMatchObject({
          known: true,
        });
        expect(values ?? Object.values(aliases)).not.toContain(alias);
      }
    }
  });

  it('infers from attributes of the same schema', () => {
    for (const { metadata, graph } of attributes) {
      if (metadata.inferred) expect(graph.nodes).toHaveProperty([metadata.inferred.from]);
    }
  });

  it('gives microarchitectures the names that archspec gives them', (context) => {
    if (corpusAbsent) return context.skip(corpusAbsent);
    const { microarchitectures } = JSON.parse(corpusText('archspec/microarchitectures.json')) as {
      microarchitectures: object;
    };
    const aliases = graphOf('io.archspec', '0.0.0').nodes['cpu.target']?.metadata?.aliases ?? {};
    expect(Object.keys(microarchitectures)).toEqual(expect.arrayContaining(Object.values(aliases)));
  });
});

describe.each(['node-metadata', 'compatibility-schema'])('the JSON Schema of %s', (file) => {
  it('says the same in plain text and in Markdown, and something of every member', () => {
    const told: Described[] = [];
    collect(readSchema(`schemas/${file}.schema.json`), told);
    expect(told.length).toBeGreaterThan(8);
    for (const schema of told) {
      const { description, markdownDescription = description } = schema;
      expect(description).toBe(markdownDescription?.replaceAll('`', ''));
      const { enumDescriptions, markdownEnumDescriptions = enumDescriptions } = schema;
      expect(enumDescriptions).toEqual(
        markdownEnumDescriptions?.map((text) => text.replaceAll('`', '')),
      );
      expect(enumDescriptions?.length).toBe(schema.enum?.length);
      for (const [name, member] of Object.entries(schema.properties ?? {})) {
        expect({ name, told: member.description ?? member.$ref }).toEqual({
          name,
          told: expect.any(String),
        });
      }
    }
  });
});

/** A JSON Schema with what people read in it. */
interface Described {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly definitions?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** Every JSON Schema inside one, and itself. */
function collect(schema: Described, found: Described[]): void {
  found.push(schema);
  const { properties = {}, definitions = {}, items, anyOf = [] } = schema;
  const inner = [...Object.values(properties), ...Object.values(definitions), items, ...anyOf];
  for (const one of inner) if (one !== undefined) collect(one, found);
}

interface Spec {
  readonly compatibilities: readonly {
    readonly name: string;
    readonly attributes?: object;
    readonly annotations?: object;
  }[];
}

function sortedIn(path: string): string[] {
  return readdirSync(path).sort();
}

function publishedSpecs(): Spec[] {
  const folders = ['lammps-matrix/specs', 'compspec-go', 'proposal-d'];
  return folders
    .filter((one) => existsSync(`${corpusFolder}/${one}`))
    .flatMap((one) => readdirSync(`${corpusFolder}/${one}`).map((file) => `${one}/${file}`))
    .filter((path) => path.endsWith('.json') && !path.endsWith('/compspec.json'))
    .map((path) => JSON.parse(corpusText(path)) as Spec);
}

/** The paths of a Markdown table: `a.b.c` in its first column, where `.d` stands for `a.b.d`. */
function pathsIn(markdown: string): Set<string> {
  const paths = new Set<string>();
  for (const [, cell = ''] of markdown.matchAll(/^\| (`[a-z]+\.[^|]*) \|/gm)) {
    let section = '';
    for (const [, path = ''] of cell.matchAll(/`([^`]+)`/g)) {
      const full = path.startsWith('.') ? section + path : path;
      section = full.slice(0, full.lastIndexOf('.'));
      paths.add(full);
    }
  }
  return paths;
}
