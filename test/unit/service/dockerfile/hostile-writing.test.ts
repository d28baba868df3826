// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { Workspace } from '../../../support/workspace.js';

/** Half of what is read at most: the merged text is longer. */
const length = 512 * 1024;
const gpu = 'org.supercontainers.gpu';

function filled(piece: string, before: string, behind = ''): string {
  const count = Math.floor((length - before.length - behind.length) / piece.length);
  return before + piece.repeat(count) + behind;
}

/** A time that grows with the square of the text would be that of many runs of this file. */
describe('a hostile Dockerfile has actions and completion', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'with as many instructions as fit',
      filled('LABEL a=b\n', 'FROM x\n'),
      'LABEL',
      /^Merge these \d{5}/,
    ],
    [
      'with the same label again and again',
      filled(`LABEL ${gpu}=x\n`, 'FROM x\n'),
      gpu,
      /^Remove all \d{5} earlier/,
    ],
    [
      'with labels in a stage that is not built',
      filled(`LABEL ${gpu}=x\n`, 'FROM x\n', 'FROM y\n'),
      gpu,
      /^Ignore/,
    ],
    [
      'with one instruction of many labels',
      filled(' a=b', 'FROM x\nLABEL c=d', '\n'),
      'LABEL',
      /^Add the rec/,
    ],
    [
      'with a value of half a mebibyte',
      filled('$', 'FROM x\nLABEL a="', '"\nLABEL b=c\n'),
      'LABEL',
      /^Merge these 2/,
    ],
    ['with a line of half a mebibyte', filled(' ', 'FROM x\n', 'l'), 'FROM', /^Add the rec/],
    ['with a line of letters', filled('l', 'FROM x\n'), 'FROM', /^Add the rec/],
    [
      'with many variables',
      filled('ARG A=1\nENV B=$A\n', 'FROM x\n', 'LABEL a=$'),
      'LABEL',
      /^Add the rec/,
    ],
    [
      'with a name far in',
      filled('\t', 'FROM x\n', 'LABEL a=b\nLABEL c=d\n'),
      'LABEL',
      /^Merge these 2/,
    ],
  ])('%s', async (_, text, piece, title) => {
    const workspace = new Workspace({}, { addLabelsCommand: 'add' });
    const document = workspace.open('Dockerfile', text);
    const { service } = workspace;
    const { validate } = defaultSettings;
    const { diagnostics } = service.judge(document, validate);
    const start = document.positionAt(text.indexOf(piece) + 1);
    const here = { start, end: start };
    const actions = service.actions(document, here, { diagnostics }, validate);
    expect(actions.map((one) => one.title)).toContainEqual(expect.stringMatching(title));
    const all = { start: document.positionAt(0), end: document.positionAt(text.length) };
    service.actions(document, all, { diagnostics }, validate);
    for (const offset of [text.indexOf(piece), Math.floor(text.length / 2), text.length]) {
      await service.complete(document, document.positionAt(offset));
    }
  });
});
