import {
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type HostState,
  type Hosts,
  hostsRequest,
  type KnownHost,
  type SelectHostParams,
  selectHostRequest,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';
import { ageOf } from './age.js';

interface HostItem extends QuickPickItem {
  /** Missing on the lines between. */
  readonly host?: KnownHost;
}

/**
 * Has specs held against the host that the user picks.
 * @param given the id of a host, which answers the question
 * @returns the id of the host, undefined where none was picked
 */
export async function pickHost(
  server: LanguageServer,
  given: unknown,
): Promise<string | undefined> {
  const { hosts, selected } = await server.request<Hosts>(hostsRequest);
  const id = typeof given === 'string' ? given : (await askFor(hosts, selected))?.id;
  if (id === undefined) return undefined;
  const params: SelectHostParams = { id };
  await server.request<HostState>(selectHostRequest, params);
  return id;
}

function askFor(hosts: readonly KnownHost[], selected: string): Promise<KnownHost | undefined> {
  return askForHost(hosts, selected, {
    title: l10n.t('Check Specs Against'),
    placeholder: l10n.t('This machine, or the profile of another'),
  });
}

/**
 * Lets the user pick a host; undefined where none is picked.
 * @param selected the id of the one that specs are held against
 */
export function askForHost(
  hosts: readonly KnownHost[],
  selected: string,
  { title, placeholder }: { readonly title: string; readonly placeholder: string },
): Promise<KnownHost | undefined> {
  const pick = window.createQuickPick<HostItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.items = itemsOf(hosts, selected);
  pick.activeItems = pick.items.filter(({ host }) => host?.id === selected);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.host);
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      if (item.host !== undefined) void window.showTextDocument(Uri.parse(item.host.id));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsOf(hosts: readonly KnownHost[], selected: string): HostItem[] {
  const items: HostItem[] = [];
  let origin: KnownHost['origin'] = 'machine';
  for (const host of hosts) {
    if (host.origin !== origin) {
      items.push({ label: originTitle(host.origin), kind: QuickPickItemKind.Separator });
    }
    origin = host.origin;
    items.push(itemOf(host, host.id === selected));
  }
  return items;
}

function itemOf(host: KnownHost, isSelected: boolean): HostItem {
  const { name, origin, extractedAt, id } = host;
  const isMachine = origin === 'machine';
  const age = ageOf(extractedAt, Date.now());
  const parts = [age, isSelected ? l10n.t('chosen') : undefined];
  return {
    host,
    // An icon is written into labels as `$(name)`: what a profile calls itself is no icon.
    label: isMachine ? l10n.t('This Machine') : name.replaceAll('$(', '$ ('),
    description: parts.filter((part) => part !== undefined).join(' · '),
    iconPath: new ThemeIcon(isMachine ? 'vm' : 'file-code'),
    ...(!isMachine && { detail: fileOf(id), buttons: [showFileButton()] }),
  };
}

function fileOf(id: string): string {
  return workspace.asRelativePath(Uri.parse(id)).replaceAll('$(', '$ (');
}

function originTitle(origin: KnownHost['origin']): string {
  return origin === 'workspace' ? l10n.t('profiles in the workspace') : l10n.t('saved profiles');
}

function showFileButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open the Profile') };
}
