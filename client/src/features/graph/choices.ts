import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import {
  type PictureChoices,
  type PictureSchemaChoice,
  type PictureSpecChoice,
  type PictureSubject,
  pictureChoicesRequest,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';

interface AddressItem extends QuickPickItem {
  readonly uri?: string;
}

function choices(server: LanguageServer): Promise<PictureChoices> {
  return server.request<PictureChoices>(pictureChoicesRequest);
}

/** The addresses of the schemas of the workspace. */
export async function workspaceSchemas(server: LanguageServer): Promise<readonly string[]> {
  const { schemas } = await choices(server);
  return schemas.filter(({ origin }) => origin === 'workspace').map(({ uri }) => uri);
}

/** Lets the user choose a schema, of the workspace or another one that is known. */
export async function pickSchema(
  server: LanguageServer,
  title: string,
  without: readonly string[] = [],
): Promise<string | undefined> {
  const { schemas } = await choices(server);
  const offered = schemas.filter(({ uri }) => !without.includes(uri));
  const inWorkspace = offered.filter(({ origin }) => origin === 'workspace');
  const others = offered.filter(({ origin }) => origin !== 'workspace');
  const items: AddressItem[] = [
    ...inWorkspace.map(schemaItem),
    ...(others.length > 0 ? [heading(l10n.t('Known from elsewhere'))] : []),
    ...others.map(schemaItem),
  ];
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.uri;
}

/** Lets the user choose the specs and recipes that are mapped onto a graph; none is a choice, too. */
export async function pickSpecs(
  server: LanguageServer,
  { specs: mapped = [] }: PictureSubject,
): Promise<readonly string[] | undefined> {
  const { specs } = await choices(server);
  if (specs.length === 0) throw new Error(noSpecs());
  const items = specs.map((spec) => ({ ...specItem(spec), picked: mapped.includes(spec.uri) }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Map Specs onto the Graph'),
    placeHolder: l10n.t('The specs whose values are shown at the attributes; none takes them away'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ uri }) => uri);
}

/** Lets the user choose the spec whose verdicts colour a graph; undefined where they choose nothing. */
export async function pickChecked(
  server: LanguageServer,
  { checked }: PictureSubject,
): Promise<{ readonly checked: string | undefined } | undefined> {
  const { specs, host } = await choices(server);
  if (specs.length === 0) throw new Error(noSpecs());
  const none: AddressItem = { label: l10n.t('None'), description: l10n.t('Without verdicts') };
  const items: AddressItem[] = [
    ...(checked === undefined ? [] : [none]),
    ...specs.map((spec) => specItem(spec)),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Show Verdicts of {0}', host),
    placeHolder: l10n.t('The spec that is held against the host'),
    matchOnDescription: true,
  });
  return picked && { checked: picked.uri };
}

function noSpecs(): string {
  return l10n.t('There is no compatibility spec in the workspace.');
}

function schemaItem({ uri, namespace, version, origin }: PictureSchemaChoice): AddressItem {
  const place = origin === 'workspace' ? workspace.asRelativePath(Uri.parse(uri)) : origin;
  return { label: plain(`${namespace} ${version}`.trim()), description: place, uri };
}

function specItem({ uri }: PictureSpecChoice) {
  const path = workspace.asRelativePath(Uri.parse(uri));
  const name = path.split('/').at(-1) ?? path;
  return { label: plain(name), description: plain(path === name ? '' : path), uri };
}

/** VS Code reads `$(name)` in labels as an icon. */
function plain(text: string): string {
  return text.replaceAll('$(', '$ (');
}

function heading(label: string): AddressItem {
  return { label, kind: QuickPickItemKind.Separator };
}
