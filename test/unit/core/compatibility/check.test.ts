import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportValue } from '../../../../server/src/core/compatibility/report.js';
import { english } from '../../../../server/src/core/messages.js';
import { catalogWith, checked, said, verdicts } from '../../../support/checks.js';
import { randomAttributes, randomMachine } from '../../../support/random-checks.js';

const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';
const enabled = 'org.supercontainers.hardware.gpu.enabled';
const available = 'org.supercontainers.hardware.gpu.available';

describe('one truth under several names', () => {
  test('an is relative counts as the attribute', () => {
    expect(said(checked({ [available]: 'yes' }, { [enabled]: 'yes' }), 'run', available)[0]).toBe(
      good,
    );
    expect(said(checked({ [available]: 'yes' }, { [enabled]: 'no' }), 'run', available)[0]).toBe(
      bad,
    );
  });

  test('so it does where no probe knows either, and over several edges', () => {
    const metadata = { comparison: 'equals' };
    const catalog = catalogWith({ a: metadata, b: metadata, c: metadata }, [
      ['a', 'b'],
      ['c', 'b'],
    ]);
    const verdict = (host: string) =>
      said(
        checked({ 'org.example.c': '1' }, { 'org.example.a': host }, { catalog }),
        'run',
        'c',
      )[0];
    expect([verdict('1'), verdict('2')]).toEqual([good, bad]);
  });

  test('so does an attribute of another namespace that the same probe knows', () => {
    const other = { 'io.compspec.host.gpu.available': 'no' };
    expect(said(checked({ [available]: 'yes' }, other), 'run', available)[0]).toBe(bad);
  });

  test('stated twice it is one line, and contradictory values are unknown', () => {
    const twice = checked({ [available]: 'yes', [enabled]: 'yes' }, { [enabled]: 'yes' });
    expect(twice.questions.run.lines).toHaveLength(1);
    const report = checked({ [available]: 'yes', [enabled]: 'no' }, { [enabled]: 'yes' });
    expect(said(report, 'run', available)).toEqual([open, 'The same is said to be yes and no.']);
    const host = { [available]: 'yes', [enabled]: 'no' };
    expect(said(checked({ [available]: 'yes' }, host), 'run', available)[0]).toBe(open);
  });

  test('one value in two forms is no contradiction', () => {
    const image = { 'org.supercontainers.glibc': '2.35.0', 'org.supercontainers.os.glibc': '2.35' };
    const report = checked(image, { 'org.supercontainers.os.glibc': '2.28' });
    expect(said(report, 'bind-mount', 'glibc')[0]).toBe(good);
    const other = { ...image, 'org.supercontainers.os.glibc': '2.36' };
    const contradicting = checked(other, { 'org.supercontainers.os.glibc': '2.28' });
    expect(said(contradicting, 'bind-mount', 'glibc')[0]).toBe(open);
    const catalog = catalogWith({ one: { type: 'list' }, two: { type: 'list' } }, [['one', 'two']]);
    const lists = { 'org.example.one': 'rocm,cuda', 'org.example.two': 'cuda, rocm' };
    const held = checked(lists, { 'org.example.one': 'cuda,rocm' }, { catalog });
    expect(said(held, 'run', 'one')[1]).not.toContain('said to be');
  });

  test('nothing is concluded from values that contradict each other', () => {
    // Whose version it is, nobody can tell: that it is the first one's is a guess.
    const image = {
      'org.supercontainers.mpi.implementation': 'mpich',
      'mpi.mpi.implementation': 'openmpi',
      'mpi.mpi.version': '4.1.2',
    };
    const host = {
      'org.supercontainers.mpi.implementation': 'openmpi',
      'org.supercontainers.mpi.version': '4.1.5',
    };
    const report = checked(image, host);
    expect(said(report, 'libraries', 'mpi.mpi.version')[0]).toBe(open);
    for (const line of ['supercontainers.mpi.implementation', 'mpi.mpi.implementation']) {
      expect(said(report, 'libraries', line)).toEqual([
        open,
        'The same is said to be mpich and openmpi.',
      ]);
    }
    const distributions = {
      'org.supercontainers.os.vendor': 'ubuntu',
      'org.supercontainers.os.version': '20.04',
      'os.os.version': '24.04',
    };
    const glibc = { 'org.supercontainers.os.glibc': '2.35' };
    expect(checked(distributions, glibc).questions['bind-mount'].lines).toEqual([]);
  });

  test('a library is not held against a glibc that is said to be two', () => {
    const image = {
      'org.supercontainers.os.glibc': '2.39',
      'io.compspec.host.libc.name': 'glibc',
      'org.supercontainers.glibc': '2.28',
    };
    const mounts = [{ library: 'libmpi.so.40', glibc: '2.34' }];
    expect(said(checked(image, {}, { mounts }), 'bind-mount', 'libmpi.so.40')[0]).toBe(open);
  });

  test('an alias is taken as it is written before its case is passed over', () => {
    const metadata = { comparison: 'equals', aliases: { Gpu: 'one', gpu: 'other' } };
    const catalog = catalogWith({ it: metadata });
    const image = { 'org.example.it': 'Gpu' };
    expect(said(checked(image, { 'org.example.it': 'one' }, { catalog }), 'run', 'it')[0]).toBe(
      good,
    );
    expect(said(checked(image, { 'org.example.it': 'GPU' }, { catalog }), 'run', 'it')[0]).toBe(
      bad,
    );
  });

  test('an alias is the value that it stands for', () => {
    const name = 'io.compspec.host.gpu.vendor';
    expect(said(checked({ [name]: 'NVIDIA' }, { [name]: 'nvidia,amd' }), 'run', name)[0]).toBe(
      good,
    );
  });
});

describe('what nobody can answer', () => {
  const image = { 'org.supercontainers.mpi.version': '4.1' };

  test('names the probe that would know', () => {
    expect(said(checked(image, {}), 'libraries', 'mpi.version')[1]).toBe(
      'The host does not say; the probe library.mpi.version would know it.',
    );
  });

  test.each([
    ['absent', 'The probe library.mpi.version found nothing on the host (no mpirun).'],
    ['failed', 'The probe library.mpi.version could not tell on the host (no mpirun).'],
    ['skipped', 'The probe library.mpi.version was not asked on the host (no mpirun).'],
  ])('says of a probe that was %s what became of it', (status, sentence) => {
    const profile = JSON.stringify({
      kind: 'CompatibilitySpec',
      metadata: { probes: { 'library.mpi': { status, detail: 'no mpirun' } } },
      compatibilities: [{ name: 'io.archspec', attributes: { 'cpu.target': 'zen3' } }],
    });
    expect(
      said(
        checked(
          JSON.stringify({
            compatibilities: [
              { name: 'org.supercontainers', attributes: { 'mpi.version': '4.1' } },
            ],
          }),
          profile,
        ),
        'libraries',
        'mpi.version',
      ),
    ).toEqual([open, sentence]);
  });

  test('is unknown under run where no schema declares it', () => {
    const report = checked({ 'org.supercontainers.hardware.gpu.avialable': 'yes' }, {});
    expect(verdicts(report)).toEqual([open, open, open, open, open]);
    expect(said(report, 'run', 'avialable')[1]).toBe(
      'No known schema declares org.supercontainers.hardware.gpu.avialable, so nobody can tell what it asks for.',
    );
  });

  test('is a question that nothing bears on', () => {
    expect(verdicts(checked({}, { [enabled]: 'yes' }))).toEqual([open, open, open, open, open]);
  });
});

describe('the overall verdict', () => {
  const image = { [enabled]: 'yes', 'org.supercontainers.glibc': '2.31' };
  const host = { [enabled]: 'yes', 'org.supercontainers.glibc': '2.34' };

  test.each([
    [['run'], good],
    [['run', 'libraries'], open],
    [['run', 'bind-mount'], bad],
    [['bind-mount'], bad],
    [['libraries', 'bind-mount'], bad],
  ] as const)('by %j is %s', (require, expected) => {
    expect(checked(image, host, { require }).verdict).toBe(expected);
  });

  test('is by run and libraries where nothing is said', () => {
    expect(checked(image, host)).toMatchObject({ verdict: open, required: ['run', 'libraries'] });
  });
});

describe('which question an attribute bears on', () => {
  test.each([
    [{ comparison: 'equals', answers: ['optimal', 'bind-mount'] }, ['optimal', 'bind-mount']],
    [{ comparison: 'equals' }, ['run']],
    [{}, ['run']],
    [{ comparison: 'informational' }, []],
  ])('%j: %j', (metadata, expected) => {
    const report = checked(
      { 'org.example.it': 'a' },
      {},
      { catalog: catalogWith({ it: metadata }) },
    );
    const asked = Object.entries(report.questions).filter(([, { lines }]) => lines.length > 0);
    expect(asked.map(([question]) => question)).toEqual(expected);
    expect(report.information).toHaveLength(expected.length === 0 ? 1 : 0);
  });
});

test('a report as scripts get it', () => {
  const report = checked(
    { [enabled]: 'yes', 'io.archspec.cpu.model': 'some' },
    { [enabled]: 'no' },
  );
  expect(reportValue({ target: 'a.json', host: 'b.json', report }, english)).toEqual({
    target: 'a.json',
    host: 'b.json',
    verdict: bad,
    questions: {
      run: {
        verdict: bad,
        lines: [
          {
            attribute: enabled,
            image: 'yes',
            host: 'no',
            comparison: 'requires',
            verdict: bad,
            why: 'The image needs it, and the host has none.',
            remedy:
              'Choose an image that does without (hardware.gpu.enabled: no), or a host that has it.',
            from: { image: 'spec', host: 'profile' },
          },
        ],
      },
      optimal: { verdict: open, lines: [] },
      libraries: { verdict: open, lines: [] },
      'bind-mount': { verdict: open, lines: [] },
    },
    information: [
      {
        attribute: 'io.archspec.cpu.model',
        image: 'some',
        host: null,
        from: { image: 'spec', host: null },
      },
    ],
  });
});

describe('whatever images and hosts state', () => {
  test('a check answers with a sentence for every line', () => {
    fc.assert(
      fc.property(randomAttributes, randomAttributes, (image, host) => {
        const report = checked(image, host);
        for (const { lines } of Object.values(report.questions)) {
          for (const { why, remedy } of lines) {
            expect(english(why)).toMatch(/^[^{}]*\.$|^.*$/s);
            expect(english(why)).not.toBe('');
            if (remedy !== undefined) expect(english(remedy)).not.toBe('');
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('an image fits a host of its own values, or it is not known', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('openmpi 4.1.2', 'mpich 4.0', 'intel-mpi 2021.8'),
        randomTarget,
        (mpi, target) => {
          const [implementation = '', version = ''] = mpi.split(' ');
          const own = {
            'org.supercontainers.mpi.implementation': implementation,
            'org.supercontainers.mpi.version': version,
            'io.archspec.cpu.target': target,
            [enabled]: 'yes',
          };
          expect(verdicts(checked(own, own))).toEqual([good, good, good, good, open]);
        },
      ),
    );
  });

  test('of a machine that says less nothing more is compatible, nor ruled out', () => {
    const part = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    const answered = { compatible: 0, incompatible: 0 };
    fc.assert(
      fc.property(
        fc.oneof(randomAttributes, randomMachine),
        randomMachine,
        part,
        (image, host, kept) => {
          const less = Object.fromEntries(Object.entries(host).filter((_, index) => kept[index]));
          const before = checked(image, host).questions;
          const after = checked(image, less).questions;
          for (const question of ['run', 'optimal', 'libraries', 'bind-mount'] as const) {
            for (const [index, line] of after[question].lines.entries()) {
              if (line.verdict === open) continue;
              answered[line.verdict] += 1;
              const was = before[question].lines[index];
              expect([line.attribute, line.verdict]).toEqual([was?.attribute, was?.verdict]);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(answered.compatible, answered.incompatible)).toBeGreaterThan(100);
  });
});

const randomTarget = fc.constantFrom('x86_64', 'x86_64_v3', 'zen3', 'haswell', 'neoverse_v1');
