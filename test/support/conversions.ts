import { english } from '../../server/src/core/messages.js';
import { readText, type TextFormat } from '../../server/src/core/read.js';
import { Catalog } from '../../server/src/core/schema/catalog.js';
import { convertSpec } from '../../server/src/core/spec/convert.js';
import type { Dialect } from '../../server/src/core/spec/dialects.js';
import { readSpec, type SpecModel } from '../../server/src/core/spec/model.js';
import { documentText, layoutOf } from '../../server/src/core/spec/write.js';

const catalog = new Catalog();

/** Reads the text of a spec. */
export function specOf(text: string, format: TextFormat = 'json'): SpecModel {
  return readSpec(readText(text, format));
}

/** A spec of a value as JSON writes it. */
export function specOfValue(value: unknown): SpecModel {
  return specOf(JSON.stringify(value));
}

/** A spec in another dialect: as a value, read again, and what is said of it in English. */
export function converted(spec: SpecModel, to: Dialect) {
  const { value, losses, notices } = convertSpec(spec, to, catalog);
  const text = documentText(value, 'json', layoutOf('', 'json'));
  return {
    value: JSON.parse(text) as unknown,
    spec: specOf(text),
    losses: losses.map(english),
    notices: notices.map(english),
  };
}

/** The addresses of two schemas. */
export const bothAddresses = {
  'org.supercontainers': 'https://example.org/supercontainers.json',
  'io.archspec': 'https://example.org/archspec.json',
};
export const mpiAttributes = { 'mpi.implementation': 'mpich', 'mpi.version': '4.1.1' };
/** A spec of the dialect in use, with two entries. */
export const currentSpec = {
  version: '0.0.0',
  kind: 'CompatibilitySpec',
  metadata: { name: 'lammps', schemas: bothAddresses },
  compatibilities: [
    { name: 'org.supercontainers', version: '0.0.0', attributes: mpiAttributes },
    { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'amd64' } },
  ],
};
