import { describe, expect, test } from 'vitest';
import type { MountedLibrary } from '../../../../../server/src/core/compatibility/mounts.js';
import { type Attributes, checked, remedyOf, said } from '../../../../support/checks.js';

const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';
const glibc = 'org.supercontainers.os.glibc';

function distribution(id: string, release: string): Attributes {
  return { 'org.supercontainers.os.vendor': id, 'org.supercontainers.os.version': release };
}

describe('the rule of thumb for mounted libraries', () => {
  test.each([
    ['2.35', '2.31', good],
    ['2.35', '2.35', good],
    ['2.31', '2.35', bad],
    ['2.9', '2.10', bad],
    ['2.36', '2.36-9+deb12u14', good],
    ['2.35.0', '2.35', good],
    ['new', '2.35', open],
    ['2', '2.35', open],
    ['2.35', '2', open],
  ])('glibc %s in the image, %s on the host: %s', (image, host, expected) => {
    const report = checked({ [glibc]: image }, { [glibc]: host });
    expect(said(report, 'bind-mount', glibc)[0]).toBe(expected);
  });

  test.each([
    [distribution('ubuntu', '20.04'), distribution('rocky', '8.9'), good],
    [distribution('ubuntu', '20.04'), distribution('rocky', '9.3'), bad],
    [distribution('ubuntu', '20.04'), { [glibc]: '2.34' }, bad],
    [distribution('alpine', '3.19'), distribution('rocky', '9.3'), bad],
    [distribution('alpine', '3.19'), distribution('alpine', '3.20'), open],
    [distribution('ubuntu', '20.04'), distribution('alpine', '3.20'), bad],
    [distribution('ubuntu', '20.04'), { 'io.compspec.host.libc.name': 'musl' }, bad],
    [distribution('ubuntu', '20.04'), distribution('arch', ''), open],
    [distribution('arch', ''), distribution('rocky', '9.3'), open],
    [
      { [glibc]: '2.35' },
      { 'io.compspec.host.libc.name': 'glibc', 'io.compspec.host.libc.version': '2.36' },
      bad,
    ],
    [{ 'org.supercontainers.glibc': '2.35' }, distribution('rocky', '9.3'), good],
    [{ 'org.supercontainers.os.name': 'Ubuntu 20.04.6 LTS' }, distribution('rocky', '9.3'), bad],
  ])('%j on %j: %s', (image, host, expected) => {
    expect(checked(image, host).questions['bind-mount'].verdict).toBe(expected);
  });

  test.each([
    [{ name: 'musl', version: '1.2.4' }, { name: 'musl', version: '1.2.4' }, good],
    [{ name: 'musl', version: '1.2.5' }, { name: 'musl', version: '1.2.4' }, open],
    [{ name: 'glibc', version: '2.35' }, { name: 'musl', version: '1.2.4' }, bad],
    [{ name: 'glibc', version: '2.35' }, { version: '1.2.4' }, open],
    [{ version: '2.35' }, { name: 'glibc', version: '2.31' }, open],
    [{ name: 'glibc', version: '2.35' }, { name: 'glibc', version: '2.31' }, good],
  ])('the version of whatever C library: %j on %j: %s', (image, host, expected) => {
    const stated = (of: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(of).map(([name, value]) => [`io.compspec.host.libc.${name}`, value]),
      );
    const report = checked(stated(image), stated(host));
    expect(said(report, 'bind-mount', 'libc.version')[0]).toBe(expected);
  });

  test('is asked once, whatever attributes of however many schemas it could be asked of', () => {
    const other = { 'io.compspec.host.libstdcxx.version': '3.4.28' };
    const ubuntu = { ...distribution('ubuntu', '20.04'), ...other };
    const inferred = checked(ubuntu, distribution('rocky', '9.3')).questions['bind-mount'];
    expect(inferred.lines.map(({ image }) => image)).toEqual(['2.31']);
    const stated = { ...ubuntu, [glibc]: '2.40' };
    const { lines } = checked(stated, distribution('rocky', '9.3')).questions['bind-mount'];
    expect(lines.map(({ image }) => image)).toEqual(['2.40']);
  });

  test('a version inferred from a distribution is of the C library that this has', () => {
    const of = (id: string, version: string) => ({
      'io.compspec.host.distribution.id': id,
      'io.compspec.host.distribution.version': version,
    });
    const report = checked(of('ubuntu', '20.04'), of('rocky', '9.3'));
    expect(said(report, 'bind-mount', 'libc.version')[0]).toBe(bad);
  });

  test('what is stated is not inferred', () => {
    const image = { ...distribution('ubuntu', '20.04'), [glibc]: '2.40' };
    const { lines } = checked(image, distribution('rocky', '9.3')).questions['bind-mount'];
    expect(lines).toMatchObject([
      { image: '2.40', host: '2.34', verdict: good, from: { image: 'spec', host: 'inferred' } },
    ]);
  });
});

describe('what a mounted library needs', () => {
  const library = '/usr/lib/x86_64-linux-gnu/libmpi.so.40';
  const libstdcxx = 'io.compspec.host.libstdcxx.version';
  const image = { ...distribution('ubuntu', '20.04'), [libstdcxx]: '3.4.28' };

  test.each([
    [{ glibc: '2.14' }, good],
    [{ glibc: '2.31' }, good],
    [{ glibc: '2.34' }, bad],
    [{ glibc: '2.14', glibcxx: '3.4.28' }, good],
    [{ glibc: '2.14', glibcxx: '3.4.29' }, bad],
    [{ glibc: '2.14', missing: ['libpmix.so.2'] }, open],
    [{ glibc: '2.34', missing: ['libpmix.so.2'] }, bad],
    [{}, good],
    [{ failure: 'the file is no ELF file' }, open],
  ] as const)('%j: %s', (needs, expected) => {
    const mounts: readonly MountedLibrary[] = [{ library, ...needs }];
    const report = checked(image, distribution('ubuntu', '24.04'), { mounts });
    expect(said(report, 'bind-mount', library)[0]).toBe(expected);
  });

  test('replaces the rule of thumb', () => {
    const mounts = [{ library, glibc: '2.14' }];
    const host = distribution('ubuntu', '24.04');
    expect(checked(image, host).questions['bind-mount'].verdict).toBe(bad);
    expect(checked(image, host, { mounts }).questions['bind-mount']).toMatchObject({
      verdict: good,
      lines: [
        { attribute: library, image: 'GLIBC_2.31', host: 'GLIBC_2.14', comparison: 'glibc-mount' },
      ],
    });
  });

  test('says what is needed and what is there', () => {
    const mounts = [{ library, glibc: '2.34' }];
    const report = checked(image, {}, { mounts });
    expect(said(report, 'bind-mount', library)[1]).toBe(
      'It needs GLIBC_2.34; the image has glibc 2.31.',
    );
    expect(remedyOf(report, 'bind-mount', library)).toBe(
      'Do not mount it, or choose an image with glibc 2.34 or newer.',
    );
  });

  test('of an image that says nothing of its C library nothing is known', () => {
    const mounts = [{ library, glibc: '2.34' }];
    expect(said(checked({}, {}, { mounts }), 'bind-mount', library)).toEqual([
      open,
      'It needs GLIBC_2.34, and it is not known which glibc the image has.',
    ]);
  });

  test.each(['6.0.30', '12.2', 'unknown'])(
    'a file, a compiler, or nothing is no symbol version of libstdc++: %s',
    (version) => {
      const mounts = [{ library, glibcxx: '3.4.30' }];
      const written = { ...image, 'io.compspec.host.libstdcxx.version': version };
      expect(said(checked(written, {}, { mounts }), 'bind-mount', library)).toEqual([
        open,
        'It needs GLIBCXX_3.4.30, and it is not known which libstdc++ the image has.',
      ]);
    },
  );

  test('musl is no glibc', () => {
    const mounts = [{ library, glibc: '2.14' }];
    const alpine = distribution('alpine', '3.19');
    expect(said(checked(alpine, {}, { mounts }), 'bind-mount', library)[0]).toBe(bad);
  });
});
