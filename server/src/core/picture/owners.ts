import type { Finding } from '../finding.js';
import { none } from '../json/tree.js';
import type { Message } from '../messages.js';
import type { SchemaModel } from '../schema/model.js';
import type { PictureFinding } from './view/model.js';

/** The findings of a graph by what they are about. */
export interface OwnedFindings {
  /** By the attribute's index. */
  readonly ofAttribute: ReadonlyMap<number, readonly PictureFinding[]>;
  /** By the edge's number. */
  readonly ofEdge: ReadonlyMap<number, readonly PictureFinding[]>;
  /** By the name that nothing declares. */
  readonly ofMissing: ReadonlyMap<string, readonly PictureFinding[]>;
  /** What is about the graph as a whole, or about nothing that is drawn. */
  readonly ofGraph: readonly PictureFinding[];
}

/** Finds what findings are about, each by the place it stands at. */
export function ownedFindings(
  schema: SchemaModel,
  findings: readonly Finding[],
  say: (message: Message) => string,
): OwnedFindings {
  const ofAttribute = new Map<number, PictureFinding[]>();
  const ofEdge = new Map<number, PictureFinding[]>();
  const ofMissing = new Map<string, PictureFinding[]>();
  const ofGraph: PictureFinding[] = [];
  for (const { code, severity, message, start } of findings) {
    const told = { code, severity, message: say(message) };
    const { attribute, edge, node } = ownerAt(schema, start);
    if (attribute !== none) append(ofAttribute, attribute, told);
    else if (edge === none) ofGraph.push(told);
    else {
      const end = [schema.edges.sourceNode(edge), schema.edges.targetNode(edge)].includes(node);
      const isMissing = code === 'undeclared-node' && end;
      if (isMissing) append(ofMissing, schema.tree.string(node), told);
      else append(ofEdge, edge, told);
    }
  }
  return { ofAttribute, ofEdge, ofMissing, ofGraph };
}

function append<Key>(map: Map<Key, PictureFinding[]>, key: Key, one: PictureFinding): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [one]);
  else known.push(one);
}

/** The attribute or the edge that an offset is in, and the innermost node there. */
function ownerAt(schema: SchemaModel, offset: number) {
  const { tree, nodes, edges, names } = schema;
  const node = tree.at(offset);
  for (let at = node; at !== none; at = tree.parent(at)) {
    const parent = tree.parent(at);
    if (parent === none) break;
    if (parent === nodes && names !== undefined) {
      return { node, attribute: names.indexOf(at), edge: none };
    }
    if (parent === edges.array) return { node, attribute: none, edge: edgeAt(schema, at) };
  }
  return { node, attribute: none, edge: none };
}

/** The number of an edge by its object; edges are in the order of the text. */
function edgeAt({ edges }: SchemaModel, node: number): number {
  let low = 0;
  let high = edges.count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges.node(middle) < node) low = middle + 1;
    else high = middle;
  }
  return edges.count > 0 && edges.node(low) === node ? low : none;
}
