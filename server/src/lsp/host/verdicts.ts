import type { Connection } from 'vscode-languageserver';
import { type SpecVerdict, verdictsNotification } from '../../protocol/host.js';
import { becauseOf } from '../../service/host/marks.js';
import type { LanguageService } from '../../service/language-service.js';
import type { OpenDocuments } from '../open-documents.js';
import type { SettingsSource } from '../settings.js';

/** Milliseconds in which changes are told as one. */
const delay = 100;

interface VerdictParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly service: LanguageService;
  readonly settings: SettingsSource;
  /** Fulfilled as soon as the schemas of the workspace are known. */
  readonly ready: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** Tells the client how its open specs answer to the host, when an answer changes. */
export class VerdictTeller {
  readonly #parts: VerdictParts;
  #timer: NodeJS.Timeout | undefined;
  #told = '[]';
  #isClosed = false;

  constructor(parts: VerdictParts) {
    this.#parts = parts;
    parts.documents.onClose(() => this.tellSoon());
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** To be called when a spec was judged, or the host is another. */
  tellSoon(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell().catch(this.#parts.onFailure);
    }, delay);
  }

  async #tell(): Promise<void> {
    const specs = await this.#verdicts();
    const told = JSON.stringify(specs);
    if (told === this.#told || this.#isClosed) return;
    this.#told = told;
    await this.#parts.connection.sendNotification(verdictsNotification, { specs });
  }

  async #verdicts(): Promise<readonly SpecVerdict[]> {
    const { documents, service, settings, ready } = this.#parts;
    await ready();
    const verdicts: SpecVerdict[] = [];
    for (const uri of documents.uris()) {
      const document = documents.find(uri);
      if (document === undefined) continue;
      const { check } = await settings.of(document.uri);
      // It may have been closed in the meantime.
      if (documents.find(uri) !== document) continue;
      const checked = service.check(document, check.require);
      if ('report' in checked) {
        const { verdict } = checked.report;
        verdicts.push({ uri: document.uri, verdict, because: becauseOf(checked.report) });
      } else if (service.isCheckable(document)) {
        verdicts.push({ uri: document.uri, because: [] });
      }
    }
    return verdicts;
  }
}
