import { describe, expect, it } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { definitions } from '../../../support/definition-texts.js';
import { dockerfiles } from '../../../support/dockerfile-texts.js';
import { languageService, textDocument } from '../../../support/service.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const schema = 'compspec.json';
const { Dockerfile = '' } = dockerfiles;
const files = {
  [schema]: exampleSchema,
  'spec.json': specText({ 'mpi.version': '4' }),
  Dockerfile,
  ...definitions,
};
const names = Object.keys(definitions);
const declaration = 'compspec.json: "«mpi.version»": { "metadata": { "type": "version" } },';
const uses = [
  'Dockerfile: LABEL «org.example.mpi.version»=4.1 maintainer="a b" x.example.y=1',
  'Singularity.gpu: «org.example.mpi.version» 5',
  'image.def: «org.example.mpi.version» 4.1',
  'spec.json: "«mpi.version»": "4"',
];

describe('a label of a definition file', () => {
  it.each(names)('in %s leads to the node of the schema', (name) => {
    const workspace = new Workspace(files);
    expect(workspace.definition(name, 'org.exam<|>ple.mpi.version')).toEqual([declaration]);
    expect(workspace.definition(name, 'mpi.version <|>')).toEqual([]);
  });

  it.each([schema, 'spec.json', 'Dockerfile', ...names])('is found from %s', (name) => {
    const workspace = new Workspace(files);
    const piece = name === schema ? '"mpi.<|>version": {' : 'mpi.<|>version';
    const found = workspace.references(name, piece);
    expect(found).toEqual(expect.arrayContaining(uses));
    expect(found.filter((one) => !one.startsWith(schema))).toEqual(uses);
  });

  it.each([schema, 'Dockerfile', ...names])('is renamed from %s', (name) => {
    const workspace = new Workspace(files);
    const piece = name === schema ? '"mpi.<|>version": {' : 'mpi.<|>version';
    workspace.apply(workspace.rename(name, piece, 'mpi.release'));
    for (const [file, text] of Object.entries({ Dockerfile, ...definitions })) {
      expect(workspace.text(file)).toBe(text.replace('mpi.version', 'mpi.release'));
    }
  });

  it('is renamed to what needs quotes elsewhere, and not to what it can not say', () => {
    const workspace = new Workspace(files);
    workspace.apply(workspace.rename(schema, '"mpi.<|>version": {', "mpi.$v'"));
    expect(workspace.text('image.def')).toContain("\n    org.example.mpi.$v' 4.1\n");
    expect(workspace.refusal('image.def', "mpi.$<|>v'", 'mpi. version')).toBe('rename.invalid');
  });

  it('says what it means, and who uses it', async () => {
    const workspace = new Workspace(files);
    const hover = async (piece: string): Promise<string> => {
      const found = await workspace.service.hover(...workspace.at('image.def', piece));
      return MarkupContent.is(found?.contents) ? found.contents.value : '';
    };
    expect(await hover('mpi.<|>version')).toContain(
      'Used by 1 spec, 1 Dockerfile and 2 definition files in the workspace.',
    );
    expect(await hover('main<|>tainer')).toBe('');
  });
});

describe('a document is a definition file', () => {
  const { validate } = defaultSettings;
  const text = 'Bootstrap: docker\nFrom: x\n%labels\n org.supercontainers.mpi opnmpi\n';

  function codes(languageId: string, name: string, given = text): readonly unknown[] {
    const source = textDocument(given, { languageId, uri: `file:///${name}` });
    return languageService()
      .judge(source, validate)
      .diagnostics.map(({ code }) => code);
  }

  it.each<[string, string]>([
    ['apptainer', 'x'],
    ['singularity', 'x.txt'],
    ['plaintext', 'image.def'],
    ['plaintext', 'Singularity'],
    ['lammps', 'in.def'],
  ])('of the language %s named %s', (languageId, name) => {
    expect(codes(languageId, name)).toEqual(['label-value']);
  });

  it.each<[string, string, string]>([
    ['plaintext', 'notes.txt', text],
    ['yaml', 'image.def', text],
    ['plaintext', 'solver.def', 'EXPORTS\n%labels\n org.supercontainers.mpi opnmpi\n'],
  ])('and none of the language %s named %s with %j', (languageId, name, given) => {
    expect(codes(languageId, name, given)).toEqual([]);
  });

  it('closed, by its content', () => {
    const judge = (given: string) =>
      languageService().judgeFile('file:///image.def', { text: given }, validate);
    expect(judge(text)).toMatchObject({
      kind: 'definition',
      diagnostics: [{ code: 'label-value' }],
    });
    expect(judge(text.replace('Bootstrap', 'x'))).toMatchObject({
      kind: undefined,
      diagnostics: [],
    });
  });
});
