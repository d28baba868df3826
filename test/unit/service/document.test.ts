import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Catalog } from '../../../server/src/core/schema/catalog.js';
import { DocumentCache } from '../../../server/src/service/document.js';
import type { LanguageService } from '../../../server/src/service/language-service.js';
import { carriedOver } from '../../../server/src/service/places.js';
import { defaultSettings } from '../../../server/src/service/settings.js';
import { randomEdits } from '../../support/random-edits.js';
import { languageService, textDocument } from '../../support/service.js';

describe('an open document', () => {
  it('is read once a version', () => {
    const cache = new DocumentCache();
    const source = textDocument('{"graph": {}}');
    const first = cache.get(source);
    expect(cache.get(source)).toBe(first);
    TextDocument.update(source, [{ text: '{}' }], 2);
    const second = cache.get(source);
    expect(second).not.toBe(first);
    expect(second.tree.text).toBe('{}');
  });

  it('is read anew when it was closed and opened with the same version', () => {
    const cache = new DocumentCache();
    cache.get(textDocument('{"graph": {"nodes": {"a": {}}}}'));
    cache.forget('file:///compspec.json');
    expect(cache.get(textDocument('{}')).lastGoodSchema).toBeUndefined();
    expect(cache.get(textDocument('[]')).tree.text).toBe('[]');
  });

  it('keeps the last graph that had attributes for navigation, and none for findings', () => {
    const cache = new DocumentCache();
    const source = textDocument('{"graph": {"nodes": {"a": {}}}}');
    const names = (): readonly string[] | undefined =>
      cache.get(source).lastGoodSchema?.attributes.map(({ name }) => name);
    const become = (text: string): void =>
      void TextDocument.update(source, [{ text }], source.version + 1);
    expect(names()).toEqual(['a']);
    become('{"graph": ');
    expect(names()).toEqual(['a']);
    become('');
    expect(names()).toEqual(['a']);
    expect(cache.get(source).findings(new Catalog())).toEqual([]);
    become('{"graph": {"nodes": {}}}');
    expect(names()).toEqual([]);
    become('{"graph": 1}');
    expect(names()).toBeUndefined();
  });

  it('has the same findings however much of its judgement was done before', () => {
    const text =
      '{"graph": {"nodes": {"a": {}, "a": {}}, "edges": [{"source": "b", "target": "a"}]}}';
    const catalog = new Catalog();
    const open = () => new DocumentCache().get(textDocument(text));
    const whole = open().findings(catalog);
    expect(whole.length).toBeGreaterThan(3);
    const pieces = [...open().judging()].length;
    expect(pieces).toBeGreaterThan(8);
    for (let done = 0; done <= pieces; done += 1) {
      const document = open();
      let count = 0;
      for (const _ of document.judging()) {
        count += 1;
        if (count > done) break;
      }
      expect(document.findings(catalog)).toEqual(whole);
      expect([...document.judging()]).toEqual([]);
    }
  });

  it('is judged at once where it is no schema', () => {
    const spec = textDocument('{"kind": "CompatibilitySpec", "compatibilities": []}');
    expect([...new DocumentCache().get(spec).judging()]).toEqual([]);
  });

  it('has after each of 20,000 edits the diagnostics of its text, as if it were new', () => {
    const service = languageService();
    const fresh = languageService();
    const judged = (by: LanguageService, document: TextDocument): string =>
      JSON.stringify(by.judge(document, defaultSettings.validate));
    const source = textDocument('');
    for (const { change, after } of randomEdits({ seed: 2, count: 20_000 })) {
      TextDocument.update(source, [change], source.version + 1);
      if (judged(service, source) !== judged(fresh, textDocument(after))) {
        expect.unreachable(`Other diagnostics than those of ${JSON.stringify(after)}`);
      }
    }
  });
});

describe('a place carried over to a later text', () => {
  it('is the same before the change, moved behind it, and at its start inside', () => {
    // What is replaced shares no character with what replaces it or stands around it.
    const replaced = fc.record({
      before: fc.stringMatching(/^[a-c]*$/),
      old: fc.stringMatching(/^[k-m]*$/),
      now: fc.stringMatching(/^[x-z]*$/),
      behind: fc.stringMatching(/^[p-r]*$/),
    });
    fc.assert(
      fc.property(replaced, ({ before, old, now, behind }) => {
        const here = carriedOver(before + old + behind, before + now + behind);
        const end = before.length + old.length;
        for (let at = 0; at <= end + behind.length; at += 1) {
          const moved = at > before.length && at >= end;
          const expected = moved ? at + now.length - old.length : Math.min(at, before.length);
          expect(here(at)).toBe(expected);
        }
      }),
    );
  });
});
