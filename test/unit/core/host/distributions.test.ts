import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libcOf, libcOfName } from '../../../../server/src/core/host/distributions.js';

describe('the table distribution-glibc', () => {
  test.each([
    ['ubuntu', '22.04', '2.35'],
    ['ubuntu', '22.04.3', '2.35'],
    ['ubuntu', 'focal', '2.31'],
    ['Ubuntu', '20.04.6', '2.31'],
    ['debian', '12', '2.36'],
    ['debian', '12.5', '2.36'],
    ['debian', 'bookworm', '2.36'],
    ['rocky', '8.9', '2.28'],
    ['rocky', '9.3', '2.34'],
    ['almalinux', '10.0', '2.39'],
    ['alma', '9', '2.34'],
    ['rhel', '7.9', '2.17'],
    ['centos', '8', '2.28'],
    ['ol', '9.2', '2.34'],
    ['fedora', '40', '2.39'],
    ['sles', '15.5', '2.31'],
    ['sles', '15.2', '2.26'],
    ['sles', '15.0', '2.26'],
    ['opensuse-leap', '15.6', '2.38'],
    ['amzn', '2', '2.26'],
    ['amazonlinux', '2', '2.26'],
    ['amzn', '2023', '2.34'],
  ])('%s %s has glibc %s', (id, release, version) => {
    expect(libcOf(id, release)).toEqual({ libc: 'glibc', version });
  });

  test('alpine has musl, and arch whatever was last installed', () => {
    expect(libcOf('alpine', '3.19')).toEqual({ libc: 'musl' });
    expect(libcOf('arch', undefined)).toEqual({ libc: 'rolling' });
  });

  test.each([
    ['ubuntu', '99.04'],
    ['ubuntu', '22'],
    ['ubuntu', undefined],
    ['debian', '120'],
    ['sles', '15.99'],
    // The first release, or any: people leave the service pack out.
    ['sles', '15'],
    ['haiku', '1'],
    ['constructor', '1'],
    ['debian', 'constructor'],
    ['', ''],
  ])('of %j %j it knows nothing', (id, release) => {
    expect(libcOf(id, release)).toBeUndefined();
  });

  test.each([
    ['Ubuntu 22.04.3 LTS', '2.35'],
    ['Rocky Linux 8.9 (Green Obsidian)', '2.28'],
    ['Debian GNU/Linux 12 (bookworm)', '2.36'],
    ['Red Hat Enterprise Linux 9.3 (Plow)', '2.34'],
    ['SUSE Linux Enterprise Server 15 SP5', '2.31'],
    ['openSUSE Leap 15.6', '2.38'],
    ['CentOS Stream 9', '2.34'],
    ['Fedora Linux 40 (Container Image)', '2.39'],
    ['Amazon Linux 2', '2.26'],
    ['ubuntu:22.04', '2.35'],
  ])('%s has glibc %s', (name, version) => {
    expect(libcOfName(name)).toEqual({ libc: 'glibc', version });
  });

  test('Alpine Linux v3.19 has musl', () => {
    expect(libcOfName('Alpine Linux v3.19')).toEqual({ libc: 'musl' });
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (id, release) => {
        libcOf(id, release);
        expect(libcOfName(`x${id}`)).toBeUndefined();
      }),
    );
  });
});
