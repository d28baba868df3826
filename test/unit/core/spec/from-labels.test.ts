import { describe, expect, it, test } from 'vitest';
import { imageOf } from '../../../../server/src/core/dockerfile/image.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { english } from '../../../../server/src/core/messages.js';
import { Catalog, catalogSchema } from '../../../../server/src/core/schema/catalog.js';
import { readSchema } from '../../../../server/src/core/schema/model.js';
import { entriesOfLabels, specOfEntries } from '../../../../server/src/core/spec/from-labels.js';

const catalog = new Catalog();

/** The attributes by namespace and version, and the remarks as `label: why, message`. */
function taken(dockerfile: string, known = catalog) {
  const labels = readLabels(dockerfile);
  const { labels: given } = imageOf(labels, dockerfile, labels.stages.length - 1);
  const { entries, remarks } = entriesOfLabels(given, known);
  return {
    entries: Object.fromEntries(
      entries.map(({ namespace, version, attributes }) => [
        `${namespace} ${version}`,
        Object.fromEntries(attributes),
      ]),
    ),
    remarks: remarks.map(({ label, leftOut, message }) =>
      [`${label}: ${leftOut ?? 'kept'}`, ...(message === undefined ? [] : [english(message)])].join(
        ', ',
      ),
    ),
  };
}

describe('the attributes of labels', () => {
  it('are those of known namespaces, in their newest version', () => {
    const dockerfile = `FROM debian:12
LABEL org.supercontainers.mpi=openmpi io.archspec.cpu.target=zen3 maintainer=me
LABEL org.supercontainers.mpi.version=4.1.5 com.example.x.y=1 mpi.mpi.version=4`;
    expect(taken(dockerfile)).toEqual({
      entries: {
        'org.supercontainers 0.1.0': { mpi: 'openmpi', 'mpi.version': '4.1.5' },
        'io.archspec 0.0.0': { 'cpu.target': 'zen3' },
        'mpi 0.0.0': { 'mpi.version': '4' },
      },
      remarks: ['maintainer: namespace', 'com.example.x.y: namespace'],
    });
  });

  test.each([
    ['mpi="Open MPI"', { mpi: 'openmpi' }],
    ['mpi=OPENMPI', { mpi: 'openmpi' }],
    ['gpu="CUDA, hip ,rocm"', { gpu: 'cuda,rocm' }],
    ['hardware.gpu.enabled=True', { 'hardware.gpu.enabled': 'yes' }],
    ['glibc=" 2.36 "', { glibc: '2.36' }],
    ['os.name="Ubuntu, no LTS"', { 'os.name': 'Ubuntu, no LTS' }],
  ])('have values as the schema writes them: %s', (label, attributes) => {
    const { entries, remarks } = taken(`FROM x\nLABEL org.supercontainers.${label}`);
    expect({ entries, remarks }).toEqual({
      entries: { 'org.supercontainers 0.1.0': attributes },
      remarks: [],
    });
  });

  it('are not those that nobody knows the value of, or that have none', () => {
    const dockerfile = `FROM x
LABEL org.supercontainers.mpi=$MPI org.supercontainers.$X=1 org.supercontainers.glibc=" "`;
    expect(taken(dockerfile)).toEqual({
      entries: {},
      remarks: [
        'org.supercontainers.mpi: value',
        'org.supercontainers.$X: name',
        'org.supercontainers.glibc: empty',
      ],
    });
  });

  it('are told with what a judgement of the spec says', () => {
    const dockerfile = `FROM x
LABEL org.supercontainers.mpi=opnmpi org.supercontainers.mpi.vrsion=4 org.supercontainers.os=x`;
    expect(taken(dockerfile)).toEqual({
      entries: { 'org.supercontainers 0.1.0': { mpi: 'opnmpi', os: 'x' } },
      remarks: [
        expect.stringMatching(/^org\.supercontainers\.mpi: kept, .*"openmpi"/),
        expect.stringMatching(/^org\.supercontainers\.mpi\.vrsion: undeclared, .*"mpi\.version"/),
        expect.stringMatching(/^org\.supercontainers\.os: kept, /),
      ],
    });
  });

  it('have the address of a schema that was fetched', () => {
    const graph = {
      id: 'org.example.site',
      nodes: { kind: {} },
      edges: [],
    };
    const schema = readSchema(readJson(JSON.stringify({ graph })));
    const site = new Catalog([catalogSchema(schema, 'cache', 'https://example.org/site.json')]);
    const labels = [{ name: 'org.example.site.kind', isNameKnown: true, value: 'x' }];
    const { entries, remarks } = entriesOfLabels(labels, site);
    expect(remarks).toEqual([]);
    expect(specOfEntries('a', entries)).toEqual(
      new Map<string, unknown>([
        ['version', '0.0.0'],
        ['kind', 'CompatibilitySpec'],
        [
          'metadata',
          new Map<string, unknown>([
            ['name', 'a'],
            ['schemas', new Map([['org.example.site', 'https://example.org/site.json']])],
          ]),
        ],
        [
          'compatibilities',
          [
            new Map<string, unknown>([
              ['name', 'org.example.site'],
              ['attributes', new Map([['kind', 'x']])],
            ]),
          ],
        ],
      ]),
    );
  });
});
