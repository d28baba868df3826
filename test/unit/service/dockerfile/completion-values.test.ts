import { describe, expect, it, test } from 'vitest';
import { ViewedHost } from '../../../support/host-view.js';
import { labelAccepted, labelItem, offeredLabels } from '../../../support/label-help.js';
import { withCursor } from '../../../support/markers.js';
import { Workspace } from '../../../support/workspace.js';

const kind = 'org.example.storage.fs.kind';
const mpi = 'org.supercontainers.mpi';

describe('the value of a label', () => {
  test.each<[string, string, string]>([
    ['behind the equals sign', `LABEL ${kind}=<|>`, `LABEL ${kind}=nfs`],
    ['half typed', `FROM x\nlabel ${kind}=n<|>\nRUN y\n`, `FROM x\nlabel ${kind}=nfs\nRUN y\n`],
    ['in double quotes', `LABEL ${kind}="<|>"`, `LABEL ${kind}="nfs"`],
    ['in double quotes that do not end', `LABEL ${kind}="n<|>`, `LABEL ${kind}="nfs"`],
    [
      'in quotes that hold another label',
      `LABEL ${kind}="n<|> a="b"\n`,
      `LABEL ${kind}="nfs" a="b"\n`,
    ],
    ['in single quotes', `LABEL '${kind}'='n<|>' a=b`, `LABEL '${kind}'='nfs' a=b`],
    ['in place of another', `LABEL ${kind}="lu<|>stre"`, `LABEL ${kind}="nfs"`],
    [
      'on a continued line',
      `LABEL a=b \\\n  # c\n  ${kind}=<|> \\\n  c=d\n`,
      `LABEL a=b \\\n  # c\n  ${kind}=nfs \\\n  c=d\n`,
    ],
    [
      'with another escape',
      `# escape=\`\r\nLABEL a=b \`\r\n ${kind}=n<|>\r\n`,
      `# escape=\`\r\nLABEL a=b \`\r\n ${kind}=nfs\r\n`,
    ],
    ['in the older form', `LABEL ${kind} <|>`, `LABEL ${kind} nfs`],
    ['in the older form, half typed', `label "${kind}" n<|>\n`, `label "${kind}" nfs\n`],
    ['of a trigger', `ONBUILD LABEL ${kind}=<|>`, `ONBUILD LABEL ${kind}=nfs`],
    [
      'of a trigger in the older form',
      `ONBUILD LABEL ${kind} <|>\n`,
      `ONBUILD LABEL ${kind} nfs\n`,
    ],
  ])('%s is completed', async (_, marked, leaves) => {
    expect(await labelAccepted(marked, 'nfs')).toBe(leaves);
  });

  it('is one that is allowed, or another spelling', async () => {
    expect(await offeredLabels(`LABEL ${kind}=<|>`)).toEqual(['lustre', 'nfs', 'Lustre']);
    expect(await offeredLabels('LABEL org.example.storage.fs.shared=<|>')).toEqual(['yes', 'no']);
    const alias = await labelItem(`LABEL ${kind}=<|>`, 'Lustre');
    expect(alias.labelDetails).toEqual({ description: '= lustre' });
    expect(alias.detail).toBe('= lustre');
  });

  test.each<[string, string]>([
    [`LABEL ${mpi}=<|>`, `LABEL ${mpi}="Open MPI"`],
    [`LABEL ${mpi}="Open<|>"`, `LABEL ${mpi}="Open MPI"`],
    [`LABEL ${mpi}='<|>`, `LABEL ${mpi}='Open MPI'`],
  ])('with a space has quotes: %s', async (marked, leaves) => {
    expect(await labelAccepted(marked, 'Open MPI')).toBe(leaves);
  });

  test.each([
    ['of an attribute without known values', 'LABEL org.example.storage.fs.size=<|>'],
    ['of nobody', 'LABEL maintainer=<|>'],
    ['of an unknown attribute', 'LABEL org.example.storage.nothing=<|>'],
    ['of a variable name', 'LABEL org.example.storage.$X=<|>'],
  ])('%s is left to its author', async (_, marked) => {
    expect(await offeredLabels(marked)).toEqual([]);
  });
});

describe('the value of the base image', () => {
  /** What is offered, with what is said of it. */
  async function offered(marked: string, host?: string): Promise<readonly string[]> {
    const { text, offset } = withCursor(marked);
    const workspace = new Workspace({});
    if (host !== undefined) workspace.service.setHost(new ViewedHost(host));
    const document = workspace.open('Dockerfile', text);
    const list = await workspace.service.complete(document, document.positionAt(offset));
    return (list?.items ?? []).map(({ label, detail = '' }) => `${label} (${detail})`);
  }

  const spec = { kind: 'CompatibilitySpec', version: '0.1.0' };
  const attributes = { 'os.glibc': '2.28', 'os.vendor': 'debian' };
  const node = JSON.stringify({
    ...spec,
    metadata: { name: 'node', subject: 'host' },
    compatibilities: [{ name: 'org.supercontainers', version: '0.1.0', attributes }],
  });
  const label = 'LABEL org.supercontainers.';

  it('is offered where its name tells one, behind the value of the host', async () => {
    expect(await offered(`FROM debian:11\n${label}glibc=<|>`)).toEqual(['2.31 (base image)']);
    expect(await offered(`FROM debian:11\n${label}glibc=<|>`, node)).toEqual([
      '2.28 (node)',
      '2.31 (base image)',
    ]);
    expect(await offered(`FROM debian:11 AS a\nFROM a\n${label}os.vendor=<|>`, node)).toEqual([
      'debian (node, base image)',
    ]);
  });

  it.each(['FROM debian', 'FROM example.org/nobody:11', 'ARG B\nFROM $B', ''])(
    'is none of %j',
    async (head) => {
      expect(await offered(`${head}\n${label}glibc=<|>`)).toEqual([]);
    },
  );
});
