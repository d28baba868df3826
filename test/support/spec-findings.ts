import { expect } from 'vitest';
import type { Finding } from '../../server/src/core/finding.js';
import { editsFor } from '../../server/src/core/json/edits.js';
import { readJson } from '../../server/src/core/json/read.js';
import { judge, judgeText, takeText } from '../../server/src/core/judge.js';
import { english } from '../../server/src/core/messages.js';
import {
  Catalog,
  type CatalogSchema,
  catalogSchema,
  type Origin,
} from '../../server/src/core/schema/catalog.js';
import { readSchema } from '../../server/src/core/schema/model.js';
import { specFixesOf } from '../../server/src/core/spec/fixes.js';
import { marked } from './markers.js';
import { applied } from './text-edits.js';

/** A schema of the catalog with these nodes, by name. */
export function schemaOf(
  id: string,
  nodes: Readonly<Record<string, unknown>>,
  {
    version = '1.0.0',
    origin = 'workspace',
    place = `file:///${id}.compspec.json`,
  }: { version?: string; origin?: Origin; place?: string } = {},
): CatalogSchema {
  const text = JSON.stringify({ graph: { id, metadata: { version }, nodes, edges: [] } });
  return catalogSchema(readSchema(readJson(text)), origin, place);
}

/** A file's name that says the format of a text: JSON where it begins with a bracket. */
export function nameFor(text: string): string {
  return /^\uFEFF?\s*[[{]/.test(text) ? 'spec.json' : 'spec.yaml';
}

export function findingsIn(text: string, catalog = new Catalog()): readonly Finding[] {
  return judgeText(text, { name: nameFor(text), explicit: true }, catalog).findings;
}

/** Code and message of what is found; the places have to be those that are marked. */
export function foundAt(markedText: string, catalog?: Catalog): (readonly [string, string])[] {
  const { text, ranges } = marked(markedText);
  const findings = findingsIn(text, catalog);
  const found = findings.map(({ start, end }) => text.slice(start, end));
  expect(
    findings.map(({ start, end }) => ({ start, end })),
    `found at ${JSON.stringify(found)}`,
  ).toEqual([...ranges].sort((a, b) => a.start - b.start || a.end - b.end));
  return findings.map(({ code, message }) => [code, english(message)]);
}

export interface FixedText {
  readonly title: string;
  readonly text: string;
  readonly isSafe: boolean;
}

/** What the fixes of all findings of a code make of a text. */
export function fixed(text: string, code: string, catalog = new Catalog()): FixedText[] {
  const taken = takeText(text, { name: nameFor(text), explicit: true });
  const { tree, findings } = judge(taken, catalog);
  return findings
    .filter((finding) => finding.code === code)
    .flatMap((finding) => specFixesOf(tree, finding))
    .map(({ title, changes, isSafe }) => ({
      title: english(title),
      text: applied(text, editsFor(tree, changes)),
      isSafe,
    }));
}

/** A spec of dialect d with one entry of `org.supercontainers` 0.0.0, in JSON. */
export function jsonSpec(attributes: string, version = '"0.0.0"'): string {
  return `{"version": "0.0.0", "compatibilities": [{"name": "org.supercontainers", "version": ${version}, "attributes": {${attributes}}}]}`;
}

/** The same in YAML; each attribute is a line. */
export function yamlSpec(attributes: string, version = '0.0.0'): string {
  const lines = attributes.split('\n').map((line) => `    ${line}`);
  return `version: 0.0.0\ncompatibilities:\n- name: org.supercontainers\n  version: ${version}\n  attributes:\n${lines.join('\n')}\n`;
}
