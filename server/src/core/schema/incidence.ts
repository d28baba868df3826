import { none } from '../json/tree.js';
import type { SchemaModel } from './model.js';

/** The edges of each attribute one behind the other, and where those of an attribute begin. */
interface Incidence {
  readonly edges: Int32Array;
  readonly starts: Int32Array;
}

const known = new WeakMap<SchemaModel, Incidence>();

/**
 * The numbers of the edges that an attribute is an end of, in the order of the text. They are found for
 * all attributes at once: a completion describes hundreds, and a schema may have ten thousand edges.
 */
export function edgesOf(schema: SchemaModel, attribute: number): Int32Array {
  let incidence = known.get(schema);
  if (incidence === undefined) {
    incidence = incidenceOf(schema);
    known.set(schema, incidence);
  }
  const { edges, starts } = incidence;
  return edges.subarray(starts[attribute], starts[attribute + 1]);
}

function incidenceOf({ count, edges }: SchemaModel): Incidence {
  const starts = new Int32Array(count + 1);
  const eachEnd = (visit: (attribute: number, edge: number) => void): void => {
    for (let edge = 0; edge < edges.count; edge += 1) {
      const [source, target] = [edges.source(edge), edges.target(edge)];
      if (source !== none) visit(source, edge);
      if (target !== none && target !== source) visit(target, edge);
    }
  };
  eachEnd((attribute) => {
    starts[attribute + 1]! += 1;
  });
  for (let attribute = 0; attribute < count; attribute += 1) {
    starts[attribute + 1]! += starts[attribute]!;
  }
  const free = starts.slice();
  const all = new Int32Array(starts[count]!);
  eachEnd((attribute, edge) => {
    all[free[attribute]!] = edge;
    free[attribute]! += 1;
  });
  return { edges: all, starts };
}
