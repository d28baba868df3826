import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
} from 'vscode';
import type { Status } from '../../../../server/src/protocol/status.js';
import type { LanguageServer, ServerStatus } from '../server/server.js';

/**
 * The entry in VS Code's language status: what the server knows of the workspace's schemas. It is
 * there from the server's first start on: where no file is ours there is nothing to tell.
 */
export function activateStatus(server: LanguageServer): Disposable {
  let item: LanguageStatusItem | undefined;
  const listening = server.onStatus((status) => {
    item ??= createItem();
    show(item, status);
  });
  return {
    dispose: () => {
      listening.dispose();
      item?.dispose();
    },
  };
}

function createItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('compspec.status', [
    { language: 'compspec' },
    { language: 'json', pattern: '**/*compspec*.json' },
  ]);
  item.name = l10n.t('Compspec');
  item.command = { title: l10n.t('Show Output'), command: 'compspec.showOutput' };
  return item;
}

function show(item: LanguageStatusItem, status: ServerStatus): void {
  item.busy = status === 'starting' || (status !== 'stopped' && status.scanning);
  item.severity =
    status === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.detail = l10n.t('compatibility schemas and specs');
  if (status === 'starting') item.text = l10n.t('Starting…');
  else if (status === 'stopped') item.text = l10n.t('The language server is not running');
  else {
    item.text = summary(status);
    item.detail = l10n.t('{0} schemas, {1} specs', status.schemas, status.specs);
  }
}

function summary({ errors, warnings }: Status): string {
  if (errors === 0 && warnings === 0) return l10n.t('No problems');
  const parts = [
    errors === 0 ? '' : errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors),
    warnings === 0 ? '' : warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
