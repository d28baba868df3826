import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import { ParsedDocument } from '../../../../server/src/service/document.js';
import { Excerpt, excerptAt } from '../../../../server/src/service/schema/excerpt.js';
import { JsonService } from '../../../../server/src/service/schema/json-service.js';
import { withCursor } from '../../../support/markers.js';
import { textDocument } from '../../../support/service.js';

const schema = `{
  "graph": {
    "id": "io.example", "type": "compspec",
    "metadata": { "version": "1.0.0" },
    "nodes": {
      "a": { "label": "a 🚀" },
      "a.b": {
        "metadata": {
          "type": "version", "comparison": "equals", "answers": ["run", "optimal"],
          "aliases": { "x": "y" }, "inferred": { "from": "a", "table": "" }
        }
      }
    },
    "edges": [
      { "source": "a", "target": "a.b", "relation": "contains" },
      { "source": "a", "relation": "" }
    ]
  }
}
`;

const broken = [
  '',
  '{}',
  ' [] ',
  '"x"',
  ' { "graph": { } } ',
  '{ "graph": [ ] } more',
  '{ "graph": { "nodes": { "a": { "label": "x" "metadata": { "type": } }, "b": }, "edges": [ { "source": "a", "target" }, { "rel',
  '{ "graph": { "nodes": { "a": { "metadata": { "comparison": "eq }, "b": { "metadata": { "ans',
  '{ "graph": { // comment\n "nodes": { "a": { /* x */ "label": "x", }, }, "edges": [ {}, ] , } }',
  '{ graph: { nodes: { } , "edges": [ , { "source" "target" : } ] } extra }',
];

/** Half-typed: cut off, with a character missing, with a quote too many. */
function* faulty(text: string, step: number): Generator<string> {
  for (let at = 0; at < text.length; at += step) {
    yield text.slice(0, at);
    yield text.slice(0, at) + text.slice(at + 1);
    yield `${text.slice(0, at)}"${text.slice(at)}`;
  }
}

const whole = new JsonService({}, (tree) => new Excerpt(tree.text, []));
const inExcerpt = new JsonService({});

async function expectSameHelp(text: string, step = 1): Promise<void> {
  const document = new ParsedDocument(textDocument(text), undefined);
  for (let offset = 0; offset <= text.length; offset += step) {
    const place = `${JSON.stringify(text.slice(0, offset))} at ${offset}`;
    const completion = await inExcerpt.complete(document, offset);
    expect(completion, place).toEqual(await whole.complete(document, offset));
    const hover = await inExcerpt.hover(document, offset);
    expect(hover, place).toEqual(await whole.hover(document, offset));
  }
}

describe('help in an excerpt is help in the whole document', () => {
  it('at every place of a schema', () => expectSameHelp(schema));

  it('with other line ends', () => expectSameHelp(schema.replaceAll('\n', '\r\n'), 3));

  it.each(broken)('at every place of %j', (text) => expectSameHelp(text));

  it('at places of half-typed schemas', async () => {
    let compared = 0;
    for (const text of faulty(schema, 23)) {
      // Where brackets do not match, the excerpt knows more than the JSON service: it goes by the layout.
      if (!schema.startsWith(text) && readJson(text).hasBracketFaults) continue;
      await expectSameHelp(text, 7);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });
});

describe('an excerpt', () => {
  const shown = (marked: string, siblings = 50): string | undefined => {
    const { text, offset } = withCursor(marked);
    const limits = { siblings, verbatim: 20, length: 1000, depth: 10 };
    return excerptAt(readJson(text), offset, limits)?.text;
  };

  it('empties the containers that the cursor is not in', () => {
    expect(shown('{"a": {"b": [1]}, "c": {"d": <|>1}, "e": [2, [3]]}')).toBe(
      '{"a": {}, "c": {"d": 1}, "e": []}',
    );
  });

  it('shows the members of the value whose name the cursor is in', () => {
    expect(shown('{"<|>a": {"b": [1], "c": 2}}')).toBe('{"a": {"b": [], "c": 2}}');
  });

  it('shows the nearest members alone', () => {
    expect(shown('[1, 2, 3, <|>4, 5, 6, 7]', 1)).toBe('[3, 4, 5]');
    expect(shown('{"a": 1, "b": 2, "c": 3<|>}', 1)).toBe('{"b": 2, "c": 3}');
  });

  it('shows a short sibling among faults as it is, and empties a long one', () => {
    expect(shown('{"a": {"x": } "b": <|>1}')).toBe('{"a": {"x": } "b": 1}');
    expect(shown('{"a": {"xxxxxxxxxxxxxxxxxxxx": } "b": <|>1}')).toBe('{"a": {} "b": 1}');
  });

  it('leaves out what a document names as its JSON Schema, and does not help there', () => {
    expect(shown('{"$schema": "http://x", "graph": <|>1}')).toBe('{"graph": 1}');
    expect(shown('{"graph": <|>1, "$schema": "http://x"}')).toBe('{"graph": 1, }');
    expect(shown('{"$schema": "<|>"}')).toBeUndefined();
  });

  it('is none where it would be large, or deep', () => {
    expect(shown(`{"${'a'.repeat(1001)}": <|>1}`)).toBeUndefined();
    expect(shown(`${'['.repeat(11)}<|>${']'.repeat(11)}`)).toBeUndefined();
    expect(shown(`${'['.repeat(10)}<|>${']'.repeat(10)}`)).toBeDefined();
  });

  it('knows where each of its characters is in the document', () => {
    const { text, offset } = withCursor('{"a": {"b": [1]}, "c": {"d": <|>1}, "e": [2, [3]]}');
    const excerpt = excerptAt(readJson(text), offset)!;
    for (let at = 0; at < excerpt.text.length; at += 1) {
      const there = excerpt.documentOffsetOf(at + 1) - 1;
      expect(text[there]).toBe(excerpt.text[at]);
    }
    expect(excerpt.documentOffsetOf(excerpt.offsetOf(offset))).toBe(offset);
  });
});
