import { describe, expect, it } from 'vitest';
import { english } from '../../../../server/src/core/messages.js';
import type { PictureChange } from '../../../../server/src/protocol/picture.js';
import type { EditByPicture } from '../../../../server/src/service/picture/edit.js';
import { schemaText } from '../../../support/schema-text.js';
import { Workspace } from '../../../support/workspace.js';

const spec = JSON.stringify({
  version: '0.1.0',
  kind: 'CompatibilitySpec',
  compatibilities: [
    { name: 'org.example', version: '0.1.0', attributes: { 'mpi.version': '4.1' } },
  ],
});

type Changed = Partial<EditByPicture> & {
  readonly refused?: string;
  readonly workspace: Workspace;
};

/** A workspace whose schema is open, and what a change by the picture makes of it. */
function changed(change: PictureChange, text = schemaText()): Changed {
  const workspace = new Workspace({ 'compspec.json': text, 'image.json': spec });
  const document = workspace.open('compspec.json');
  const result = workspace.service.pictures.edit(document, change);
  if ('key' in result) return { refused: english(result), workspace };
  workspace.apply(result.edit, false);
  return { ...result, workspace };
}

describe('a change that is made in a picture', () => {
  it('renames an attribute where the rename does', () => {
    const { workspace, edit } = changed({ action: 'rename', attribute: 'mpi', name: 'mp' });
    expect(JSON.parse(workspace.text('compspec.json')).graph.nodes).toEqual({
      mp: { label: 'mpi' },
      'mpi.version': { label: 'mpi version' },
    });
    // What is below it by its name is a question to the user.
    expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([
      { label: 'Also what is below "mpi": "mpi.…" becomes "mp.…"', needsConfirmation: true },
    ]);
    const renamed = changed({ action: 'rename', attribute: 'mpi.version', name: 'mpi.release' });
    expect(renamed.workspace.text('image.json')).toContain('"mpi.release":"4.1"');
  });

  it('renames what an edge alone names', () => {
    const edges = [{ source: 'mpi', target: 'mpi.new', relation: 'contains' }];
    const { workspace } = changed(
      { action: 'rename', attribute: 'mpi.new', name: 'mpi.newer' },
      schemaText({ edges }),
    );
    expect(JSON.parse(workspace.text('compspec.json')).graph.edges[0].target).toBe('mpi.newer');
  });

  it('renames in a text that is broken elsewhere', () => {
    const text = schemaText().replace('"relation": "contains"', '"relation": ');
    const { workspace } = changed({ action: 'rename', attribute: 'mpi.version', name: 'v' }, text);
    expect(workspace.text('compspec.json')).toContain('"target": "v"');
  });

  it('adds an attribute with its edge, of this version of the text', () => {
    const { workspace, name, edit } = changed({
      action: 'add-child',
      parent: 'mpi',
      name: 'org.example.mpi.name',
    });
    expect(name).toBe('mpi.name');
    expect(workspace.codes('compspec.json')).toEqual([]);
    expect(edit?.documentChanges).toMatchObject([
      { textDocument: { uri: 'file:///compspec.json', version: 1 } },
    ]);
  });

  it('says who uses what is deleted', () => {
    const { deleted, warning } = changed({ action: 'delete', attribute: 'mpi', below: 'delete' });
    expect(deleted).toEqual(['mpi', 'mpi.version']);
    expect(warning).toBe('1 spec uses this');
    const alone = changed({ action: 'delete', attribute: 'mpi', below: 'keep' });
    expect(alone.deleted).toEqual(['mpi']);
    expect(alone.warning).toBeUndefined();
  });

  it.each<[string, PictureChange, string]>([
    ['taken', { action: 'rename', attribute: 'mpi', name: 'mpi.version' }, 'already'],
    ['unknown', { action: 'rename', attribute: 'gpu', name: 'x' }, 'No schema of the workspace'],
    ['no name', { action: 'add-child', name: '' }, 'no name of an attribute'],
    ['gone', { action: 'delete', attribute: 'gpu', below: 'keep' }, 'No schema of the workspace'],
  ])('is refused with a sentence: %s', (_, change, sentence) => {
    expect(changed(change).refused).toContain(sentence);
  });

  it('is refused in what is no schema, was one a moment ago, or is read-only', () => {
    const change: PictureChange = { action: 'delete', attribute: 'mpi', below: 'keep' };
    expect(changed(change, '{"kind": "other"}').refused).toContain('no compatibility schema');
    const workspace = new Workspace({ 'compspec.json': schemaText() });
    // Somebody looked at it before it was broken.
    workspace.service.symbols(workspace.open('compspec.json'));
    const broken = workspace.open('compspec.json', '{"graph": ');
    expect(workspace.service.pictures.edit(broken, change)).toMatchObject({
      key: 'picture.edit.faulty',
    });
    const bundled = workspace.open(
      'bundled.json',
      schemaText(),
      'compspec-schema:/bundled/org.example/0.1.0/compspec.json',
    );
    expect(workspace.service.pictures.edit(bundled, change)).toMatchObject({
      key: 'picture.edit.read-only',
    });
  });
});
