import { describe, expect, it, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import {
  labelAccepted,
  labelItem,
  labelItems,
  offeredLabels,
} from '../../../support/label-help.js';
import { textDocument } from '../../../support/service.js';
import { storageSchema } from '../../../support/spec-help.js';
import { Workspace } from '../../../support/workspace.js';

const kind = 'org.example.storage.fs.kind';
const mpi = 'org.supercontainers.mpi';

describe('the name of a label', () => {
  test.each<[string, string, string]>([
    ['in a new instruction', 'FROM x\nLABEL <|>', `FROM x\nLABEL ${kind}=`],
    ['half typed', 'FROM x\nLABEL org.example.st<|>', `FROM x\nLABEL ${kind}=`],
    ['half typed before other text', 'LABEL org.ex<|>\nRUN x\n', `LABEL ${kind}=\nRUN x\n`],
    ['in lower case', 'from x\nlabel org<|>', `from x\nlabel ${kind}=`],
    ['in double quotes', 'LABEL "org<|>"', `LABEL "${kind}"=`],
    ['in double quotes that do not end', 'LABEL "org<|>', `LABEL "${kind}"=`],
    ['in single quotes', "LABEL 'org<|>'\n", `LABEL '${kind}'=\n`],
    ['in quotes that hold another label', 'LABEL "org<|> a=b\n', `LABEL "${kind}"= a=b\n`],
    ['behind another', 'LABEL a=b <|>', `LABEL a=b ${kind}=`],
    ['between others', 'LABEL a=b <|> c=d', `LABEL a=b ${kind}= c=d`],
    ['before another', 'LABEL <|> c=d', `LABEL ${kind}= c=d`],
    ['on a continued line', 'LABEL a=b \\\n      org.<|>', `LABEL a=b \\\n      ${kind}=`],
    [
      'on a new continued line',
      'LABEL a=b \\\n  # why\n  <|>',
      `LABEL a=b \\\n  # why\n  ${kind}=`,
    ],
    [
      'on a continued line behind empty ones',
      'RUN x\r\nLABEL a=b \\\r\n\r\n  # why\r\n\r\n  c=d \\ \r\n  o<|>',
      `RUN x\r\nLABEL a=b \\\r\n\r\n  # why\r\n\r\n  c=d \\ \r\n  ${kind}=`,
    ],
    ['on the first line', 'LABEL o<|> \\\n  a=b\n', `LABEL ${kind}= \\\n  a=b\n`],
    [
      'with another escape',
      '# escape=`\r\nLABEL a=b `\r\n o<|>',
      `# escape=\`\r\nLABEL a=b \`\r\n ${kind}=`,
    ],
    ['that has a value', 'LABEL org.<|>example.storage=nfs', `LABEL ${kind}=nfs`],
    ['that has a value, in quotes', 'LABEL "org.<|>x"="nfs"', `LABEL "${kind}"="nfs"`],
    ['in the older form', 'LABEL org<|> nfs\n', `LABEL ${kind} nfs\n`],
    ['of a trigger', 'ONBUILD LABEL or<|>', `ONBUILD LABEL ${kind}=`],
    [
      'of a trigger in lower case',
      'onbuild label a=b \\\n  <|>',
      `onbuild label a=b \\\n  ${kind}=`,
    ],
    [
      'behind a here-document',
      'RUN <<E\nLABEL a\nE\nLABEL <|>',
      `RUN <<E\nLABEL a\nE\nLABEL ${kind}=`,
    ],
  ])('%s is completed', async (_, marked, leaves) => {
    expect(await labelAccepted(marked, kind)).toBe(leaves);
  });

  it('is that of each attribute with values, the workspace first and namespaces of one word last', async () => {
    const all = await offeredLabels('FROM x\nLABEL <|>');
    const labels = all.filter((label) => !label.endsWith('(recommended)'));
    expect(labels.slice(0, 5)).toEqual([
      'org.example.storage',
      'io.archspec',
      'io.compspec.host',
      'org.opencontainers.image',
      'org.supercontainers',
    ]);
    const attributes = labels.filter((label) => label.includes('.storage.'));
    expect(attributes).toEqual(
      ['kind', 'shared', 'size', 'old'].map((name) => `org.example.storage.fs.${name}`),
    );
    for (const name of ['mpi', 'gpu', 'glibc'])
      expect(labels).toContain(`org.supercontainers.${name}`);
    expect(labels).toContain('org.opencontainers.image.title');
    expect(labels.indexOf('network')).toBeGreaterThan(labels.indexOf('org.supercontainers'));
  });

  it('says what it means', async () => {
    const item = await labelItem('LABEL <|>', kind);
    expect(item.detail).toBe('kind of file system');
    const { documentation } = item;
    expect(MarkupContent.is(documentation) && documentation.value).toContain(
      'What the data lies on',
    );
    const old = await labelItem('LABEL <|>', 'org.example.storage.fs.old');
    expect(old.tags).toEqual([1]);
  });

  it('is a snippet where the value is a text, and asks for values where they can be told', async () => {
    const title = await labelItem('LABEL <|>', 'org.opencontainers.image.title');
    expect(title.textEdit?.newText).toBe('org.opencontainers.image.title="$1"');
    expect(title.insertTextFormat).toBe(2);
    const known = await labelItem('LABEL <|>', kind);
    expect([known.textEdit?.newText, known.insertTextFormat]).toEqual([`${kind}=`, 1]);
    expect(known.command?.command).toBe('editor.action.triggerSuggest');
    const plain = await labelItem('LABEL <|>', 'org.opencontainers.image.title', {
      snippets: false,
    });
    expect([plain.textEdit?.newText, plain.command]).toEqual([
      'org.opencontainers.image.title=',
      undefined,
    ]);
  });

  it('is a namespace while that is not all typed, and what is in it from then on', async () => {
    const namespace = await labelItem('LABEL org.supe<|>', 'org.supercontainers');
    expect(namespace.textEdit?.newText).toBe('org.supercontainers.');
    expect(namespace.detail).toMatch(/^namespace, \d.*\(bundled\)$/);
    const labels = await offeredLabels('LABEL org.supercontainers.<|>');
    expect(labels).toContain(mpi);
    expect(labels).not.toContain('org.supercontainers');
    expect(labels).not.toContain(kind);
  });
});

describe('a label that the stage has', () => {
  const used = `FROM x\nLABEL ${mpi}=mpich\n`;

  it('comes last, and is marked', async () => {
    const { items } = await labelItems(`${used}LABEL <|>`);
    const last = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).at(-1);
    expect(last?.label).toBe(mpi);
    expect(last?.labelDetails).toEqual({ description: 'in this stage already' });
    const bare = await labelItem(`${used}LABEL <|>`, mpi, { labelDetails: false });
    expect(bare.detail).toBe('in this stage already');
  });

  test.each([
    ['of another stage', `${used}FROM y\nLABEL <|>`],
    ['of a trigger', `FROM x\nONBUILD LABEL ${mpi}=mpich\nLABEL <|>`],
    ['that is being typed', `FROM x\nLABEL ${mpi}<|>`],
  ])('is not one %s', async (_, marked) => {
    expect((await labelItem(marked, mpi)).labelDetails).toBeUndefined();
  });
});

describe('nothing is offered', () => {
  test.each([
    ['in an empty text', '<|>'],
    ['in another instruction', 'LABEL a=b\nRUN <|>'],
    ['at the keyword', 'LABEL<|> a=b'],
    ['in a comment', 'LABEL a=b \\\n  # <|>\n  c=d'],
    ['in a here-document', 'RUN <<E\nLABEL <|>\nE\n'],
    ['in ENV', 'ENV <|>=LABEL'],
    ['in a name over several lines', 'LABEL org.\\\nexa<|>mple=x'],
  ])('%s', async (_, marked) => {
    expect(await offeredLabels(marked)).toEqual([]);
  });
});

it('a point and an equals sign ask in Dockerfiles alone', async () => {
  expect(await offeredLabels('LABEL org.<|>', { typed: '.' })).toContain(kind);
  const workspace = new Workspace({});
  const schema = textDocument('{"graph": {"": 1}}');
  const at = schema.positionAt(12);
  expect((await workspace.service.complete(schema, at))?.items).not.toEqual([]);
  expect(await workspace.service.complete(schema, at, '.')).toBeNull();
});

it('of thousands of names those are offered that hold what is typed', async () => {
  const schema = JSON.parse(storageSchema);
  for (let index = 0; index < 3000; index += 1) schema.graph.nodes[`node${index}`] = {};
  const workspace = new Workspace({ 'storage.compspec.json': JSON.stringify(schema) });
  const offered = async (text: string) => {
    const document = workspace.open('Dockerfile', text);
    return workspace.service.complete(document, document.positionAt(text.length));
  };
  const all = await offered('LABEL org.example.storage.');
  expect(all?.isIncomplete).toBe(true);
  expect(all?.items).toHaveLength(1000);
  const few = await offered('LABEL org.example.storage.node299');
  expect(few?.isIncomplete).toBe(true);
  expect(few?.items).toHaveLength(11);
});
