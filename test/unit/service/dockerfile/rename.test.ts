import { describe, expect, it } from 'vitest';
import { dockerfiles } from '../../../support/dockerfile-texts.js';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const schema = 'compspec.json';
const spec = 'spec.json';
const files = {
  [schema]: exampleSchema,
  [spec]: specText({ 'mpi.version': '4' }),
  ...dockerfiles,
};

describe('a rename', () => {
  it.each([
    [schema, '"mpi.<|>version": {', 'mpi.release'],
    [spec, 'mpi.<|>version', 'mpi.release'],
    ['Dockerfile', 'example.mpi.<|>version', 'mpi.release'],
    ['Dockerfile', 'example.mpi.<|>version', 'org.example.mpi.release'],
    ['old.dockerfile', 'example.mpi.<|>version', 'mpi.release'],
  ])('from %s edits the names of labels alone', (name, place, to) => {
    const workspace = new Workspace(files);
    workspace.apply(workspace.rename(name, place, to));
    for (const [file, text] of Object.entries(dockerfiles)) {
      expect(workspace.text(file)).toBe(text.replace('mpi.version', 'mpi.release'));
    }
    expect(workspace.text(spec)).toBe(specText({ 'mpi.release': '4' }));
    expect(workspace.text(schema)).toBe(exampleSchema.replaceAll('mpi.version', 'mpi.release'));
  });

  it('offers the name in the namespace, for the whole of the label', () => {
    const workspace = new Workspace(files);
    const [source, position] = workspace.at('Containerfile.gpu', 'example.mpi.<|>version');
    const prepared = workspace.service.prepareRename(source, position);
    expect(prepared?.placeholder).toBe('mpi.version');
    expect(source.getText(prepared?.range)).toBe('org.example.mpi.version');
  });

  it('of a group moves the labels below it, where the user agrees', () => {
    const text = 'FROM x\nLABEL org.example.mpi=1 "org.example.mpi.abi"=2\n';
    const workspace = new Workspace({ [schema]: exampleSchema, Dockerfile: text });
    const edit = workspace.rename('Dockerfile', 'org.example.m<|>pi=1', 'mp');
    workspace.apply(edit, false);
    expect(workspace.text('Dockerfile')).toBe(text.replace('example.mpi=', 'example.mp='));
    const again = new Workspace({ [schema]: exampleSchema, Dockerfile: text });
    again.apply(again.rename('Dockerfile', 'org.example.m<|>pi=1', 'mp'));
    expect(again.text('Dockerfile')).toBe(text.replaceAll('example.mpi', 'example.mp'));
  });

  it('writes a name over several lines into one, and leaves a part that a variable says', () => {
    const text =
      'FROM x\nARG N=org.example\nLABEL $N.mpi.version=1 org.\\\nexample.mpi.version=2\n';
    const workspace = new Workspace({ [schema]: exampleSchema, Dockerfile: text });
    workspace.apply(workspace.rename(schema, '"mpi.<|>version": {', 'mpi.release'));
    expect(workspace.text('Dockerfile')).toBe(
      'FROM x\nARG N=org.example\nLABEL $N.mpi.version=1 org.example.mpi.release=2\n',
    );
  });

  it('puts a name in quotes that is read otherwise without', () => {
    const workspace = new Workspace(files);
    workspace.apply(workspace.rename(schema, '"mpi.<|>version": {', "mpi.$v'"));
    expect(workspace.text('Dockerfile')).toContain(`LABEL "org.example.mpi.\\$v'"=4.1 `);
    expect(workspace.text('windows.Dockerfile')).toContain('"org.example.mpi.`$v\'"="4"');
    expect(workspace.references(schema, `"mpi.<|>$v'": {`).join()).toContain('windows.Dockerfile');
  });

  it('is refused for what the workspace does not declare', () => {
    const workspace = new Workspace({
      [schema]: exampleSchema,
      Dockerfile: 'LABEL org.supercontainers.mpi.version=4 org.example.nothing=1 a.b=2\n',
    });
    expect(workspace.refusal('Dockerfile', 'mpi.ver<|>sion')).toBe('rename.read-only');
    expect(workspace.refusal('Dockerfile', 'example.no<|>thing')).toBe('rename.unknown');
    expect(workspace.refusal('Dockerfile', 'a<|>.b=2')).toBeUndefined();
    expect(workspace.rename('Dockerfile', 'a<|>.b=2', 'c')).toEqual({});
  });
});
