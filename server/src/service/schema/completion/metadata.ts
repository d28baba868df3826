import { CompletionItemKind } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree } from '../../../core/json/tree.js';
import { bundledCatalog } from '../../../core/schema/catalog.js';
import { definitionOf } from '../../../core/schema/definition.js';
import type { Proposal } from './proposal.js';
import { jsonString } from './proposal.js';
import { ranked } from './ranking.js';

/** A place in what extraction finds on a host, and an attribute that is known to be found there. */
interface Extracted {
  readonly path: string;
  readonly name: string;
  readonly qualified: string;
  readonly description: string | undefined;
}

let known: readonly Extracted[] | undefined;

/** The paths that bundled schemas name: first those of attributes of the same name, then of the same last word. */
export function extractorProposals(name: string): readonly Proposal[] {
  known ??= extractedPaths();
  const paths = known;
  const word = lastWord(name);
  const order = ranked([...paths.keys()], (index) => {
    const one = paths[index]!;
    if (one.name === name) return 0;
    return lastWord(one.name) === word || lastWord(one.path) === word ? 1 : 2;
  });
  return order.map((index) => {
    const { path, qualified, description } = paths[index]!;
    return {
      label: path,
      kind: CompletionItemKind.Value,
      json: jsonString(path),
      detail: qualified,
      documentation: description,
    };
  });
}

/** Each path once, by the alphabet, with the first attribute of it in the catalog's order. */
function extractedPaths(): readonly Extracted[] {
  const byPath = new Map<string, Extracted>();
  for (const { namespace, schema } of bundledCatalog()) {
    for (let index = 0; index < schema.count; index += 1) {
      const { name, source: path, description } = definitionOf(schema, index);
      if (path === undefined || byPath.has(path)) continue;
      byPath.set(path, { path, name, qualified: `${namespace}.${name}`, description });
    }
  }
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What an alias may stand for: the values of the same attribute. */
export function aliasProposals(tree: JsonTree, metadata: number): readonly Proposal[] {
  const values = [...tree.children(tree.member(metadata, 'values'))]
    .filter((value) => tree.is(value, JsonKind.String))
    .map((value) => tree.string(value));
  return [...new Set(values)].map((value) => ({
    label: value,
    kind: CompletionItemKind.Value,
    json: jsonString(value),
  }));
}
