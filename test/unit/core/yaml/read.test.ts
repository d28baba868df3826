import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { JsonKind, type JsonTree } from '../../../../server/src/core/json/tree.js';
import { readYaml } from '../../../../server/src/core/yaml/read.js';
import { marked } from '../../../support/markers.js';

type Texts = string | null | readonly Texts[] | { readonly [name: string]: Texts };

/** What a tree says, every scalar as its text. */
function textsOf(tree: JsonTree, node = tree.root): Texts {
  if (node < 0 || tree.is(node, JsonKind.Null)) return null;
  if (tree.is(node, JsonKind.Array)) {
    return [...tree.children(node)].map((item) => textsOf(tree, item));
  }
  if (!tree.is(node, JsonKind.Object)) return tree.lexeme(node);
  const members = [...tree.children(node)].map(
    (key) => [tree.string(key), textsOf(tree, tree.valueOf(key))] as const,
  );
  return Object.fromEntries(members);
}

/** The same of the parser's own making. */
function expected(text: string): Texts {
  const document = parseDocument(text, { schema: 'failsafe', merge: true, logLevel: 'silent' });
  return nulled(document.toJS() as Texts);
}

/** What YAML takes for null is no text. */
function nulled(value: Texts): Texts {
  if (value === null || typeof value === 'string') return value === '' ? null : value;
  if (Array.isArray(value)) return (value as readonly Texts[]).map(nulled);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, nulled(one)]));
}

const word = fc.oneof(
  fc.constantFrom('mpi.version', 'a', 'b: c', '# d', '- e', '"f"', "it's", 'no', '22.04', '*g'),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\r')),
  fc.constantFrom('two\nlines', 'end\n', '\n\nstart', 'tab\there', 'é🚀', '\u2028'),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      word.filter((text) => text !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));

/** Names and strings, each by its text, with where it stands. */
function places(tree: JsonTree): string[] {
  const found: string[] = [];
  for (let node = 0; node < tree.count; node += 1) {
    if (!tree.is(node, JsonKind.Key) && !tree.is(node, JsonKind.String)) continue;
    const { start, end } = tree.inner(node);
    found.push(`${tree.string(node)}=${tree.text.slice(start, end)}`);
  }
  return found;
}

describe('a YAML text', () => {
  it('says what the parser says, however it is written', () => {
    fc.assert(
      fc.property(
        anyValue,
        fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
        fc.constantFrom('block', 'flow'),
        (value, style, collections) => {
          const text = stringify(value, {
            defaultStringType: style as 'PLAIN',
            defaultKeyType: 'PLAIN',
            collectionStyle: collections as 'block',
            lineWidth: 40,
          });
          const tree = readYaml(text);
          expect(tree.faults).toEqual([]);
          expect(nulled(textsOf(tree))).toEqual(expected(text));
          for (let node = 0; node < tree.count; node += 1) {
            expect(tree.start(node)).toBeLessThanOrEqual(tree.end(node));
            expect(tree.end(node)).toBeLessThanOrEqual(text.length);
            if (node > 0) expect(tree.start(node)).toBeGreaterThanOrEqual(tree.start(node - 1));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['plain', '<|a.b|>: <|c d|> # e'],
    ['in double quotes', '"<|a.b|>": "<|c d|>" # e'],
    ['in single quotes', "'<|a.b|>': '<|c d|>' # e"],
    ['in braces', '{<|a.b|>: <|c d|>, "<|e|>": \'<|f|>\'}'],
    ['literal', '<|a.b|>: <||\n  c d|>\n'],
    ['behind an anchor and a tag', '&x <|a.b|>: !!str &y <|c d|>'],
    ['behind a mark of byte order', '\uFEFF<|a.b|>: <|c d|>'],
    ['on lines that end in two characters', '<|a.b|>: <|c d|>\r\n<|e|>: "<|f|>"\r\n'],
    ['on several lines', '<|a.b|>: <|c\n  d|>\n'],
  ])('has its names and strings where they stand: %s', (_, text) => {
    const { text: bare, ranges } = marked(text);
    const tree = readYaml(bare);
    const inner: { start: number; end: number }[] = [];
    for (let node = 0; node < tree.count; node += 1) {
      const isText = tree.is(node, JsonKind.Key) || tree.is(node, JsonKind.String);
      if (isText) inner.push(tree.inner(node));
    }
    expect(tree.faults).toEqual([]);
    expect(inner).toEqual(ranges);
  });

  it('has a folded text from its mark to its last letter', () => {
    const text = 'a: >-\n  b\n  c\n\nd: |+\n  e\n\n';
    expect(places(readYaml(text))).toEqual(['a=a', 'b c=>-\n  b\n  c', 'd=d', 'e\n\n=|+\n  e']);
  });

  it('has an empty value behind its colon', () => {
    const tree = readYaml('a:\nb: \nc: ""\nd: {e}\n');
    const values = [...tree.children(tree.root)].map((key) => tree.start(tree.valueOf(key)));
    expect(values.slice(0, 3)).toEqual([2, 6, 10]);
  });

  it('has aliases as what they stand for, at their own place', () => {
    const text = 'a: &x {b: c}\nd: *x\n&k e: *k\n*k : f\n';
    const tree = readYaml(text);
    expect(tree.faults).toEqual([]);
    expect(textsOf(tree)).toEqual({ a: { b: 'c' }, d: { b: 'c' }, e: 'f' });
    expect(places(tree)).toEqual([
      'a=a',
      'b=b',
      'c=c',
      'd=d',
      'b=*x',
      'c=*x',
      'e=e',
      'e=*k',
      'e=*k',
      'f=f',
    ]);
  });

  it.each([
    ['one map', 'x: &x {a: 1, b: 2}\ny:\n  b: 3\n  <<: *x\n  c: 4\n'],
    ['several maps', 'x: &x {a: 1}\nz: &z {a: 2, b: 3}\ny: {<<: [*x, *z]}\n'],
    ['a map that merges', 'x: &x {a: 1}\nz: &z {<<: *x, b: 3}\ny: {<<: *z}\n'],
    ['a map of its own', 'y: {<<: {a: 1}, b: 2}\n'],
  ])('takes over what is merged: %s', (_, text) => {
    expect(textsOf(readYaml(text))).toEqual(expected(text));
  });

  it.each(['"<<": {a: b}', '<<: b', '<<:', '<<: [b]', '<<: *nobody', 'a: &a\n  <<: *a\n'])(
    'takes over nothing where there is nothing to be merged: %j',
    (text) => expect(() => readYaml(text)).not.toThrow(),
  );

  it.each([
    ['~', JsonKind.Null],
    ['null', JsonKind.Null],
    ['', JsonKind.Null],
    ['yes', JsonKind.True],
    ['On', JsonKind.True],
    ['n', JsonKind.False],
    ['FALSE', JsonKind.False],
    ['22.04', JsonKind.Number],
    ['-1_000', JsonKind.Number],
    ['1.', JsonKind.Number],
    ['.5e3', JsonKind.Number],
    ['0x1F', JsonKind.Number],
    ['010', JsonKind.Number],
    ['.inf', JsonKind.Number],
    ['1:30', JsonKind.Number],
    ['2024-01-01', JsonKind.Number],
    ['2024-01-01T10:00:00Z', JsonKind.Number],
    ['2024-01-01 10:00:00 +2', JsonKind.Number],
    ['2024-01-01 build', JsonKind.String],
    ['4.1.2', JsonKind.String],
    ['1e', JsonKind.String],
    ['yEs', JsonKind.String],
    ['nope', JsonKind.String],
    ['1:90', JsonKind.String],
    ['"22.04"', JsonKind.String],
    ["'no'", JsonKind.String],
    ['!!str 22.04', JsonKind.String],
  ])('knows what a value without quotes is to some reader: %s', (value, kind) => {
    const tree = readYaml(`a: ${value}\n`);
    expect(tree.kind(tree.member(tree.root, 'a'))).toBe(kind);
  });

  it('is its first document', () => {
    expect(textsOf(readYaml('# a\n---\na: b\n---\nc: d\n'))).toEqual({ a: 'b' });
    expect(textsOf(readYaml('---\n'))).toBeNull();
    expect(readYaml('').count).toBe(0);
  });

  it('has faults where the parser finds them', () => {
    expect(readYaml('a: "b\n').faults).not.toEqual([]);
    expect(readYaml('a:\n\t- b\n').faults).not.toEqual([]);
    expect(readYaml('a: [b\nc: d\n').faults.every(({ end }) => end <= 12)).toBe(true);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b: ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      ': ',
      '#',
      ' #',
    ],
    ...['&x ', '*x', '<<: *x', '|', '>-', '!!str ', '!', '? ', '---\n', '...\n', '\t', '\r\n', '%'],
    ...[
      '\uFEFF',
      '\u0000',
      '\u{1F680}',
      '\uD800',
      '~',
      '22.04',
      '__proto__: ',
      '@',
      '`',
      '%YAML 9\n',
    ],
  );
  it('is read', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (yaml) => {
        const tree = readYaml(yaml);
        for (let node = 0; node < tree.count; node += 1) {
          expect(tree.start(node), yaml).toBeLessThanOrEqual(tree.end(node));
          expect(tree.end(node), yaml).toBeLessThanOrEqual(yaml.length);
          const { start, end } = tree.inner(node);
          expect(start, yaml).toBeLessThanOrEqual(end);
          if (node > 0) expect(tree.start(node), yaml).toBeGreaterThanOrEqual(tree.start(node - 1));
        }
      }),
      { numRuns: 5000 },
    );
  });

  const levels = (level: (name: string, below: string) => string): string =>
    Array.from({ length: 30 }, (_, index) => level(`a${index + 1}`, `a${index}`)).join('\n');
  it.each([
    [
      'aliases of aliases',
      `a0: &a0 x\n${levels((name, below) => `${name}: &${name} [${`*${below},`.repeat(9)}]`)}`,
    ],
    [
      'maps that merge maps',
      `a0: &a0 {x: y}\n${levels((name, below) => `${name}: &${name} {<<: [${`*${below},`.repeat(9)}]}`)}`,
    ],
    ['lists in themselves', 'a: &a [*a, *a, *a, *a]'],
    ['lists in lists', '['.repeat(100_000)],
    ['maps in maps', '{a: '.repeat(50_000)],
    [
      'lines in lines',
      Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
    ['dashes', '- '.repeat(100_000)],
    ['digits', `a: ${'1'.repeat(900_000)}x`],
    ['underscores', `a: 1${'_'.repeat(900_000)}x`],
    ['quotes', `a: ${'"'.repeat(100_000)}`],
    ['more than is read', `a: ${'b'.repeat(3_000_000)}`],
    ['anchors', Array.from({ length: 20_000 }, (_, index) => `- &a${index} b`).join('\n')],
  ])('is read in a moment: %s', (_, text) => {
    const start = performance.now();
    const tree = readYaml(text);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(tree.count).toBeLessThan(500_000);
  });
});
