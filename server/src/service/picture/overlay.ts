import type { Subject } from '../../core/compatibility/subject.js';
import { type Message, render } from '../../core/messages.js';
import { type MappedSpec, withOverlay } from '../../core/picture/overlay.js';
import type { PictureModel } from '../../core/picture/view/model.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';
import { isOfImage, uncheckable } from '../host/checkable.js';
import { imageIn } from '../host/image.js';
import { nameOf } from '../host/value.js';
import type { CheckedDocument, CheckWishes, HostView } from '../host/view.js';

/** What specs are mapped on with. */
interface OverlayParts {
  readonly catalog: Catalog;
  readonly translate: (template: string) => string;
  /** The chosen host. */
  readonly host: HostView | undefined;
  readonly checked: (document: ParsedDocument, wishes: CheckWishes) => CheckedDocument | undefined;
}

/** What was read of an image by a catalog: hundreds of specs stay as they are while a schema is edited. */
const known = new WeakMap<
  ParsedDocument,
  { readonly catalog: Catalog; readonly target: string | undefined; readonly subject: Subject }
>();

/**
 * A picture with the values that specs and recipes give its attributes, and with the verdicts on one of them.
 * Where that is held against no host, the picture notes why.
 */
export function mappedOn(
  model: PictureModel,
  documents: readonly ParsedDocument[],
  held: { readonly document: ParsedDocument; readonly wishes: CheckWishes } | undefined,
  { catalog, translate, host: chosen, checked }: OverlayParts,
): PictureModel {
  const say = (message: Message): string => render(message, translate);
  const all = [...documents.filter((one) => one !== held?.document && isOfImage(one))];
  const specs = all.map((document) => mapped(document, catalog, undefined));
  if (held === undefined) return withOverlay(model, { specs }, say);
  const { document, wishes } = held;
  const answer = checked(document, wishes);
  const own = isOfImage(document) ? [mapped(document, catalog, wishes.target)] : [];
  if (answer === undefined) {
    const fault = (wishes.host ?? chosen)?.fault?.told;
    const why = uncheckable(document) ?? fault ?? { key: 'host.nowhere', args: [] };
    const noted = { ...model, notes: [...model.notes, say(why)] };
    return withOverlay(noted, { specs: [...own, ...specs] }, say);
  }
  const judged = own.map((one) => ({ ...one, report: answer.report }));
  const host = nameOf(answer.host.name, translate);
  return withOverlay(model, { specs: [...judged, ...specs], host }, say);
}

function mapped(
  document: ParsedDocument,
  catalog: Catalog,
  target: string | undefined,
): MappedSpec {
  const before = known.get(document);
  const isSame = before?.catalog === catalog && before.target === target;
  const subject = isSame ? before.subject : imageIn(document, catalog, target).subject;
  if (!isSame) known.set(document, { catalog, target, subject });
  const { name } = subject;
  return { name: name === undefined || name === '' ? fileName(document.uri) : name, subject };
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch (error) {
    // No encoding of anything: as it is, then.
    if (error instanceof URIError) return last;
    throw error;
  }
}
