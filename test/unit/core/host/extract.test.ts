import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extraction, extract, rawValues } from '../../../../server/src/core/host/extract.js';
import { extractors } from '../../../../server/src/core/host/extractors/table.js';
import type { Probes } from '../../../../server/src/core/host/probes.js';
import { hostAttributes, hostProfile } from '../../../../server/src/core/host/profile.js';
import { type Extractor, reading, unreadOf } from '../../../../server/src/core/host/section.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { definitionOf } from '../../../../server/src/core/schema/definition.js';
import { readSpec } from '../../../../server/src/core/spec/model.js';
import { documentText } from '../../../../server/src/core/spec/write.js';
import {
  printed,
  type RecordedMachine,
  recordedMachine,
} from '../../../support/recorded-machine.js';

const clock = (): Date => new Date('2026-01-02T03:04:05.678Z');

/** A clock that goes on by a second whenever somebody looks. */
function steppingClock(): () => Date {
  let at = clock().getTime() - 1000;
  return () => {
    at += 1000;
    return new Date(at);
  };
}

async function extracted(
  machine: RecordedMachine,
  wanted: Parameters<typeof extract>[0] = extractors.map((extractor) => ({ extractor })),
): Promise<Extraction> {
  return await extract(wanted, recordedMachine(machine), clock);
}

function statuses({ sections }: Extraction): Record<string, string> {
  return Object.fromEntries(
    sections.map(({ extractor, section, status }) => [`${extractor}.${section}`, status]),
  );
}

const one: Extractor = {
  name: 'one',
  sections: {
    fine: async () => reading({ key: 'value' }, ''),
    broken: async () => {
      throw new Error('oh no');
    },
    worse: () => {
      throw new TypeError('not even a promise');
    },
  },
  unverified: ['fine'],
};

describe('an extraction', () => {
  test('contains a defect of one section, and says what it was', async () => {
    const { sections } = await extracted({}, [{ extractor: one }]);
    expect(sections.map(({ section, status, detail }) => [section, status, detail])).toEqual([
      ['fine', 'ok', undefined],
      ['broken', 'failed', 'a defect of compspec: oh no'],
      ['worse', 'failed', 'a defect of compspec: not even a promise'],
    ]);
    expect(sections[0]).toMatchObject({ isUnverified: true, values: { key: 'value' } });
  });

  test('says when it was and how long each took', async () => {
    const { sections, extractedAt } = await extract(
      [{ extractor: one }],
      recordedMachine({}),
      steppingClock(),
    );
    expect(extractedAt).toEqual(clock());
    expect(sections.map(({ milliseconds }) => milliseconds).sort()).toEqual([1000, 2000, 3000]);
  });

  test('whose clock is set back meanwhile took no time', async () => {
    const times = ['2026-01-01T00:00:10Z', '2026-01-01T00:00:00Z'];
    const set = (): Date => new Date(times.shift() ?? '2026-01-01T00:00:00Z');
    const { sections } = await extract([{ extractor: one }], recordedMachine({}), set);
    expect(sections[0]?.milliseconds).toBe(0);
  });

  test('reads what is asked for, each section once', async () => {
    const wanted = [
      { extractor: one, sections: ['fine'] },
      { extractor: one, sections: ['fine', 'toString'] },
    ];
    expect(statuses(await extracted({}, wanted))).toEqual({
      'one.fine': 'ok',
      'one.toString': 'failed',
    });
  });

  test('looks at each file and asks each program once', async () => {
    const looks: string[] = [];
    const probes = recordedMachine({
      files: { '/lib64/libc.so.6': 'GNU C Library (GNU libc) stable release version 2.34.\n' },
      outputs: { '/usr/bin/docker --version': 'Docker version 24.0.7, build x\n' },
    });
    const counted = <Args extends readonly unknown[], Answer>(
      kind: string,
      look: (...args: Args) => Answer,
    ): ((...args: Args) => Answer) => {
      return (...args) => {
        looks.push(`${kind} ${args.join(' ')}`);
        return look(...args);
      };
    };
    const counting: Probes = {
      ...probes,
      text: counted('text', probes.text),
      bytes: counted('bytes', probes.bytes),
      names: counted('names', probes.names),
      realPath: counted('realPath', probes.realPath),
      run: counted('run', probes.run),
    };
    const wanted = extractors.map((extractor) => ({ extractor }));
    const { sections } = await extract(wanted, counting, clock);
    expect(sections.length).toBeGreaterThan(20);
    expect(looks.length).toBeGreaterThan(20);
    expect(looks.filter((look, index) => looks.indexOf(look) !== index)).toEqual([]);
  });

  test.each([
    ['an empty machine', {}],
    ['an empty root', { kind: 'root' }],
  ] as const)('of %s knows nothing, and says so everywhere', async (_, machine) => {
    const extraction = await extracted(machine);
    expect(rawValues(extraction)).toEqual(new Map());
    for (const { status, detail } of extraction.sections) {
      expect(status).not.toBe('ok');
      expect(detail).toMatch(/\S/);
    }
  });

  test('of a machine on which nothing can be read never says that something is absent for good', async () => {
    const files = Object.fromEntries(
      ['/etc/os-release', '/proc/meminfo', '/proc/cmdline', '/etc/ld.so.cache', '/sys/class'].map(
        (path) => [path, null],
      ),
    );
    expect(statuses(await extracted({ files }))).toMatchObject({
      'system.os': 'failed',
      'system.memory': 'failed',
      'kernel.boot': 'failed',
      'library.sonames': 'failed',
      'network.infiniband': 'failed',
    });
  });
});

describe('files that are cut short, or full of garbage', () => {
  const files: Readonly<Record<string, string>> = {
    '/etc/os-release': 'PRETTY_NAME="Ubuntu 22.04.3 LTS"\nID=ubuntu\nVERSION_ID="22.04"\n',
    '/proc/meminfo': 'MemTotal:       16384000 kB\nMemFree: 1 kB\n',
    '/proc/cpuinfo': 'processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: fpu sse sse2\n',
    '/proc/cmdline': 'root=UUID=00112233-4455-6677-8899-aabbccddeeff console="tty0 x" quiet',
    '/proc/modules': 'nvidia 1540096 0 - Live 0x0\n',
    '/proc/sys/kernel/osrelease': '5.15.0-91-generic\n',
    '/boot/config-5.15.0-91-generic': 'CONFIG_SMP=y\nCONFIG_X="a"\n',
    '/lib64/libc.so.6': 'GNU C Library (GNU libc) stable release version 2.35.\n',
    '/lib/ld-musl-x86_64.so.1': '\x001.2.4\0musl libc (x86_64)\n',
    '/lib64/libstdc++.so.6': '\0GLIBCXX_3.4.30\0',
    '/sys/class/net/lo/type': '772\n',
    '/sys/class/infiniband/mlx5_0/ports/1/link_layer': 'InfiniBand\n',
  };
  const outputs = { '/usr/bin/docker --version': 'Docker version 24.0.7, build x\n' };

  test('cost what was in them, and nothing else', async () => {
    const damage = fc.record({
      at: fc.nat(80),
      put: fc.constantFrom(
        '',
        '\0',
        '"',
        '\n',
        '=',
        '\ufeff',
        '999999999999999999999',
        ' '.repeat(99),
      ),
      isCut: fc.boolean(),
    });
    const damaged = (
      text: string,
      { at, put, isCut }: { at: number; put: string; isCut: boolean },
    ): string => text.slice(0, at) + put + (isCut ? '' : text.slice(at));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(files)), damage, async (path, how) => {
        const extraction = await extracted({
          files: { ...files, [path]: damaged(files[path]!, how) },
          outputs,
        });
        for (const { detail, values } of extraction.sections) {
          expect(detail ?? '').not.toContain('a defect of compspec');
          for (const value of Object.values(values)) expect(typeof value).toBe('string');
        }
        const kept = rawValues(extraction).get('engine')?.get('docker');
        expect(kept).toEqual({ installed: 'yes', version: '24.0.7' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('an extractor of others', () => {
  const machine = (output: Parameters<typeof printed>[0], exit = 0): RecordedMachine => ({
    outputs: { 'compspec-extract-site': printed(output, exit) },
  });
  const wanted = [{ extractor: 'site' }];

  test('gives its sections', async () => {
    const text = '{"sections": {"disk": {"scratch": "/scratch"}, "queue": {"names": "a,b"}}}';
    const extraction = await extracted(machine(text), wanted);
    expect(statuses(extraction)).toEqual({ 'site.disk': 'ok', 'site.queue': 'ok' });
    expect(rawValues(extraction).get('site')?.get('disk')).toEqual({ scratch: '/scratch' });
    const some = await extracted(machine(text), [{ extractor: 'site', sections: ['disk', 'no'] }]);
    expect(statuses(some)).toEqual({ 'site.disk': 'ok', 'site.no': 'absent' });
  });

  test.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['an array', '[]'],
    ['no sections', '{}'],
    ['sections that are none', '{"sections": {"a": "b"}}'],
    ['a number', '{"sections": {"a": {"b": 1}}}'],
    ['a name with a dot', '{"sections": {"a.b": {"b": "1"}}}'],
    ['a name that acts on terminals', '{"sections": {"a": {"\\u001b[2J": "1"}}}'],
    ['a value of megabytes', `{"sections": {"a": {"b": "${'x'.repeat(5000)}"}}}`],
    [
      'very many values',
      JSON.stringify({
        sections: { a: Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [at, ''])) },
      }),
    ],
  ])('that prints %s has failed as a whole', async (_, text) => {
    const extraction = await extracted(machine(text), wanted);
    expect(statuses(extraction)).toEqual({ 'site.*': 'failed' });
    expect(rawValues(extraction)).toEqual(new Map());
  });

  test('that fails, or is not there, says so', async () => {
    const text = '{"sections": {"a": {"b": "c"}}}';
    expect(await extracted(machine(text, 3), wanted)).toMatchObject({
      sections: [{ status: 'failed', detail: 'it exited with 3' }],
    });
    expect(statuses(await extracted({}, wanted))).toEqual({ 'site.*': 'absent' });
    expect(statuses(await extracted({ kind: 'root' }, wanted))).toEqual({ 'site.*': 'skipped' });
  });
});

describe('a section', () => {
  test('leaves out what is not known, and is absent where nothing is', () => {
    expect(reading({ a: 'b', c: undefined, d: '' }, 'why')).toEqual({
      status: 'ok',
      values: { a: 'b' },
    });
    expect(reading({ c: undefined }, 'why')).toEqual({
      status: 'absent',
      detail: 'why',
      values: {},
    });
  });

  test('is only absent where nothing failed', () => {
    const absent = { status: 'absent', detail: 'no' } as const;
    const failed = { status: 'failed', detail: 'denied' } as const;
    const skipped = { status: 'skipped', detail: 'a root' } as const;
    expect(unreadOf([absent, absent], 'nothing')).toMatchObject({
      status: 'absent',
      detail: 'nothing',
    });
    expect(unreadOf([absent, skipped], 'nothing')).toMatchObject({ status: 'skipped' });
    expect(unreadOf([absent, skipped, failed], 'nothing')).toMatchObject({ detail: 'denied' });
  });
});

describe('a host profile', () => {
  const files = {
    '/etc/os-release': 'PRETTY_NAME="Rocky Linux 9.3"\nID=rocky\nVERSION_ID="9.3"\n',
    '/proc/meminfo': 'MemTotal: 2097152 kB\n',
    '/proc/sys/kernel/osrelease': '5.14.0-362.el9.x86_64\n',
    '/proc/sys/kernel/ostype': 'Linux\n',
    '/lib64/libc.so.6': 'GNU C Library (GNU libc) stable release version 2.34.\n',
    '/proc/cmdline': 'ip=10.0.0.7 root=UUID=00112233-4455-6677-8899-aabbccddeeff',
  };

  test('is a spec of the newest versions, by the sources in their schemas', async () => {
    const catalog = new Catalog();
    const extraction = await extracted({ kind: 'root', files });
    const attributes = hostAttributes(extraction, catalog);
    const text = documentText(hostProfile({ name: 'node', extraction }, attributes), 'json', {
      indent: '  ',
      lineEnd: '\n',
    });
    const spec = readSpec(readJson(text));
    expect({ dialect: spec.dialect, name: spec.name, isMapping: spec.isMapping }).toEqual({
      dialect: 'd',
      name: 'node',
      isMapping: false,
    });
    const profile = JSON.parse(text);
    expect(profile.metadata).toMatchObject({
      subject: 'host',
      extractedAt: '2026-01-02T03:04:05.678Z',
      probes: {
        'system.os': { status: 'ok', milliseconds: 0 },
        'engine.docker': { status: 'absent', detail: 'no program docker' },
      },
    });
    const by = Object.fromEntries(
      profile.compatibilities.map((entry: { name: string }) => [entry.name, entry]),
    );
    expect(by['org.supercontainers']).toEqual({
      name: 'org.supercontainers',
      version: '0.1.0',
      attributes: {
        'os.name': 'Rocky Linux 9.3',
        'os.release': '9.3',
        'os.vendor': 'rocky',
        'os.version': '9.3',
        'os.glibc': '2.34',
        glibc: '2.34',
      },
    });
    expect(by['io.compspec.host'].attributes).toMatchObject({
      'memory.total': '2048',
      'kernel.name': 'Linux',
      'kernel.release': '5.14.0-362.el9.x86_64',
      'libc.name': 'glibc',
      'libc.version': '2.34',
    });
    for (const { name, version } of profile.compatibilities) {
      expect(catalog.find(name)?.version).toBe(version);
    }
    expect(text).not.toMatch(/10\.0\.0\.7|8899/);
  });

  test('says nothing of namespaces that nothing is known of', async () => {
    const extraction = await extracted({});
    expect(hostAttributes(extraction, new Catalog())).toEqual([]);
  });

  test('can have every attribute whose source a schema names', () => {
    const known = new Set(
      extractors.flatMap(({ name, sections }) =>
        Object.keys(sections).map((section) => `${name}.${section}`),
      ),
    );
    const sources = new Catalog().all.flatMap(({ schema }) =>
      schema.attributes.flatMap((_, index) => definitionOf(schema, index).source ?? []),
    );
    expect(sources.length).toBeGreaterThan(50);
    const missing = sources.filter((one) => !known.has(one.split('.').slice(0, 2).join('.')));
    expect(missing).toEqual([]);
  });
});
