import { l10n, window } from 'vscode';
import {
  type HostFault,
  type SavedHost,
  type SaveHostParams,
  saveHostRequest,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';

/**
 * Saves what is known of this machine as a profile, for every workspace.
 * @param given its name, which is asked for where it is no text
 */
export async function saveHost(server: LanguageServer, given: unknown): Promise<void> {
  const name = (typeof given === 'string' ? given : await askForName())?.trim();
  if (name === undefined || name === '') return;
  const saved = await ask(server, { name });
  if (saved.exists === true) {
    const replace = l10n.t('Replace');
    const question = l10n.t('There is a profile {0} already. Replace it?', name);
    if ((await window.showWarningMessage(question, { modal: true }, replace)) !== replace) return;
    await ask(server, { name, replace: true });
  }
  window.setStatusBarMessage(l10n.t('Saved as profile {0}.', name), 3000);
}

function askForName(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Save This Machine as a Profile'),
    prompt: l10n.t('Its name, as it is offered among the hosts of every workspace'),
    placeHolder: 'cluster-gpu-node',
    ignoreFocusOut: true,
  });
}

async function ask(server: LanguageServer, params: SaveHostParams): Promise<SavedHost> {
  const answer = await server.request<SavedHost | HostFault>(saveHostRequest, params);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
}
