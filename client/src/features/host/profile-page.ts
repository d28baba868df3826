import { Disposable, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import {
  type HostFault,
  type HostText,
  type HostTextParams,
  hostTextRequest,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';
import type { ChosenHost } from './chosen-host.js';

/** A scheme of its own: the server is not told of such a page, which is no profile of the workspace. */
const scheme = 'compspec-host';

/**
 * The profile of the chosen host as a document that can be copied and saved elsewhere, and what any
 * host states, to be compared: such a page has the host's id for its query.
 */
export function activateProfilePage(server: LanguageServer, host: ChosenHost): Disposable {
  const changed = new EventEmitter<Uri>();
  const renew = (isConcerned: (id: string) => boolean): void => {
    const open = workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
    for (const { uri } of open) if (isConcerned(uri.query)) changed.fire(uri);
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query }) =>
        query === '' ? (host.description?.profile ?? '') : textOrReason(server, query),
    }),
    host.onChanged(() => renew(() => true)),
    workspace.onDidSaveTextDocument(({ uri }) =>
      renew((id) => id !== '' && Uri.parse(id).toString() === uri.toString()),
    ),
  );
}

/** Shows it; rejects where nothing is known of the host. */
export async function showProfile(host: ChosenHost): Promise<void> {
  await host.describe();
  const { description, state } = host;
  if (description?.profile === undefined) {
    throw new Error(state?.detail ?? l10n.t('Nothing is known of the host yet.'));
  }
  const page = Uri.from({ scheme, path: '/host-profile.json' });
  await window.showTextDocument(await workspace.openTextDocument(page), { preview: false });
}

/** The page of what a host states. */
export function hostPage(id: string, name: string): Uri {
  return Uri.from({ scheme, path: `/${name}.txt`, query: id });
}

/** What a host states; rejects where nothing is known of it. Nothing is run for it. */
export async function textOf(server: LanguageServer, id: string): Promise<HostText> {
  const params: HostTextParams = { id };
  const answer = await server.request<HostText | HostFault>(hostTextRequest, params);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
}

/** A page that is open already may have a host of which nothing is known any more. */
async function textOrReason(server: LanguageServer, id: string): Promise<string> {
  try {
    return (await textOf(server, id)).text;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
