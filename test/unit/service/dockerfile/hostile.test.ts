// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { ViewedHost } from '../../../support/host-view.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema } from '../../../support/workspace-texts.js';

const mpi = 'org.supercontainers.mpi';
const host = `{"kind": "CompatibilitySpec", "metadata": {"name": "node", "subject": "host"}, "compatibilities": [{
  "name": "org.supercontainers", "attributes": {"glibc": "2.36", "mpi": "openmpi"}}]}`;
const mebibyte = 1024 * 1024;

function filled(piece: string, before: string, behind = ''): string {
  const count = Math.floor((mebibyte - before.length - behind.length) / piece.length);
  return before + piece.repeat(count) + behind;
}

function stages(count: number): string {
  const all = Array.from({ length: count }, (_, index) =>
    index === 0
      ? `FROM x AS s0\nLABEL ${mpi}=opnmpi\n`
      : `FROM s${index - 1} AS s${index}\nENV A${index}=$A${index - 1}\nLABEL ${mpi}=$A${index}\n`,
  );
  return all.join('');
}

function labels(count: number): string {
  return Array.from({ length: count }, (_, index) => ` \\\n  ${mpi}${index}=x`).join('');
}

/**
 * A time that grows with the square of the text would be that of many runs of this file: what of these
 * is large has about a mebibyte, or ten thousand of something.
 */
describe('a hostile Dockerfile is judged, and has completion, hover and verdicts', () => {
  it.each<[string, string, codes: readonly string[]]>([
    ['a quote that does not end', `FROM x\nLABEL ${mpi}="opnmpi\nRUN a\n`, ['label-value']],
    ['many quotes that do not end', filled(`LABEL ${mpi}="o\n`, 'FROM x\n'), ['label-duplicate']],
    ['one over a mebibyte', `${filled(' a=b', `FROM x\nLABEL ${mpi}="o`)}`, ['label-value']],
    ['a continuation at its end', `FROM x\nLABEL ${mpi}=opnmpi \\`, ['label-value']],
    ['and behind a name', `FROM x\nLABEL ${mpi}=opnmpi \\\n  ${mpi}\\\n\\`, ['label-duplicate']],
    ['continuations alone', filled('\\\n', `FROM x\nLABEL ${mpi}=opnmpi `), ['label-value']],
    ['NUL', `FROM x\0\nLABEL ${mpi}=\0 \0=\0 ${mpi}\0=1\n`, ['label-unknown', 'label-value']],
    ['NUL alone', filled('\0', `FROM x\nLABEL ${mpi}=`), ['label-value']],
    ['ARG in a cycle', `ARG A=$B\nARG B=$A\nFROM x\nARG A\nARG B\nLABEL ${mpi}=$A$B x=$B\n`, []],
    ['ENV in a cycle', `FROM x\nENV A=$B B=$A\nENV A=$B$A\nENV B=\${A:-$B}\nLABEL ${mpi}=$B\n`, []],
    ['ENV that doubles', filled('ENV A=$A$A\n', 'FROM x\nENV A=o\n', `LABEL ${mpi}=$A\n`), []],
    ['a thousand stages', stages(1000), ['label-value']],
    ['ten thousand stages', stages(10_000), ['label-value']],
    [
      'stages of one name',
      filled('FROM a AS a\n', `FROM x AS a\nLABEL ${mpi}=o\n`),
      ['label-value'],
    ],
    ['a value of a mebibyte', filled('v', `FROM x\nLABEL ${mpi}="`, '"'), ['label-value']],
    ['a name of a mebibyte', filled('.v', `FROM x\nLABEL ${mpi}=o ${mpi}`, '=x'), ['label-value']],
    ['ten thousand labels in one', `FROM x\nLABEL ${mpi}=o${labels(10_000)}\n`, ['label-unknown']],
    [
      'ten thousand the same',
      `FROM x\nLABEL a=b${` ${mpi}=o`.repeat(10_000)}`,
      ['label-duplicate'],
    ],
    [
      'Windows line ends',
      `# escape=\`\r\nFROM x\r\nLABEL a=C:\\ \`\r\n  # c\r\n\r\n  ${mpi}="opn\`\r\nmpi"\`\r\n`,
      ['label-value'],
    ],
    [
      'a mebibyte of them',
      filled('  a=C:\\ `\r\n', `# escape=\`\r\nFROM x\r\nLABEL ${mpi}=o \`\r\n`),
      ['label-value'],
    ],
    ['ONBUILD in ONBUILD', filled('ONBUILD ', `FROM x\nLABEL ${mpi}=o\n`, `LABEL ${mpi}=p`), []],
    ['triggers', filled(`ONBUILD LABEL ${mpi}=o\n`, 'FROM x\n'), ['label-duplicate']],
    [
      'here-documents',
      filled('RUN <<a <<-b\na\n\tb\n', `FROM x\nLABEL ${mpi}=o\n`),
      ['label-value'],
    ],
    [
      'one that does not end',
      filled(`LABEL ${mpi}=o\n`, `FROM x\nLABEL ${mpi}=p\nCOPY <<a <<b /\n`),
      ['label-value'],
    ],
    [
      'what silences',
      filled('# compspec-ignore label-value\n', `FROM x\nLABEL ${mpi}=o\n`),
      ['label-value'],
    ],
  ])('with %s', async (_, text, codes) => {
    const workspace = new Workspace({ 'compspec.json': exampleSchema });
    const { service } = workspace;
    service.setHost(new ViewedHost(host));
    const source = workspace.open('Dockerfile', text);
    const found = new Set(
      service.judge(source, defaultSettings.validate).diagnostics.map(({ code }) => code),
    );
    expect([...found]).toEqual(expect.arrayContaining([...codes]));
    const range = { start: source.positionAt(0), end: source.positionAt(text.length) };
    expect(JSON.stringify([service.hints(source, range), service.lenses(source)])).toBeTypeOf(
      'string',
    );
    const at = text.indexOf(mpi) + mpi.length - 1;
    const offsets = [at, at + 3, Math.floor(text.length / 2), text.lastIndexOf('\n'), text.length];
    for (const offset of offsets) {
      const position = source.positionAt(offset);
      const answers = [
        await service.complete(source, position),
        await service.hover(source, position),
      ];
      expect(JSON.stringify(answers)).toBeTypeOf('string');
    }
    expect(await service.hover(source, source.positionAt(at))).not.toBeNull();
  });
});
