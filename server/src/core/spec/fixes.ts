import type { Code } from '../codes.js';
import type { Finding } from '../finding.js';
import type { Change } from '../json/edits.js';
import { type JsonTree, none } from '../json/tree.js';
import type { Message } from '../messages.js';
import type { Fix } from '../schema/fixes.js';
import { isPlain } from '../yaml/scalars.js';
import { YamlTree } from '../yaml/tree.js';
import { readSpec } from './model.js';

/** From a finding to what can be done about it; all changes are replacements, in JSON as in YAML. */
type Fixer = (tree: JsonTree, finding: Finding) => readonly Fix[];

const fixers: Readonly<Partial<Record<Code, Fixer>>> = {
  'attribute-value': rename,
  'attribute-value-type': quote,
  'namespace-mismatch': (tree, finding) => rename(tree, finding, true),
  'schema-version-mismatch': changeVersion,
  'unknown-attribute': (tree, finding) => [
    ...rename(tree, finding),
    ...changeVersion(tree, finding),
  ],
  'unknown-schema': rename,
};

/** What can be done about a finding of a spec; conversion to another dialect is no fix of a place. */
export function specFixesOf(tree: JsonTree, finding: Finding): readonly Fix[] {
  return fixers[finding.code]?.(tree, finding) ?? [];
}

/** @param isSafe a namespace that is written backwards means the one that is not */
function rename(tree: JsonTree, { data, start, end }: Finding, isSafe = false): readonly Fix[] {
  const near = data?.['nearest'];
  if (near === undefined) return [];
  const text = inside(tree, start, near);
  if (text === undefined) return [];
  const change: Change = { kind: 'replace', span: { start, end }, text };
  return [fix({ key: 'fix.rename', args: [near] }, change, isSafe)];
}

/** `22.04` → `"22.04"`: the text stays what it is and is no number any more. */
function quote(tree: JsonTree, { data, start, end }: Finding): readonly Fix[] {
  const text = data?.['text'];
  if (text === undefined || isAlias(tree, start)) return [];
  const quoted = JSON.stringify(text);
  const change: Change = { kind: 'replace', span: { start, end }, text: quoted };
  return [fix({ key: 'fix.quote-value', args: [quoted] }, change, true)];
}

/** Changes the version of the entry that the finding is in. */
function changeVersion(tree: JsonTree, { data, start }: Finding): readonly Fix[] {
  const version = data?.['version'];
  const namespace = data?.['namespace'];
  if (version === undefined || namespace === undefined) return [];
  const { entries } = readSpec(tree);
  const entry = entries.find(({ node }) => tree.start(node) <= start && start <= tree.end(node));
  if (entry === undefined || entry.versionNode === none) return [];
  const span = { start: tree.start(entry.versionNode), end: tree.end(entry.versionNode) };
  const change: Change = { kind: 'replace', span, text: JSON.stringify(version) };
  const isPreferred = data?.['nearest'] === undefined;
  return [
    { ...fix({ key: 'fix.change-version', args: [namespace, version] }, change), isPreferred },
  ];
}

/**
 * A text as it is written between the quotes that stand there; in YAML without any, with quotes where it
 * would be something else otherwise. Undefined where an alias stands: the text is elsewhere.
 */
function inside(tree: JsonTree, start: number, text: string): string | undefined {
  const quoted = JSON.stringify(text);
  const before = tree.text[start - 1];
  if (!(tree instanceof YamlTree) || before === '"') return quoted.slice(1, -1);
  if (before === "'") return text.replaceAll("'", "''");
  if (isAlias(tree, start)) return undefined;
  return isPlain(text) ? text : quoted;
}

/** Whether what is found is in a YAML alias (`*common`), and stands for what is written elsewhere. */
function isAlias(tree: JsonTree, start: number): boolean {
  const isInQuotes = /["']/.test(tree.text[start - 1] ?? '');
  return tree instanceof YamlTree && tree.text[start] === '*' && !isInQuotes;
}

function fix(title: Message, change: Change, isSafe = false): Fix {
  return { title, changes: [change], isPreferred: true, isSafe };
}
