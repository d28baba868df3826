import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../../server/src/core/kind.js';
import { readText, type TextFormat } from '../../../../server/src/core/read.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { contentOf, type SpecContent } from '../../../../server/src/core/spec/content.js';
import { convertSpec } from '../../../../server/src/core/spec/convert.js';
import { type Dialect, dialects } from '../../../../server/src/core/spec/dialects.js';
import { readSpec } from '../../../../server/src/core/spec/model.js';
import { documentText, layoutOf } from '../../../../server/src/core/spec/write.js';
import type { Written } from '../../../../server/src/core/spec/written.js';
import { specOf } from '../../../support/conversions.js';
import { randomSpec } from '../../../support/random-specs.js';

const catalog = new Catalog();

const formats = fastCheck.constantFrom<TextFormat>('json', 'yaml');

/** Each value as a line, with the namespace that it is of and, where they are kept, that one's version and address. */
function lines({ entries }: SpecContent, isAddressed: boolean): readonly string[] {
  return entries.flatMap(({ namespace, version, address, attributes }) =>
    [...attributes].map(([name, value]) =>
      JSON.stringify([namespace, name, value, version, isAddressed ? address : '']),
    ),
  );
}

describe('any spec, from any dialect to any other', () => {
  const runs = { numRuns: 1000 };
  const anyCase = [randomSpec, fastCheck.constantFrom(...dialects), formats] as const;

  test('says the same afterwards, or the difference is told', () => {
    const told = new Map<Dialect, number>(dialects.map((dialect) => [dialect, 0]));
    fastCheck.assert(
      fastCheck.property(...anyCase, (document, to, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        expect(spec.tree.faults).toEqual([]);
        const before = contentOf(spec, catalog).content;
        const { value, losses } = convertSpec(spec, to, catalog);
        const text = documentText(value, format, layoutOf('', format));
        const tree = readText(text, format);
        expect(tree.faults).toEqual([]);
        expect(kindOf(tree)).toBe('spec');
        const after = contentOf(readSpec(tree), catalog);
        // Where names are not told apart any more, they may meet.
        if (!losses.some(({ key }) => key === 'conversion.misread'))
          expect(after.losses).toEqual([]);
        expect(after.notices).toEqual([]);
        if (losses.length === 0) {
          expect(after.content).toEqual(before);
          told.set(to, told.get(to)! + 1);
          return;
        }
        expect(after.content.version).toBe(before.version);
        if (to === 'e') return;
        expect(after.content.name).toBe(before.name);
        expect(after.content.members).toEqual(before.members);
        expect(after.content.metadata).toEqual(before.metadata);
        const isAddressed = !losses.some(({ key }) => /address/.test(key));
        const lost = new Set(
          losses.flatMap(({ key, args }) =>
            key === 'conversion.misread' || key === 'conversion.unknown-namespace' ? [args[0]] : [],
          ),
        );
        const isKept = (line: string): boolean => !lost.has((JSON.parse(line) as string[])[1]!);
        expect(lines(after.content, isAddressed).filter(isKept)).toEqual(
          expect.arrayContaining(lines(before, isAddressed).filter(isKept)),
        );
      }),
      runs,
    );
    for (const dialect of dialects) expect(told.get(dialect)).toBeGreaterThan(10);
  });

  test('to e and lossy, has every value but those that are told', () => {
    fastCheck.assert(
      fastCheck.property(randomSpec, formats, (document, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        const before = contentOf(spec, catalog).content;
        const { value, losses } = convertSpec(spec, 'e', catalog);
        const written = value.get('attributes') as ReadonlyMap<string, Written>;
        const conflicts = losses.filter(({ key }) => key === 'conversion.conflict');
        const missing = before.entries.flatMap(({ namespace, attributes }) =>
          [...attributes].filter(
            ([name, text]) =>
              written.get(namespace === '' ? name : `${namespace}.${name}`) !== text,
          ),
        );
        expect(missing.length).toBeLessThanOrEqual(conflicts.length);
        const told = new Set(losses.map(({ key }) => key));
        if (before.name !== undefined) expect(told).toContain('conversion.flat.name');
        for (const { version, address } of before.entries) {
          if (version !== undefined) expect(told).toContain('conversion.flat.version');
          if (address !== undefined) expect(told).toContain('conversion.flat.address');
        }
      }),
      runs,
    );
  });

  test('and back again says the same, where nothing is lost', () => {
    fastCheck.assert(
      fastCheck.property(...anyCase, (document, to, format) => {
        const spec = specOf(documentText(document, format, layoutOf('', format)), format);
        const there = convertSpec(spec, to, catalog);
        if (there.losses.length > 0) return;
        const between = specOf(documentText(there.value, format, layoutOf('', format)), format);
        const back = convertSpec(between, spec.dialect, catalog);
        if (back.losses.length > 0) return;
        const text = documentText(back.value, 'json', layoutOf('', 'json'));
        expect(contentOf(specOf(text), catalog).content).toEqual(contentOf(spec, catalog).content);
      }),
      runs,
    );
  });
});
