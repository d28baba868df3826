import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../../support/spec-findings.js';
import { openSpec, type SpecCase, storageSchema } from '../../../support/spec-help.js';
import { specTexts } from '../../../support/spec-texts.js';

const address = 'https://example.org/compspec.json';
const entry = (name: string, of = address): string => `{"name": "${name}", "schema": "${of}"}`;
const spec = (...entries: string[]): string =>
  `{"kind": "CompatibilitySpec", "compatibilities": [${entries.join(', ')}]}`;

/** What is linked, to where, and what is said of it. */
function links(text: string, options?: SpecCase) {
  const { service, document } = openSpec(`<|>${text}`, options);
  service.index.setOthers([
    schemaOf('net.fetched', { a: {} }, { origin: 'cache', place: address }),
  ]);
  return service.links(document).map(({ range, target = '', tooltip }) => ({
    of: document.getText(range),
    target,
    tooltip,
    opens: service.schemaText(target) !== undefined,
  }));
}

describe('the addresses in a spec are links', () => {
  it('to the schema of the workspace that it is judged by', () => {
    expect(links(spec(entry('org.example.storage')))).toEqual([
      {
        of: address,
        target: 'file:///storage.compspec.json',
        tooltip: 'Open org.example.storage 2.0.0, by which the spec is judged',
        opens: false,
      },
    ]);
    const files = { 'a/storage.compspec.json': storageSchema };
    expect(links(spec(entry('org.example.storage')), { files })[0]?.target).toContain('/a/');
  });

  it('to a bundled or fetched one, which the editor can show', () => {
    expect(links(spec(entry('org.supercontainers'), entry('net.fetched')))).toEqual([
      expect.objectContaining({
        target: 'compspec-schema:/bundled/org.supercontainers/0.1.0/compspec.json',
        opens: true,
      }),
      expect.objectContaining({
        target: expect.stringMatching(/^compspec-schema:\/cache\/.*example\.org/),
        opens: true,
      }),
    ]);
  });

  it('but for those of texts that the editor can not show', () => {
    const text = spec(entry('org.supercontainers'), entry('org.example.storage'));
    expect(links(text, { showsTexts: false }).map(({ target }) => target)).toEqual([
      'file:///storage.compspec.json',
    ]);
  });

  it.each([
    ['a in JSON', 1],
    ['a in YAML', 1],
    ['b in YAML', 1],
    ['c in JSON on one line', 1],
    ['d in JSON', 2],
    ['d in YAML', 1],
    ['e in JSON', 0],
  ])('wherever the dialect keeps them, each once: %s', (name, count) => {
    const found = links(specTexts[name] ?? '');
    expect(found).toHaveLength(count);
    for (const { of, opens } of found) expect([of, opens]).toEqual([address, true]);
  });

  it('not where no schema is known', () => {
    expect(links(spec(entry('nobody.knows', 'https://example.net/x.json')))).toEqual([]);
    expect(links('{"other": {}}')).toEqual([]);
  });
});
