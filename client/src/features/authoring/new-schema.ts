import { l10n, window, workspace } from 'vscode';
import {
  type NewSchemaParams,
  type NewText,
  newSchemaRequest,
} from '../../../../server/src/protocol/authoring.js';
import type { LanguageServer } from '../server/server.js';
import { givenTo, textOf } from './new-text.js';

/** Opens a new compatibility schema for a namespace, which is asked for unless it is given. */
export async function newSchema(server: LanguageServer, given: unknown): Promise<void> {
  const ask = (namespace: string): Promise<NewText> =>
    server.request<NewText>(newSchemaRequest, { namespace } satisfies NewSchemaParams);
  const { namespace: told } = givenTo(given);
  const namespace = typeof told === 'string' ? told : await askForNamespace(ask);
  if (namespace === undefined) return;
  const content = textOf(await ask(namespace));
  const document = await workspace.openTextDocument({ language: 'compspec', content });
  await window.showTextDocument(document);
}

/** Asks for a namespace; what is wrong with it is said by the server, which judges schemas too. */
function askForNamespace(ask: (namespace: string) => Promise<NewText>) {
  return window.showInputBox({
    title: l10n.t('New Compatibility Schema'),
    prompt: l10n.t('The namespace of its attributes: one word or several joined by dots'),
    placeHolder: 'org.example.storage',
    ignoreFocusOut: true,
    validateInput: async (namespace) => {
      if (namespace === '') return undefined;
      // A server that does not answer is told of when the namespace is used.
      const answer = await ask(namespace).catch(() => undefined);
      return answer !== undefined && 'fault' in answer ? answer.fault : undefined;
    },
  });
}
