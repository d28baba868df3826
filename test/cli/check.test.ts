import { describe, expect, test } from 'vitest';
import { compspec, type Ended } from '../support/command-line.js';
import { sarifFaults } from '../support/sarif-schema.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function spec(name: string, supercontainers: object, target: string): string {
  return JSON.stringify(
    {
      version: '0.1.0',
      kind: 'CompatibilitySpec',
      metadata: { name, subject: 'host' },
      compatibilities: [
        { name: 'org.supercontainers', version: '0.1.0', attributes: supercontainers },
        { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': target } },
      ],
    },
    undefined,
    2,
  );
}

const mpi = { 'mpi.implementation': 'openmpi', 'mpi.version': '4.1.2' };
const ubuntu = { 'os.vendor': 'ubuntu', 'os.version': '22.04' };
const image = spec('lammps', { ...mpi, ...ubuntu, 'hardware.gpu.enabled': 'yes' }, 'x86_64_v3');

const files = {
  'image.json': image,
  'gpu.json': spec('gpu node', { ...mpi, ...ubuntu, 'hardware.gpu.enabled': 'yes' }, 'zen3'),
  'cpu.json': spec('cpu node', { ...mpi, ...ubuntu, 'hardware.gpu.enabled': 'no' }, 'zen3'),
  'login.json': spec('login node', { ...ubuntu, 'hardware.gpu.enabled': 'yes' }, 'haswell'),
  'broken.json': '{"compatibilities": [',
  'mapping.json': spec('mapping', { 'mpi.version': 'library.mpi.version' }, 'system.cpu.target'),
  'libtext.so': 'no library',
  Dockerfile: `FROM ubuntu:22.04 AS tools
LABEL io.archspec.cpu.target=zen4
FROM ubuntu:22.04
LABEL org.supercontainers.mpi=openmpi \\
      io.archspec.cpu.target=haswell org.supercontainers.hardware.gpu.enabled=yes
`,
  'image.def':
    'Bootstrap: docker\nFrom: ubuntu:22.04\n\n%labels\n    io.archspec.cpu.target zen4\n',
};

async function check(...commandLine: readonly string[]): Promise<Ended> {
  return await compspec(['check', ...commandLine], { folder: await temporaryFolder(files) });
}

describe('compspec check', () => {
  test('says the verdict, each question, and why', async () => {
    const { exitCode, output, errors } = await check('image.json', '--host', 'cpu.json');
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
    expect(output.split('\n').slice(0, 9)).toEqual([
      'image.json (lammps) on cpu.json (cpu node): incompatible (by run, libraries)',
      '',
      'run: incompatible  Can the image start and do its work here?',
      '  ✗ org.supercontainers.hardware.gpu.enabled  yes             → no',
      '    The image needs it, and the host has none.',
      '    → Choose an image that does without (hardware.gpu.enabled: no), or a host',
      '      that has it.',
      '  ✓ io.archspec.cpu.target                    x86_64_v3       → zen3',
      '    zen3 runs everything that is built for x86_64_v3.',
    ]);
    expect(output).toContain('2.35 (inferred) → 2.35 (inferred)');
    for (const line of output.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  test('of very many lines shows the worst', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => [
      `some.attribute${index}`,
      `${index}`,
    ]);
    const many = spec(
      'many',
      { ...Object.fromEntries(names), ...mpi, 'hardware.gpu.enabled': 'yes' },
      'zen3',
    );
    const folder = await temporaryFolder({ ...files, 'many.json': many });
    const { output } = await compspec(['check', 'many.json', '--host', 'cpu.json'], { folder });
    const marked = output.split('\n').filter((line) => /^ {2}[✓?✗] /.test(line));
    expect(marked.filter((line) => line.includes('some.attribute'))).toHaveLength(199);
    expect(marked.some((line) => line.includes('✗ org.supercontainers.hardware.gpu.enabled'))).toBe(
      true,
    );
    expect(output).toContain('  And 802 lines more; --format json has all.\n');
  });

  test('on several hosts ranks them', async () => {
    const hosts = ['cpu.json', 'login.json', 'gpu.json'];
    const { exitCode, output } = await check('image.json', '--host', ...hosts);
    expect(exitCode).toBe(1);
    expect(output.split('\n')).toEqual([
      'image.json on 3 hosts',
      'HOST        VERDICT       RUN  OPTIMAL  LIBRARIES  BIND-MOUNT',
      'gpu.json    compatible    ✓    ✗        ✓          ✓',
      'login.json  unknown       ✓    ✗        ?          ✓',
      '    org.supercontainers.mpi.implementation: The host does not say; the probe',
      '    library.mpi.variant would know it.',
      'cpu.json    incompatible  ✗    ✗        ✓          ✓',
      '    org.supercontainers.hardware.gpu.enabled: The image needs it, and the host',
      '    has none.',
      '',
      '1 compatible, 1 unknown, 1 incompatible.',
      '',
    ]);
  });

  test('a folder of profiles reads well, and says once what nodes have in common', async () => {
    const nodes = Array.from({ length: 12 }, (_, index) => {
      const isGpu = index % 3 === 0;
      const attributes = { ...mpi, ...ubuntu, 'hardware.gpu.enabled': isGpu ? 'yes' : 'no' };
      const name = `cluster/of-a-long-name/compute-node${index + 1}.json`;
      return [name, spec(`node ${index + 1}`, attributes, 'zen3')] as const;
    });
    const folder = await temporaryFolder({
      ...files,
      ...Object.fromEntries(nodes),
      'cluster/of-a-long-name/settings.json': '{}',
      'cluster/image.json': image.replace('"host"', '"image"'),
    });
    const { output, errors, exitCode } = await compspec(
      ['check', 'image.json', '--host', 'cluster'],
      { folder },
    );
    expect({ errors, exitCode }).toEqual({ errors: '', exitCode: 1 });
    const lines = output.split('\n');
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
    expect(lines[0]).toBe('image.json on 12 hosts');
    const order = lines.flatMap((line) => /node(\d+)\.json +(\w+)/.exec(line)?.slice(1, 3) ?? []);
    expect(order.filter((_, index) => index % 2 === 0).map(Number)).toEqual([
      1, 4, 7, 10, 2, 3, 5, 6, 8, 9, 11, 12,
    ]);
    expect(lines.filter((line) => line.includes('has none.'))).toHaveLength(1);
    expect(lines.at(-2)).toBe('4 compatible, 0 unknown, 8 incompatible.');
    const asJson = await compspec(
      ['check', 'image.json', '--host', 'cluster', '--format', 'json'],
      { folder },
    );
    const { results } = JSON.parse(asJson.output) as { results: readonly Result[] };
    expect(results).toHaveLength(12);
    expect(results[0]!.host).toBe('cluster/of-a-long-name/compute-node1.json');
  });

  test.each([
    ['image.json', 'does not say that it is of a host (metadata.subject: host); what it states'],
    [
      'later.json',
      'is a profile of version 3.1.4, and this program writes 0.1.0; what fits is read',
    ],
  ])('takes %s for a profile, and says a word', async (host, sentence) => {
    const folder = await temporaryFolder({
      ...files,
      'image.json': image.replace('"host"', '"image"'),
      'later.json': files['gpu.json'].replace('"0.1.0"', '"3.1.4"'),
    });
    const ended = await compspec(['check', 'image.json', '--host', host], { folder });
    expect(ended.exitCode).toBe(0);
    expect(ended.errors).toContain(`compspec: ${host}: ${sentence}`);
  });

  test.each([
    ['edited.json', 'edited.json:18:7: '],
    ['mapping.json', 'mapping.json: is a mapping, which says where to find values and has none'],
    ['libtext.so', 'libtext.so: is no compatibility spec'],
    ['empty', 'empty: holds no host profile; compspec extract -o writes one'],
    ['absent', 'absent: '],
  ])('does not take %s for a profile', async (host, sentence) => {
    const folder = await temporaryFolder({
      ...files,
      'empty/settings.json': '{}',
      // Somebody took a line away.
      'edited.json': files['gpu.json'].replace('"attributes": {', ''),
    });
    const ended = await compspec(['check', 'image.json', '--host', host], { folder });
    expect(ended.exitCode).toBe(2);
    expect(ended.errors).toContain(sentence);
  });

  test('explains one attribute', async () => {
    const { output } = await check('image.json', '--host', 'gpu.json', '--explain', 'mpi.version');
    expect(output).toMatch(/^org\.supercontainers\.mpi\.version: image\.json on gpu\.json\n/);
    expect(output).toMatch(/\nimage {7}4\.1\.2 \(spec\)\nhost {8}4\.1\.2 \(profile\)\n/);
    expect(output).toMatch(/\ncomparison {2}mpi-abi\. MPI libraries replace each other/);
    expect(output).toMatch(/\nlibraries {3}compatible\. openmpi 4\.1\.2/);
    const nothing = await check('image.json', '--host', 'gpu.json', '--explain', 'colour');
    expect(nothing).toMatchObject({ exitCode: 2, output: '' });
    expect(nothing.errors).toContain('"colour"');
  });

  test.each([
    [['image.json', '--host', 'gpu.json'], 0],
    [['image.json', '--host', 'cpu.json'], 1],
    [['image.json', '--host', 'cpu.json', '--require', 'libraries'], 0],
    [['image.json', '--host', 'gpu.json', '--require', 'run,optimal'], 1],
    [['image.json', '--host', 'login.json'], 0],
    [['image.json', '--host', 'login.json', '--strict'], 1],
    [['image.json', '--host', 'absent.json'], 2],
    [['image.json', 'broken.json', '--host', 'gpu.json'], 2],
    [['image.json', '--host', 'gpu.json', '--require', 'fly'], 2],
    [['mapping.json', '--host', 'gpu.json'], 2],
    [[], 2],
  ])('%j ends with %d', async (commandLine, exitCode) => {
    expect((await check(...commandLine)).exitCode).toBe(exitCode);
  });

  test('says of an image in a registry that it is not checked yet', async () => {
    const target = 'ghcr.io/rse-ops/lammps:latest';
    const { exitCode, errors } = await check(target, '--host', 'gpu.json');
    const sentence = `${target}: is no file; images of registries are not checked yet`;
    expect({ exitCode, errors }).toEqual({ exitCode: 2, errors: `compspec: ${sentence}\n` });
  });

  test('without --host is about this machine', async () => {
    const { output, errors } = await check('image.json', '--format', 'json');
    expect(errors).toBe('');
    const [result] = (JSON.parse(output) as { results: readonly Result[] }).results;
    expect(result).toMatchObject({ target: 'image.json', host: 'this machine' });
    const lines = Object.values(result!.questions).flatMap((question) => question.lines);
    expect(lines.length).toBeGreaterThan(4);
    for (const { from } of lines) expect([null, 'probe', 'inferred']).toContain(from.host);
  });

  test('says which of the libraries that are usually mounted it looked at', async () => {
    const { output } = await check('image.json', '--format', 'json');
    const { results, mounts } = JSON.parse(output) as {
      results: readonly Result[];
      mounts: readonly { library: string; paths: readonly string[]; failure?: string }[];
    };
    expect(mounts.map(({ library }) => library).slice(0, 2)).toEqual(['libmpi', 'libcuda.so.1']);
    const here = mounts
      .filter(({ failure }) => failure === undefined)
      .flatMap(({ paths }) => paths);
    const lines = results[0]!.questions['bind-mount']!.lines.map(({ attribute }) => attribute);
    expect(lines.filter((line) => line.startsWith('/'))).toEqual(here);
    const absent = mounts.filter(({ paths }) => paths.length === 0);
    const text = (await check('image.json')).output.replace(/\s+/g, ' ');
    expect(text.includes('Not on this machine, so nothing is said of mounting:')).toBe(
      absent.length > 0,
    );
    const without = await check('image.json', '--no-mount', '--format', 'json');
    expect(JSON.parse(without.output)).not.toHaveProperty('mounts');
    const [line] = (JSON.parse(without.output) as { results: readonly Result[] }).results[0]!
      .questions['bind-mount']!.lines;
    expect(line?.attribute).toBe('org.supercontainers.os.glibc');
  });

  test('--mount looks at what a library of this machine needs', async () => {
    const mounted = ['--mount', process.execPath, 'libtext.so', '--format', 'json'];
    const { output } = await check('image.json', '--host', 'gpu.json', ...mounted);
    const [result] = (JSON.parse(output) as { results: readonly Result[] }).results;
    const lines = result!.questions['bind-mount']!.lines;
    expect(lines.map(({ attribute }) => attribute)).toEqual([process.execPath, 'libtext.so']);
    expect(lines[1]).toMatchObject({ verdict: 'unknown', host: null });
    if (process.platform === 'linux') expect(lines[0]!.host).toMatch(/^GLIBC_2\.\d+/);
  });
});

describe('for other programs', () => {
  test('JSON has a result for each target and host', async () => {
    const { output } = await check(
      'image.json',
      'gpu.json',
      '--host',
      'gpu.json',
      'cpu.json',
      '--format',
      'json',
    );
    const { results } = JSON.parse(output) as { results: readonly Result[] };
    expect(results.map(({ target, host, verdict }) => [target, host, verdict])).toEqual([
      ['image.json', 'gpu.json', 'compatible'],
      ['image.json', 'cpu.json', 'incompatible'],
      ['gpu.json', 'gpu.json', 'compatible'],
      ['gpu.json', 'cpu.json', 'incompatible'],
    ]);
    expect(results[1]!.questions['run']!.lines[0]).toEqual({
      attribute: 'org.supercontainers.hardware.gpu.enabled',
      image: 'yes',
      host: 'no',
      comparison: 'requires',
      verdict: 'incompatible',
      why: 'The image needs it, and the host has none.',
      remedy:
        'Choose an image that does without (hardware.gpu.enabled: no), or a host that has it.',
      from: { image: 'spec', host: 'profile' },
    });
  });

  test('GitHub annotates the attribute', async () => {
    const { output } = await check('image.json', '--host', 'cpu.json', '--format', 'github');
    const line = image.split('\n').findIndex((text) => text.includes('hardware.gpu.enabled')) + 1;
    expect(output).toContain(`::error file=image.json,line=${line},endLine=${line},col=10,`);
    expect(output).toContain('title=check run::incompatible on cpu.json (yes): The image needs it');
    expect(output).toMatch(
      /::notice .*title=check optimal::incompatible on cpu\.json \(x86_64_v3\)/,
    );
  });

  test('SARIF is valid', async () => {
    const { output } = await check(
      'image.json',
      '--host',
      'cpu.json',
      'login.json',
      '--format',
      'sarif',
    );
    const log = JSON.parse(output);
    const [run] = log.runs;
    expect(
      run.results.map((one: { level: string; ruleId: string }) => [one.ruleId, one.level]),
    ).toEqual([
      ['check-optimal', 'note'],
      ['check-libraries', 'warning'],
      ['check-libraries', 'warning'],
      ['check-run', 'error'],
      ['check-optimal', 'note'],
    ]);
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    expect(sarifFaults(log)).toEqual([]);
  });
});

interface Result {
  readonly target: string;
  readonly host: string;
  readonly verdict: string;
  readonly questions: Readonly<
    Record<
      string,
      {
        readonly lines: readonly {
          readonly attribute: string;
          readonly verdict: string;
          readonly host: string | null;
          readonly from: { readonly host: string | null };
        }[];
      }
    >
  >;
}
