import { describe, expect, it } from 'vitest';
import { dockerfiles } from '../../../support/dockerfile-texts.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const schema = 'compspec.json';
const files = {
  [schema]: exampleSchema,
  'spec.json': specText({ 'mpi.version': '4' }),
  ...dockerfiles,
};

const declaration = 'compspec.json: "«mpi.version»": { "metadata": { "type": "version" } },';
const inSchema = [
  'compspec.json: "mpi.abi": { "metadata": { "inferred": { "from": "«mpi.version»", "table": "distribution-glibc" } } },',
  'compspec.json: { "source": "mpi", "target": "«mpi.version»", "relation": "contains" },',
  'compspec.json: { "source": "«mpi.version»", "target": "os.name", "relation": "needs" }',
];
const inSpec = 'spec.json: "«mpi.version»": "4"';
const inDockerfiles = [
  'Dockerfile: LABEL «org.example.mpi.version»=4.1 maintainer="a b" x.example.y=1',
  'Containerfile.gpu: "«org.example.mpi.version»"="5" \\',
  'old.dockerfile: LABEL «org.example.mpi.version» 4 or later',
  'windows.Dockerfile: «org.example.mpi.version»="4"',
];

describe('the definition of a label', () => {
  it.each(Object.keys(dockerfiles))('in %s is the node of the schema', (name) => {
    const workspace = new Workspace(files);
    expect(workspace.definition(name, 'org.exam<|>ple.mpi.version')).toEqual([declaration]);
    expect(workspace.definition(name, 'mpi.version<|>')).toEqual([declaration]);
  });

  it('is that of a bundled schema, shown read only', () => {
    const workspace = new Workspace({
      Dockerfile: 'FROM x\nLABEL org.supercontainers.mpi.implementation=mpich\n',
    });
    const [found] = workspace.definition('Dockerfile', 'mpi.impl<|>ementation');
    expect(found).toMatch(/^compspec-schema:.*«mpi\.implementation»/);
  });

  it.each([
    ['of a namespace that nobody knows', 'LABEL org.nobody.mpi.ver<|>sion=1'],
    ['without a namespace', 'LABEL mpi.ver<|>sion=1'],
    ['of a namespace alone', 'LABEL org.exam<|>ple=1'],
    ['that its schema does not declare', 'LABEL org.example.no<|>thing=1'],
    ['in its value', 'LABEL org.example.mpi.version=<|>1'],
    ['in a comment', '# org.example.mpi.ver<|>sion=1'],
    ['in another instruction', 'ENV org.example.mpi.ver<|>sion=1'],
  ])('is nothing %s', (_, text) => {
    const plain = text.replace('<|>', '');
    const workspace = new Workspace({ [schema]: exampleSchema, Dockerfile: `FROM x\n${plain}\n` });
    expect(workspace.definition('Dockerfile', text)).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    [schema, '"mpi.<|>version": {'],
    ['spec.json', 'mpi.<|>version'],
    ['Dockerfile', 'example.mpi.<|>version'],
    ['windows.Dockerfile', 'example.mpi.<|>version'],
  ])('from %s are those of schemas, specs and Dockerfiles', (name, place) => {
    const workspace = new Workspace(files);
    expect(workspace.references(name, place)).toEqual(
      [declaration, ...inSchema, inSpec, ...inDockerfiles].sort(),
    );
  });

  it('of a namespace are the first label of each Dockerfile, too', () => {
    const workspace = new Workspace(files);
    expect(workspace.references(schema, '"org.<|>example"', false)).toEqual(
      ['spec.json: "name": "«org.example»",', ...inDockerfiles].sort(),
    );
  });

  it('follow what is typed, deleted and closed', () => {
    const workspace = new Workspace(files);
    const places = (): string[] =>
      workspace
        .references('spec.json', 'mpi.<|>version', false)
        .filter((one) => one.startsWith('D'));
    expect(places()).toHaveLength(1);
    workspace.open('Dockerfile', 'FROM x\n');
    expect(places()).toEqual([]);
    workspace.open('Dockerfile', 'LABEL org.example.mpi.version=1 "org.example.mpi.version"=2');
    expect(places()).toHaveLength(2);
    workspace.close('Dockerfile');
    expect(places()).toHaveLength(1);
    workspace.write('Dockerfile', undefined);
    expect(places()).toEqual([]);
  });

  it('are none of a file that is no Dockerfile', () => {
    const text = 'FROM x\nLABEL org.example.mpi.version=1\n';
    const workspace = new Workspace({ [schema]: exampleSchema, 'notes.txt': text });
    expect(workspace.references(schema, '"mpi.<|>version": {', false)).toEqual(inSchema.sort());
  });
});
