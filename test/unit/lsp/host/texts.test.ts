import { describe, expect, it } from 'vitest';
import { readSubject } from '../../../../server/src/core/compatibility/subject.js';
import type { MachineLook } from '../../../../server/src/core/host/look.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import type { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { readSpec } from '../../../../server/src/core/spec/model.js';
import { hostText } from '../../../../server/src/lsp/host/texts.js';
import { thisMachineId } from '../../../../server/src/protocol/host.js';
import { hostProfile, hostSpec, openOnHost } from '../../../support/host-view.js';

const { catalog }: { catalog: Catalog } = openOnHost(hostSpec(''), undefined).service;
const uri = 'file:///nodes/gpu.json';

const textOf = (id: string, file?: string, extraction?: MachineLook) =>
  hostText(id, {
    catalog,
    extraction,
    read: async () => (file === undefined ? undefined : { text: file }),
    translate: (template) => template,
  });

describe('the text of a host, to be read beside another', () => {
  it('has an attribute a line, by name, as the schemas write it, and a list by its entries', async () => {
    const profile = hostProfile({
      tuned: 'zen\u001b3',
      'odd.x10': 'b',
      plain: 'Zwei',
      list: 'sse2, avx,sse10,avx',
      'odd.x9': 'a',
    });
    expect(await textOf(uri, profile)).toEqual({
      name: 'node 7',
      text: `org.example.host.list:
  avx
  sse2
  sse10
org.example.host.odd.x9: a
org.example.host.odd.x10: b
org.example.host.plain: two
org.example.host.tuned: zen\\u{1b}3
`,
    });
  });

  it('is the same of documents that say the same', async () => {
    const one = hostProfile({ plain: 'Zwei', list: 'b,a', libc: '2.28' });
    const other = hostProfile({ list: 'a, b', libc: '2.28', plain: 'two' });
    const texts = await Promise.all([textOf(uri, one), textOf(uri, other)]);
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]).not.toEqual(await textOf(uri, hostProfile({ plain: 'one' })));
  });

  it('has both values of a document that contradicts itself', async () => {
    const twice = hostSpec('"libc": "2.28", "libc": "2.31"', '"name": "n"');
    const found = await textOf(uri, twice);
    expect(found).toEqual({ name: 'n', text: 'org.example.host.libc:\n  2.28\n  2.31\n' });
  });

  it('has nothing that is inferred', async () => {
    const rocky = hostSpec('"os.vendor": "rocky", "os.version": "9.3"', '"name": "n"');
    const file = rocky.replace('org.example.host', 'org.supercontainers').replace('1.0.0', '0.1.0');
    const spec = readSpec(readJson(file));
    const inferred = readSubject(spec, catalog, 'profile').stated.map(({ attribute }) => attribute);
    expect(inferred).toContain('org.supercontainers.os.glibc');
    expect(await textOf(uri, file)).toEqual({
      name: 'n',
      text: 'org.supercontainers.os.vendor: rocky\norg.supercontainers.os.version: 9.3\n',
    });
  });

  it('of this machine is what was found, and why there is none where nobody looked', async () => {
    const values = { name: 'glibc', version: '2.31' };
    const section = { extractor: 'library', section: 'glibc', status: 'ok', values } as const;
    const look: MachineLook = {
      sections: [{ ...section, milliseconds: 1, isUnverified: false }],
      extractedAt: new Date(0),
    };
    const found = await textOf(thisMachineId, undefined, look);
    expect(found).toMatchObject({ name: 'this machine' });
    expect('text' in found && found.text).toMatch(/^\S+glibc\S*: 2\.31$/m);
    expect(await textOf(thisMachineId)).toEqual({ key: 'host.waiting', args: [] });
  });

  it('is none of a file that is gone, or no profile', async () => {
    expect(await textOf(uri)).toEqual({ key: 'host.profile.unread', args: ['gpu.json'] });
    expect(await textOf(uri, '[]')).toEqual({ key: 'host.profile.other', args: ['gpu.json'] });
  });
});
