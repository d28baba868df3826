// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { labelFixes } from '../../../support/dockerfile-findings.js';

const ranks = 'org.example.solver.ranks';

/** What the move of each label leaves. */
function moved(text: string): string[] {
  return labelFixes(text)
    .filter(([title]) => title.startsWith('Move'))
    .map(([, leaves]) => leaves);
}

describe('a label of a stage that is not in the image is moved', () => {
  const build = 'FROM x\n';
  test.each<[string, string, string]>([
    [
      'behind FROM',
      `${build}LABEL ${ranks}=1\nRUN y\nFROM z\nRUN y\nCMD z\n`,
      `${build}RUN y\nFROM z\nLABEL ${ranks}=1\nRUN y\nCMD z\n`,
    ],
    [
      'into the last LABEL',
      `${build}LABEL a=b ${ranks}="1"\nFROM z\nLABEL c=d\nLABEL e=f\nCMD z\n`,
      `${build}LABEL a=b\nFROM z\nLABEL c=d\nLABEL e=f \\\n      ${ranks}="1"\nCMD z\n`,
    ],
    [
      'to further lines',
      `${build}LABEL \\\n  ${ranks}=1 \\\n  a=b\nFROM z\nLABEL \\\n  # of c\n  c=d\n`,
      `${build}LABEL \\\n  a=b\nFROM z\nLABEL \\\n  # of c\n  c=d \\\n  ${ranks}=1\n`,
    ],
    [
      'from the older form',
      `${build}label ${ranks} 1\nFROM z\nLABEL e=f\n`,
      `${build}FROM z\nLABEL e=f \\\n      ${ranks}=1\n`,
    ],
    [
      'behind a label in the older form',
      `${build}LABEL "${ranks}"='1'\nFROM z\nLABEL e f g\n`,
      `${build}FROM z\nLABEL e f g\nLABEL "${ranks}"='1'\n`,
    ],
    [
      'with another escape and line end',
      `# escape=\`\r\n${build}LABEL ${ranks}=1\r\nFROM z\r\nLABEL a=C:\\b\r\n`,
      `# escape=\`\r\n${build}FROM z\r\nLABEL a=C:\\b \`\r\n      ${ranks}=1\r\n`,
    ],
    [
      'at the end of the text',
      `${build}LABEL ${ranks}=1\nFROM z`,
      `${build}FROM z\nLABEL ${ranks}=1`,
    ],
    [
      'past here-documents',
      `${build}RUN <<EOF\nLABEL ${ranks}=2\nEOF\nLABEL ${ranks}=1\nFROM z\nCOPY <<EOF /a\nLABEL c=d\nEOF\n`,
      `${build}RUN <<EOF\nLABEL ${ranks}=2\nEOF\nFROM z\nLABEL ${ranks}=1\nCOPY <<EOF /a\nLABEL c=d\nEOF\n`,
    ],
    [
      'with a variable that is the same there',
      `ARG N=1\nFROM x\nARG N\nLABEL ${ranks}=$N\nFROM z\nARG N\nLABEL a=b\n`,
      `ARG N=1\nFROM x\nARG N\nFROM z\nARG N\nLABEL a=b \\\n      ${ranks}=$N\n`,
    ],
  ])('%s', (_, text, leaves) => {
    expect(moved(text)).toEqual([leaves]);
  });

  it('to the stage by its name', () => {
    const text = `${build}LABEL ${ranks}=1\nFROM z AS run\n`;
    expect(labelFixes(text).map(([title]) => title)).toContain('Move the label to the stage "run"');
    const unnamed = text.replace(' AS run', '');
    expect(labelFixes(unnamed).map(([title]) => title)).toContain(
      'Move the label to the final stage',
    );
  });
});

describe('a label stays where it is', () => {
  test.each([
    [
      'with a variable that is not set there',
      `FROM x\nARG N=1\nLABEL ${ranks}=$N\nFROM z\nLABEL a=b\n`,
    ],
    [
      'with a variable that is another one there',
      `FROM x\nARG N=1\nLABEL ${ranks}=$N\nFROM z\nARG N=2\nLABEL a=b\n`,
    ],
    ['with a variable that is not known', `FROM x\nLABEL ${ranks}=$N\nFROM z\nLABEL a=b\n`],
    ['where the image has one of its name', `FROM x\nLABEL ${ranks}=1\nFROM z\nLABEL ${ranks}=2\n`],
    [
      'where the image inherits one of its name',
      `FROM x\nLABEL ${ranks}=1\nFROM z AS y\nLABEL ${ranks}=2\nFROM y\n`,
    ],
    ['of a trigger', `FROM x\nONBUILD LABEL ${ranks}=1\nFROM z\n`],
    ['with quotes that do not end', `FROM x\nLABEL ${ranks}="1\nFROM z\nLABEL a=b\n`],
  ])('%s', (_, text) => {
    expect(labelFixes(text).some(([title]) => title.startsWith('Ignore'))).toBe(true);
    expect(moved(text)).toEqual([]);
  });

  it('beyond a few that are selected at once', () => {
    const many = Array.from({ length: 50 }, (_, at) => `LABEL org.example.solver.a${at}=1\n`);
    expect(moved(`FROM x\n${many.join('')}FROM z\n`)).toHaveLength(10);
  });
});
