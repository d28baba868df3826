import { describe, expect, test } from 'vitest';
import {
  converted,
  currentSpec,
  mpiAttributes,
  specOfValue,
} from '../../../support/conversions.js';

describe('names mean what the catalog knows', () => {
  test('a group in the name of an entry is part of the names of its attributes', () => {
    const { value, losses, notices } = converted(
      specOfValue({
        version: '0.0.0',
        metadata: { jsonSchema: 'https://example.org/a.json' },
        compatibilities: [
          {
            name: 'org.supercontainers.mpi',
            annotations: { implementation: 'mpich', flavour: 'x' },
          },
          { name: 'org.supercontainers.os', annotations: { 'os.vendor': 'ubuntu' } },
        ],
      }),
      'd',
    );
    expect(value).toEqual({
      version: '0.0.0',
      kind: 'CompatibilitySpec',
      metadata: { schemas: { 'org.supercontainers': 'https://example.org/a.json' } },
      compatibilities: [
        {
          name: 'org.supercontainers',
          attributes: { 'mpi.implementation': 'mpich', 'mpi.flavour': 'x', 'os.vendor': 'ubuntu' },
        },
      ],
    });
    expect(losses).toEqual([]);
    expect(notices).toEqual([
      'The entry "org.supercontainers.mpi" is one of the namespace "org.supercontainers"; the names of its attributes begin with "mpi.".',
      'The entry "org.supercontainers.os" is one of the namespace "org.supercontainers"; the names of its attributes begin with "os.".',
    ]);
  });

  test('a namespace written backwards is turned, also where it has the address', () => {
    const { value, losses, notices } = converted(
      specOfValue({
        ...currentSpec,
        metadata: { schemas: { 'supercontainers.org': 'https://example.org/a.json' } },
        compatibilities: [{ name: 'supercontainers.org', attributes: mpiAttributes }],
      }),
      'd',
    );
    expect(value).toMatchObject({
      metadata: { schemas: { 'org.supercontainers': 'https://example.org/a.json' } },
      compatibilities: [{ name: 'org.supercontainers', attributes: mpiAttributes }],
    });
    expect(losses).toEqual([]);
    expect(notices).toEqual([
      'The namespace "supercontainers.org" is written as "org.supercontainers", which it is backwards.',
    ]);
  });

  test('a qualified name goes to the entry of its namespace', () => {
    const { value } = converted(
      specOfValue({
        ...currentSpec,
        compatibilities: [
          {
            name: 'org.supercontainers',
            attributes: { 'org.supercontainers.mpi.version': '4', 'io.archspec.cpu.vendor': 'x' },
          },
          { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'amd64' } },
        ],
      }),
      'd',
    );
    expect(value).toMatchObject({
      compatibilities: [
        { name: 'org.supercontainers', attributes: { 'mpi.version': '4' } },
        {
          name: 'io.archspec',
          version: '0.0.0',
          attributes: { 'cpu.target': 'amd64', 'cpu.vendor': 'x' },
        },
      ],
    });
  });

  test('a name that no schema declares stays as it is', () => {
    const spec = {
      ...currentSpec,
      compatibilities: [{ name: 'mpi', attributes: { 'mpi.versoin': '4' } }],
    };
    expect(converted(specOfValue(spec), 'd').value).toMatchObject({
      compatibilities: spec.compatibilities,
    });
  });

  test('of a flat name, nobody guesses how much is the namespace', () => {
    const flat = specOfValue({
      version: '0',
      attributes: { 'com.example.storage.kind': 'nvme', 'org.supercontainers.mpi.version': '4' },
    });
    const { value, losses } = converted(flat, 'd');
    expect(value).toMatchObject({
      compatibilities: [{ name: 'org.supercontainers', attributes: { 'mpi.version': '4' } }],
    });
    expect(losses).toEqual([
      'No schema is known that "com.example.storage.kind" belongs to: how many of its words are the namespace is not told, and it is left out.',
    ]);
    expect(converted(flat, 'e').losses).toEqual([]);
  });

  test('nor is it left to a guess without a word', () => {
    const { value, losses } = converted(
      specOfValue({ compatibilities: [{ name: 'com.example', attributes: { kind: 'nvme' } }] }),
      'e',
    );
    expect(value).toEqual({
      kind: 'CompatibilitySpec',
      attributes: { 'com.example.kind': 'nvme' },
    });
    expect(losses).toEqual([
      'Of the attribute "kind" nobody can tell any more that it is of "com.example", since no schema that declares it is known.',
    ]);
  });
});
