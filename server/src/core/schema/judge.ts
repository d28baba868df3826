import type { Code } from '../codes.js';
import { type Finding, finding, inTextOrder } from '../finding.js';
import { duplicateKeyFindings, syntaxFindings } from '../json/findings.js';
import { readJson } from '../json/read.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { MessageKey } from '../messages.js';
import { metadataFindings } from './metadata.js';
import { readSchema, type SchemaModel } from './model.js';
import { ruleFindings } from './rules.js';
import { structureFindings } from './structure.js';

/** The text of a schema, read, and everything that is wrong with it. */
export interface SchemaJudgement {
  readonly schema: SchemaModel;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** Judges the text of a compatibility schema. Never throws. */
export function judgeSchemaText(text: string): SchemaJudgement {
  return judgeSchema(readJson(text));
}

/** Judges a compatibility schema that is read already. */
export function judgeSchema(tree: JsonTree): SchemaJudgement {
  const pieces = judgingSchema(tree);
  let piece = pieces.next();
  while (!piece.done) piece = pieces.next();
  return piece.value;
}

/**
 * Judges a compatibility schema that is read already, piece by piece: whoever does something else, too,
 * has its turn between two of them. Of a text of megabytes a piece takes milliseconds.
 */
export function* judgingSchema(tree: JsonTree): Generator<void, SchemaJudgement> {
  const schema = readSchema(tree);
  yield;
  const structure = structureFindings(schema);
  yield;
  const duplicates = duplicateKeyFindings(tree, schema.edges.arePlain ? schema.edges.array : none);
  yield;
  const compatibility = yield* compatibilityFindings(schema, structure.length === 0);
  yield;
  const findings = [...syntaxFindings(tree), ...duplicates, ...structure, ...compatibility];
  const sure = isInDoubt(schema) ? findings.filter(({ code }) => certain.has(code)) : findings;
  return { schema, findings: inTextOrder(sure) };
}

/**
 * Whether nodes or edges may only be missing because a bracket is. Until they are found again, nobody
 * can say what else is not there.
 */
function isInDoubt({ tree, count, edges }: SchemaModel): boolean {
  return (count === 0 || edges.count === 0) && tree.hasBracketFaults;
}

/** Findings that rest on nothing being absent. */
const certain: ReadonlySet<Code> = new Set(['json-syntax', 'json-duplicate-key', 'self-edge']);

/** The findings of a graph as a compatibility schema; one that is none has that finding alone. */
function* compatibilityFindings(schema: SchemaModel, isJgf: boolean): Generator<void, Finding[]> {
  const { tree, graph } = schema;
  if (graph === none) {
    const graphs = tree.key(tree.root, 'graphs');
    return isJgf && graphs !== none ? [noSchema(tree, graphs, 'schema.several-graphs')] : [];
  }
  if (!tree.is(graph, JsonKind.Object)) return [];
  const hyperedges = tree.key(graph, 'hyperedges');
  if (hyperedges !== none && tree.key(graph, 'edges') === none) {
    return isJgf ? [noSchema(tree, hyperedges, 'schema.hyperedges')] : [];
  }
  const rules = [...(yield* ruleFindings(schema)), ...metadataFindings(schema)];
  if (schema.count > 0 || !isJgf) return rules;
  const nodes = tree.key(graph, 'nodes');
  return [noSchema(tree, nodes === none ? tree.parent(graph) : nodes, 'schema.no-nodes'), ...rules];
}

function noSchema(tree: JsonTree, key: number, message: MessageKey): Finding {
  return finding('not-a-compatibility-schema', tree.word(key), message);
}
