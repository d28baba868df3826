import { describe, expect, test } from 'vitest';
import { compspec, type Ended } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const profile = JSON.stringify({
  version: '0.1.0',
  kind: 'CompatibilitySpec',
  metadata: { name: 'gpu node', subject: 'host' },
  compatibilities: [
    {
      name: 'org.supercontainers',
      version: '0.1.0',
      attributes: { 'mpi.implementation': 'openmpi', 'hardware.gpu.enabled': 'yes' },
    },
    { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'zen3' } },
  ],
});

const dockerfile = `# What is built first is not the image.
FROM scratch AS tools
LABEL io.archspec.cpu.target=zen4
FROM scratch
LABEL io.archspec.cpu.target=haswell \\
      org.supercontainers.hardware.gpu.enabled=yes
`;

const files = {
  'node.json': profile,
  Dockerfile: dockerfile,
  'image.def': 'Bootstrap: scratch\n\n%labels\n    io.archspec.cpu.target zen4\n',
  'no-stage.dockerfile': 'LABEL a=b\n',
};

async function check(commandLine: readonly string[], input?: string): Promise<Ended> {
  const options = { folder: await temporaryFolder(files), ...(input !== undefined && { input }) };
  return await compspec(['check', ...commandLine, '--host', 'node.json'], options);
}

interface Line {
  readonly attribute: string;
  readonly verdict: string;
  readonly from: { readonly image: string };
}

async function linesOf(commandLine: readonly string[], input?: string) {
  const { output } = await check([...commandLine, '--format', 'json'], input);
  const [result] = JSON.parse(output).results;
  const questions = Object.entries<{ lines: readonly Line[] }>(result.questions);
  return questions.flatMap(([question, { lines }]) =>
    lines.map(({ attribute, verdict, from }) => [question, attribute, verdict, from.image]),
  );
}

const target = 'io.archspec.cpu.target';

describe('compspec check of a Dockerfile', () => {
  test('holds the labels of the final stage against the host', async () => {
    const lines = await linesOf(['Dockerfile']);
    expect(lines).toContainEqual(['run', target, 'compatible', 'label']);
    expect(lines).toContainEqual([
      'run',
      'org.supercontainers.hardware.gpu.enabled',
      'compatible',
      'label',
    ]);
  });

  test('takes another stage by --target', async () => {
    const { exitCode, output } = await check(['Dockerfile', '--target', 'tools']);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Dockerfile \(tools\) on node\.json \(gpu node\): incompatible/);
    expect(await linesOf(['Dockerfile', '--target', 'tools'])).toContainEqual([
      'run',
      target,
      'incompatible',
      'label',
    ]);
    const { errors } = await check(['Dockerfile', '--target', 'tolls']);
    expect(errors).toBe('compspec: Dockerfile: no stage is named "tolls"; did you mean "tools"?\n');
  });

  test('points to the label in reports of problems', async () => {
    const { output } = await check(['Dockerfile', '--target', 'tools', '--format', 'github']);
    expect(output).toContain('file=Dockerfile,line=3,endLine=3,col=7,endColumn=28');
  });

  test('is the same of a definition file, and of standard input', async () => {
    const incompatible = ['run', target, 'incompatible', 'label'];
    expect(await linesOf(['image.def'])).toContainEqual(incompatible);
    expect(await linesOf(['-'], files['image.def'])).toContainEqual(incompatible);
    expect(await linesOf(['-'], dockerfile)).toContainEqual(['run', target, 'compatible', 'label']);
  });

  test('says that nothing is built of a file without stages', async () => {
    const { exitCode, errors } = await check(['no-stage.dockerfile']);
    expect(exitCode).toBe(2);
    expect(errors).toBe(
      'compspec: no-stage.dockerfile: there is no FROM in it, so that no image is built of it\n',
    );
  });
});
