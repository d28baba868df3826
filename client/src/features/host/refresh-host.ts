import { commands, l10n, window } from 'vscode';
import {
  extractHostRequest,
  type HostDescription,
  type HostFault,
  thisMachineId,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';
import type { ChosenHost } from './chosen-host.js';

/** Looks at this machine anew: the user's wish. */
export async function refreshHost(server: LanguageServer, host: ChosenHost): Promise<void> {
  const answer = await window.withProgress(
    { location: { viewId: 'compspec.host' }, title: l10n.t('Looking at this machine') },
    () => server.request<HostDescription | HostFault>(extractHostRequest),
  );
  if ('fault' in answer) throw new Error(answer.fault);
  // Of another host that is chosen nothing is new.
  if (answer.state.id === thisMachineId) host.set(answer);
  await commands.executeCommand('compspec.host.focus');
}
