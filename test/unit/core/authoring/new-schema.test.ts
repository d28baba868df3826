import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleValues, newSchemaText } from '../../../../server/src/core/authoring/new-schema.js';
import { judgeSchemaText } from '../../../../server/src/core/schema/judge.js';
import { namespaceFault } from '../../../../server/src/core/schema/rules.js';

describe('the text of a new compatibility schema', () => {
  it.each([
    'mpi',
    'org.example.storage',
    'io.archspec',
    'dev.été.größe',
    'jp.計算',
    '🚀.fuel',
    'a-b.c_d',
    '"quoted"',
    'back\\slash',
    '__proto__',
    '1.2.3',
  ])('of the namespace %s has no findings', (namespace) => {
    const { schema, findings } = judgeSchemaText(newSchemaText(namespace));
    expect(findings).toEqual([]);
    expect(schema.namespace).toBe(namespace);
    expect(schema.version).toBe('0.1.0');
  });

  it('has none either of any other namespace that is one', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.string({ unit: 'binary' }), (namespace) => {
        fastCheck.pre(namespaceFault(namespace) === undefined);
        const { schema, findings } = judgeSchemaText(newSchemaText(namespace));
        expect(findings).toEqual([]);
        expect(schema.namespace).toBe(namespace);
      }),
    );
  });

  it('has a group, and two attributes with metadata and example values', () => {
    const { schema } = judgeSchemaText(newSchemaText('org.example'));
    expect(schema.attributes.map(({ name }) => name)).toEqual(['library', ...exampleValues.keys()]);
    expect(schema.relations.map(({ source, word }) => [source.name, word])).toEqual([
      ['library', 'contains'],
      ['library', 'contains'],
    ]);
  });

  it('is laid out as the formatter lays it out', () => {
    const text = newSchemaText('org.example');
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });
});

describe('a text that is no namespace', () => {
  it.each(['', ' ', 'a b', 'a..b', '.a', 'a.', 'a\u0000', 'a\u202eb', 'line\nbreak'])(
    'is told by the rule that judges schemas: %j',
    (text) => {
      const { findings } = judgeSchemaText(newSchemaText(text));
      expect(findings.map(({ code, message }) => ({ code, message }))).toEqual([
        { code: 'invalid-namespace', message: namespaceFault(text) },
      ]);
    },
  );
});
