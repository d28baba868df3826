import type { Code } from '../codes.js';
import { type Finding, finding } from '../finding.js';
import { JsonKind, type JsonTree } from '../json/tree.js';
import { typeOf } from '../schema/types.js';
import { YamlTree } from '../yaml/tree.js';

/** That something is no string. `no` and `0200` without quotes are none to some readers of YAML. */
export function stringFinding(code: Code, tree: JsonTree, node: number): Finding {
  const place = { start: tree.start(node), end: tree.end(node) };
  const is = typeOf(tree, node);
  const kind = tree.kind(node) ?? JsonKind.Null;
  if (kind === JsonKind.Null || kind >= JsonKind.Array) {
    const bracket = { start: place.start, end: Math.min(place.end, place.start + 1) };
    return finding(code, kind === JsonKind.Null ? place : bracket, 'rules.not-a-string', [is]);
  }
  const text = tree.lexeme(node);
  const key = tree instanceof YamlTree ? 'rules.unquoted.yaml' : 'rules.unquoted';
  return finding(code, place, key, [text, is], { data: { text: JSON.stringify(text) } });
}
