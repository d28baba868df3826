import { Disposable, l10n, StatusBarAlignment, type StatusBarItem, Uri, window } from 'vscode';
import {
  type HostState,
  type SpecVerdict,
  selectHostCommand,
  type Verdict,
} from '../../../../server/src/protocol/host.js';
import { paragraphs } from '../../infrastructure/markdown.js';
import { ageOf, timeOf } from './age.js';
import type { ChosenHost } from './chosen-host.js';
import { verdictWord } from './verdicts.js';

const icons: Readonly<Record<Verdict, string>> = {
  compatible: '$(pass)',
  incompatible: '$(error)',
  unknown: '$(question)',
};

/** The entry in the status bar while a spec is in the active editor: the host, and the verdict on it. */
export function activateHostStatus(host: ChosenHost): Disposable {
  const item = window.createStatusBarItem('compspec.host', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Compspec: Host');
  item.command = selectHostCommand;
  const update = (): void => {
    const active = window.activeTextEditor?.document.uri.toString();
    const spec = host.specs.find(({ uri }) => Uri.parse(uri).toString() === active);
    if (spec === undefined || host.state === undefined) item.hide();
    else show(item, host.state, spec);
  };
  return Disposable.from(
    item,
    host.onChanged(update),
    host.onSpecsChanged(update),
    window.onDidChangeActiveTextEditor(update),
  );
}

function show(
  item: StatusBarItem,
  state: HostState,
  { verdict, because, host }: SpecVerdict,
): void {
  const name = host ?? (state.origin === 'machine' ? l10n.t('This Machine') : state.name);
  const isBusy = host === undefined && state.status === 'extracting';
  const icon = isBusy ? '$(sync~spin)' : verdict === undefined ? '$(vm)' : icons[verdict];
  item.text = `${icon} ${name.replaceAll('$(', '$ (').slice(0, 40)}`;
  const why = host === undefined ? state.detail : undefined;
  const told = verdict === undefined ? why : saying(verdict, name, because);
  item.accessibilityInformation = { label: `${name}: ${told ?? ''}` };
  item.tooltip = paragraphs(
    host === undefined
      ? [told, lookedAt(state), l10n.t('Click to choose another host.')]
      : [told, l10n.t('The setting compspec.dockerfile.profile names this host.')],
  );
  item.show();
}

function saying(verdict: Verdict, name: string, because: readonly string[]): string {
  const told = l10n.t('{0} on {1}', verdictWord(verdict), name);
  return because.length === 0 ? told : `${told}: ${because.join(', ')}`;
}

function lookedAt({ extractedAt }: HostState): string | undefined {
  if (extractedAt === undefined) return undefined;
  return l10n.t(
    'The host was looked at {0} ({1}).',
    ageOf(extractedAt, Date.now()) ?? extractedAt,
    timeOf(extractedAt),
  );
}
