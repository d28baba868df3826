import { type Finding, finding } from '../finding.js';
import { namesOf } from './names.js';
import { JsonKind, type JsonTree, none } from './tree.js';

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

/**
 * Every member whose name its object has already. RFC 8259 §4: names should be unique.
 * @param except a node that is known to hold none
 */
export function duplicateKeyFindings(tree: JsonTree, except: number = none): Finding[] {
  const findings: Finding[] = [];
  for (let node = 0; node < tree.count; node += 1) {
    if (node === except) node = tree.next(node) - 1;
    else if (!tree.is(node, JsonKind.Object)) continue;
    else if (isSmall(tree, node)) compareEach(tree, node, findings);
    else {
      for (const [first, again] of namesOf(tree, node).duplicates) {
        findings.push(duplicate(tree, first, again));
      }
    }
  }
  return findings;
}

function isSmall(tree: JsonTree, object: number): boolean {
  let members = 0;
  const end = tree.next(object);
  for (let key = object + 1; key < end; key = tree.next(key)) {
    members += 1;
    if (members > smallObject) return false;
  }
  return true;
}

function compareEach(tree: JsonTree, object: number, findings: Finding[]): void {
  const end = tree.next(object);
  for (let second = object + 1; second < end; second = tree.next(second)) {
    for (let first = object + 1; first < second; first = tree.next(first)) {
      if (!tree.sameString(first, second) || tree.isNameless(second)) continue;
      findings.push(duplicate(tree, first, second));
      break;
    }
  }
}

function duplicate(tree: JsonTree, first: number, second: number): Finding {
  const name = shortened(tree.string(second));
  return finding('json-duplicate-key', tree.word(second), 'json.duplicate-key', [name], {
    related: [{ message: { key: 'json.duplicate-key.first', args: [name] }, ...tree.word(first) }],
  });
}
