// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places of snippets are written so

import { describe, expect, it, test } from 'vitest';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { InsertTextFormat } from 'vscode-languageserver-types';
import { withItem } from '../../../support/completion.js';
import { hostProfile, ViewedHost } from '../../../support/host-view.js';
import { labelItem, labelItems, offeredLabels } from '../../../support/label-help.js';
import { withCursor } from '../../../support/markers.js';
import { Workspace } from '../../../support/workspace.js';

const within = 'org.supercontainers.* (recommended)';
const whole = `LABEL ${within}`;
const mpi = 'org.supercontainers.mpi="$1"';
const gpu = 'org.supercontainers.gpu="$2"';
const glibc = 'org.supercontainers.glibc="$3"';
const snippet = `${mpi} \\\\\n      ${gpu} \\\\\n      ${glibc}`;

/** The text after the snippet was accepted, with its places as they are. */
async function accepted(marked: string, label: string): Promise<string> {
  const { document } = await labelItems(marked);
  return withItem(document, await labelItem(marked, label));
}

async function recommended(marked: string): Promise<string[]> {
  return (await offeredLabels(marked)).filter((label) => label.includes('recommended'));
}

describe('the recommended labels', () => {
  test.each<[string, string, string, string]>([
    ['in a new instruction', 'FROM x\nLABEL <|>', within, `FROM x\nLABEL ${snippet}`],
    [
      'half typed',
      'FROM x\nlabel org.sup<|>\nRUN y\n',
      within,
      `FROM x\nlabel ${snippet}\nRUN y\n`,
    ],
    ['behind another', 'FROM x\nLABEL a=b <|>', within, `FROM x\nLABEL a=b ${snippet}`],
    [
      'on a continued line',
      'FROM x\nLABEL a=b \\\n  <|>\n',
      within,
      `FROM x\nLABEL a=b \\\n  ${snippet.replaceAll('\n      ', '\n  ')}\n`,
    ],
    ['on a new line', 'FROM x\n<|>', whole, `FROM x\nLABEL ${snippet}`],
    [
      'on a new line between others',
      'FROM x\r\n<|>\r\nRUN y\r\n',
      whole,
      `FROM x\r\nLABEL ${snippet}\r\nRUN y\r\n`,
    ],
    ['by the keyword', 'FROM x\nlab<|>\n', whole, `FROM x\nlabel ${snippet}\n`],
    ['by the name of this help', 'FROM x\nCompS<|>\n', whole, `FROM x\nLABEL ${snippet}\n`],
    [
      'behind a here-document',
      'FROM x\nRUN <<EOF\nLABEL a=b\nEOF\nL<|>',
      whole,
      `FROM x\nRUN <<EOF\nLABEL a=b\nEOF\nLABEL ${snippet}`,
    ],
  ])('%s are a snippet', async (_, marked, label, leaves) => {
    expect((await labelItem(marked, label)).insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(await accepted(marked, label)).toBe(leaves);
  });

  it('are written with the escape of the file', async () => {
    const text = '# escape=`\nFROM x\nLABEL <|>';
    expect((await accepted(text, within)).split('\n').slice(2, 4)).toEqual([
      `LABEL ${mpi} \``,
      `      ${gpu} \``,
    ]);
  });

  it('are those that the image has not', async () => {
    const some = 'org.supercontainers.mpi=mpich "org.supercontainers.gpu"="cuda"';
    const left = `FROM x\nLABEL ${some}\nLABEL org.supercontainers.glibc="$1"`;
    expect(await accepted(`FROM x\nLABEL ${some}\n<|>`, whole)).toBe(left);
    const inherited = `FROM x AS y\nLABEL ${some}\nFROM y\n`;
    expect(await accepted(`${inherited}<|>`, whole)).toBe(
      `${inherited}LABEL org.supercontainers.glibc="$1"`,
    );
    const others = `FROM x AS y\nLABEL ${some}\nFROM z\n`;
    expect(await accepted(`${others}<|>`, whole)).toBe(`${others}LABEL ${snippet}`);
    const all = `FROM x\nLABEL ${some} org.supercontainers.glibc=2.36\n<|>`;
    expect(await recommended(all)).toEqual(['LABEL org.opencontainers.image.* (recommended)']);
  });

  it.each([
    ['before other labels', 'FROM x\nLABEL <|> a=b'],
    ['of a name that has a value', 'FROM x\nLABEL org<|>=b'],
    ['in quotes', 'FROM x\nLABEL "<|>"'],
    ['behind their namespace', 'FROM x\nLABEL org.supercontainers.m<|>'],
    ['of a trigger', 'FROM x\nONBUILD LABEL <|>'],
    ['before the first stage', '<|>\nFROM x\n'],
    ['in a here-document', 'FROM x\nRUN <<EOF\n<|>\nEOF\n'],
    ['on a continued line of another instruction', 'FROM x\nRUN y \\\n  l<|>\n'],
    ['behind the keyword of a trigger', 'FROM x\nONBUILD \\\n  l<|>\n'],
    ['behind other text', 'FROM x\nRUN <|>'],
    ['where another keyword is typed', 'FROM x\nR<|>\n'],
    ['before other text', 'FROM x\n<|> a=b\n'],
    ['in a comment', 'FROM x\n# l<|>\n'],
  ])('are not offered %s', async (_, marked) => {
    expect(await recommended(marked)).toEqual([]);
  });

  it('come first among labels, and behind the keywords that others offer', async () => {
    const keyword = 'LABEL';
    expect((await labelItem('FROM x\n<|>', whole)).sortText! > keyword).toBe(true);
    const { items } = await labelItems('FROM x\nLABEL <|>');
    const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    expect(sorted.slice(0, 2).every(({ label }) => label.includes('recommended'))).toBe(true);
  });

  it('say which they are', async () => {
    expect((await labelItem('FROM x\n<|>', whole)).detail).toBe('mpi, gpu, glibc');
    const image = 'org.opencontainers.image.* (recommended)';
    expect((await labelItem('FROM x\nLABEL <|>', image)).detail).toBe(
      'title, description, version, licenses, source',
    );
  });

  it('are not offered to a client without snippets', async () => {
    const offered = [
      ...(await offeredLabels('FROM x\n<|>', { snippets: false })),
      ...(await offeredLabels('FROM x\nLABEL <|>', { snippets: false })),
    ];
    expect(offered.filter((label) => label.includes('recommended'))).toEqual([]);
  });

  it('have the value of the machine first, and none that nobody can choose', async () => {
    const { text, offset } = withCursor('FROM x\n<|>');
    const values = ['a,b', 'c|d', 'e$f', '"g"'];
    const nodes = {
      kind: { metadata: { values, recommended: true } },
      free: { metadata: { recommended: true } },
      old: { metadata: { recommended: true, deprecated: 'Not any more.' } },
      plain: { metadata: { type: 'string' } },
      switch: { metadata: { type: 'boolean', recommended: true } },
    };
    const graph = { id: 'org.example.host', metadata: { version: '1.0.0' }, nodes };
    const workspace = new Workspace({ 'host.compspec.json': JSON.stringify({ graph }) });
    workspace.service.setHost(new ViewedHost(hostProfile({ kind: 'e$f', free: 'x' })));
    const document: TextDocument = workspace.open('Dockerfile', text);
    const list = await workspace.service.complete(document, document.positionAt(offset));
    const item = list?.items.find(({ label }) => label.startsWith('LABEL org.example.host'));
    expect(item?.textEdit?.newText.split('\n')).toEqual([
      'LABEL org.example.host.kind="${1|e\\\\$f,a\\,b,c\\|d,\\\\"g\\\\"|}" \\\\',
      '      org.example.host.free="$2" \\\\',
      '      org.example.host.switch="$3"',
    ]);
  });

  it('are not those of which the image has another name', async () => {
    const graph = {
      id: 'org.example.host',
      metadata: { version: '1.0.0' },
      nodes: { kind: { metadata: { recommended: true } }, sort: {} },
      edges: [{ source: 'sort', target: 'kind', relation: 'is' }],
    };
    const workspace = new Workspace({ 'host.compspec.json': JSON.stringify({ graph }) });
    const offered = async (label: string): Promise<boolean> => {
      const text = `FROM x\nLABEL org.example.host.${label}=a\n`;
      const document = workspace.open('Dockerfile', text);
      const list = await workspace.service.complete(document, document.positionAt(text.length));
      return list?.items.some((one) => one.label.startsWith('LABEL org.example.host')) === true;
    };
    expect(await offered('other')).toBe(true);
    expect(await offered('sort')).toBe(false);
    expect(await offered('kind')).toBe(false);
  });

  it('are a line each in a definition file', async () => {
    const marked = 'Bootstrap: docker\nFrom: x\n\n%labels\n    <|>\n';
    const { text, offset } = withCursor(marked);
    const workspace = new Workspace({});
    const document = workspace.open('image.def', text);
    const list = await workspace.service.complete(document, document.positionAt(offset));
    const item = list?.items.find(({ label }) => label === within);
    expect(item?.textEdit?.newText.split('\n')).toEqual([
      'org.supercontainers.mpi $1',
      'org.supercontainers.gpu $2',
      'org.supercontainers.glibc $3',
    ]);
  });
});
