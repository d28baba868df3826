import { none } from '../../../core/json/tree.js';
import { edgesOf } from '../../../core/schema/incidence.js';
import { contains, readSchema, type SchemaModel } from '../../../core/schema/model.js';
import type { Place } from './place.js';

/** What a schema declares and relates, but for what is being typed. */
export class Known {
  readonly schema: SchemaModel;
  /** The string that is being typed, in the schema's tree, or `none`. */
  readonly #typed: number;

  /** @param lastGood of this moment or one ago, for a text in which the brackets hide everything */
  constructor({ tree, kind, node }: Place, lastGood: SchemaModel | undefined) {
    const schema = readSchema(tree, lastGood);
    const { count, edges } = schema;
    const isBlank = kind === 'name' ? count < 2 && edges.count === 0 : count === 0;
    this.schema = (isBlank ? lastGood : undefined) ?? schema;
    this.#typed = this.schema === schema ? node : none;
  }

  /** By index; empty for a name that is being typed. */
  get names(): readonly string[] {
    return this.schema.allNames;
  }

  declares(name: string): boolean {
    return name !== '' && this.schema.declares(name);
  }

  /** The words of the edges, that of an edge whose word is being typed aside. */
  *words(): Iterable<string> {
    const { edges, tree } = this.schema;
    const typed = this.#typed === none ? none : tree.parent(tree.parent(this.#typed));
    for (let edge = 0; edge < edges.count; edge += 1) {
      if (edges.node(edge) !== typed) yield edges.word(edge);
    }
  }

  /** By index: whether an edge names it. */
  connected(): Uint8Array {
    const { edges, count } = this.schema;
    const connected = new Uint8Array(count);
    for (let edge = 0; edge < edges.count; edge += 1) {
      const source = edges.sourceNode(edge) === this.#typed ? none : edges.source(edge);
      const target = edges.targetNode(edge) === this.#typed ? none : edges.target(edge);
      if (source !== none) connected[source] = 1;
      if (target !== none) connected[target] = 1;
    }
    return connected;
  }

  /** By index: whether it contains others. */
  groups(): Uint8Array {
    const { edges, count } = this.schema;
    const groups = new Uint8Array(count);
    for (let edge = 0; edge < edges.count; edge += 1) {
      const source = edges.source(edge);
      if (source !== none && edges.word(edge) === contains) groups[source] = 1;
    }
    return groups;
  }

  /** What an attribute contains, or what contains it. */
  joined(name: string, side: 'contents' | 'containers'): ReadonlySet<number> {
    const found = new Set<number>();
    const attribute = name === '' ? none : this.schema.indexOf(name);
    if (attribute === none) return found;
    const { edges } = this.schema;
    for (const edge of edgesOf(this.schema, attribute)) {
      if (edges.word(edge) !== contains) continue;
      const isTyped = [edges.sourceNode(edge), edges.targetNode(edge)].includes(this.#typed);
      const [source, target] = [edges.source(edge), edges.target(edge)];
      if (isTyped) continue;
      if (side === 'contents' && source === attribute) found.add(target);
      if (side === 'containers' && target === attribute) found.add(source);
    }
    return found;
  }
}
