import { describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-types';
import {
  hostProfile,
  hostSchema,
  hostSpec,
  openOnHost,
  ViewedHost,
} from '../../../support/host-view.js';

const host = hostProfile({ libc: '2.28', tuned: 'zen3', said: 'x', abi: 'so.40', plain: 'two' });

/** The text with its hints where an editor shows them. */
function hinted(text: string, known: ViewedHost = new ViewedHost(host)): string {
  const { service, document } = openOnHost(text, known);
  const end = document.positionAt(document.getText().length);
  const hints = service.hints(document, { start: { line: 0, character: 0 }, end });
  return shown(document.getText(), hints, (hint) => document.offsetAt(hint.position));
}

function shown(text: string, hints: readonly InlayHint[], at: (hint: InlayHint) => number): string {
  let whole = text;
  for (const hint of [...hints].sort((a, b) => at(b) - at(a))) {
    whole = `${whole.slice(0, at(hint))}«${String(hint.label)}»${whole.slice(at(hint))}`;
  }
  return whole;
}

describe('hints beside the values of a spec', () => {
  it('tell what the host has, and whether that fits', () => {
    const [before, behind] = hostSpec('§').split('§');
    const says = (attributes: string): string =>
      hinted(hostSpec(attributes)).slice(before!.length, -behind!.length);
    expect(says('"libc": "2.17"')).toBe('"libc": "2.17"«✓ host 2.28»');
    expect(says('"libc": "2.31"')).toBe('"libc": "2.31"«✗ host 2.28»');
    expect(says('"libc": "new"')).toBe('"libc": "new"«? host 2.28»');
    expect(says('"both": "a", "plain" : "two"')).toBe(
      '"both": "a"«? unknown», "plain" : "two"«✓ host two»',
    );
    // What asks nothing, and what nobody has written yet.
    expect(says('"said": "y", "libc": ""')).toBe('"said": "y", "libc": ""');
  });

  it('stand in YAML and in a flat spec, too', () => {
    expect(hinted('version: "0"\nattributes:\n  org.example.host.libc: "2.31"\n')).toContain(
      'org.example.host.libc: "2.31"«✗ host 2.28»\n',
    );
  });

  it('say why', () => {
    const { service, document } = openOnHost(hostSpec('"libc": "2.31"'), new ViewedHost(host));
    const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const [hint] = service.hints(document, everything);
    expect(hint?.tooltip).toEqual({
      kind: 'markdown',
      value:
        '**On node 7**: `2.28`\n\n- ✗ run: The host has 2\\.28, which is below 2\\.31\\. Choose a host with 2\\.31 or higher, or an image that does with 2\\.28\\.',
    });
  });

  it('are those of the lines that are asked for', () => {
    const text = hostSpec('"libc": "2.17",\n"tuned": "zen3",\n"abi": "so.40"');
    const { service, document } = openOnHost(text, new ViewedHost(host));
    const line = { start: { line: 1, character: 0 }, end: { line: 1, character: 99 } };
    expect(service.hints(document, line).map(({ label }) => label)).toEqual(['✓ host zen3']);
  });

  it('shorten what is long, and spell out what is not seen', () => {
    const long = hinted(
      hostSpec('"tuned": "x"'),
      new ViewedHost(hostProfile({ tuned: 'y'.repeat(300) })),
    );
    expect(long).toContain(`«✗ host ${'y'.repeat(100)}…»`);
    const turned = hinted(
      hostSpec('"tuned": "x"'),
      new ViewedHost(hostProfile({ tuned: 'a\u202eb' })),
    );
    expect(turned).toContain('«✗ host a\\u{202e}b»');
  });

  it('are none where nothing is known of the host, and it is wanted then', () => {
    const unknown = new ViewedHost({ key: 'host.untrusted', args: [] });
    const text = hostSpec('"libc": "2.17"');
    expect(hinted(text, unknown)).toBe(text);
    expect(unknown.wanted).toBe(1);
  });

  it('are none in profiles, mappings and schemas, for which no host is wanted', () => {
    for (const text of [host, hostSpec('"libc": "library.glibc.version"'), hostSchema]) {
      const unknown = new ViewedHost({ key: 'host.waiting', args: [] });
      expect(hinted(text, unknown)).toBe(text);
      expect(unknown.wanted).toBe(0);
      expect(hinted(text)).toBe(text);
    }
  });

  it('are made once for a text, and anew for another host or other schemas', () => {
    let asked = 0;
    const known = new ViewedHost(host);
    const { subject } = known;
    const { service, document } = openOnHost(hostSpec('"libc": "2.17"'), {
      ...known,
      generation: 1,
      want: () => undefined,
      subject: (catalog) => {
        asked += 1;
        return subject(catalog);
      },
    });
    const first = service.check(document);
    expect(service.check(document)).toBe(first);
    expect(asked).toBe(2);
    // Who does not ask for a verdict takes the check that there is.
    const other = service.check(document, { require: ['optimal'] });
    expect(other).not.toBe(first);
    service.hints(document, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } });
    expect(service.check(document, { require: ['optimal'] })).toBe(other);
    service.setHost(new ViewedHost(host));
    const anew = service.check(document, { require: ['optimal'] });
    expect(anew).not.toBe(other);
    service.index.setOthers([]);
    expect(service.check(document, { require: ['optimal'] })).not.toBe(anew);
  });
});
