import { describe, expect, test } from 'vitest';
import { checked, remedyOf, said } from '../../../../support/checks.js';
import { zen4Features } from '../../../../support/random-checks.js';

const name = 'io.archspec.cpu.target';
const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';

describe('runs-on', () => {
  test.each([
    // image, host, run, optimal
    ['zen3', 'zen3', good, good],
    ['x86_64_v3', 'zen3', good, bad],
    ['amd64', 'skylake_avx512', good, bad],
    ['arm64', 'neoverse_v1', good, bad],
    // Neither is above the other in the graph, and zen3 has every feature of haswell.
    ['haswell', 'zen3', good, bad],
    ['skylake_avx512', 'zen3', bad, bad],
    ['x86_64_v4', 'zen3', bad, bad],
    ['zen4', 'zen3', bad, bad],
    ['x86_64', 'neoverse_v1', bad, bad],
    ['power9le', 'power10le', good, bad],
    ['pentium42', 'zen3', open, open],
    ['x86_64', 'unheard-of', open, open],
    ['x86_64', undefined, open, open],
  ])('%s on %s: run %s, optimal %s', (image, host, run, optimal) => {
    const report = checked({ [name]: image }, host === undefined ? {} : { [name]: host });
    expect([said(report, 'run', name)[0], said(report, 'optimal', name)[0]]).toEqual([
      run,
      optimal,
    ]);
  });

  test('says what is missing and what to look for', () => {
    const report = checked({ [name]: 'x86_64_v4' }, { [name]: 'zen3' });
    expect(said(report, 'run', name)[1]).toBe(
      'zen3 is below the level x86_64_v4, which the image is built on.',
    );
    expect(remedyOf(report, 'run', name)).toBe('Choose an image built for x86_64_v3 or older.');
    expect(remedyOf(checked({ [name]: 'amd64' }, { [name]: 'zen3' }), 'optimal', name)).toBe(
      'An image built for zen3 would use all of it.',
    );
  });

  test('the architecture alone says which programs start at all', () => {
    const architecture = { 'io.compspec.host.cpu.architecture': 'aarch64' };
    expect(said(checked({ [name]: 'amd64' }, architecture), 'run', name)[0]).toBe(bad);
    expect(said(checked({ [name]: 'arm64' }, architecture), 'run', name)[0]).toBe(good);
    expect(said(checked({ [name]: 'arm64' }, architecture), 'optimal', name)[0]).toBe(open);
    const platform = { 'io.compspec.host.cpu.architecture': 'amd64' };
    expect(said(checked(platform, architecture), 'run', 'cpu.architecture')[0]).toBe(bad);
  });

  describe('where the host states its features', () => {
    const features = 'io.compspec.host.cpu.features';
    const kernel = 'io.compspec.host.kernel.name';
    const machine = { [name]: 'x86_64_v4', [features]: zen4Features, [kernel]: 'Linux' };

    test.each([
      // image, run and optimal without the features, with them
      ['haswell', [open, bad], [good, bad]],
      ['x86_64_v3', [good, bad], [good, bad]],
      ['sapphirerapids', [open, open], [bad, bad]],
      ['x86_64_v4', [good, good], [good, good]],
      ['neoverse_v1', [bad, bad], [bad, bad]],
    ])('%s: %j without them, %j with them', (image, without, withThem) => {
      const answers = (host: Readonly<Record<string, string>>) => {
        const report = checked({ [name]: image }, host);
        return [said(report, 'run', name)[0], said(report, 'optimal', name)[0]];
      };
      expect(answers({ [name]: 'x86_64_v4' })).toEqual(without);
      expect(answers(machine)).toEqual(withThem);
    });

    test('says that they decided', () => {
      expect(said(checked({ [name]: 'haswell' }, machine), 'run', name)[1]).toBe(
        "The host's CPU has every feature of haswell.",
      );
      expect(said(checked({ [name]: 'sapphirerapids' }, machine), 'run', name)[1]).toMatch(
        /^The host's CPU lacks features of sapphirerapids: adx, amx_bf16, .*, ….$/,
      );
      expect(
        said(checked({ [name]: 'x86_64_v4' }, { ...machine, [name]: 'zen3' }), 'run', name),
      ).toEqual([good, "The host's CPU has every feature of x86_64_v4."]);
    });

    test('does not take the list of macOS for all that there is', () => {
      const mac = { ...machine, [kernel]: 'Darwin' };
      expect(said(checked({ [name]: 'sapphirerapids' }, mac), 'run', name)[0]).toBe(open);
      expect(said(checked({ [name]: 'haswell' }, mac), 'run', name)[0]).toBe(good);
    });

    test('decide nothing in an image', () => {
      const report = checked({ [features]: 'amx_tile' }, machine);
      expect(report.information.map(({ attribute }) => attribute)).toEqual([features]);
    });
  });
});
