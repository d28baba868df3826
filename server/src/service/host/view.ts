import { check } from '../../core/compatibility/check.js';
import type { StatedPlaces } from '../../core/compatibility/places.js';
import type { CheckReport } from '../../core/compatibility/report.js';
import type { Subject } from '../../core/compatibility/subject.js';
import type { Question } from '../../core/compatibility/verdict.js';
import type { Finding } from '../../core/finding.js';
import type { DefaultMounts } from '../../core/host/default-mounts.js';
import type { Argument, Message } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';
import { isHeld, isOfImage, uncheckable } from './checkable.js';
import { imageIn } from './image.js';

/** The machine that documents are held against, as far as it is known. */
export interface HostView {
  /** Differs after each change of which host it is, or of what is known of it. */
  readonly generation: number;
  /** For a person; of a profile a text of that document. */
  readonly name: Argument;
  /** When it was looked at; undefined where nobody knows. */
  readonly extractedAt: Date | undefined;
  /** Why nothing is known of it, and whether that is about to change; undefined where something is. */
  readonly fault: { readonly told: Message; readonly isPassing: boolean } | undefined;
  /** What it states, with the schemas of a catalog. The same for the same catalog, until it changes. */
  subject(catalog: Catalog): Subject | undefined;
  /** Its libraries that are usually mounted: another one only together with another subject. Undefined of a profile. */
  readonly mounts: DefaultMounts | undefined;
  /** A spec is to be held against it: what is not known yet should be. */
  want(): void;
}

/** How somebody wants an open document to be held against a machine. */
export interface CheckWishes {
  /** The questions that decide the verdict; undefined for who does not ask for it. */
  readonly require?: readonly Question[] | undefined;
  /** Another host than the chosen one. */
  readonly host?: HostView | undefined;
  /** Of a Dockerfile the stage that is built, as `docker build --target` takes it; else the last. */
  readonly target?: string | undefined;
  /** Whether the user asks for it: then also of a document that asks nothing of hosts. */
  readonly isAsked?: boolean;
}

/** A document that is held against a host. */
export interface CheckedDocument {
  readonly document: ParsedDocument;
  readonly host: HostView;
  readonly subject: Subject;
  readonly report: CheckReport;
  readonly places: StatedPlaces;
  /** What of the document does not fit the host, in the order of the text. */
  readonly findings: () => readonly Finding[];
}

/** The checks of open documents: made once for a text, what is known of schemas, and a host. */
export class HostChecks {
  readonly #made = new WeakMap<
    ParsedDocument,
    CheckedDocument & {
      readonly catalog: Catalog;
      readonly required: string;
      readonly target: string | undefined;
      /** Whether without anybody's asking. */
      readonly isHeld: boolean;
    }
  >();

  /** Undefined where nothing is known of the host, or the document is not held against hosts. */
  of(
    document: ParsedDocument,
    host: HostView | undefined,
    catalog: Catalog,
    { require, target, isAsked = false }: CheckWishes,
  ): CheckedDocument | undefined {
    if (host === undefined || !isOfImage(document)) return undefined;
    const subject = host.subject(catalog);
    if (subject === undefined) {
      if (isHeld(document, catalog, target)) host.want();
      return undefined;
    }
    const required = require?.join();
    const known = this.#made.get(document);
    const isSame =
      known?.catalog === catalog && known.subject === subject && known.target === target;
    if (isSame && (required === undefined || required === known.required)) {
      return isAsked || known.isHeld ? known : undefined;
    }
    const isUnasked = isHeld(document, catalog, target);
    if (!isUnasked && (!isAsked || uncheckable(document) !== undefined)) return undefined;
    const image = imageIn(document, catalog, target);
    const mounts = host.mounts?.libraries;
    const report = check(image.subject, subject, { require, mounts, demands: image.demands });
    const made = {
      document,
      host,
      subject,
      report,
      places: image.places,
      findings: () => image.findings(report, host.name),
      catalog,
      required: report.required.join(),
      target,
      isHeld: isUnasked,
    };
    this.#made.set(document, made);
    return made;
  }
}
