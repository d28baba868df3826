import { describe, expect, it, test } from 'vitest';
import {
  labelAccepted,
  labelItem,
  labelItems,
  offeredLabels,
} from '../../../support/label-help.js';

const name = 'image.def';
const kind = 'org.example.storage.fs.kind';
const mpi = 'org.supercontainers.mpi';
const head = 'Bootstrap: docker\nFrom: x\n';

const offered = (marked: string): Promise<string[]> => offeredLabels(head + marked, { name });

describe('the name of a label', () => {
  test.each<[string, string, string]>([
    ['on a new line', '%labels\n<|>', `%labels\n${kind} `],
    ['on an indented line', '%labels\n    <|>\n', `%labels\n    ${kind} \n`],
    ['half typed', '%labels\n  org.exa<|>\n%post\n', `%labels\n  ${kind} \n%post\n`],
    ['between others', '%Labels x\n a b\n o<|>\n c d\n', `%Labels x\n a b\n ${kind} \n c d\n`],
    [
      'behind a comment',
      '%labels\r\n# why\r\n\r\n o<|>\r\n',
      `%labels\r\n# why\r\n\r\n ${kind} \r\n`,
    ],
    ['that has a value', '%labels\n org.<|>example.storage nfs\n', `%labels\n ${kind} nfs\n`],
    ['that has a value with =', '%labels\n or<|> a=b\n', `%labels\n ${kind} a=b\n`],
    [
      'in a second section',
      '%labels\n a b\n%post\n x\n%labels\no<|>',
      `%labels\n a b\n%post\n x\n%labels\n${kind} `,
    ],
    [
      'of another stage',
      `%labels\n a b\n${head}%labels\n<|>`,
      `%labels\n a b\n${head}%labels\n${kind} `,
    ],
  ])('%s is completed', async (_, marked, leaves) => {
    expect(await labelAccepted(head + marked, kind, name)).toBe(head + leaves);
  });

  it('is that of each attribute, and of each namespace', async () => {
    const labels = await offered('%labels\n<|>');
    expect(labels).toEqual(expect.arrayContaining(['org.example.storage', kind, mpi]));
    expect(labels).toContain('org.opencontainers.image.title');
  });

  it('is marked where the stage has it', async () => {
    const marked = `%labels\n ${mpi} mpich\n o<|>\n`;
    const used = await labelItem(head + marked, mpi, { name });
    expect(used.labelDetails?.description).toBe('in this stage already');
    const other = await labelItem(head + marked.replace(' o<', `${head}%labels\n o<`), mpi, {
      name,
    });
    expect(other.labelDetails).toBeUndefined();
  });

  it('asks for its values where there are any', async () => {
    const of = (label: string) => labelItem(`${head}%labels\n<|>`, label, { name });
    expect((await of(kind)).command).toBeDefined();
    const title = await of('org.opencontainers.image.title');
    expect([title.command, title.textEdit?.newText]).toEqual([
      undefined,
      'org.opencontainers.image.title ',
    ]);
  });

  test.each([
    ['in a comment', '%labels\n # o<|>'],
    ['on the line of the section', '%labels <|>'],
    ['in a script', '%labels\n%post\n  o<|>'],
    ['of an app', '%applabels foo\n  o<|>'],
    ['in the header', '<|>'],
    ['in the header of the next stage', '%labels\nBootstrap: docker\no<|>'],
  ])('is not offered %s', async (_, marked) => {
    expect(await offered(marked)).toEqual([]);
  });
});

describe('the value of a label', () => {
  test.each<[string, string, string]>([
    ['behind a space', `%labels\n ${kind} <|>`, `%labels\n ${kind} nfs`],
    ['half typed', `%labels\n ${kind}   n<|>  \n`, `%labels\n ${kind}   nfs  \n`],
    ['in place of another', `%labels\n ${kind} lu<|>stre x\n`, `%labels\n ${kind} nfs\n`],
  ])('%s is completed', async (_, marked, leaves) => {
    expect(await labelAccepted(head + marked, 'nfs', name)).toBe(head + leaves);
  });

  it('is one that is allowed, and stands as it is', async () => {
    expect(await offered(`%labels\n ${kind} <|>`)).toEqual(['lustre', 'nfs', 'Lustre']);
    const spaced = await labelAccepted(`${head}%labels\n${mpi} <|>`, 'Open MPI', name);
    expect(spaced).toBe(`${head}%labels\n${mpi} Open MPI`);
  });

  it('is offered under each name', async () => {
    const marked = `%labels\n ${kind} <|>`;
    for (const other of ['Singularity', 'Apptainer.gpu']) {
      const { items } = await labelItems(head + marked, { name: other });
      expect(items).toHaveLength(3);
    }
  });
});

describe('the variables in a value', () => {
  const stage = '%arguments\n RELEASE=2.36\n MPI=openmpi\n';

  test.each<[string, string]>([
    ['a.b {{<|>', 'a.b {{ MPI }}'],
    ['a.b {{ <|>', 'a.b {{ MPI }}'],
    ['a.b x {{M<|>', 'a.b x {{ MPI }}'],
    ['a.b {{ M<|> }} y', 'a.b {{ MPI }} y'],
    ['a.b {{ M<|>P}}', 'a.b {{ MPI }}'],
    ['a.b {{ RELEASE }}{{ M<|>', 'a.b {{ RELEASE }}{{ MPI }}'],
    [`${kind} {{<|>}}`, `${kind} {{ MPI }}`],
  ])('are completed in %s', async (line, leaves) => {
    const before = `${head}${stage}%labels\n `;
    expect(await labelAccepted(before + line, '{{ MPI }}', name)).toBe(before + leaves);
  });

  it('are those of the stage, with their defaults', async () => {
    const marked = `${stage}%labels\n a.b {{<|>\n${head}%arguments\n OTHER=1\n`;
    expect(await offered(marked)).toEqual(['{{ RELEASE }}', '{{ MPI }}']);
    const mpiItem = await labelItem(head + marked, '{{ MPI }}', { name });
    expect(mpiItem.detail).toBe('openmpi');
  });

  it('are none where a label names its values', async () => {
    expect(await offered(`${stage}%labels\n ${kind} {{ MPI }} <|>`)).toEqual([
      'lustre',
      'nfs',
      'Lustre',
    ]);
    expect(await offered(`${stage}%labels\n ${kind} { <|>`)).not.toContain('{{ MPI }}');
  });
});
