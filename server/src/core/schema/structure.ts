import { type Finding, finding, type Span } from '../finding.js';
import { type ValidationError, validateJgf } from '../generated/validators.js';
import { Locator, segmentsOf } from '../json/locate.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import { toValue } from '../json/value.js';
import type { Argument, Message } from '../messages.js';
import { conformsAtAGlance } from './conforms.js';
import type { SchemaModel } from './model.js';
import { typeNamed, typeOf } from './types.js';

/** `{ "graphs": [{ "hyperedges": [{ "source": [{}] }] }] }`: what lies deeper is a matter of metadata. */
const formatDepth = 7;

/**
 * Where a document is not JSON Graph Format v2, judged as its official JSON Schema judges it: none of
 * these exactly where that accepts the document.
 */
export function structureFindings(schema: SchemaModel): Finding[] {
  const { tree } = schema;
  if (tree.root === none || conformsAtAGlance(schema)) return [];
  if (validateJgf(toValue(tree, formatDepth))) return [];
  const sentences = new Sentences(tree);
  return (validateJgf.errors ?? []).flatMap((error) => sentences.findingOf(error) ?? []);
}

/** What a validator says, as a person would say it and where a person would look. */
class Sentences {
  readonly #locator: Locator;
  readonly #faultStarts: ReadonlySet<number>;

  constructor(readonly tree: JsonTree) {
    this.#locator = new Locator(tree);
    this.#faultStarts = new Set(tree.faults.map(({ start }) => start));
  }

  findingOf(error: ValidationError): Finding | undefined {
    const { tree } = this;
    const node = this.#locator.find(error.instancePath);
    if (node === none || this.#faultStarts.has(tree.start(node))) return undefined;
    const segments = segmentsOf(error.instancePath);
    const { keyword, params } = error;
    if (keyword === 'if') return undefined;
    if (keyword === 'required') {
      const missing = String(params['missingProperty']);
      // The name stands there and its value is still to be typed: the reader has said so.
      if (tree.key(node, missing) !== none) return undefined;
      return this.#missing(node, segments, missing);
    }
    if (keyword === 'additionalProperties') {
      return this.#unknown(node, segments, String(params['additionalProperty']));
    }
    if (keyword === 'type') return this.#wrongType(node, segments, String(params['type']));
    if (keyword === 'minItems') return structure(this.#place(node), 'jgf.empty-hyperedges');
    return structure(this.#place(node), 'jgf.other', [error.message ?? keyword]);
  }

  #missing(node: number, segments: readonly string[], missing: string): Finding {
    const owner = ownerOf(segments);
    if (owner === 'graph') return structure(this.#place(node), 'jgf.no-edges');
    return structure(this.#place(node), 'jgf.missing-member', [ownerNamed(owner), missing]);
  }

  #unknown(node: number, segments: readonly string[], name: string): Finding {
    const { tree } = this;
    const place = tree.word(this.#locator.key(node, name));
    const owner = ownerOf(segments);
    const others = (one: string, two: string): boolean =>
      (name === one || name === two) &&
      tree.key(node, one) !== none &&
      tree.key(node, two) !== none;
    if (owner === 'graph' && others('edges', 'hyperedges'))
      return structure(place, 'jgf.both-edges');
    if (owner === 'document' && others('graph', 'graphs'))
      return structure(place, 'jgf.both-graphs');
    return structure(place, 'jgf.unknown-member', [name, ownerNamed(owner), members[owner]]);
  }

  #wrongType(node: number, segments: readonly string[], type: string): Finding {
    const place = this.#place(node);
    const is = typeOf(this.tree, node);
    const name = segments[segments.length - 1] ?? 'document';
    const parent = segments[segments.length - 2] ?? '';
    if (this.tree.is(this.tree.parent(node), JsonKind.Array)) {
      return structure(place, 'jgf.wrong-item', [parent, typeNamed(type), is]);
    }
    const key = ownerOf(segments) === 'node' ? 'jgf.wrong-node' : 'jgf.wrong-type';
    return structure(place, key, [name, typeNamed(type), is]);
  }

  /** A scalar itself; of an object or array its name, or where it has none its bracket. */
  #place(node: number): Span {
    const { tree } = this;
    const container = tree.is(node, JsonKind.Object) || tree.is(node, JsonKind.Array);
    if (tree.is(node, JsonKind.String)) return tree.word(node);
    if (!container) return { start: tree.start(node), end: tree.end(node) };
    const parent = tree.parent(node);
    if (tree.is(parent, JsonKind.Key)) return tree.word(parent);
    return { start: tree.start(node), end: tree.start(node) + 1 };
  }
}

function structure(
  place: Span,
  key: `jgf.${string}` & Message['key'],
  args: readonly Argument[] = [],
): Finding {
  return finding('jgf-structure', place, key, args);
}

type Owner = 'document' | 'graph' | 'node' | 'edge' | 'hyperedge';

/** What a pointer's value is in the format: `/graph/nodes/mpi` is a node. */
function ownerOf(segments: readonly string[]): Owner {
  const inGraph = segments[0] === 'graphs' ? segments.slice(2) : segments.slice(1);
  if (segments.length === 0) return 'document';
  if (inGraph.length !== 2) return 'graph';
  if (inGraph[0] === 'nodes') return 'node';
  return inGraph[0] === 'edges' ? 'edge' : 'hyperedge';
}

function ownerNamed(owner: Owner): Message {
  return { key: `owner.${owner}`, args: [] };
}

const members: Readonly<Record<Owner, string>> = {
  document: 'graph, graphs',
  graph: 'id, label, type, directed, metadata, nodes, edges, hyperedges',
  node: 'label, metadata',
  edge: 'id, source, target, relation, label, directed, metadata',
  hyperedge:
    'id, source and target (nodes where the graph says "directed": false), relation, label, metadata',
};
