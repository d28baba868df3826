import { describe, expect, it } from 'vitest';
import type { AnnotatedTextEdit, CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { edited } from '../../../support/service.js';
import { openSpec, type SpecCase } from '../../../support/spec-help.js';
import { specTexts } from '../../../support/spec-texts.js';

interface Asked extends SpecCase {
  readonly only?: string[];
  /** Where the cursor is; at the beginning unless told otherwise. */
  readonly at?: string;
}

/** The conversions of a text, by the dialect that their titles name. */
function conversions(text: string, { only, at = '', ...options }: Asked = {}) {
  const offset = text.indexOf(at);
  const marked = `${text.slice(0, offset)}<|>${text.slice(offset)}`;
  const { service, document, position } = openSpec(marked, options);
  const { diagnostics } = service.judge(document, defaultSettings.validate);
  const range = { start: position, end: position };
  const context = { diagnostics, ...(only && { only }) };
  const actions = service
    .actions(document, range, context, defaultSettings.validate)
    .filter(({ title }) => title.startsWith('Convert'));
  return new Map(
    actions.map((action) => {
      const [, dialect] = /\(dialect (\w)\)/.exec(action.title) ?? [];
      return [dialect, { action, left: edited(document, editsOf(action)) }] as const;
    }),
  );
}

function editsOf({ edit }: CodeAction) {
  const [changes] = Object.values(edit?.changes ?? {});
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  return changes ?? (change?.edits as AnnotatedTextEdit[] | undefined) ?? [];
}

const others = { a: 'bcde', b: 'acde', c: 'abde', d: 'abce', e: 'abcd' };

describe('the conversion of a spec', () => {
  it.each(Object.entries(specTexts))('is offered into every other dialect: %s', (name, text) => {
    const offered = conversions(text);
    const dialect = name[0] as keyof typeof others;
    expect([...offered.keys()].sort().join('')).toBe(others[dialect]);
    for (const [to = '', { action, left }] of offered) {
      const mends = to === 'd' && 'abe'.includes(dialect);
      expect(action.kind, to).toBe(mends ? 'quickfix' : 'refactor.rewrite');
      expect(left, to).toContain('mpich');
      expect(left, to).not.toBe(text);
    }
  });

  it.each(['a', 'b', 'e'])('into the one in use mends what is said of dialect %s', (dialect) => {
    const { action, left } = conversions(specTexts[`${dialect} in JSON`] ?? '').get('d')!;
    expect(action).toMatchObject({
      title: 'Convert to the form of compspec-go (dialect d)',
      isPreferred: true,
      diagnostics: [{ code: 'older-dialect' }],
    });
    const { service, document } = openSpec(`<|>${left}`);
    expect(service.judge(document, defaultSettings.validate).diagnostics).toEqual([]);
  });

  it('writes what the dialect has', () => {
    const left = (name: string, to: 'a' | 'b' | 'c' | 'd' | 'e') =>
      JSON.parse(conversions(specTexts[name] ?? '').get(to)?.left ?? '') as unknown;
    const address = 'https://example.org/compspec.json';
    expect(left('a in JSON', 'd')).toMatchObject({
      metadata: { name: 'example', schemas: { 'org.supercontainers': address } },
      compatibilities: [
        {
          name: 'org.supercontainers',
          version: '0.1.0',
          attributes: {
            'mpi.implementation': 'mpich',
            'mpi.version': '4.1.1',
            'os.version': '22.04',
          },
        },
      ],
    });
    expect(left('d in JSON', 'b')).toMatchObject({
      compatibilities: [
        { name: 'org.supercontainers', schema: address, annotations: { 'mpi.version': '4.1.1' } },
        { name: 'io.archspec', schema: address, annotations: { 'cpu.target': 'zen3' } },
      ],
    });
    expect(left('e in JSON', 'd')).toEqual({
      version: '0.0.0',
      kind: 'CompatibilitySpec',
      compatibilities: [
        {
          name: 'org.supercontainers',
          attributes: { 'mpi.implementation': 'mpich', 'mpi.version': '4.1.1' },
        },
        { name: 'io.archspec', attributes: { 'cpu.target': 'zen3' } },
      ],
    });
  });

  it('that loses something says how much, and what, and asks first', () => {
    const { action } = conversions(specTexts['d in JSON'] ?? '').get('e')!;
    expect(action.title).toBe(
      'Convert to the flat form of compat-lib (dialect e); 5 things are lost',
    );
    expect(action.edit?.changes).toBeUndefined();
    expect(action.edit?.changeAnnotations).toEqual({
      lost: {
        needsConfirmation: true,
        label: expect.stringContaining('The name "example" is left out.'),
      },
    });
    expect(editsOf(action)).toEqual([expect.objectContaining({ annotationId: 'lost' })]);
  });

  it('that loses something says all of it in its title to a client that can not ask', () => {
    const offered = conversions(specTexts['d in JSON'] ?? '', { annotates: false });
    const { action, left } = offered.get('e')!;
    expect(action.title).toMatch(
      /5 things are lost\. The name "example" is left out\. The version/,
    );
    expect(action.edit).not.toHaveProperty('changeAnnotations');
    expect(left).toContain('"io.archspec.cpu.target": "zen3"');
    expect(offered.get('b')?.action.title).toBe('Convert to the form of Proposal D (dialect b)');
  });

  it('from YAML says that comments are lost', () => {
    const { action, left } = conversions(specTexts['d in YAML'] ?? '').get('c')!;
    expect(action.edit?.changeAnnotations?.['lost']?.label).toBe(
      'The comment "A comment." is left out.',
    );
    expect(left).toContain('    schema: https://example.org/compspec.json\n');
  });

  it('is offered at the head of the spec, its fix where the finding is mended anywhere', () => {
    const text = specTexts['b in JSON'] ?? '';
    expect([...conversions(text, { at: '"kind"' }).keys()].sort()).toEqual(['a', 'c', 'd', 'e']);
    expect([...conversions(text, { at: '"mpi.version"' }).keys()]).toEqual(['d']);
    expect([...conversions(text, { only: ['refactor'] }).keys()].sort()).toEqual(['a', 'c', 'e']);
    expect([...conversions(text, { only: ['quickfix'] }).keys()]).toEqual(['d']);
  });

  it.each(['{"kind": "CompatibilitySpec", "compatibilities": [}', '{"other": {}}'])(
    'is not offered for %s',
    (text) => expect(conversions(text).size).toBe(0),
  );
});
