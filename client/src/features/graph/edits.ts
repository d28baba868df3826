import { l10n, Uri, type ViewColumn, window, workspace } from 'vscode';
import type { EditMessage } from '../../../../server/src/protocol/graph-view.js';
import {
  type OutlineNode,
  type PictureChange,
  type PictureEdit,
  type PictureEditParams,
  type PictureFault,
  type PictureOutline,
  pictureEditRequest,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';
import { editorOf } from './text-places.js';

/**
 * Changes the text as the user wants it in the view, by an ordinary edit that can be undone there. Asks
 * for names, and before anything goes.
 * @returns what was done; undefined where the user thought better of it
 */
export async function changeText(
  server: LanguageServer,
  outline: PictureOutline,
  message: Pick<EditMessage, 'action' | 'id'>,
  graphColumn: ViewColumn | undefined,
): Promise<PictureEdit | undefined> {
  const node = outline.nodes.find(({ id }) => id === message.id);
  const uri = node && outline.documents[node.document]?.uri;
  if (node === undefined || uri === undefined) {
    throw new Error(l10n.t('This is no part of a schema that could be changed.'));
  }
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const ask = (change: PictureChange): Promise<PictureEdit | PictureFault> =>
    server.request<PictureEdit | PictureFault>(pictureEditRequest, {
      uri: document.uri.toString(),
      ...change,
    } satisfies PictureEditParams);
  const change = await changeOf(outline, node, message.action, ask);
  if (change === undefined) return undefined;
  const { version } = document;
  const answer = await ask(change);
  if ('fault' in answer) throw new Error(answer.fault);
  const edit = await server.editOf(answer.edit);
  if (document.version !== version) {
    throw new Error(l10n.t('The text was changed in the meantime.'));
  }
  // A change that nobody sees could not be undone either.
  await editorOf(document, graphColumn, false);
  return (await workspace.applyEdit(edit)) ? answer : undefined;
}

type Ask = (change: PictureChange) => Promise<PictureEdit | PictureFault>;

function changeOf(
  outline: PictureOutline,
  node: OutlineNode,
  action: EditMessage['action'],
  ask: Ask,
): Promise<PictureChange | undefined> {
  if (action === 'add-child') return additionTo(node, ask);
  if (node.kind === 'namespace' || node.kind === 'root' || node.kind === 'hyperedge') {
    throw new Error(l10n.t('Only attributes are renamed and deleted in the graph.'));
  }
  return action === 'rename' ? renameOf(node, ask) : deletionOf(outline, node, ask);
}

async function renameOf({ name: attribute }: OutlineNode, ask: Ask) {
  const change = (name: string) => ({ action: 'rename', attribute, name }) as const;
  const name = await askForName({
    title: l10n.t('Rename the Attribute'),
    prompt: l10n.t('Its new name, in the schema and wherever specs and labels use it'),
    value: attribute,
    selected: [attribute.lastIndexOf('.') + 1, attribute.length],
    ask: (wanted) => ask(change(wanted)),
  });
  return name === undefined || name === attribute ? undefined : change(name);
}

async function additionTo({ kind, name: parent }: OutlineNode, ask: Ask) {
  if (kind === 'root' || kind === 'hyperedge') {
    throw new Error(l10n.t('An attribute is added to a schema or to another attribute.'));
  }
  const isTop = kind === 'namespace';
  const change = (name: string) =>
    ({ action: 'add-child', name, ...(!isTop && { parent }) }) as const;
  const value = isTop ? '' : `${parent}.`;
  const name = await askForName({
    title: l10n.t('Add an Attribute'),
    prompt: isTop
      ? l10n.t('The name of the new attribute')
      : l10n.t('The name of the new attribute, which {0} contains', parent),
    value,
    selected: [value.length, value.length],
    ask: (wanted) => ask(change(wanted)),
  });
  // What was there already is no name yet.
  return name === undefined || name === value ? undefined : change(name);
}

/**
 * Asks where there is something to choose or to know. It is a list and no box in the way: whatever is chosen
 * can be undone.
 */
async function deletionOf(outline: PictureOutline, node: OutlineNode, ask: Ask) {
  const attribute = node.name;
  const contained = node.children.filter((child) => outline.nodes[child]?.kind === 'attribute');
  const choices = contained.length > 0 ? (['delete', 'keep'] as const) : (['keep'] as const);
  const items = await Promise.all(
    choices.map(async (below) => {
      const change = { action: 'delete', attribute, below } as const;
      const answer = await ask(change);
      if ('fault' in answer) throw new Error(answer.fault);
      const { deleted = [], warning } = answer;
      const isAll = below === 'delete';
      return {
        label: isAll
          ? l10n.t('Delete {0} and What It Contains', attribute)
          : l10n.t('Delete {0}', attribute),
        ...(isAll && { description: l10n.t('{0} attributes', deleted.length) }),
        detail: [isAll ? undefined : keptBy(outline, node, contained.length), warning]
          .filter((one) => one !== undefined)
          .join(' · '),
        isHarmless: warning === undefined,
        change,
      };
    }),
  );
  const [only, ...others] = items;
  if (only?.isHarmless === true && others.length === 0) return only.change;
  const title = l10n.t('Delete an Attribute');
  return (await window.showQuickPick(items, { title }))?.change;
}

/** What becomes of what an attribute contains that is deleted alone. */
function keptBy({ nodes }: PictureOutline, node: OutlineNode, count: number): string | undefined {
  if (count === 0) return undefined;
  const index = nodes.indexOf(node);
  const above = nodes.find(({ children }) => children.includes(index));
  return above?.kind === 'attribute'
    ? l10n.t('{0} will contain what it contains', above.name)
    : l10n.t('Nothing will contain what it contains');
}

/** What is wrong with a name is said by the server, which makes the change too. */
function askForName({
  ask,
  value,
  selected,
  ...texts
}: {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly selected: [number, number];
  readonly ask: (name: string) => Promise<PictureEdit | PictureFault>;
}): Thenable<string | undefined> {
  return window.showInputBox({
    ...texts,
    value,
    valueSelection: selected,
    validateInput: async (name) => {
      if (name === value) return undefined;
      // A server that does not answer is told of when the name is used.
      const answer = await ask(name).catch(() => undefined);
      return answer !== undefined && 'fault' in answer ? answer.fault : undefined;
    },
  });
}
