import { check } from '../../core/compatibility/check.js';
import type { CheckReport } from '../../core/compatibility/report.js';
import type { Subject } from '../../core/compatibility/subject.js';
import { readSubject } from '../../core/compatibility/subject.js';
import type { Question } from '../../core/compatibility/verdict.js';
import type { DefaultMounts } from '../../core/host/default-mounts.js';
import { profileHead } from '../../core/host/profile-head.js';
import type { Argument, Message } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';

/** The machine that specs are held against, as far as it is known. */
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

/** A spec that is held against a host. */
export interface CheckedSpec {
  readonly document: ParsedDocument;
  readonly host: HostView;
  readonly subject: Subject;
  readonly report: CheckReport;
}

/** Why a document is not held against hosts. */
export function uncheckable({ kind, spec, tree }: ParsedDocument): Message | undefined {
  if (kind !== 'spec' || spec === undefined) return { key: 'host.not-spec', args: [] };
  if (profileHead(tree) !== undefined) return { key: 'host.is-profile', args: [] };
  return spec.isMapping ? { key: 'host.is-mapping', args: [] } : undefined;
}

/** The checks of open specs: made once for a text, what is known of schemas, and a host. */
export class SpecChecks {
  readonly #made = new WeakMap<
    ParsedDocument,
    CheckedSpec & { readonly catalog: Catalog; readonly required: string }
  >();

  /**
   * Undefined where nothing is known of the host, or the document is not held against hosts.
   * @param require the questions that decide the verdict; undefined for who does not ask for it
   */
  of(
    document: ParsedDocument,
    host: HostView | undefined,
    catalog: Catalog,
    require: readonly Question[] | undefined,
  ): CheckedSpec | undefined {
    if (host === undefined || document.kind !== 'spec') return undefined;
    const subject = host.subject(catalog);
    if (subject === undefined) {
      if (uncheckable(document) === undefined) host.want();
      return undefined;
    }
    const required = require?.join();
    const known = this.#made.get(document);
    const isSame = known?.catalog === catalog && known.subject === subject;
    if (isSame && (required === undefined || required === known.required)) return known;
    if (uncheckable(document) !== undefined) return undefined;
    const image = readSubject(document.spec!, catalog, 'spec');
    const report = check(image, subject, { require, mounts: host.mounts?.libraries });
    const made = { document, host, subject, report, catalog, required: report.required.join() };
    this.#made.set(document, made);
    return made;
  }
}
