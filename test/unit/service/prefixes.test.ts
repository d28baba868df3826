import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LanguageService } from '../../../server/src/service/language-service.js';
import { corpusAbsent, corpusFolder } from '../../support/corpus.js';
import {
  askFeatures,
  everyFeature,
  type Feature,
  featuresOfPlaces,
} from '../../support/every-feature.js';
import { ViewedHost } from '../../support/host-view.js';
import { nfdRules, ocifitRules } from '../../support/rules-text.js';
import { languageService, textDocument } from '../../support/service.js';
import { specTexts } from '../../support/spec-texts.js';

/*
 * Every feature, at every prefix of real documents, as if they were typed letter by letter: no
 * exception. What is sampled, always the same for the same text:
 * - a text of up to `mostLetters` has every prefix; a longer one prefixes that end at, right before or
 *   right behind a structural character, and as many that end anywhere, `mostPrefixes` in all, of texts
 *   that are longer than `longText` `fewPrefixes`;
 * - at the end of each of these, every feature; at every eighth of them, in the language and with the
 *   options of an editor that has other servers for JSON and YAML, every feature at the end, and those
 *   whose answer depends on the place at three others.
 */
const mostLetters = 1000;
const mostPrefixes = 300;
const longText = 10_000;
const fewPrefixes = 40;
const seed = 20_240_611;

/** Names of the documents that are read whole below a folder. */
function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:json|ya?ml)$/.test(path))
    .sort();
}

/** Lengths in rising order. */
function prefixesOf(text: string): readonly number[] {
  const { length } = text;
  if (length <= mostLetters) return Array.from({ length: length + 1 }, (_, index) => index);
  const half = (length > longText ? fewPrefixes : mostPrefixes) / 2;
  const structural = [...text.matchAll(/[{}[\]:,"'#\n-]/g)].map(({ index }) => index);
  const around = fc
    .sample(fc.tuple(fc.constantFrom(...structural), fc.constantFrom(0, 1, 2)), {
      seed,
      numRuns: half,
    })
    .map(([at, behind]) => Math.min(length, at + behind));
  const anywhere = fc.sample(fc.nat(length), { seed, numRuns: half });
  return [...new Set([...around, ...anywhere, length])].sort((a, b) => a - b);
}

const project = resolve(import.meta.dirname, '../../..');

function ownText(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

/** What a machine says that the specs below do not fit, and some of which nobody can compare. */
const host = `{"kind": "CompatibilitySpec", "metadata": {"name": "node", "subject": "host"}, "compatibilities": [{
  "name": "org.supercontainers",
  "attributes": {"mpi.implementation": "openmpi", "mpi.version": "?", "hardware.gpu.enabled": "yes"}
}]}`;

/** A service that knows a schema of the workspace, a spec that uses it, and a machine. */
function serviceOf(options: Parameters<typeof languageService>[0] = {}): LanguageService {
  const service = languageService(options);
  service.setHost(new ViewedHost(host));
  for (const path of ['examples/org.supercontainers/compspec.json', 'examples/specs/solver.yaml']) {
    const uri = `file:///workspace/${path}`;
    const languageId = path.endsWith('.yaml') ? 'yaml' : 'compspec';
    service.index.setFile(uri, textDocument(ownText(path), { uri, languageId }));
  }
  return service;
}

/** Types a document and asks; the features that had something to say. */
async function typed(path: string, text: string): Promise<ReadonlySet<Feature>> {
  const telling = new Set<Feature>();
  const isYaml = /\.ya?ml$/.test(path);
  const alone = serviceOf();
  const beside = serviceOf({ hasYamlServer: true, snippets: false, hierarchicalSymbols: false });
  const ask = async (
    service: LanguageService,
    languageId: string,
    length: number,
    spots: readonly number[],
  ): Promise<void> => {
    const uri = `file:///workspace/${path}`;
    const document = textDocument(text.slice(0, length), { languageId, uri, version: length + 1 });
    service.changed(document);
    for (const one of await askFeatures(service, document, length)) telling.add(one);
    for (const spot of spots) {
      const offset = spot % (length + 1);
      for (const one of await askFeatures(service, document, offset, featuresOfPlaces))
        telling.add(one);
    }
  };
  const lengths = prefixesOf(text);
  const spots = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat()), {
    seed,
    numRuns: lengths.length,
  });
  for (const [index, length] of lengths.entries()) {
    await ask(alone, isYaml ? 'yaml' : 'compspec', length, []);
    if (index % 8 === 0) await ask(beside, isYaml ? 'yaml' : 'json', length, spots[index] ?? []);
  }
  return telling;
}

const own: readonly (readonly [string, string])[] = [
  ...documentsIn(join(project, 'examples')).map(
    (path) => [path, ownText(`examples/${path}`)] as const,
  ),
  ...['a in JSON', 'c in JSON on one line', 'e in JSON', 'b in YAML', 'd in YAML'].map(
    (name) =>
      [`${name}.${name.includes('YAML') ? 'yaml' : 'json'}`, specTexts[name] ?? ''] as const,
  ),
  ['rules.yaml', nfdRules],
  ['rules.json', ocifitRules],
];

describe('half-typed documents throw nothing in any feature', () => {
  it('all of the features', () => {
    const methods = Object.getOwnPropertyNames(LanguageService.prototype);
    const told = ['changed', 'setFile', 'forget', 'setHost', 'judging'];
    const known = [
      'generation',
      'hostGeneration',
      'catalog',
      'profiles',
      'isOfImage',
      'isDockerfile',
      'isHeld',
      'pictures',
    ];
    const others = ['constructor', ...told, ...known];
    expect([...everyFeature, ...others].sort()).toEqual(methods.sort());
  });

  const telling = new Set<Feature>();

  it.each(own)('%s', async (path, text) => {
    for (const one of await typed(path, text)) telling.add(one);
  });

  it('all of which had something to say', () => {
    expect([...telling].sort()).toEqual([...everyFeature].sort());
  });
});

describe.skipIf(corpusAbsent)(`half-typed published documents ${corpusAbsent ?? ''}`, () => {
  const paths = corpusAbsent ? [] : documentsIn(corpusFolder);

  it.each(paths)('%s', async (path) => {
    await typed(path, readFileSync(join(corpusFolder, path), 'utf8'));
  });
});
