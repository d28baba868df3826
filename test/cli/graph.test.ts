import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Around, compspec } from '../support/command-line.js';
import { graphText, wideText, xmlFault } from '../support/pictures.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const broken = graphText(['a', 'a.b'], ['a contains a.b', 'a contains ghost']);
const entry = { name: 'org.example', version: '0.1.0', attributes: { 'a.b': 'x' } };
const spec = { version: '0.1.0', kind: 'CompatibilitySpec', compatibilities: [entry] };
const files = {
  'compspec.json': graphText(['a', 'a.b', 'c'], ['a contains a.b', 'c is a']),
  'broken.json': broken,
  'syntax.json': `${broken.slice(0, -1)},`,
  'wide.json': wideText(600),
  'spec.json': JSON.stringify(spec),
  'host.json': JSON.stringify({ ...spec, metadata: { name: 'node01', subject: 'host' } }),
  'other.json': '{"a": 1}',
  'there.svg': 'old',
};

async function graph(commandLine: readonly string[], around: Around = {}) {
  const folder = around.folder ?? (await temporaryFolder(files));
  const ended = await compspec(['graph', ...commandLine], { ...around, folder });
  return { ...ended, folder };
}

describe('compspec graph', () => {
  test('draws a schema as SVG, and says nothing where nothing is wrong', async () => {
    const { exitCode, output, errors } = await graph(['compspec.json']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(xmlFault(output)).toBeUndefined();
    expect(output).toContain('>org.example 0.1.0</text>');
    const again = await graph(['compspec.json']);
    expect(again.output).toBe(output);
  });

  test('draws what is broken, with the findings on standard error', async () => {
    const { exitCode, output, errors } = await graph(['broken.json', '--format', 'dot']);
    expect(exitCode).toBe(0);
    expect(errors).toMatch(/^compspec: broken\.json:1:\d+: error\[undeclared-node\]: .*ghost/);
    expect(output).toMatch(/n1 -> n3 \[label="contains"\]/);
    const syntax = await graph(['syntax.json', '--format', 'mermaid']);
    expect(syntax.exitCode).toBe(0);
    expect(syntax.errors).toMatch(/error\[json-syntax\]/);
    expect(syntax.output).toContain('"ghost<br/>');
  });

  test('tells the format by the name of the file', async () => {
    for (const [name, begin] of [
      ['a.svg', '<svg '],
      ['a.mmd', '---\ntitle'],
      ['a.dot', 'digraph '],
      ['a.json', '{\n  "form": 1'],
    ] as const) {
      const { exitCode, output, folder } = await graph(['-o', name, 'compspec.json']);
      expect([name, exitCode, output]).toEqual([name, 0, '']);
      expect((await readFile(join(folder, name), 'utf8')).startsWith(begin)).toBe(true);
    }
  });

  test('overwrites nothing unless told to', async () => {
    const refused = await graph(['compspec.json', '-o', 'there.svg']);
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.errors).toMatch(/there already/);
    expect(await readFile(join(refused.folder, 'there.svg'), 'utf8')).toBe('old');
    const { exitCode, folder } = await graph(['compspec.json', '-o', 'there.svg', '--force']);
    expect(exitCode).toBe(0);
    expect(await readFile(join(folder, 'there.svg'), 'utf8')).toMatch(/^<svg /);
  });

  test('writes no image under the name of a format that it does not have', async () => {
    const { exitCode, errors } = await graph(['compspec.json', '-o', 'a.png']);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^compspec: a\.png: is no format .* svg, .*export PNG\n$/);
    const named = await graph(['compspec.json', '-o', 'a.png', '--format', 'svg']);
    expect(named.exitCode).toBe(0);
  });

  test('overwrites no schema with its own picture, whatever it is told', async () => {
    const { exitCode, errors, folder } = await graph([
      ...['compspec.json', '-o', './compspec.json', '--format', 'json', '--force'],
    ]);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/is what the picture is made of/);
    expect(await readFile(join(folder, 'compspec.json'), 'utf8')).toContain('"graph"');
  });

  test('reads standard input, and schemas of the catalog by their namespace', async () => {
    const input = { input: broken };
    const piped = await graph(['-', '--format', 'json'], input);
    expect(piped.errors).toMatch(/^compspec: <stdin>:1:/);
    expect(JSON.parse(piped.output).documents).toEqual([
      { uri: '<stdin>', namespace: 'org.example', version: '0.1.0' },
    ]);
    const known = await graph(['org.supercontainers@0.0.0', 'io.archspec', '--format', 'json']);
    expect(known).toMatchObject({ exitCode: 0, errors: '' });
    const { documents, nodes } = JSON.parse(known.output);
    expect(documents.map((one: { uri: string }) => one.uri)).toEqual([
      'org.supercontainers@0.0.0',
      'io.archspec@0.0.0',
    ]);
    expect(nodes[0]).toMatchObject({ kind: 'root', name: '2 schemas' });
  });

  test('maps specs on, and holds them against a host', async () => {
    const { exitCode, output } = await graph([
      'compspec.json',
      '--spec',
      'spec.json',
      '--host',
      'host.json',
      '--format',
      'json',
    ]);
    expect(exitCode).toBe(0);
    const { nodes, overlay } = JSON.parse(output);
    expect(nodes.find(({ name }: { name: string }) => name === 'a.b')).toMatchObject({
      used: [{ value: 'x', images: 1 }],
      answer: { verdict: 'compatible' },
    });
    expect(overlay).toMatchObject({ images: ['spec.json'], host: 'node01' });
  });

  test('draws as many levels as fit, or as many as it is told to', async () => {
    const names = (svg: string) => svg.match(/class="name"/g)?.length ?? 0;
    const fits = await graph(['wide.json']);
    expect(fits.errors).toMatch(/42 of 602 nodes are drawn; --all draws/);
    expect(names(fits.output)).toBe(42);
    const all = await graph(['wide.json', '--all']);
    expect(all.errors).toBe('');
    expect(names(all.output)).toBe(602);
    const one = await graph(['wide.json', '--depth', '1']);
    expect(names(one.output)).toBe(2);
    const mermaid = await graph(['wide.json', '--format', 'mermaid']);
    expect(mermaid.errors).toMatch(/Mermaid draws no more than 500 edges/);
    expect(mermaid.output.match(/-->/g)).toHaveLength(601);
  });

  test('has the colours of a theme', async () => {
    const { output } = await graph(['compspec.json', '--theme', 'high-contrast']);
    expect(output).toContain('.ground{fill:#000000}');
  });

  test.each([
    [['nothing.json'], /^compspec: nothing\.json: no such file/],
    [['org.nothing'], /is no file, and no schema of the namespace "org\.nothing" is known/],
    [['spec.json'], /is a compatibility spec; --spec maps it on/],
    [['other.json'], /is no compatibility schema/],
    [['compspec.json', '--spec', 'other.json'], /other\.json: is no compatibility spec/],
    [['compspec.json', '--host', 'host.json'], /--spec names them/],
    [['compspec.json', '--format', 'json', '--all'], /json has the whole model/],
    [['compspec.json', '--depth', '0'], /whole number from 1/],
    [['compspec.json', '--depth', '1', '--all'], /cannot be used with/],
    [['compspec.json', '--format', 'png'], /Allowed choices are/],
    [[], /missing required argument/],
    [['compspec.json', '-o', 'no/folder/a.svg'], /no such file or folder/],
  ])('exits with 2 where it could not do it: %j', async (commandLine, sentence) => {
    const { exitCode, output, errors } = await graph(commandLine);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toMatch(sentence);
  });

  test('refuses a million edges with a sentence', async () => {
    const edge = '{"source":"a","target":"b","relation":"contains"}';
    const edges = new Array(100_000).fill(edge).join();
    const input = `{"graph":{"id":"x","nodes":{"a":{},"b":{}},"edges":[${edges}]}}`;
    const { exitCode, errors } = await graph(['-'], { input });
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/100003 nodes and edges, and 100000 is the most that is drawn/);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
  });
});
