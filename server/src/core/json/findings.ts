import { type Finding, finding } from '../finding.js';
import { JsonKind, type JsonTree } from './tree.js';

/** What the reader noted, as findings. */
export function syntaxFindings(tree: JsonTree): Finding[] {
  return tree.faults.map((fault) =>
    finding(
      'json-syntax',
      visible(fault.start, fault.end, tree.text.length),
      `json.${fault.kind}`,
      fault.text === undefined ? [] : [shortened(fault.text)],
    ),
  );
}

/** A fault behind the last character is shown on it: editors do not draw an empty range there. */
function visible(start: number, end: number, length: number): { start: number; end: number } {
  if (start < end || length === 0) return { start, end };
  return {
    start: Math.min(start, length - 1),
    end: Math.max(end, Math.min(start, length - 1) + 1),
  };
}

const maxQuoted = 80;

/** A stray megabyte is quoted by its beginning. */
function shortened(text: string): string {
  return text.length <= maxQuoted ? text : `${text.slice(0, maxQuoted)}…`;
}

/** Objects up to this size are compared member by member, which needs no memory. */
const smallObject = 8;

/** Every member whose name its object has already. RFC 8259 §4: names should be unique. */
export function duplicateKeyFindings(tree: JsonTree): Finding[] {
  const findings: Finding[] = [];
  const keys: number[] = [];
  for (let node = 0; node < tree.count; node += 1) {
    if (!tree.is(node, JsonKind.Object)) continue;
    keys.length = 0;
    const end = tree.next(node);
    for (let key = node + 1; key < end; key = tree.next(key)) keys.push(key);
    if (keys.length <= smallObject) compareEach(tree, keys, findings);
    else compareByName(tree, keys, findings);
  }
  return findings;
}

function compareEach(tree: JsonTree, keys: readonly number[], findings: Finding[]): void {
  for (let second = 1; second < keys.length; second += 1) {
    for (let first = 0; first < second; first += 1) {
      if (!tree.sameString(keys[first]!, keys[second]!)) continue;
      findings.push(duplicate(tree, keys[first]!, keys[second]!));
      break;
    }
  }
}

function compareByName(tree: JsonTree, keys: readonly number[], findings: Finding[]): void {
  const seen = new Map<string, number>();
  for (const key of keys) {
    const name = tree.string(key);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, key);
    else findings.push(duplicate(tree, first, key));
  }
}

function duplicate(tree: JsonTree, first: number, second: number): Finding {
  const name = shortened(tree.string(second));
  return finding('json-duplicate-key', tree.word(second), 'json.duplicate-key', [name], {
    related: [{ message: { key: 'json.duplicate-key.first', args: [name] }, ...tree.word(first) }],
  });
}
