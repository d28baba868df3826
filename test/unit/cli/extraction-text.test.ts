import { describe, expect, test } from 'vitest';
import { coloursFor } from '../../../server/src/cli/colours.js';
import { extractionText } from '../../../server/src/cli/formats/extraction-text.js';
import { wantedSections } from '../../../server/src/cli/wanted-sections.js';
import type { ExtractedSection } from '../../../server/src/core/host/extract.js';

const extractedAt = new Date('2026-01-02T03:04:05.000Z');

function section(given: Partial<ExtractedSection>): ExtractedSection {
  return {
    extractor: 'system',
    section: 'os',
    status: 'ok',
    milliseconds: 12,
    isUnverified: false,
    values: {},
    ...given,
  };
}

function text(sections: readonly ExtractedSection[], isRaw = false, width = 80): string {
  const colours = coloursFor(false, {}, false);
  const attributes = [{ namespace: 'os', attributes: new Map([['os.name', 'x']]) }];
  return extractionText(
    { sections, extractedAt },
    { name: 'me', attributes, isRaw, colours, width },
  );
}

describe('an extraction as text', () => {
  test('has sections by extractor, with what is not known and why', () => {
    const sections = [
      section({ values: { name: 'Debian', vendor: 'debian' } }),
      section({ section: 'memory', status: 'absent', detail: 'no /proc/meminfo' }),
      section({ extractor: 'gpu', section: 'amd', isUnverified: true, values: { a: 'b' } }),
      section({ extractor: 'gpu', section: 'intel', isUnverified: true, status: 'failed' }),
    ];
    expect(text(sections)).toBe(`me, 2026-01-02T03:04:05.000Z

system
  os      ok, 12 ms
    name    Debian
    vendor  debian
  memory  absent, 12 ms: no /proc/meminfo

gpu
  amd    ok, 12 ms (unverified)
    a  b
  intel  failed, 12 ms

2 sections known, 1 absent, 1 failed.
1 attribute of 1 namespace in the profile.
Unverified: read by its documentation, not yet held against a real machine.
`);
  });

  test('fits the terminal, whatever was found', () => {
    const values = {
      features: 'avx512,'.repeat(100),
      ['k'.repeat(100)]: 'v',
      日本: '日本'.repeat(50),
    };
    const detail = 'no such thing '.repeat(20);
    const shown = text([section({ values, detail })]);
    for (const line of shown.split('\n')) {
      const columns = line.replace(/[日本]/g, '  ').length;
      expect(columns).toBeLessThanOrEqual(80);
    }
    expect(shown).toContain('…');
    // Why is told in full.
    expect(shown.match(/no\s+such\s+thing/g)).toHaveLength(20);
  });

  test('shortens a long list, and shows it where all is asked for', () => {
    const features = Array.from({ length: 112 }, (_, at) => `feature${at}`);
    const sections = [section({ values: { target: 'zen3', features: features.join(',') } })];
    const start = features.slice(0, 8).join(', ');
    const short = text(sections).split('\n').slice(4, 9);
    expect(short.join('\n')).toBe(`    target    zen3
    features  feature0, feature1, feature2, feature3, feature4, feature5,
              feature6, feature7, … 112 in all; --raw shows them

1 section known.`);
    // What is no terminal has no edge.
    const wide = Number.POSITIVE_INFINITY;
    expect(text(sections, false, wide)).toContain(`  features  ${start}, … 112 in all; --raw`);
    expect(text(sections, true, wide)).toContain(`  features  ${features.join(',')}\n`);
    const raw = text(sections, true);
    for (const line of raw.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    for (const feature of features) expect(raw).toMatch(new RegExp(`\\b${feature}\\b`));
  });

  test('counts what is very long, but where all is asked for', () => {
    const values = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`m${at}`, 'yes']));
    expect(text([section({ values })])).toContain('    600 values; --raw shows them\n');
    expect(text([section({ values })], true)).toMatch(/^ {4}m599 +yes$/m);
  });

  test('does nothing to the terminal', () => {
    const evil = '\u001b[2J\u202e\n';
    const one = section({ extractor: evil, section: evil, detail: evil, values: { [evil]: evil } });
    expect(text([one]).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('what --name asks for', () => {
  const shown = (names: readonly string[] | undefined): unknown => {
    const wanted = wantedSections(names);
    if (typeof wanted === 'string') return wanted;
    return wanted.map(({ extractor, sections }) => [
      typeof extractor === 'string' ? extractor : extractor.name,
      sections,
    ]);
  };

  test.each([
    [['library'], [['library', undefined]]],
    [
      ['library[mpi]', 'system[os, cpu]'],
      [
        ['library', ['mpi']],
        ['system', ['os', 'cpu']],
      ],
    ],
    [['site[disk]'], [['site', ['disk']]]],
    [['library[mpj]'], expect.stringMatching(/^library has no section "mpj"; it has libc, /)],
    [['library['], expect.stringContaining('neither an extractor nor')],
    [['library[]'], expect.stringContaining('neither an extractor nor')],
    [[''], expect.stringContaining('neither an extractor nor')],
    [['../x'], '"../x" is no name of an extractor'],
  ])('%j', (names, expected) => {
    expect(shown(names)).toEqual(expected);
  });

  test('is everything of this program where it asks for nothing', () => {
    expect(shown(undefined)).toContainEqual(['system', undefined]);
  });
});
