import { describe, expect, test } from 'vitest';
import { rawValues } from '../../../../server/src/core/host/extract.js';
import { readNfd } from '../../../../server/src/core/host/nfd.js';

const at = new Date('2026-01-02T03:04:05.000Z');

/** The values of each section, or why there are none. */
function imported(document: unknown): unknown {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const extraction = readNfd(text, at);
  if (typeof extraction === 'string') return extraction;
  return Object.fromEntries(
    [...rawValues(extraction)].flatMap(([extractor, sections]) =>
      [...sections].map(([section, values]) => [`${extractor}.${section}`, values]),
    ),
  );
}

const elements = (values: Record<string, unknown>): unknown => ({ elements: values });

describe('an export of Node Feature Discovery', () => {
  test('of features', () => {
    const exported = {
      flags: { 'kernel.loadedmodule': elements({ nvidia: {}, mlx5_core: {}, '../x': {} }) },
      attributes: {
        'system.osrelease': elements({
          ID: 'ubuntu',
          VERSION_ID: '22.04',
          VERSION: '22.04.3 LTS (Jammy Jellyfish)',
          PRETTY_NAME: 'Ubuntu 22.04.3 LTS',
        }),
        'system.name': elements({ nodename: 'node17' }),
        'system.dmiid': elements({ product_name: 'secret' }),
        'kernel.version': elements({ full: '5.15.0-91-generic', major: '5' }),
        'cpu.model': elements({ vendor_id: 'Intel', family: '6' }),
      },
      instances: {},
    };
    expect(imported(exported)).toEqual({
      'system.os': {
        name: 'Ubuntu 22.04.3 LTS',
        vendor: 'ubuntu',
        version: '22.04',
        release: '22.04.3',
      },
      'system.cpu': { vendor: 'GenuineIntel' },
      'kernel.uname': { release: '5.15.0-91-generic', sysname: 'Linux' },
      'kernel.modules': { nvidia: 'yes', mlx5_core: 'yes' },
    });
  });

  test('of labels', () => {
    const prefix = 'feature.node.kubernetes.io/';
    const exported = {
      [`${prefix}cpu-cpuid.AVX2`]: 'true',
      [`${prefix}cpu-model.vendor_id`]: 'AMD',
      [`${prefix}kernel-version.full`]: '5.14.0-362.el9.x86_64',
      [`${prefix}system-os_release.ID`]: 'rocky',
      [`${prefix}system-os_release.VERSION_ID`]: '9.3',
    };
    expect(imported(exported)).toEqual({
      'system.os': { vendor: 'rocky', version: '9.3', release: '9.3' },
      'system.cpu': { vendor: 'AuthenticAMD' },
      'kernel.uname': { release: '5.14.0-362.el9.x86_64', sysname: 'Linux' },
    });
  });

  test.each([
    ['{', 'is no JSON object'],
    ['[]', 'is no JSON object'],
    ['{"kind": "CompatibilitySpec"}', 'is no export of Node Feature Discovery'],
  ])('is not %s', (text, reason) => {
    expect(imported(text)).toBe(reason);
  });

  test('whose values have other types tells nothing of them', () => {
    const attributes = {
      'system.osrelease': elements({ ID: 1, VERSION_ID: 'x'.repeat(5000) }),
      'kernel.version': [],
      'cpu.model': elements({ vendor_id: 'toString' }),
    };
    expect(imported({ attributes, flags: { 'kernel.loadedmodule': null } })).toEqual({});
  });
});
