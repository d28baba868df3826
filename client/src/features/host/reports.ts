import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  languages,
  type Uri,
  workspace,
} from 'vscode';
import {
  type KnownSchema,
  knownSchemasRequest,
} from '../../../../server/src/protocol/authoring.js';
import {
  type CheckParams,
  type CheckReportText,
  type CheckResult,
  checkRequest,
  type HostFault,
  reportRequest,
} from '../../../../server/src/protocol/host.js';
import { documentsOfServer } from '../server/client.js';
import type { LanguageServer } from '../server/server.js';
import type { ChosenHost } from './chosen-host.js';
import type { ShownReport } from './report-lines.js';

/** Milliseconds of rest after which a report is made anew: no report is made for each letter. */
const rest = 300;

/** The report that was asked for last, kept up with its spec and its host. */
export class Reports implements Disposable {
  readonly #server: LanguageServer;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: readonly Disposable[];
  #shown: ShownReport | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** The report is another, and pages of other specs may be. */
  readonly onChanged = this.#changed.event;

  constructor(server: LanguageServer, host: ChosenHost, output: LogOutputChannel) {
    this.#server = server;
    this.#output = output;
    this.#listening = [
      host.onChanged(() => this.#renewSoon()),
      host.onSpecsChanged(() => this.#renewSoon()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#shown?.uri) this.#renewSoon();
      }),
    ];
  }

  get shown(): ShownReport | undefined {
    return this.#shown;
  }

  /** Checks a spec and shows how it went; rejects where it can not be checked. */
  async check(spec: Uri): Promise<ShownReport> {
    const result = await this.#ask<CheckResult>(checkRequest, spec);
    const schemas = await this.#server.request<readonly KnownSchema[]>(knownSchemasRequest);
    const namespaces = [...new Set(schemas.map(({ namespace }) => namespace))];
    namespaces.sort((one, other) => other.length - one.length);
    this.#shown = { uri: spec.toString(), result, namespaces };
    this.#changed.fire();
    return this.#shown;
  }

  /** The report of a spec as a page; rejects where it can not be checked. */
  page(spec: Uri): Promise<CheckReportText> {
    return this.#ask<CheckReportText>(reportRequest, spec);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#listening) one.dispose();
    this.#changed.dispose();
  }

  async #ask<Answer extends object>(method: string, spec: Uri): Promise<Answer> {
    // The server checks what is open, and VS Code closes what nobody shows.
    const document = await workspace.openTextDocument(spec);
    if (languages.match(documentsOfServer, document) === 0) {
      throw new Error(
        l10n.t('Compatibility specs and Dockerfiles are checked, and this document is neither.'),
      );
    }
    const params: CheckParams = { uri: spec.toString() };
    const answer = await this.#server.request<Answer | HostFault>(method, params);
    if ('fault' in answer) throw new Error(answer.fault);
    return answer;
  }

  #renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), rest);
  }

  async #renew(): Promise<void> {
    const { shown } = this;
    if (shown === undefined) return;
    const spec = workspace.textDocuments.find(({ uri }) => uri.toString() === shown.uri);
    try {
      if (spec !== undefined) await this.check(spec.uri);
    } catch (error) {
      // A spec that is being written may be none for a while: the last report stays, and nobody is
      // interrupted. Its page says why it is not renewed.
      this.#output.debug(`The report is not renewed: ${error}`);
      this.#changed.fire();
    }
  }
}
