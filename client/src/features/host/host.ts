import { commands, Disposable, type LogOutputChannel, l10n, type Memento, workspace } from 'vscode';
import {
  checkCommand,
  selectHostCommand,
  trustGrantedNotification,
} from '../../../../server/src/protocol/host.js';
import { invoked } from '../../infrastructure/invoked.js';
import type { Told } from '../server/client.js';
import type { LanguageServer } from '../server/server.js';
import { check, copyReport, openReport, saveReport } from './check.js';
import { ChosenHost } from './chosen-host.js';
import { compareHosts } from './compare-hosts.js';
import { activateHostStatus } from './host-status.js';
import { activateMachineView } from './machine-view.js';
import { pickHost } from './pick-host.js';
import { activateProfilePage, showProfile } from './profile-page.js';
import { refreshHost } from './refresh-host.js';
import { activateReportPages } from './report-pages.js';
import { ReportView } from './report-view.js';
import { Reports } from './reports.js';
import { saveHost } from './save-host.js';

/** Where the workspace's state remembers the id of the host that was chosen. */
const chosen = 'compspec.host.chosen';

/** What a server is told of hosts as it starts. */
export function toldOfHost(memory: Memento): Told {
  const host = memory.get<string>(chosen);
  return { isTrusted: workspace.isTrusted, ...(host !== undefined && { host }) };
}

/** Machines that specs are held against: the views, the report and the commands about them. */
export function activateHost(
  server: LanguageServer,
  memory: Memento,
  output: LogOutputChannel,
): Disposable {
  const host = new ChosenHost(server, output);
  const reports = new Reports(server, host, output);
  const report = new ReportView(reports);
  return Disposable.from(
    host,
    reports,
    report,
    activateReportPages(reports),
    activateMachineView(host),
    activateProfilePage(server, host),
    activateHostStatus(host),
    activateCommands({ server, host, reports, report, memory, output }),
    workspace.onDidGrantWorkspaceTrust(() => void server.notify(trustGrantedNotification)),
    workspace.onDidChangeConfiguration((event) => {
      // The setting says which host it is from now on, and the server follows it.
      if (event.affectsConfiguration('compspec.host.profile'))
        void memory.update(chosen, undefined);
    }),
  );
}

interface Parts {
  readonly server: LanguageServer;
  readonly host: ChosenHost;
  readonly reports: Reports;
  readonly report: ReportView;
  readonly memory: Memento;
  readonly output: LogOutputChannel;
}

function activateCommands({ server, host, reports, report, memory, output }: Parts): Disposable {
  const command = (
    name: string,
    failed: (reason: string) => string,
    work: (given: unknown) => Promise<void>,
  ): Disposable =>
    commands.registerCommand(name, (given?: unknown) => invoked(output, failed, () => work(given)));
  const noReport = (reason: string): string => l10n.t('There is no report: {0}', reason);
  return Disposable.from(
    command(
      checkCommand,
      (reason) => l10n.t('Compatibility was not checked: {0}', reason),
      (given) => check(reports, report, given),
    ),
    command('compspec.report.open', noReport, () => openReport(reports)),
    command('compspec.report.copy', noReport, () => copyReport(reports)),
    command(
      'compspec.report.save',
      (reason) => l10n.t('The report was not saved: {0}', reason),
      () => saveReport(reports),
    ),
    command(
      'compspec.host.refresh',
      (reason) => l10n.t('This machine was not looked at: {0}', reason),
      () => refreshHost(server, host),
    ),
    command(
      selectHostCommand,
      (reason) => l10n.t('No host was chosen: {0}', reason),
      async (given) => {
        const id = await pickHost(server, given);
        if (id !== undefined) await memory.update(chosen, id);
      },
    ),
    command(
      'compspec.host.save',
      (reason) => l10n.t('No profile was saved: {0}', reason),
      (given) => saveHost(server, given),
    ),
    command(
      'compspec.host.compare',
      (reason) => l10n.t('Hosts were not compared: {0}', reason),
      (given) => compareHosts(server, given),
    ),
    command(
      'compspec.host.showRaw',
      (reason) => l10n.t('There is no profile to show: {0}', reason),
      () => showProfile(host),
    ),
  );
}
