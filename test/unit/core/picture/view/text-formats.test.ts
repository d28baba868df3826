import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotText } from '../../../../../server/src/core/picture/view/dot.js';
import {
  expansionToDepth,
  fullExpansion,
  visible,
} from '../../../../../server/src/core/picture/view/expansion.js';
import { jsonText } from '../../../../../server/src/core/picture/view/json.js';
import { mermaidText } from '../../../../../server/src/core/picture/view/mermaid.js';
import type { PictureModel } from '../../../../../server/src/core/picture/view/model.js';
import type { Theme } from '../../../../../server/src/core/picture/view/theme.js';
import { anyDocument, graphText, pictureOf } from '../../../../support/pictures.js';

const model = pictureOf(
  graphText({ a: { label: 'The "A" \\ <b>' }, 'a.b': {} }, [
    'a contains a.b',
    'a.b is a',
    'a contains ghost',
  ]),
);
const whole = (any: PictureModel) => visible(any, fullExpansion(any));
const mermaid = (any: PictureModel, theme: Theme = 'light') => mermaidText(any, whole(any), theme);
const dot = (any: PictureModel, theme: Theme = 'light') => dotText(any, whole(any), theme);

describe('Mermaid', () => {
  /** What Mermaid's flow chart grammar takes for a quoted text: entities by number, and its own line break. */
  const text = '"(?:[^"#%&<>`\\\\;\\n]|#\\d+;|<br/>)*"';
  const line = new RegExp(
    `^ {2}(?:n\\d+(?:\\[${text}\\]|\\(\\[${text}\\]\\)|\\(${text}\\)|\\{\\{${text}\\}\\})` +
      `|n\\d+ (?:-->|---|-\\.->|-\\.-)\\|${text}\\| n\\d+` +
      '|classDef [a-z]+ [\\w#:,\\- ]+|class n\\d+(?:,n\\d+)* [a-z]+)$',
  );

  function faults(written: string): string[] {
    const [open, title, ...rest] = written.trimEnd().split('\n');
    const begin = rest.indexOf('flowchart LR');
    const head = open === '---' && title!.startsWith('title: "') && rest[begin - 1] === '---';
    return [
      ...(head ? [] : ['no head']),
      ...rest.slice(begin + 1).filter((one) => !line.test(one)),
    ];
  }

  test('labels every edge with its relation', () => {
    const written = mermaid(model);
    expect(faults(written)).toEqual([]);
    expect(written).toContain('  n0 -->|"declares"| n1\n  n1 -->|"contains"| n2\n');
    expect(written).toContain('  n2 -.->|"is"| n1\n');
    expect(written).toContain('n1["a<br/>The #34;A#34; #92; #60;b#62;"]');
    expect(written).toContain('  class n3 missing\n');
  });

  test('says how much is not drawn', () => {
    const part = mermaidText(model, visible(model, expansionToDepth(model, 1)), 'dark');
    expect(faults(part)).toEqual([]);
    expect(part).toContain('+2 more');
    expect(part).toContain('theme: dark');
  });

  test('takes no directive from a name', () => {
    const directive = "%%{init: {'themeCSS': '* { display: none }'}}%%";
    const written = mermaid(pictureOf(graphText({ [directive]: { label: directive } }, [])));
    expect(faults(written)).toEqual([]);
    expect(written).not.toContain('%%');
    expect(written).toContain("#37;#37;{init: {'themeCSS'");
  });

  test('of any document is a flow chart', () => {
    const check = (document: string) => {
      expect(faults(mermaid(pictureOf(document)))).toEqual([]);
    };
    fc.assert(fc.property(anyDocument, check), { numRuns: 60 });
  });
});

/** Of Graphviz; a machine without it skips what asks it. */
/** Reads alone: `dot` lays out, and gives up on labels that are long enough. */
const program = 'nop';
const absent =
  spawnSync(program, ['-p'], { input: 'digraph {}' }).status === 0
    ? undefined
    : 'not run: no Graphviz';

describe('DOT', () => {
  test('labels every edge with its relation', () => {
    const written = dot(model);
    expect(written).toContain('n1 -> n2 [label="contains"]');
    expect(written).toMatch(/n2 -> n1 \[label="is", constraint=false/);
    expect(written).toContain('n1 [label="a\\nThe \\"A\\" \\\\ <b>"]');
    expect(dot(model, 'auto')).toContain('bgcolor="transparent"');
  });

  test('of any document has whole strings only', () => {
    const check = (document: string) => {
      for (const line of dot(pictureOf(document)).trimEnd().split('\n')) {
        const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '""');
        expect(bare).toMatch(/^[\w\s=,>[\]{}".-]+$/);
      }
    };
    fc.assert(fc.property(anyDocument, check), { numRuns: 60 });
  });

  test.skipIf(absent !== undefined)(
    `is read by Graphviz${absent === undefined ? '' : `, ${absent}`}`,
    () => {
      const check = (document: string) => {
        const { status, stderr } = spawnSync(program, ['-p'], {
          input: dot(pictureOf(document)),
        });
        expect([status, String(stderr)]).toEqual([0, '']);
      };
      fc.assert(fc.property(anyDocument, check), { numRuns: 15 });
    },
  );
});

describe('JSON', () => {
  test('is the model without the words of the interface, a node a line', () => {
    const { words: _, ...rest } = model;
    expect(JSON.parse(jsonText(model))).toEqual(rest);
    expect(
      jsonText(model)
        .split('\n')
        .filter((one) => one.includes('"kind":')),
    ).toHaveLength(4);
  });

  test('of any document can be read', () => {
    const check = (document: string) => {
      const any = pictureOf(document);
      expect(JSON.parse(jsonText(any)).nodes).toEqual(any.nodes);
    };
    fc.assert(fc.property(anyDocument, check), { numRuns: 30 });
  });
});
