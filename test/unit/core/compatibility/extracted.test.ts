import { describe, expect, test } from 'vitest';
import { check } from '../../../../server/src/core/compatibility/check.js';
import { extractedSubject } from '../../../../server/src/core/compatibility/extracted.js';
import { readSubject, type Subject } from '../../../../server/src/core/compatibility/subject.js';
import { extract } from '../../../../server/src/core/host/extract.js';
import { extractors } from '../../../../server/src/core/host/extractors/table.js';
import { readJson } from '../../../../server/src/core/json/read.js';
import { Catalog } from '../../../../server/src/core/schema/catalog.js';
import { readSpec } from '../../../../server/src/core/spec/model.js';
import { said } from '../../../support/checks.js';
import { zen4Features } from '../../../support/random-checks.js';
import { recordedMachine } from '../../../support/recorded-machine.js';

const catalog = new Catalog();

/** A virtual machine that hides which CPU it is on. */
async function machineWith(features: string): Promise<Subject> {
  const files = {
    '/proc/cpuinfo': `processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC\nflags\t\t: ${features.replaceAll(',', ' ')}\n`,
    '/proc/sys/kernel/arch': 'x86_64\n',
    '/proc/sys/kernel/ostype': 'Linux\n',
    '/proc/sys/kernel/osrelease': '6.1.0-25-amd64\n',
  };
  const wanted = extractors.map((extractor) => ({ extractor }));
  const probes = recordedMachine({ kind: 'root', files });
  const extraction = await extract(wanted, probes, () => new Date(0));
  return extractedSubject('vm', extraction, catalog);
}

describe('a virtual machine', () => {
  test('has the features by which the check decides', async () => {
    const host = await machineWith(zen4Features);
    expect(host.facts('system.cpu.target')).toBe('x86_64_v4');
    const answer = (target: string) => {
      const attributes = { 'io.archspec.cpu.target': target };
      const image = readSpec(readJson(JSON.stringify({ version: '0.0.0', attributes })));
      return said(check(readSubject(image, catalog, 'spec'), host), 'run', 'cpu.target');
    };
    expect(answer('haswell')).toEqual([
      'compatible',
      "The host's CPU has every feature of haswell.",
    ]);
    expect(answer('zen4')[0]).toBe('incompatible');
  });
});
