import { describe, expect, it } from 'vitest';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '../../../server/src/service/settings.js';
import { languageService, textDocument } from '../../support/service.js';

/** Everything that the service can be asked, at some offsets; each answer has to be one that JSON holds. */
async function askAll(document: TextDocument, offsets: readonly number[]): Promise<void> {
  const service = languageService();
  const whole = { start: document.positionAt(0), end: document.positionAt(offsets.at(-1) ?? 0) };
  const options = { tabSize: 2, insertSpaces: true };
  const answers: unknown[] = [
    service.judge(document, defaultSettings.validate),
    service.symbols(document),
    service.fold(document, 5000),
    service.format(document, options),
    service.format(document, options, { range: whole }),
    service.format(document, options, { sort: true }),
  ];
  for (const offset of offsets) {
    const position = document.positionAt(offset);
    answers.push(
      service.selectionRanges(document, [position]),
      await service.complete(document, position),
      await service.hover(document, position),
    );
  }
  for (const answer of answers) expect(JSON.stringify(answer)).toBeTypeOf('string');
}

const levels = 100_000;

describe('a hostile document is answered like any other', () => {
  it.each([
    ['arrays', '['.repeat(levels)],
    ['closed arrays', '['.repeat(levels) + ']'.repeat(levels)],
    ['objects', '{"a":'.repeat(levels)],
    ['lines of objects', '{"a":\n'.repeat(levels) + '}\n'.repeat(levels)],
    ['metadata', `{"graph": {"nodes": {"a": {"metadata": ${'{"a": ['.repeat(levels)}`],
    ['brackets that close nothing', ']}'.repeat(levels)],
    ['quotes', '{"graph": {"nodes": {'.concat('"'.repeat(levels))],
  ])('of 100,000 levels: %s', async (_, text) => {
    const offsets = [0, 30, Math.floor(text.length / 2), text.length];
    await askAll(textDocument(text), offsets);
  });

  it('of 20 MB', async () => {
    const node = (index: number): string =>
      `"group${index % 100}.n${index}": { "label": "${'label '.repeat(20)}", "metadata": {} }`;
    const edge = (index: number): string =>
      `{ "source": "group${index % 100}", "target": "group${index % 100}.n${index}", "relation": "contains" }`;
    const indices = Array.from({ length: 90_000 }, (_, index) => index);
    const text = `{ "graph": { "nodes": {\n${indices.map(node).join(',\n')}\n}, "edges": [\n${indices.map(edge).join(',\n')}\n] } }`;
    expect(text.length).toBeGreaterThan(20_000_000);
    await askAll(textDocument(text), [15, Math.floor(text.length / 3), text.length - 4]);
  });

  it('with a string of 20 MB', async () => {
    const text = `{"graph": {"id": "${'x'.repeat(20_000_000)}", "nodes": {"a": {"label": ""}}}}`;
    await askAll(textDocument(text), [5, 1000, text.length - 8]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', '-1', '', '\\u0000'])(
    'with nodes, members and relations named %j',
    async (name) => {
      const text = `{"${name}": 1, "graph": {"${name}": {}, "nodes": {"${name}": {"${name}": {}, "metadata": {"type": "${name}", "${name}": {}}}}, "edges": [{"source": "${name}", "target": "${name}", "relation": "${name}"}]}}`;
      const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
      await askAll(textDocument(text), offsets);
    },
  );
});
