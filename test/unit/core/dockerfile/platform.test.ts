import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Facts } from '../../../../server/src/core/compatibility/comparison.js';
import { answerPlatform } from '../../../../server/src/core/dockerfile/platform.js';
import { english } from '../../../../server/src/core/messages.js';

function factsOf(values: Readonly<Record<string, string>>): Facts {
  return (source) => (Object.hasOwn(values, source) ? values[source] : undefined);
}

const linux = { 'kernel.uname.sysname': 'Linux' };
const zen3 = factsOf({
  ...linux,
  'system.cpu.target': 'zen3',
  'system.cpu.architecture': 'x86_64',
});
const ivybridge = factsOf({ ...linux, 'system.cpu.target': 'ivybridge' });
const graviton = factsOf({ ...linux, 'system.cpu.target': 'neoverse_n1' });
const power = factsOf({ ...linux, 'system.cpu.architecture': 'ppc64le' });
const mainframe = factsOf({ ...linux, 'system.cpu.architecture': 's390x' });
const mac = factsOf({ 'kernel.uname.sysname': 'Darwin', 'system.cpu.target': 'm1' });
const odd = factsOf({ ...linux, 'system.cpu.architecture': 'z80' });
const nobody = factsOf({});

describe('the platform of an image', () => {
  test.each<[string, string, Facts, string]>([
    ['linux/amd64', 'zen3', zen3, 'compatible'],
    ['LINUX/AMD64', 'zen3', zen3, 'compatible'],
    ['amd64', 'zen3', zen3, 'compatible'],
    ['linux/amd64/v1', 'ivybridge', ivybridge, 'compatible'],
    ['linux/amd64/v2', 'ivybridge', ivybridge, 'compatible'],
    ['linux/amd64/v3', 'ivybridge', ivybridge, 'incompatible'],
    ['linux/amd64/v3', 'zen3', zen3, 'compatible'],
    ['linux/arm64', 'zen3', zen3, 'incompatible'],
    ['linux/arm64/v8', 'zen3', zen3, 'incompatible'],
    ['linux/arm64/v8', 'neoverse_n1', graviton, 'compatible'],
    ['linux/arm64', 'neoverse_n1', graviton, 'compatible'],
    ['linux/amd64', 'neoverse_n1', graviton, 'incompatible'],
    ['linux/ppc64le', 'POWER', power, 'compatible'],
    ['linux/amd64', 'POWER', power, 'incompatible'],
    ['linux/s390x', 'a mainframe', mainframe, 'compatible'],
    ['linux/s390x', 'zen3', zen3, 'incompatible'],
    ['linux/amd64', 'a mainframe', mainframe, 'incompatible'],
    ['linux/s390x', 'what nobody knows', odd, 'unknown'],
    ['linux/amd64', 'what nobody knows', odd, 'unknown'],
    ['linux/arm/v7', 'neoverse_n1', graviton, 'unknown'],
    ['linux/arm/v7', 'zen3', zen3, 'incompatible'],
    ['linux/386', 'zen3', zen3, 'unknown'],
    ['linux/arm64', 'a Mac', mac, 'compatible'],
    ['linux/amd64', 'a Mac', mac, 'incompatible'],
    ['linux', 'zen3', zen3, 'compatible'],
    ['windows/amd64', 'zen3', zen3, 'incompatible'],
    ['freebsd/amd64', 'zen3', zen3, 'incompatible'],
    ['windows/amd64', 'an unknown host', nobody, 'unknown'],
    ['linux/amd64', 'an unknown host', nobody, 'unknown'],
    ['linux', 'an unknown host', nobody, 'unknown'],
    ['linux/z80', 'zen3', zen3, 'unknown'],
    ['linux/amd64/v9', 'zen3', zen3, 'unknown'],
    ['plan9/amd64', 'zen3', zen3, 'unknown'],
    ['linux/amd64/v1/x', 'zen3', zen3, 'unknown'],
    ['', 'zen3', zen3, 'unknown'],
    ['local', 'zen3', zen3, 'unknown'],
  ])('%s on %s', (platform, _, facts, verdict) => {
    expect(answerPlatform(platform, facts).verdict).toBe(verdict);
  });

  it('is told with what the host is', () => {
    const { host, why } = answerPlatform('windows/amd64', zen3);
    expect(host).toBe('Linux zen3');
    expect(english(why)).toBe('The image is made for Windows, and the host runs Linux.');
    expect(english(answerPlatform('linux/arm64/v8', zen3).why)).toBe(
      'The image is built for aarch64, the host is x86_64.',
    );
    expect(answerPlatform('linux/amd64', nobody).host).toBeUndefined();
  });

  it('throws at nothing', () => {
    const part = fc.constantFrom('linux', 'amd64', 'arm', 'v7', '/', '', '\0', '__proto__');
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), text), (platform) => {
        const { verdict } = answerPlatform(platform, nobody);
        expect(verdict).toBe('unknown');
      }),
    );
    expect(answerPlatform('a/'.repeat(500_000), zen3).verdict).toBe('unknown');
  });
});
