/** The same spec in every dialect and both formats, without faults but for the age of the dialect. */
const address = 'https://example.org/compspec.json';

const json = {
  a: {
    version: '0.0.0',
    kind: 'CompatibilitySpec',
    metadata: { name: 'example', jsonSchema: address },
    compatibilities: [
      {
        name: 'org.supercontainers.mpi',
        version: '0.1.0',
        annotations: { implementation: 'mpich', version: '4.1.1' },
      },
      { name: 'org.supercontainers.os', version: '0.1.0', annotations: { version: '22.04' } },
    ],
  },
  b: {
    version: '0.0.0',
    kind: 'CompatibilitySpec',
    metadata: { name: 'example' },
    compatibilities: [
      {
        name: 'org.supercontainers',
        version: '0.1.0',
        schema: address,
        annotations: {
          'mpi.implementation': 'mpich',
          'mpi.version': '4.1.1',
          'os.version': '22.04',
        },
      },
    ],
  },
  c: {
    version: '0.0.0',
    kind: 'CompatibilitySpec',
    compatibilities: [
      {
        name: 'org.supercontainers',
        version: '0.1.0',
        schema: address,
        attributes: {
          'mpi.implementation': 'mpich',
          'org.supercontainers.mpi.version': '4.1.1',
          'os.version': '22.04',
        },
      },
    ],
  },
  d: {
    version: '0.0.0',
    kind: 'CompatibilitySpec',
    metadata: {
      name: 'example',
      schemas: { 'org.supercontainers': address, 'io.archspec': address },
    },
    compatibilities: [
      {
        name: 'org.supercontainers',
        version: '0.1.0',
        attributes: { 'mpi.implementation': 'mpich', 'mpi.version': '4.1.1' },
      },
      { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'zen3' } },
    ],
  },
  e: {
    version: '0.0.0',
    attributes: {
      'org.supercontainers.mpi.implementation': 'mpich',
      'org.supercontainers.mpi.version': '4.1.1',
      'io.archspec.cpu.target': 'zen3',
    },
  },
} as const;

const yaml = {
  a: `version: "0.0.0"
kind: CompatibilitySpec
metadata:
  jsonSchema: ${address}
compatibilities:
- name: org.supercontainers.mpi
  version: '0.1.0'
  annotations:
    implementation: mpich # which one
    version: 4.1.1
- name: org.supercontainers.os
  version: 0.1.0
  annotations: {version: "22.04"}
`,
  b: `compatibilities:
  - name: org.supercontainers
    version: 0.1.0
    schema: ${address}
    annotations:
      mpi.implementation: "mpich"
      mpi.version: '4.1.1'
      os.version: "22.04"
`,
  c: `kind: CompatibilitySpec
compatibilities: [{name: org.supercontainers, schema: "${address}", attributes: {mpi.implementation: mpich, "mpi.version": '4.1.1', os.version: "22.04"}}]
`,
  d: `# A comment.
version: "0.0.0"
kind: CompatibilitySpec
metadata:
  name: example
  schemas:
    org.supercontainers: ${address}
compatibilities:

- name: "org.supercontainers"
  version: "0.1.0"
  attributes:
    mpi.implementation: &mpi mpich
    mpi.version: >-
      4.1.1
    os.name: Ubuntu 22.04.3 LTS

- name: io.archspec
  attributes:
    cpu.target: zen3
`,
  e: `version: "0.0.0"
attributes:
  org.supercontainers.mpi.implementation: mpich
  "org.supercontainers.mpi.version": "4.1.1"
  io.archspec.cpu.target: zen3
`,
} as const;

/** By dialect and format. */
export const specTexts: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(json).flatMap(([dialect, value]) => [
    [`${dialect} in JSON`, `${JSON.stringify(value, undefined, 2)}\n`],
    [`${dialect} in JSON on one line`, JSON.stringify(value)],
  ]),
  ...Object.entries(yaml).map(([dialect, text]) => [`${dialect} in YAML`, text]),
]);
