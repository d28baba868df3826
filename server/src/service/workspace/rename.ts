import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { JsonKind, none } from '../../core/json/tree.js';
import { type Message, render } from '../../core/messages.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import { hasSpace } from '../../core/schema/rules.js';
import { carriedOver, rangeOf } from '../places.js';
import type { IndexedSchema, Use, WorkspaceIndex } from './index.js';
import { namesIn } from './navigation.js';
import type { Target } from './target.js';

/** How an edit of several documents is told to a client. */
export interface RenameStyle {
  readonly translate: (template: string) => string;
  /** Whether the client lets a user look at parts of an edit before they are made. */
  readonly annotates: boolean;
}

/** Why nothing can be renamed, as a sentence for the user. */
export class RenameRefused extends Error {
  constructor(readonly told: Message) {
    super(told.key);
  }
}

/** The schema that a rename would change; throws `RenameRefused` where that can not be. */
function schemaToChange({ kind, schema, name }: Target, index: WorkspaceIndex): IndexedSchema {
  if (kind === 'namespace') throw new RenameRefused({ key: 'rename.namespace', args: [] });
  if (schema === undefined) throw new RenameRefused({ key: 'rename.unknown', args: [name] });
  if (schema.origin !== 'workspace') {
    const args = [name, `${schema.namespace} ${schema.version}`.trim()];
    throw new RenameRefused({ key: 'rename.read-only', args });
  }
  const found = index.schemas().find(({ uri }) => uri === schema.place);
  if (found === undefined) throw new RenameRefused({ key: 'rename.unknown', args: [name] });
  return found;
}

/** What is to be renamed at a place, and its present name; throws `RenameRefused`. */
export function prepareRename(
  target: Target,
  index: WorkspaceIndex,
): { range: Range; placeholder: string } {
  schemaToChange(target, index);
  return { range: target.range, placeholder: target.name };
}

/**
 * Renames an attribute in its schema and in all specs that are judged by that schema. What stands below
 * it by its name (`mpi.version` of `mpi`) is renamed with it where the user agrees: those edits are
 * annotated as in need of confirmation, and left out for a client that can not ask.
 */
export function renamed(
  target: Target,
  newName: string,
  index: WorkspaceIndex,
  style: RenameStyle,
): WorkspaceEdit {
  const document = schemaToChange(target, index);
  const { schema } = document;
  const short = newName.startsWith(`${schema.namespace}.`)
    ? newName.slice(schema.namespace.length + 1)
    : newName;
  if (short === '' || hasSpace(short)) {
    throw new RenameRefused({ key: 'rename.invalid', args: [short] });
  }
  const model = schema.schema;
  if (short !== target.name && model.byName.has(short)) {
    throw new RenameRefused({ key: 'rename.taken', args: [short] });
  }
  const edits = new Edits();
  collect(document, target.name, short, index, edits, undefined);
  if (style.annotates) {
    const below = model.attributes.filter(({ name }) => name.startsWith(`${target.name}.`));
    for (const { name } of below) {
      const moved = short + name.slice(target.name.length);
      collect(document, name, moved, index, edits, 'below');
    }
  }
  const label = render({ key: 'rename.below', args: [target.name, short] }, style.translate);
  return edits.workspaceEdit({ below: { label, needsConfirmation: true } });
}

function collect(
  document: IndexedSchema,
  from: string,
  to: string,
  index: WorkspaceIndex,
  edits: Edits,
  annotationId: string | undefined,
): void {
  const inJson = JSON.stringify(to).slice(1, -1);
  for (const { uri, range } of namesIn(document, from)) {
    edits.add(uri, document.version, { range, newText: inJson }, annotationId);
  }
  for (const { range, text } of inferencesFrom(document, from, to)) {
    edits.add(document.uri, document.version, { range, newText: text }, annotationId);
  }
  for (const use of index.usesOf(document.schema.namespace, from)) {
    if (!isJudgedBy(use, document.schema)) continue;
    const newText = rewritten(use, to);
    if (newText === undefined) continue;
    const { uri, version } = use.document;
    edits.add(uri, version, { range: use.range, newText }, annotationId);
  }
}

function isJudgedBy(use: Use, schema: CatalogSchema): boolean {
  return use.schema?.place === schema.place;
}

/** The name as that place writes it: short or qualified, in its quotes; undefined where it can not say it. */
function rewritten({ name, short, quote }: Use, to: string): string | undefined {
  const isWritten = name.endsWith(short);
  // In dialect a the entry's name holds the first words, which this place can not change.
  const group = isWritten ? '' : short.slice(0, short.length - name.length);
  if (!isWritten && !to.startsWith(group)) return undefined;
  const written = isWritten
    ? name.slice(0, name.length - short.length) + to
    : to.slice(group.length);
  if (quote === '"') return JSON.stringify(written).slice(1, -1);
  if (quote === "'") return written.replaceAll("'", "''");
  return /^[A-Za-z_][\w.-]*$/.test(written) ? written : JSON.stringify(written);
}

/** Where the metadata of other attributes names this one to infer a value from. */
function inferencesFrom(
  { schema: { schema, namespace }, source }: IndexedSchema,
  from: string,
  to: string,
): { readonly range: Range; readonly text: string }[] {
  const { tree } = schema;
  const here = carriedOver(tree.text, source.getText());
  const found: { range: Range; text: string }[] = [];
  for (let attribute = 0; attribute < schema.count; attribute += 1) {
    const metadata = schema.metadata(attribute);
    if (metadata === none) continue;
    const node = tree.member(tree.member(metadata, 'inferred'), 'from');
    if (!tree.is(node, JsonKind.String)) continue;
    const isQualified = tree.stringIs(node, `${namespace}.${from}`);
    if (!isQualified && !tree.stringIs(node, from)) continue;
    const { start, end } = tree.inner(node);
    const text = JSON.stringify(isQualified ? `${namespace}.${to}` : to).slice(1, -1);
    found.push({ range: rangeOf(source, { start: here(start), end: here(end) }), text });
  }
  return found;
}

/** Edits by document. */
class Edits {
  readonly #byUri = new Map<
    string,
    { version: number | null; edits: (TextEdit | AnnotatedTextEdit)[] }
  >();

  add(uri: string, version: number | null, edit: TextEdit, annotationId: string | undefined): void {
    let document = this.#byUri.get(uri);
    if (document === undefined) {
      document = { version, edits: [] };
      this.#byUri.set(uri, document);
    }
    document.edits.push(annotationId === undefined ? edit : { ...edit, annotationId });
  }

  workspaceEdit(annotations: Readonly<Record<string, ChangeAnnotation>>): WorkspaceEdit {
    const documentChanges = [...this.#byUri].map(
      ([uri, { version, edits }]): TextDocumentEdit => ({ textDocument: { uri, version }, edits }),
    );
    const isAnnotated = documentChanges.some(({ edits }) =>
      edits.some((edit) => 'annotationId' in edit),
    );
    return { documentChanges, ...(isAnnotated && { changeAnnotations: { ...annotations } }) };
  }
}
