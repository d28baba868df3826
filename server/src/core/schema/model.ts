import { type Names, namesOf } from '../json/names.js';
import { changedString } from '../json/same-nodes.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { readEdges, type SchemaEdges } from './edges.js';

/** An attribute: a node of the graph. Places are nodes of the JSON tree. */
export interface Attribute {
  readonly index: number;
  readonly name: string;
  /** Its key in `nodes`. */
  readonly key: number;
  /** The value of its `label`, where that is a string, or `none`. */
  readonly label: number;
  /** The value of its `metadata`, where that is an object, or `none`. */
  readonly metadata: number;
}

/** An edge: a relation between two attributes. */
export interface Relation {
  /** The edge's object in `edges`. */
  readonly node: number;
  readonly source: EdgeEnd;
  readonly target: EdgeEnd;
  /** The word; empty where the edge has none. */
  readonly word: string;
  readonly directed: boolean;
}

/** One end of an edge. */
export interface EdgeEnd {
  /** Undefined where the edge has no such end or it is no string. */
  readonly name: string | undefined;
  /** The string, or `none`. */
  readonly node: number;
  /** What the name declares, if anything. */
  readonly attribute: Attribute | undefined;
}

/** The word of the hierarchy's edges. */
export const contains = 'contains';

/**
 * A compatibility schema as written: everything that could be read, whatever else is wrong. The rules
 * read it by numbers (`names`, `edges`), which is what a judgement at each keystroke can afford;
 * attributes and relations as objects are made when somebody asks for them.
 */
export class SchemaModel {
  /** The value of `nodes`, where that is an object, or `none`. */
  readonly nodes: number;
  /** The namespace; undefined where `id` is absent or no string. */
  readonly namespace: string | undefined;
  /** `metadata.version`; undefined where it is absent or no string. */
  readonly version: string | undefined;
  /** The attributes' names, by index; undefined where there are no nodes. */
  readonly names: Names | undefined;
  readonly edges: SchemaEdges;
  #attributes: readonly Attribute[] | undefined;
  #allNames: readonly string[] | undefined;
  #relations: readonly Relation[] | undefined;
  #byName: ReadonlyMap<string, Attribute> | undefined;
  #groups: Set<number> | undefined;
  #described: number[] | undefined;

  /**
   * @param earlier of a text from which this one came by an edit
   * @param graph the value of `graph`, or `none`; of a text with several graphs, one of them
   */
  constructor(
    readonly tree: JsonTree,
    earlier?: SchemaModel,
    readonly graph: number = tree.member(tree.root, 'graph'),
  ) {
    const nodes = tree.member(this.graph, 'nodes');
    this.nodes = tree.is(nodes, JsonKind.Object) ? nodes : none;
    this.namespace = stringMember(tree, this.graph, 'id');
    this.version = stringMember(tree, tree.member(this.graph, 'metadata'), 'version');
    const changed = earlier === undefined ? none : changedString(earlier.tree, tree);
    // A string that is a value is no name; and of the edges only one of theirs is.
    const same = changed === none ? undefined : earlier;
    this.names = this.nodes === none ? undefined : namesOf(tree, this.nodes, same?.names);
    const edges = same?.edges.array ?? none;
    const isInEdges = edges !== none && edges < changed && changed < tree.next(edges);
    if (same === undefined) {
      this.edges =
        earlier?.edges.moved(earlier, this, this.names) ?? readEdges(tree, this.graph, this.names);
    } else if (isInEdges) this.edges = same.edges.reread(tree, this.graph, this.names, changed);
    else this.edges = same.edges;
  }

  /** How many attributes are declared. */
  get count(): number {
    return this.names?.count ?? 0;
  }

  /** The key that declares an attribute. */
  key(index: number): number {
    return this.names?.key(index) ?? none;
  }

  /** An attribute's name. */
  name(index: number): string {
    return this.tree.string(this.key(index));
  }

  /** All attributes' names, by index. */
  get allNames(): readonly string[] {
    this.#allNames ??= Array.from({ length: this.count }, (_, index) => this.name(index));
    return this.#allNames;
  }

  /** An attribute's `metadata`, where that is an object, or `none`. */
  metadata(index: number): number {
    const { tree } = this;
    const metadata = tree.member(tree.valueOf(this.key(index)), 'metadata');
    return tree.is(metadata, JsonKind.Object) ? metadata : none;
  }

  /** The attributes that have a `metadata` object, by index in the order of the text: of a large schema mostly few. */
  get described(): readonly number[] {
    if (this.#described === undefined) {
      this.#described = [];
      for (let index = 0; index < this.count; index += 1) {
        if (this.metadata(index) !== none) this.#described.push(index);
      }
    }
    return this.#described;
  }

  /** In the order of the text. */
  get attributes(): readonly Attribute[] {
    this.#attributes ??= Array.from({ length: this.count }, (_, index) => this.#attribute(index));
    return this.#attributes;
  }

  get byName(): ReadonlyMap<string, Attribute> {
    this.#byName ??= new Map(this.attributes.map((attribute) => [attribute.name, attribute]));
    return this.#byName;
  }

  /** The index of the attribute of that name, or `none`; costs no more than the name is long. */
  indexOf(name: string): number {
    return this.names?.find(name) ?? none;
  }

  declares(name: string): boolean {
    return this.indexOf(name) !== none;
  }

  /** In the order of the text. */
  get relations(): readonly Relation[] {
    this.#relations ??= Array.from({ length: this.edges.count }, (_, edge) => this.#relation(edge));
    return this.#relations;
  }

  /** Whether an attribute contains others. */
  isGroup(index: number): boolean {
    if (this.#groups === undefined) {
      const { edges } = this;
      this.#groups = new Set();
      for (let edge = 0; edge < edges.count; edge += 1) {
        if (edges.word(edge) === contains) this.#groups.add(edges.source(edge));
      }
    }
    return this.#groups.has(index);
  }

  #attribute(index: number): Attribute {
    const { tree } = this;
    const key = this.key(index);
    const label = tree.member(tree.valueOf(key), 'label');
    return {
      index,
      name: tree.string(key),
      key,
      label: tree.is(label, JsonKind.String) ? label : none,
      metadata: this.metadata(index),
    };
  }

  #relation(edge: number): Relation {
    const { edges } = this;
    return {
      node: edges.node(edge),
      source: this.#end(edges.sourceNode(edge), edges.source(edge)),
      target: this.#end(edges.targetNode(edge), edges.target(edge)),
      word: edges.word(edge),
      directed: edges.directed(edge),
    };
  }

  #end(node: number, index: number): EdgeEnd {
    return {
      name: node === none ? undefined : this.tree.string(node),
      node,
      attribute: this.attributes[index],
    };
  }
}

const known = new WeakMap<JsonTree, SchemaModel>();

/**
 * The schema of a JSON tree, read once for each; what has the wrong type is passed over.
 * @param earlier of a text from which this one came by an edit: mostly less is left to be read then
 */
export function readSchema(tree: JsonTree, earlier?: SchemaModel): SchemaModel {
  const schema = known.get(tree) ?? new SchemaModel(tree, earlier);
  known.set(tree, schema);
  return schema;
}

function stringMember(tree: JsonTree, object: number, name: string): string | undefined {
  const value = tree.member(object, name);
  return tree.is(value, JsonKind.String) ? tree.string(value) : undefined;
}
