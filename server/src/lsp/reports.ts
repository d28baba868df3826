import { Emitter } from 'vscode-languageserver';
import type { CheckWishes } from '../service/host/view.js';
import type { Judgement, LanguageService } from '../service/language-service.js';
import type { FileTexts } from './file-texts.js';
import type { Indexer } from './indexer.js';
import type { OpenDocuments } from './open-documents.js';
import type { SettingsSource } from './settings.js';
import { inTurns, pause } from './turns.js';
import { normalized } from './uris.js';
import type { WorkspaceFiles } from './workspace-files.js';

/** The diagnostics of one version of an open document, or of a file that is not open. */
export interface Report extends Judgement {
  /** As the client spells it. */
  readonly uri: string;
  /** Of an open document. */
  readonly version: number | null;
  /** Differs for each report that was made. */
  readonly resultId: string;
}

/** A report and what it was made of: the same again gives the same report. */
interface Entry {
  readonly madeOf: string;
  readonly report: Report;
}

/** Diagnostics of open documents and of the workspace's files; of both only what is up to date. */
export class Reports {
  readonly #service: LanguageService;
  readonly #documents: OpenDocuments;
  readonly #workspace: WorkspaceFiles;
  readonly #texts: FileTexts;
  readonly #settings: SettingsSource;
  readonly #wishesOf: (uri: string) => Promise<CheckWishes>;
  readonly #indexer: Indexer;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new Emitter<void>();
  /** Keeps apart what several runs of the server number alike. */
  readonly #run = Date.now().toString(36);
  #count = 0;
  #changes = 0;

  /** Fires when a report is made or dropped. */
  readonly onChange = this.#changed.event;

  constructor(parts: {
    readonly service: LanguageService;
    readonly documents: OpenDocuments;
    readonly workspace: WorkspaceFiles;
    readonly texts: FileTexts;
    readonly settings: SettingsSource;
    readonly wishesOf: (uri: string) => Promise<CheckWishes>;
    readonly indexer: Indexer;
  }) {
    this.#service = parts.service;
    this.#documents = parts.documents;
    this.#workspace = parts.workspace;
    this.#texts = parts.texts;
    this.#settings = parts.settings;
    this.#wishesOf = parts.wishesOf;
    this.#indexer = parts.indexer;
    parts.documents.onOpen(({ document }) => this.#entries.delete(normalized(document.uri)));
    parts.documents.onChange(() => this.#changes++);
    parts.documents.onClose(({ document }) => this.#dropUnknown([normalized(document.uri)]));
    parts.workspace.onChange((uris) => this.#dropUnknown(uris));
  }

  /** The same for as long as no report can have changed. */
  get stamp(): string {
    const { generation, hostGeneration } = this.#service;
    return `${this.#changes} ${this.#settings.generation} ${generation} ${hostGeneration}`;
  }

  /** Everything there are reports of, by normalized address. */
  uris(): ReadonlySet<string> {
    return new Set([...this.#documents.uris(), ...this.#workspace.uris()]);
  }

  /** Whether a file of the workspace has not been looked at yet. */
  get areComing(): boolean {
    for (const uri of this.#workspace.uris()) if (!this.#entries.has(uri)) return true;
    return false;
  }

  /** The reports that are at hand, of whatever age. */
  *made(): Iterable<Report> {
    for (const { report } of this.#entries.values()) yield report;
  }

  /** The report of a document as it is now; undefined where it is neither open nor in the workspace. */
  async of(spelled: string): Promise<Report | undefined> {
    const uri = normalized(spelled);
    for (;;) {
      const { document, revision } = this.#present(uri);
      if (document === undefined && revision === undefined) return undefined;
      const scope = document?.uri ?? this.#workspace.folderOf(uri);
      const { validate } = await this.#settings.of(scope);
      const wishes = document === undefined ? {} : await this.#wishesOf(document.uri);
      const madeOf = this.#madeOf(uri);
      const known = this.#entries.get(uri);
      if (known !== undefined && known.madeOf === madeOf && this.#isUpToDate(known.report)) {
        return known.report;
      }
      const now = this.#present(uri);
      if (now.document !== undefined) {
        const { document } = now;
        const isDone = await inTurns(
          this.#service.judging(document),
          () => this.#madeOf(uri) === madeOf,
        );
        if (!isDone) continue;
        const judgement = this.#service.judge(document, validate, wishes);
        if (await this.#wasTooEarly(judgement)) continue;
        return this.#keep(uri, madeOf, judgement, document.uri, document.version);
      }
      if (now.revision === undefined) continue;
      // It would be judged in vain if it turned out to be a spec.
      if (this.#indexer.isWorking) {
        await this.#indexer.ready();
        continue;
      }
      const text = await this.#texts.readForTwo(uri, now.revision);
      await pause();
      // It was opened, changed or deleted while it was read.
      if (this.#madeOf(uri) !== madeOf) continue;
      const judgement =
        text === undefined
          ? { diagnostics: [], kind: undefined, generation: undefined }
          : this.#service.judgeFile(uri, text, validate);
      if (await this.#wasTooEarly(judgement)) continue;
      return this.#keep(uri, madeOf, judgement, uri, null);
    }
  }

  /** What depends on schemas, or on the host, is out of date as soon as they are others. */
  #isUpToDate({ generation, hostGeneration }: Judgement): boolean {
    const service = this.#service;
    return (
      (generation ?? service.generation) === service.generation &&
      (hostGeneration ?? service.hostGeneration) === service.hostGeneration
    );
  }

  /** A spec that is judged before all schemas are read would be told that there are none. */
  async #wasTooEarly({ generation }: Judgement): Promise<boolean> {
    if (generation === undefined || !this.#indexer.isWorking) return false;
    await this.#indexer.ready();
    return true;
  }

  /** What depends on schemas, by normalized address. */
  dependants(): readonly string[] {
    return [...this.#entries].flatMap(([uri, { report }]) =>
      report.generation === undefined ? [] : [uri],
    );
  }

  #present(uri: string) {
    return { document: this.#documents.find(uri), revision: this.#workspace.revision(uri) };
  }

  /** What a report of that document would be made of now. An open document wins over its file. */
  #madeOf(uri: string): string {
    const { document, revision } = this.#present(uri);
    const text = document === undefined ? `file ${revision}` : `version ${document.version}`;
    return `${text} settings ${this.#settings.generation}`;
  }

  #keep(
    uri: string,
    madeOf: string,
    judgement: Judgement,
    spelled: string,
    version: number | null,
  ): Report {
    this.#count += 1;
    const resultId = `${this.#run}.${this.#count}`;
    const report = { ...judgement, uri: spelled, version, resultId };
    this.#entries.set(uri, { madeOf, report });
    this.#changed.fire();
    return report;
  }

  #dropUnknown(uris: readonly string[]): void {
    this.#changes += 1;
    let isChanged = false;
    for (const uri of uris) {
      const { document, revision } = this.#present(uri);
      if (document !== undefined || revision !== undefined) continue;
      isChanged = this.#entries.delete(uri) || isChanged;
    }
    if (isChanged) this.#changed.fire();
  }
}
