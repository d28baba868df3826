import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { FileError, type Files } from '../../core/files.js';
import { type Message, render } from '../../core/messages.js';
import { visible } from '../../core/text/visible.js';
import * as protocol from '../../protocol/host.js';
import type { CheckedDocument } from '../../service/host/view.js';
import type { LanguageService } from '../../service/language-service.js';
import type { Settings } from '../../service/settings.js';
import type { Containment } from '../containment.js';
import type { FileTexts } from '../file-texts.js';
import type { OpenDocuments } from '../open-documents.js';
import type { SettingsSource } from '../settings.js';
import { isIn, pathOf } from '../uris.js';
import { hostDescription, hostState } from './description.js';
import { Hosts } from './hosts.js';
import type { HostMachine } from './machine.js';
import { profileText } from './profile.js';
import {
  isProfileName,
  profileAddress,
  savedProfiles,
  saveProfile,
  workspaceProfiles,
} from './profiles.js';
import { checkReportText, checkResult } from './results.js';
import type { HostStore } from './store.js';
import { hostText } from './texts.js';

export interface HostingParts {
  readonly connection: Connection;
  readonly containment: Containment;
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  readonly settings: SettingsSource;
  readonly texts: FileTexts;
  readonly files: Files;
  readonly machine: HostMachine | undefined;
  /** The addresses of the workspace's folders. */
  readonly folders: () => readonly string[];
  readonly isTrusted: boolean;
  /** The host that was chosen before this server was started. */
  readonly chosen: string | undefined;
  /** Fulfilled as soon as the schemas and profiles of the workspace are known. */
  readonly ready: () => Promise<void>;
}

type Result = protocol.CheckResult | protocol.CheckReportText;

const translate = (template: string): string => l10n.t(template);

/** Answers what an editor asks about hosts, and keeps those that documents are held against. */
export class Hosting {
  readonly hosts: Hosts;
  readonly #parts: HostingParts;

  constructor(parts: HostingParts) {
    this.#parts = parts;
    const { connection, containment, machine, service, texts } = parts;
    this.hosts = new Hosts({
      extract: machine && ((extractors) => machine.look({ outside: this.#outside(), extractors })),
      read: (uri) => texts.read(uri),
      isTrusted: parts.isTrusted,
      chosen: parts.chosen,
      onFailure: (error) => containment.report('Look at the machine', error),
      settings: parts.settings,
      folders: parts.folders,
      isDockerfile: (uri) => {
        const document = parts.documents.find(uri);
        return document !== undefined && service.isDockerfile(document);
      },
    });
    service.setHost(this.store, () => this.hosts.generation);
    this.store.onChange(() => {
      containment.run('News of the host', () =>
        connection.sendNotification(protocol.hostChangedNotification, this.#state()),
      );
    });
    this.#listen();
  }

  /** The chosen host. */
  get store(): HostStore {
    return this.hosts.chosen;
  }

  /** What the chosen host is called, in the user's language. */
  get name(): string {
    return this.#state().name;
  }

  /** Takes over the settings of the window. */
  configure({ host }: Settings): void {
    const id = profileAddress(host.profile, this.#parts.folders()) ?? protocol.thisMachineId;
    this.store.configure({ id, extract: host.extract, extractors: host.extractors });
  }

  #listen(): void {
    const { connection, containment } = this.#parts;
    connection.onNotification(protocol.trustGrantedNotification, () => this.store.trust());
    connection.onRequest(protocol.hostsRequest, () => this.#hosts());
    connection.onRequest<protocol.HostState, void>(
      protocol.selectHostRequest,
      async (params: unknown) => {
        await this.store.select(member(params, 'id'));
        return this.#state();
      },
    );
    connection.onRequest(protocol.describeHostRequest, () => this.#description());
    connection.onRequest<protocol.HostDescription | protocol.HostFault, void>(
      protocol.extractHostRequest,
      async () => {
        const refusal = await this.store.refresh();
        return refusal === undefined ? this.#description() : faultOf(refusal);
      },
    );
    connection.onRequest<protocol.HostText | protocol.HostFault, void>(
      protocol.hostTextRequest,
      (params: unknown) => this.#text(member(params, 'id')),
    );
    connection.onRequest<protocol.SavedHost | protocol.HostFault, void>(
      protocol.saveHostRequest,
      (params: unknown) =>
        this.#save(member(params, 'name'), (params as protocol.SaveHostParams).replace === true),
    );
    const check = (request: string, made: (checked: CheckedDocument) => Result): void => {
      connection.onRequest<Result | protocol.HostFault, void>(
        request,
        (params: unknown, token: CancellationToken) => {
          const uri = member(params, 'uri');
          const nothing = faultOf({ key: 'host.not-open', args: [uri] });
          return containment.answer<Result | protocol.HostFault>('Check', uri, token, nothing, () =>
            this.#check(uri, made),
          );
        },
      );
    };
    check(protocol.checkRequest, (checked) => checkResult(checked, translate));
    check(protocol.reportRequest, (checked) => checkReportText(checked, translate));
  }

  async #check(
    uri: string,
    made: (checked: CheckedDocument) => Result,
  ): Promise<Result | protocol.HostFault> {
    const { documents, service, ready } = this.#parts;
    const wishes = await this.hosts.wishesOf(uri);
    await this.hosts.settled(wishes.host);
    await ready();
    const document = documents.find(uri);
    if (document === undefined) return faultOf({ key: 'host.not-open', args: [uri] });
    const checked = service.check(document, { ...wishes, isAsked: true });
    return 'report' in checked ? made(checked) : faultOf(checked);
  }

  async #hosts(): Promise<protocol.Hosts> {
    const { service, machine, files, texts, ready } = this.#parts;
    await ready();
    const { id, extraction } = this.store;
    const here: protocol.KnownHost = {
      id: protocol.thisMachineId,
      name: render({ key: 'host.this-machine', args: [] }, translate),
      origin: 'machine',
      ...(extraction !== undefined && { extractedAt: extraction.extractedAt.toISOString() }),
    };
    const saved =
      machine === undefined
        ? []
        : await savedProfiles(machine, files, (path, error) => texts.complain(path, error));
    const inWorkspace = workspaceProfiles(service.profiles);
    const known = new Set(inWorkspace.map((one) => one.id));
    const others = saved.filter((one) => !known.has(one.id));
    return { selected: id, hosts: [here, ...inWorkspace, ...others] };
  }

  async #text(id: string): Promise<protocol.HostText | protocol.HostFault> {
    const { service, texts, ready } = this.#parts;
    await ready();
    const found = await hostText(id, {
      catalog: service.catalog,
      extraction: this.store.extraction,
      read: (uri) => texts.read(uri),
      translate,
    });
    return 'text' in found ? found : faultOf(found);
  }

  #state(): protocol.HostState {
    return hostState(this.store, this.#origin(), translate);
  }

  #origin(): protocol.KnownHost['origin'] {
    if (this.store.isThisMachine) return 'machine';
    const { machine } = this.#parts;
    const saved = machine && URI.file(machine.profiles).toString();
    return saved !== undefined && isIn(saved, this.store.id) ? 'saved' : 'workspace';
  }

  #description(): protocol.HostDescription {
    return hostDescription(this.store, this.#state(), this.#parts.service.catalog);
  }

  async #save(name: string, replace: boolean): Promise<protocol.SavedHost | protocol.HostFault> {
    const { machine, service } = this.#parts;
    const { extraction } = this.store;
    if (!isProfileName(name)) return faultOf({ key: 'host.no-name', args: [] });
    if (machine === undefined || extraction === undefined) {
      return faultOf({ key: 'host.nothing-to-save', args: [] });
    }
    const text = profileText(name, extraction, service.catalog);
    try {
      const { path, exists } = await saveProfile(machine, name, text, replace);
      const id = URI.file(path).toString();
      if (!exists) this.store.filesChanged([id]);
      return { id, ...(exists && { exists }) };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return faultOf({ key: 'host.not-saved', args: [machine.profiles, error.message] });
    }
  }

  /** No program of a workspace is run. */
  #outside(): readonly string[] {
    return this.#parts.folders().flatMap((folder) => pathOf(folder) ?? []);
  }
}

function faultOf(message: Message): protocol.HostFault {
  return { fault: visible(render(message, translate)) };
}

/** A text that a request has to have. */
function member(params: unknown, name: string): string {
  const value =
    typeof params === 'object' && params !== null
      ? (params as Record<string, unknown>)[name]
      : undefined;
  if (typeof value === 'string') return value;
  throw new ResponseError(ErrorCodes.InvalidParams, `The request needs "${name}".`);
}
