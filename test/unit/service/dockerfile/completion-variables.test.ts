// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { labelAccepted, labelItem, offeredLabels } from '../../../support/label-help.js';

const kind = 'org.example.storage.fs.kind';
const arg = 'FROM x\nARG NAME=1\n';

describe('a variable in the value of a label', () => {
  test.each<[string, string, string]>([
    ['behind the dollar sign', 'LABEL a=$<|>', 'LABEL a=${NAME}'],
    ['half typed', 'LABEL a=$NA<|>\nRUN y\n', 'LABEL a=${NAME}\nRUN y\n'],
    ['in place of another', 'LABEL a=x$NA<|>MES b=c', 'LABEL a=x${NAME} b=c'],
    ['in braces', 'LABEL a=${<|>', 'LABEL a=${NAME}'],
    ['in braces that end', 'LABEL a=${N<|>} b=c', 'LABEL a=${NAME} b=c'],
    ['in double quotes', 'LABEL a="x $<|> y"', 'LABEL a="x ${NAME} y"'],
    ['in double quotes that do not end', 'LABEL a="${N<|>', 'LABEL a="${NAME}'],
    ['in double quotes, in braces', 'LABEL "a"="${<|>}" b=c', 'LABEL "a"="${NAME}" b=c'],
    ['behind another', 'LABEL a=$NAME-$<|>', 'LABEL a=$NAME-${NAME}'],
    ['in several quotes', `LABEL a='$x'"$<|>"`, `LABEL a='$x'"\${NAME}"`],
    ['of the second label', 'LABEL a=b c=$<|> d=e', 'LABEL a=b c=${NAME} d=e'],
    [
      'on a continued line',
      'LABEL a=b \\\n  # why\n  c=$<|> \\\n  d=e',
      'LABEL a=b \\\n  # why\n  c=${NAME} \\\n  d=e',
    ],
    ['in the older form', 'label a b $<|>', 'label a b ${NAME}'],
    ['of an attribute with values', `LABEL ${kind}=$<|>`, `LABEL ${kind}=\${NAME}`],
    [
      'behind a here-document',
      'RUN <<EOF\nARG OTHER=2\nEOF\nLABEL a=$<|>',
      'RUN <<EOF\nARG OTHER=2\nEOF\nLABEL a=${NAME}',
    ],
  ])('%s is completed', async (_, marked, leaves) => {
    expect(await labelAccepted(arg + marked, '${NAME}')).toBe(arg + leaves);
  });

  it('is completed with another escape and line end', async () => {
    const text = '# escape=`\r\nFROM x\r\nARG NAME=1\r\nLABEL a="`$ $N<|>" `\r\n  b=c\r\n';
    expect(await labelAccepted(text, '${NAME}')).toBe(text.replace('$N<|>', '${NAME}'));
  });

  it.each([
    ['in single quotes', "LABEL a='$<|>'"],
    ['in single quotes behind others', `LABEL a="x"'$<|>'`],
    ['escaped', 'LABEL a=\\$<|>'],
    ['escaped in quotes', 'LABEL a="\\$N<|>"'],
    ['with an alternative', 'LABEL a=${N:-<|>}'],
    ['of a trigger', 'ONBUILD LABEL a=$<|>'],
    ['in a here-document', 'RUN <<EOF\nLABEL a=$<|>\nEOF\n'],
    ['of another instruction', 'RUN echo $<|>'],
  ])('is not offered %s', async (_, marked) => {
    expect(await offeredLabels(arg + marked)).toEqual([]);
  });

  it('is one that is set there, the last ones of the nearest stage first', async () => {
    const text =
      'ARG GLOBAL=0\nARG HIDDEN=0\nFROM a AS one\nARG ONE=1\nENV ENVIRONMENT=2 BOTH=3\n' +
      'FROM b AS two\nARG TWO=x\nFROM one\nARG BOTH=4\nARG GLOBAL\nARG NONE\nLABEL a=$<|>\nARG LATER=5\n';
    const names = ['BOTH', 'ENVIRONMENT', 'NONE', 'GLOBAL', 'ONE'];
    expect(await offeredLabels(text)).toEqual(names.map((name) => `\${${name}}`));
    expect(await offeredLabels('ARG A=1\nLABEL a=$<|>\n')).toEqual([]);
  });

  it('is told with its value', async () => {
    const text = 'ARG V=3\nFROM x\nARG V\nARG N\nENV E="$V 4"\nLABEL a=$<|>\n';
    expect(await labelItem(text, '${V}')).toMatchObject({
      detail: '3',
      labelDetails: { description: 'ARG' },
    });
    expect(await labelItem(text, '${E}')).toMatchObject({
      detail: '3 4',
      labelDetails: { description: 'ENV' },
    });
    expect(await labelItem(text, '${N}', { labelDetails: false })).toMatchObject({
      detail: 'ARG no value that is known here',
    });
    expect((await labelItem(text, '${V}')).filterText).toBe('$V');
    expect((await labelItem(text.replace('$<', '${<'), '${V}')).filterText).toBe('${V');
  });

  it('is asked for as soon as it is typed', async () => {
    expect(await offeredLabels(`${arg}LABEL a=$<|>`, { typed: '$' })).toEqual(['${NAME}']);
    expect(await offeredLabels(`${arg}LABEL a=\${<|>}`, { typed: '{' })).toEqual(['${NAME}']);
  });
});

describe('the values of an attribute', () => {
  it.each([
    `LABEL ${kind}=<|>$NAME`,
    `LABEL ${kind}="\${NAME}n<|>"`,
    `LABEL ${kind}="<|>n\${NAME:-x}"`,
  ])('do not replace a variable: %s', async (marked) => {
    expect(await offeredLabels(arg + marked)).toEqual([]);
  });

  it('replace one entry of a list, and leave the variable in another', async () => {
    const gpu = 'org.supercontainers.gpu';
    expect(await labelAccepted(`${arg}LABEL ${gpu}=$NAME,<|>`, 'cuda')).toBe(
      `${arg}LABEL ${gpu}=$NAME,cuda`,
    );
    expect(await offeredLabels(`${arg}LABEL ${gpu}=cuda,x$NAME<|>`)).toEqual(['${NAME}']);
    expect(await offeredLabels(`${arg}LABEL ${gpu}=cuda,<|>x$NAME`)).toEqual([]);
  });

  it('replace what only looks like a variable', async () => {
    expect(await labelAccepted(`LABEL ${kind}='$x<|>'`, 'nfs')).toBe(`LABEL ${kind}='nfs'`);
  });
});
