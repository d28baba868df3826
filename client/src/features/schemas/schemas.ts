import {
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  ProgressLocation,
  window,
} from 'vscode';
import {
  type FetchedSchemas,
  fetchSchemasRequest,
} from '../../../../server/src/protocol/schemas.js';
import { invoked } from '../../infrastructure/invoked.js';
import type { LanguageServer } from '../server/server.js';

/** The command that fetches the schemas which specs name: whoever invokes it consents to the network. */
export function activateSchemas(server: LanguageServer, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('compspec.fetchSchemas', () =>
      invoked(
        output,
        (reason) => l10n.t('The schemas were not fetched: {0}', reason),
        () => fetchSchemas(server, output),
      ),
    ),
  );
}

async function fetchSchemas(server: LanguageServer, output: LogOutputChannel): Promise<void> {
  const { schemas } = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Fetching compatibility schemas') },
    () => server.request<FetchedSchemas>(fetchSchemasRequest),
  );
  const failures = schemas.filter(({ failure }) => failure !== undefined);
  for (const { address, fetched, failure } of schemas) {
    if (failure !== undefined) output.warn(`${address}: ${failure}`);
    else output.info(`${address}: ${fetched?.namespace} ${fetched?.version}, ${fetched?.outcome}`);
  }
  if (schemas.length === 0) {
    void window.showInformationMessage(
      l10n.t('No spec of the workspace names a schema by address.'),
    );
  } else if (failures.length === 0) {
    void window.showInformationMessage(l10n.t('Schemas fetched: {0}.', schemas.length));
  } else {
    const show = l10n.t('Show Output');
    const told = l10n.t(
      'Schemas fetched: {0}; not fetched: {1}. {2}',
      schemas.length - failures.length,
      failures.length,
      `${failures[0]!.address}: ${failures[0]!.failure}`,
    );
    if ((await window.showWarningMessage(told, show)) === show) output.show();
  }
}
