import { commands, l10n } from 'vscode';
import {
  extractHostRequest,
  type HostDescription,
  type HostFault,
  type Hosts,
  hostsRequest,
  type KnownHost,
  thisMachineId,
} from '../../../../server/src/protocol/host.js';
import type { LanguageServer } from '../server/server.js';
import { askForHost } from './pick-host.js';
import { hostPage, textOf } from './profile-page.js';

/**
 * Shows what two hosts state in VS Code's comparison of texts.
 * @param given the ids of both, which answers the questions
 */
export async function compareHosts(server: LanguageServer, given: unknown): Promise<void> {
  const ids = areTwo(given) ? given : await askForTwo(server);
  if (ids === undefined) return;
  if (ids.includes(thisMachineId)) await lookOnce(server);
  const [one, other] = ids;
  // Before the pages are opened: a page could not say why it is empty.
  const names = [(await textOf(server, one)).name, (await textOf(server, other)).name] as const;
  await commands.executeCommand(
    'vscode.diff',
    hostPage(one, names[0]),
    hostPage(other, names[1]),
    l10n.t('{0} ↔ {1}', names[0], names[1]),
    { preview: false },
  );
}

type Two = readonly [string, string];

async function askForTwo(server: LanguageServer): Promise<Two | undefined> {
  const { hosts, selected } = await server.request<Hosts>(hostsRequest);
  if (hosts.length < 2) {
    throw new Error(l10n.t('There is no profile to compare this machine with.'));
  }
  const title = l10n.t('Compare Host Profiles');
  const one = await askForHost(hosts, selected, {
    title: l10n.t('{0} ({1} of {2})', title, 1, 2),
    placeholder: l10n.t('This machine, or the profile of another'),
  });
  if (one === undefined) return undefined;
  const others = hosts.filter(({ id }) => id !== one.id);
  const other = await askForHost(others, selected, {
    title: l10n.t('{0} ({1} of {2})', title, 2, 2),
    placeholder: l10n.t('Compare {0} with', shownName(one)),
  });
  return other && [one.id, other.id];
}

/** Looks at this machine if nobody has: to compare it is the user's wish. */
async function lookOnce(server: LanguageServer): Promise<void> {
  const { hosts } = await server.request<Hosts>(hostsRequest);
  if (hosts.find(({ id }) => id === thisMachineId)?.extractedAt !== undefined) return;
  const answer = await server.request<HostDescription | HostFault>(extractHostRequest);
  if ('fault' in answer) throw new Error(answer.fault);
}

function shownName({ name, origin }: KnownHost): string {
  return origin === 'machine' ? l10n.t('This Machine') : name;
}

function areTwo(given: unknown): given is Two {
  return (
    Array.isArray(given) && given.length === 2 && given.every((one) => typeof one === 'string')
  );
}
