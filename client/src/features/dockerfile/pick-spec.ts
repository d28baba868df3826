import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { type KnownSpec, knownSpecsRequest } from '../../../../server/src/protocol/dockerfile.js';
import type { LanguageServer } from '../server/server.js';

interface SpecItem extends QuickPickItem {
  /** Missing on the line between, and where the user wants to look for another one. */
  readonly uri?: Uri;
  readonly browses?: boolean;
}

/** Lets the user pick a spec: one of the workspace, or any file; undefined where none is picked. */
export async function pickSpec(server: LanguageServer): Promise<Uri | undefined> {
  const specs = await server.request<readonly KnownSpec[]>(knownSpecsRequest);
  if (specs.length === 0) return browse();
  const items: SpecItem[] = [
    ...specs.map(({ uri }) => itemOf(Uri.parse(uri))),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: l10n.t('Browse…'), browses: true, alwaysShow: true },
  ];
  const picked = await window.showQuickPick(items, {
    title: title(),
    placeHolder: l10n.t('The compatibility spec whose attributes become labels'),
    matchOnDescription: true,
  });
  return picked?.browses === true ? browse() : picked?.uri;
}

function title(): string {
  return l10n.t('Add Labels from a Spec');
}

async function browse(): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    title: title(),
    openLabel: l10n.t('Add Labels'),
    filters: {
      [l10n.t('Compatibility specs')]: ['json', 'yaml', 'yml'],
      [l10n.t('All files')]: ['*'],
    },
  });
  return picked?.[0];
}

/** An icon is written into labels as `$(name)`: what a file is called is no icon. */
function itemOf(uri: Uri): SpecItem {
  const path = workspace.asRelativePath(uri).replaceAll('$(', '$ (');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    label: name,
    description: path.slice(0, Math.max(0, path.length - name.length - 1)),
    uri,
  };
}
