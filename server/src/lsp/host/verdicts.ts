import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { type SpecVerdict, verdictsNotification } from '../../protocol/host.js';
import { becauseOf } from '../../service/host/marks.js';
import { nameOf } from '../../service/host/value.js';
import type { CheckWishes } from '../../service/host/view.js';
import type { LanguageService } from '../../service/language-service.js';
import type { OpenDocuments } from '../open-documents.js';

/** Milliseconds in which changes are told as one. */
const delay = 100;

interface VerdictParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly service: LanguageService;
  readonly wishesOf: (uri: string) => Promise<CheckWishes>;
  /** Fulfilled as soon as the schemas of the workspace are known. */
  readonly ready: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

function otherHost({ host }: CheckWishes): Pick<SpecVerdict, 'host'> {
  if (host === undefined) return {};
  return { host: nameOf(host.name, (template) => l10n.t(template)) };
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
    const { documents, service, wishesOf, ready } = this.#parts;
    await ready();
    const verdicts: SpecVerdict[] = [];
    for (const uri of documents.uris()) {
      const document = documents.find(uri);
      if (document === undefined) continue;
      const wishes = await wishesOf(document.uri);
      // It may have been closed in the meantime.
      if (documents.find(uri) !== document) continue;
      const checked = service.check(document, wishes);
      if ('report' in checked) {
        const { verdict } = checked.report;
        const because = becauseOf(checked.report);
        verdicts.push({ uri: document.uri, verdict, because, ...otherHost(wishes) });
      } else if (service.isHeld(document, wishes)) {
        verdicts.push({ uri: document.uri, because: [], ...otherHost(wishes) });
      }
    }
    return verdicts;
  }
}
