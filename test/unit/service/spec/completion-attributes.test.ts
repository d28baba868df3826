import { describe, expect, it } from 'vitest';
import { CompletionItemTag } from 'vscode-languageserver-types';
import {
  jsonStorage,
  specAccepted,
  specItems,
  specLabels,
  yamlStorage,
} from '../../../support/spec-help.js';

const short = ['fs.kind', 'fs.shared', 'fs.size', 'fs.old'];
const qualified = short.map((name) => `org.example.storage.${name}`);

describe('attributes are offered', () => {
  it.each([
    ...['<|>', '"<|>"', '"<|>', 'f<|>', '"fs.<|>"', '"fs.<|>', '"fs.k<|>ind": "x"'],
    '"unknown": "1", "<|>"',
  ])('in JSON, short: %s', async (typed) => {
    expect(await specLabels(jsonStorage(typed))).toEqual(short);
  });

  it.each([
    ...['<|>', 'f<|>', 'fs.<|>', '"<|>"', '"fs.<|>"', "'fs.<|>'", '"fs.<|>', 'fs.k<|>ind: x'],
    ...['{<|>}', '{"<|>"}', '{fs.<|>}', 'unknown: "1"\n<|>', "unknown: it's # don't\nfs.<|>"],
  ])('in YAML, short: %s', async (typed) => {
    expect(await specLabels(yamlStorage(typed))).toEqual(short);
  });

  it.each([
    'org',
    'org.exa',
    'org.example.storage',
    'org.example.storage.',
    'org.example.storage.fs.',
  ])('qualified where the namespace is typed: %s', async (typed) => {
    expect(await specLabels(jsonStorage(`"${typed}<|>"`))).toEqual(qualified);
    expect(await specLabels(yamlStorage(`${typed}<|>`))).toEqual(qualified);
  });

  it('but for those that are used, however they are written', async () => {
    const others = ['fs.shared', 'fs.old'];
    const used = '"org.example.storage.fs.kind": "nfs", "fs.size": "1"';
    expect(await specLabels(jsonStorage(`${used}, "<|>"`))).toEqual(others);
    expect(await specLabels(jsonStorage(`<|>${used}`))).toEqual(others);
    const lines = 'org.example.storage.fs.kind: nfs\n<|>\nfs.size: "1"';
    expect(await specLabels(yamlStorage(lines))).toEqual(others);
    // The one that is being typed is not used.
    expect(await specLabels(jsonStorage(`"fs.kind<|>": "nfs"`))).toEqual(short);
  });

  it('with what they mean, and marked where they are not to be used any more', async () => {
    const { items } = await specItems(jsonStorage('"<|>"'));
    const [kind, , size, old] = items;
    expect(kind?.detail).toBe('kind of file system');
    expect(kind?.documentation).toEqual({
      kind: 'markdown',
      value: expect.stringMatching(/What the data lies on(?:.|\n)*`lustre`, `nfs`/),
    });
    expect(size?.tags).toBeUndefined();
    expect(old?.tags).toEqual([CompletionItemTag.Deprecated]);
  });

  it.each([
    jsonStorage('"fs.kind": "nfs"}<|>'),
    jsonStorage('"unknown": "<|>"'),
    jsonStorage('').replace('org.example.storage', 'nobody').replace('{}', '{"<|>"}'),
    yamlStorage('# <|>'),
    yamlStorage('fs.kind: nfs # <|>'),
    yamlStorage('fs.kind: "nfs" # "<|>'),
  ])('nowhere else: %s', async (text) => {
    expect(await specLabels(text)).toEqual([]);
  });
});

describe('an attribute that is accepted', () => {
  it.each([
    ['<|>', '"fs.kind": ""'],
    ['"<|>"', '"fs.kind": ""'],
    ['"<|>', '"fs.kind": ""'],
    ['f<|>', '"fs.kind": ""'],
    ['"fs.<|>": "x"', '"fs.kind": "x"'],
    ['"fs.k<|>ind": "x"', '"fs.kind": "x"'],
    ['"fs.size": "1" <|>', '"fs.size": "1" , "fs.kind": ""'],
    ['"fs.size": "1", <|>', '"fs.size": "1", "fs.kind": ""'],
    ['<|> "fs.size": "1"', '"fs.kind": "", "fs.size": "1"'],
    ['"<|>" "fs.size": "1"', '"fs.kind": "", "fs.size": "1"'],
  ])('has the quotes, colon and commas of JSON that it needs: %s', async (typed, left) => {
    expect(await specAccepted(jsonStorage(typed), 'fs.kind')).toBe(jsonStorage(left));
  });

  it.each([
    ['<|>', 'fs.kind: ""'],
    ['fs.<|>', 'fs.kind: ""'],
    ['fs.k<|>ind: x', 'fs.kind: x'],
    ['"<|>"', '"fs.kind": ""'],
    ['"fs.<|>', '"fs.kind": ""'],
    ["'fs.<|>'", `'fs.kind': ""`],
    ['"fs.<|>": x', '"fs.kind": x'],
    ['{"<|>"}', '{"fs.kind": ""}'],
    ['{fs.<|>}', '{fs.kind: ""}'],
    ['"<|>"\nfs.size: "1"', '"fs.kind": ""\nfs.size: "1"'],
  ])('has the quotes and the colon of YAML that it needs: %s', async (typed, left) => {
    expect(await specAccepted(yamlStorage(typed), 'fs.kind')).toBe(yamlStorage(left));
  });

  it('has a place to fill in for a client that has such places', async () => {
    const snippets = true;
    expect(await specAccepted(jsonStorage('"<|>"'), 'fs.kind', { snippets })).toBe(
      jsonStorage('"fs.kind": "$1"'),
    );
    expect(await specAccepted(yamlStorage('<|>'), 'fs.kind', { snippets })).toBe(
      yamlStorage('fs.kind: "$1"'),
    );
  });
});

describe('values are offered', () => {
  const kinds = ['lustre', 'nfs', 'Lustre'];

  it.each(['"<|>"', '"<|>', '<|>', 'l<|>', '"l<|>"', '"lus<|>tre"'])(
    'that are allowed, and their other spellings: %s',
    async (value) => {
      expect(await specLabels(jsonStorage(`"fs.kind": ${value}`))).toEqual(kinds);
      expect(await specLabels(jsonStorage(`"org.example.storage.fs.kind": ${value}`))).toEqual(
        kinds,
      );
      expect(await specLabels(yamlStorage(`fs.kind: ${value}`))).toEqual(kinds);
      expect(await specLabels(yamlStorage(`{"fs.kind": ${value}}`))).toEqual(kinds);
    },
  );

  it('of a truth, and none of what may be anything', async () => {
    expect(await specLabels(jsonStorage('"fs.shared": "<|>"'))).toEqual(['yes', 'no']);
    expect(await specLabels(jsonStorage('"fs.size": "<|>"'))).toEqual([]);
  });

  it.each([
    [jsonStorage('"fs.kind": <|>'), jsonStorage('"fs.kind": "nfs"')],
    [jsonStorage('"fs.kind":<|>'), jsonStorage('"fs.kind":"nfs"')],
    [jsonStorage('"fs.kind": "n<|>"'), jsonStorage('"fs.kind": "nfs"')],
    [jsonStorage('"fs.kind": "n<|>'), jsonStorage('"fs.kind": "nfs"')],
    [yamlStorage('fs.kind: <|>'), yamlStorage('fs.kind: "nfs"')],
    [yamlStorage('fs.kind:<|>'), yamlStorage('fs.kind: "nfs"')],
    [yamlStorage('"fs.kind":<|>'), yamlStorage('"fs.kind": "nfs"')],
    [yamlStorage("fs.kind: 'n<|>'"), yamlStorage("fs.kind: 'nfs'")],
    [yamlStorage("fs.kind: 'n<|>"), yamlStorage("fs.kind: 'nfs'")],
    [yamlStorage('{fs.kind: n<|>, fs.size: "1"}'), yamlStorage('{fs.kind: "nfs", fs.size: "1"}')],
  ])('in the quotes that make them strings: %s', async (typed, left) => {
    expect(await specAccepted(typed, 'nfs')).toBe(left);
  });

  it('of which YAML makes nothing else', async () => {
    expect(await specAccepted(yamlStorage('fs.shared: <|>'), 'no')).toBe(
      yamlStorage('fs.shared: "no"'),
    );
  });
});
