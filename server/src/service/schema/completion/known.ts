import { none } from '../../../core/json/tree.js';
import { contains, readSchema, type SchemaModel } from '../../../core/schema/model.js';
import type { Place } from './place.js';

/** What a schema declares and relates, but for what is being typed. */
export class Known {
  readonly schema: SchemaModel;
  /** The key that is being typed, in the schema's tree, or `none`. */
  readonly #typed: number;
  #names: readonly string[] | undefined;
  #declared: ReadonlySet<string> | undefined;

  /** @param lastGood of a moment ago, for a text in which the brackets hide everything */
  constructor({ tree, kind, node }: Place, lastGood: () => SchemaModel | undefined) {
    const schema = readSchema(tree);
    const { count, edges } = schema;
    const isBlank = kind === 'name' ? count < 2 && edges.count === 0 : count === 0;
    this.schema = (isBlank ? lastGood() : undefined) ?? schema;
    this.#typed = this.schema === schema ? node : none;
  }

  /** By index; empty for a name that does not count. */
  get names(): readonly string[] {
    const { schema } = this;
    this.#names ??= Array.from({ length: schema.count }, (_, index) =>
      schema.key(index) === this.#typed ? '' : schema.name(index),
    );
    return this.#names;
  }

  declares(name: string): boolean {
    this.#declared ??= new Set(this.names);
    return name !== '' && this.#declared.has(name);
  }

  /** By index: whether an edge names it. */
  connected(): Uint8Array {
    const { edges, count } = this.schema;
    const connected = new Uint8Array(count);
    for (let edge = 0; edge < edges.count; edge += 1) {
      const source = edges.source(edge);
      const target = edges.target(edge);
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
    const attribute = name === '' ? none : this.names.indexOf(name);
    if (attribute === none) return found;
    const { edges } = this.schema;
    for (let edge = 0; edge < edges.count; edge += 1) {
      if (edges.word(edge) !== contains) continue;
      const [source, target] = [edges.source(edge), edges.target(edge)];
      if (side === 'contents' && source === attribute) found.add(target);
      if (side === 'containers' && target === attribute) found.add(source);
    }
    return found;
  }
}
