import { describe, expect, it } from 'vitest';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { hostProfile, hostSchema, hostSpec, ViewedHost } from '../../../support/host-view.js';
import { edgeTo, schemaText } from '../../../support/schema-text.js';
import { textDocument } from '../../../support/service.js';
import { Workspace } from '../../../support/workspace.js';

const { validate } = defaultSettings;
const nothingMore = { specs: [], checked: undefined };

type Settings = Partial<typeof validate>;

/** The picture of documents of a workspace, as they are open or as their files are. */
function pictureIn(workspace: Workspace, names: readonly string[], settings: Settings = {}) {
  const schemas = names.map((name) => ({
    source: textDocument(workspace.text(name), { uri: `file:///${name}` }),
    isOpen: false,
    validate: { ...validate, ...settings },
  }));
  return workspace.service.pictures.picture({ schemas, ...nothingMore });
}

function drawn(result: ReturnType<typeof pictureIn>): PictureModel {
  if ('key' in result) throw new Error(result.key);
  return result;
}

function nodeOf(model: PictureModel, name: string) {
  return model.nodes.find((node) => node.name === name);
}

const faulty = schemaText({ edges: [edgeTo('mpi.version'), edgeTo('mpi.nowhere')] });

describe('the picture of schemas', () => {
  it('has what is wrong with them where it is', () => {
    const workspace = new Workspace({ 'a.compspec.json': faulty });
    const model = drawn(pictureIn(workspace, ['a.compspec.json']));
    const codes = model.nodes.flatMap(({ findings = [], edge }) =>
      [...findings, ...(edge?.findings ?? [])].map(({ code }) => code),
    );
    expect(codes).toContain('undeclared-node');
  });

  it.each<[string, Settings]>([
    ['by its code', { severity: { 'undeclared-node': 'off' } }],
    ['with all others', { enable: false }],
  ])('has nothing that a setting turned off %s', (_, settings) => {
    const workspace = new Workspace({ 'a.compspec.json': faulty });
    const model = drawn(pictureIn(workspace, ['a.compspec.json'], settings));
    expect(JSON.stringify(model.nodes)).not.toContain('undeclared-node');
  });

  it('has a finding as severe as a setting says', () => {
    const workspace = new Workspace({ 'a.compspec.json': faulty });
    const severity = { 'undeclared-node': 'hint' } as const;
    const model = drawn(pictureIn(workspace, ['a.compspec.json'], { severity }));
    expect(JSON.stringify(model.nodes)).toContain('"undeclared-node","severity":"hint"');
  });

  it('has several schemas below one root, also such as no language server judges', () => {
    const workspace = new Workspace({
      'a.compspec.json': schemaText(),
      'graph.json': faulty.replace('org.example', 'org.other'),
    });
    const model = drawn(pictureIn(workspace, ['a.compspec.json', 'graph.json']));
    expect(model.documents.map(({ namespace }) => namespace)).toEqual(['org.example', 'org.other']);
    expect(model.nodes[0]?.kind).toBe('root');
    expect(JSON.stringify(model)).toContain('undeclared-node');
  });

  it('shows of a broken text the last one with a schema, at places of the broken one', () => {
    const workspace = new Workspace({ 'compspec.json': schemaText() });
    workspace.service.symbols(workspace.open('compspec.json'));
    const text = schemaText().replace('{\n  "graph": {', '{\n  \n\n  "gra');
    const source = workspace.open('compspec.json', text);
    const schemas = [{ source, isOpen: true, validate }];
    const model = drawn(workspace.service.pictures.picture({ schemas, ...nothingMore }));
    const [start, end] = nodeOf(model, 'mpi.version')?.range ?? [0, 0];
    expect(text.slice(start, end)).toContain('mpi.version');
    const edge = nodeOf(model, 'mpi.version')?.edge?.range ?? [0, 0];
    expect(JSON.parse(text.slice(...edge))).toEqual(edgeTo('mpi.version'));
  });

  it.each([
    ['nothing', [], 'picture.nothing'],
    ['a spec', ['image.json'], 'picture.none'],
    ['too many', Array.from({ length: 101 }, () => 'a.compspec.json'), 'picture.too-many'],
  ])('is refused with a sentence of %s', (_, names, key) => {
    const workspace = new Workspace({
      'a.compspec.json': schemaText(),
      'image.json': hostSpec('"libc": "2.31"'),
    });
    expect(pictureIn(workspace, names)).toMatchObject({ key });
  });
});

describe('what is mapped onto a picture', () => {
  const spec = hostSpec('"libc": "2.31", "abi": "so.40"');
  const other = hostSpec('"libc": "2.31"', '"name": "other"');

  function mapped(specs: readonly string[], checked?: string, host?: ViewedHost) {
    const workspace = new Workspace({ 'host.compspec.json': hostSchema });
    if (host !== undefined) workspace.service.setHost(host);
    const text = (content: string, name: string) => ({
      source: textDocument(content, { uri: `file:///${name}`, languageId: 'json' }),
      isOpen: false,
    });
    return drawn(
      workspace.service.pictures.picture({
        schemas: [{ ...text(hostSchema, 'host.compspec.json'), validate }],
        specs: specs.map((one, index) => text(one, `spec%20${index}.json`)),
        checked: checked === undefined ? undefined : { ...text(checked, 'c.json'), wishes: {} },
      }),
    );
  }

  it('is which values occur, and in how many specs', () => {
    const model = mapped([spec, other, hostSpec('"libc": "2.17"', '"x": 1')]);
    expect(nodeOf(model, 'libc')).toMatchObject({
      images: 3,
      used: [
        { value: '2.31', images: 2 },
        { value: '2.17', images: 1 },
      ],
    });
    expect(model.overlay).toEqual({ images: ['solver', 'other', 'spec 2.json'] });
    expect(nodeOf(model, 'libc')?.answer).toBeUndefined();
  });

  it('is the verdicts on one spec', () => {
    const host = new ViewedHost(hostProfile({ libc: '2.28', abi: 'so.40' }));
    const model = mapped([other], spec, host);
    expect(nodeOf(model, 'libc')?.answer?.verdict).toBe('incompatible');
    expect(nodeOf(model, 'abi')?.answer?.verdict).toBe('compatible');
    expect(model.overlay).toMatchObject({ host: 'node 7', verdict: 'incompatible' });
    expect(model.overlay?.images).toEqual(['solver', 'other']);
  });

  it('counts one spec once, though it is held against the host as well', () => {
    const workspace = new Workspace({ 'host.compspec.json': hostSchema, 'solver.json': spec });
    const solver = { source: workspace.open('solver.json'), isOpen: true };
    const model = drawn(
      workspace.service.pictures.picture({
        schemas: [{ source: workspace.open('host.compspec.json'), isOpen: true, validate }],
        specs: [solver],
        checked: { ...solver, wishes: {} },
      }),
    );
    expect(nodeOf(model, 'libc')?.images).toBe(1);
  });

  it('notes why there are no verdicts', () => {
    const unknown = new ViewedHost({ key: 'host.extracting', args: [] });
    expect(mapped([], spec, unknown).notes.join()).toContain('looked at');
    expect(nodeOf(mapped([], spec), 'libc')?.answer).toBeUndefined();
    expect(mapped([], spec).notes).toHaveLength(1);
    expect(mapped([], hostProfile({ libc: '2.28' })).notes.join()).toContain('profile');
  });
});

describe('what pictures can be made of', () => {
  it('is the schemas that are known, and the specs that are of images', () => {
    const workspace = new Workspace({
      'a.compspec.json': schemaText(),
      'image.json': hostSpec('"libc": "2.31"'),
      'node.json': hostProfile({ libc: '2.28' }),
      Dockerfile: 'FROM a\nLABEL org.supercontainers.mpi.implementation=mpich\n',
    });
    const { schemas, specs } = workspace.service.pictures.choices();
    expect(schemas[0]).toEqual({
      uri: 'file:///a.compspec.json',
      namespace: 'org.example',
      version: '0.1.0',
      origin: 'workspace',
    });
    expect(schemas.slice(1).every(({ origin }) => origin === 'bundled')).toBe(true);
    for (const { uri } of schemas.slice(1)) {
      expect(workspace.service.schemaText(uri)).toContain('"graph"');
    }
    expect(specs.map(({ uri }) => uri)).toEqual(['file:///Dockerfile', 'file:///image.json']);
  });

  it('can be changed where it is a graph with nodes that is in the workspace', () => {
    const workspace = new Workspace({});
    const isEditable = (text: string, uri = 'file:///compspec.json'): boolean =>
      workspace.service.pictures.isEditable({ source: textDocument(text, { uri }), isOpen: false });
    expect(isEditable(schemaText())).toBe(true);
    expect(isEditable('{"graphs": [{"nodes": {}}]}')).toBe(false);
    expect(isEditable(schemaText(), 'compspec-schema:/bundled/x/1/compspec.json')).toBe(false);
  });
});

describe('the lens above a schema', () => {
  it('shows its graph where the client can', () => {
    const titles = (lensCommands: { showGraph?: string }) => {
      const workspace = new Workspace(
        { 'compspec.json': schemaText() },
        { lensCommands: { references: undefined, ...lensCommands } },
      );
      return workspace.service
        .lenses(workspace.open('compspec.json'))
        .map(({ command }) => [command?.title, command?.command, command?.arguments]);
    };
    const lens = ['Show graph', 'compspec.showGraph', ['file:///compspec.json']];
    expect(titles({ showGraph: 'compspec.showGraph' })).toContainEqual(lens);
    expect(titles({}).flat()).not.toContain('Show graph');
  });
});
