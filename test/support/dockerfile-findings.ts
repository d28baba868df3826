import { expect } from 'vitest';
import { labelFixer } from '../../server/src/core/dockerfile/fixes.js';
import { judgeDockerfile } from '../../server/src/core/dockerfile/judge.js';
import type { Finding } from '../../server/src/core/finding.js';
import { editsFor } from '../../server/src/core/json/edits.js';
import { readJson } from '../../server/src/core/json/read.js';
import { english } from '../../server/src/core/messages.js';
import { Catalog } from '../../server/src/core/schema/catalog.js';
import { marked } from './markers.js';
import { schemaOf } from './spec-findings.js';
import { applied } from './text-edits.js';

/** A namespace in two versions, beside the bundled ones. */
export const solverCatalog = new Catalog([
  schemaOf(
    'org.example.solver',
    {
      precision: {
        metadata: { type: 'string', values: ['single', 'double'], aliases: { fp64: 'double' } },
      },
      ranks: { metadata: { type: 'integer' } },
      name: { metadata: { type: 'string' } },
      odd: { metadata: { values: ["it's", 'a "b" c', 'p$q'] } },
      formats: { metadata: { type: 'list', values: ['hdf5', 'netcdf'] } },
    },
    { version: '2.0.0' },
  ),
  schemaOf('org.example.solver', { ranks: {}, threads: {} }, { version: '1.0.0' }),
]);

export function labelFindings(text: string, catalog = solverCatalog): readonly Finding[] {
  return judgeDockerfile(text, catalog).findings;
}

/** Code and message of what is found; the places have to be those that are marked. */
export function labelsFoundAt(
  markedText: string,
  catalog?: Catalog,
): (readonly [string, string])[] {
  const { text, ranges } = marked(markedText);
  const findings = labelFindings(text, catalog);
  expect(
    findings.map(({ start, end }) => ({ start, end })),
    `found at ${JSON.stringify(findings.map(({ start, end }) => text.slice(start, end)))}`,
  ).toEqual([...ranges].sort((a, b) => a.start - b.start || a.end - b.end));
  return findings.map(({ code, message }) => [code, english(message)]);
}

export function labelCodes(text: string, catalog?: Catalog): readonly string[] {
  return labelFindings(text, catalog).map(({ code }) => code);
}

/** What the fixes of all findings make of a text, by their titles. */
export function labelFixes(text: string, catalog = solverCatalog): (readonly [string, string])[] {
  const { labels, findings } = judgeDockerfile(text, catalog);
  return findings
    .flatMap(labelFixer(labels, text))
    .map(({ title, changes }) => [english(title), applied(text, editsFor(readJson(''), changes))]);
}
