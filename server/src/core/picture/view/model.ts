/**
 * What is drawn of one or several schemas: plain JSON, made where the schemas are read, and laid out and
 * drawn wherever somebody looks. What is absent is left out, so that thousands of nodes stay small.
 */
export interface PictureModel {
  /** The form of the model; a reader of another one has to say so. */
  readonly form: 1;
  /** What the picture shows, for titles. */
  readonly title: string;
  readonly documents: readonly PictureDocument[];
  /** In preorder: the root first, a parent before its children, siblings in the order of the text. */
  readonly nodes: readonly PictureNode[];
  /** All that is not an edge of the tree, in the order of the documents and their texts. */
  readonly relations: readonly PictureRelation[];
  /** What a reader should know of the picture as a whole, as sentences. */
  readonly notes: readonly string[];
  readonly overlay?: PictureOverlay;
  /** Words and sentences in the reader's language, by key; `{0}` stands for an argument. */
  readonly words: Readonly<Record<string, string>>;
}

/** A text that nodes come from; several graphs of one text are drawn side by side. */
export interface PictureDocument {
  readonly uri: string;
  readonly namespace: string;
  readonly version?: string;
}

type NodeKind =
  /** What stands left of several schemas. */
  | 'root'
  | 'namespace'
  | 'attribute'
  /** Named by an edge and not declared. */
  | 'missing'
  /** Where an edge between more than two nodes joins them. */
  | 'hyperedge';

export interface PictureNode {
  /** Stays the same over edits of the text, as long as the name does. */
  readonly id: string;
  readonly kind: NodeKind;
  /** As the schema names it: the namespace, the attribute; of a hyperedge its word. */
  readonly name: string;
  /** The `label` of the schema, where it says more than the name. */
  readonly label?: string;
  /** Index in `documents`; -1 for a root of several. */
  readonly document: number;
  /** Index in `nodes`; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  readonly children: readonly number[];
  /** The edge from the parent, where one is written. */
  readonly edge?: TreeEdge;
  /** The word of the line from the parent, where it is not `contains`. */
  readonly word?: string;
  /** No edge of the schema names it. */
  readonly unconnected?: true;
  readonly deprecated?: true;
  readonly range?: PictureRange;
  readonly findings?: readonly PictureFinding[];
  readonly details?: readonly PictureDetail[];
  /** What its values are: `type` and `comparison` of the metadata. */
  readonly type?: string;
  readonly comparison?: string;
  /** The values that specs give it, the frequent first. */
  readonly used?: readonly UsedValue[];
  /** How many specs give it a value. */
  readonly images?: number;
  readonly answer?: PictureAnswer;
}

/** UTF-16 offsets in the text of the node's document: of a node its key, of an edge its object. */
export type PictureRange = readonly [start: number, end: number];

interface TreeEdge {
  readonly range: PictureRange;
  readonly findings?: readonly PictureFinding[];
}

export type FindingSeverity = 'error' | 'warning' | 'information' | 'hint';

export interface PictureFinding {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly message: string;
}

/** A row about a node; `key` has its heading among the words, as `detail.KEY`. */
export interface PictureDetail {
  readonly key: string;
  readonly text: string;
}

export interface UsedValue {
  readonly value: string;
  readonly images: number;
}

export type PictureVerdict = 'compatible' | 'incompatible' | 'unknown';

/** What a check says of an attribute. */
export interface PictureAnswer {
  readonly verdict: PictureVerdict;
  /** Each line a sentence. */
  readonly why: readonly string[];
}

export interface PictureRelation {
  /** Index in `nodes`. */
  readonly source: number;
  readonly target: number;
  /** Empty where the edge has none. */
  readonly word: string;
  readonly undirected?: true;
  readonly range?: PictureRange;
  readonly findings?: readonly PictureFinding[];
}

/** What specs and a host add. */
interface PictureOverlay {
  /** The specs, as the reader knows them. */
  readonly images: readonly string[];
  /** The machine that they are held against. */
  readonly host?: string;
  /** The worst of all that decides. */
  readonly verdict?: PictureVerdict;
}

/** The order of severities, the worst first. */
const severities: readonly FindingSeverity[] = ['error', 'warning', 'information', 'hint'];

/** The worst severity of some findings; undefined of none. */
export function worstSeverity(
  findings: readonly PictureFinding[] | undefined,
): FindingSeverity | undefined {
  if (findings === undefined) return undefined;
  return severities.find((one) => findings.some(({ severity }) => severity === one));
}

/** Whether a node's name extends its parent's by a dot, and by how much of its beginning, the dot included. */
export function sharedPrefix(model: PictureModel, node: PictureNode): number {
  const parent = model.nodes[node.parent];
  if (parent === undefined || parent.kind === 'root' || parent.kind === 'namespace') return 0;
  return node.name.startsWith(`${parent.name}.`) ? parent.name.length + 1 : 0;
}
