import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { writtenName } from '../../core/dockerfile/labels.js';
import { type Message, render } from '../../core/messages.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { withoutNamespace } from '../../core/schema/refactor/add-node.js';
import { hasSpace } from '../../core/schema/rules.js';
import { type EditStyle, EditsOfSeveral } from './edits.js';
import type { IndexedSchema, WorkspaceIndex } from './index.js';
import { mentionsIn } from './mentions.js';
import type { Target } from './target.js';
import type { Use } from './uses.js';

/** How an edit of several documents is told to a client. */
export interface RenameStyle extends EditStyle {
  readonly translate: (template: string) => string;
}

/** Why nothing can be renamed, as a sentence for the user. */
export class RenameRefused extends Error {
  constructor(readonly told: Message) {
    super(told.key);
  }
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
 * Renames an attribute in its schema, in all specs that are judged by that schema, and in labels of
 * Dockerfiles, which mean the newest version of a namespace. What stands below it by its name (`mpi.version` of `mpi`) is renamed with it where the user agrees: those edits are
 * annotated as in need of confirmation, and left out for a client that can not ask.
 */
export function renamed(
  target: Target,
  newName: string,
  index: WorkspaceIndex,
  style: RenameStyle,
): WorkspaceEdit {
  const document = schemaToChange(target, index);
  const { namespace, schema: model } = document.schema;
  const to = withoutNamespace(newName, namespace);
  if (to === '' || hasSpace(to)) throw new RenameRefused({ key: 'rename.invalid', args: [to] });
  if (to !== target.name && model.byName.has(to)) {
    throw new RenameRefused({ key: 'rename.taken', args: [to] });
  }
  const edits = new EditsOfSeveral(style);
  if (to === target.name) return edits.workspaceEdit();
  const label = render({ key: 'rename.below', args: [target.name, to] }, style.translate);
  const renames = new Map<string, Renaming>([[target.name, { to }]]);
  if (style.annotates) {
    for (const [name, moved] of below(model, target.name, to)) {
      renames.set(name, { to: moved, ifConfirmed: label });
    }
  }
  renameInSchemas(document, renames, index, edits);
  renameUses(document.schema, renames, index, edits);
  return edits.workspaceEdit();
}

interface Renaming {
  readonly to: string;
  /** The question that the user is asked first. */
  readonly ifConfirmed?: string;
}

/** The schema that a rename would change; throws `RenameRefused` where that can not be. */
function schemaToChange({ kind, schema, name }: Target, index: WorkspaceIndex): IndexedSchema {
  if (kind === 'namespace') throw new RenameRefused({ key: 'rename.namespace', args: [] });
  const unknown = new RenameRefused({ key: 'rename.unknown', args: [name] });
  if (schema === undefined) throw unknown;
  if (!isNamedIn(schema.schema, name)) throw unknown;
  if (schema.origin !== 'workspace') {
    const args = [name, `${schema.namespace} ${schema.version}`.trim()];
    throw new RenameRefused({ key: 'rename.read-only', args });
  }
  const found = index.documentOf(schema);
  if (found === undefined) throw unknown;
  return found;
}

/** Whether a schema has anything of that name: an edge may name what no node declares yet. */
function isNamedIn({ byName, relations }: SchemaModel, name: string): boolean {
  if (byName.has(name)) return true;
  return relations.some(({ source, target }) => source.name === name || target.name === name);
}

/** What an attribute contains by its name, and what that would be called; what has such a name already stays. */
function below({ attributes, byName }: SchemaModel, from: string, to: string): [string, string][] {
  const isBelow = (name: string): boolean => name.startsWith(`${from}.`);
  return attributes
    .filter(({ name }) => isBelow(name))
    .map(({ name }): [string, string] => [name, to + name.slice(from.length)])
    .filter(([, moved]) => !byName.has(moved) || isBelow(moved));
}

function renameInSchemas(
  renamedIn: IndexedSchema,
  renames: ReadonlyMap<string, Renaming>,
  index: WorkspaceIndex,
  edits: EditsOfSeveral,
): void {
  const { namespace } = renamedIn.schema;
  const names = new Set(renames.keys());
  // Another schema that names the namespace means the newest version of it.
  const isMeant = index.catalog.find(namespace)?.place === renamedIn.uri;
  for (const document of index.schemas()) {
    const isOther = document.schema.namespace !== namespace && isMeant;
    if (document !== renamedIn && !isOther) continue;
    for (const { name, range, isQualified } of mentionsIn(document, namespace, names)) {
      const { to, ifConfirmed } = renames.get(name)!;
      const newText = inQuotes(isQualified ? `${namespace}.${to}` : to);
      edits.add(document, { range, newText }, ifConfirmed);
    }
  }
}

function renameUses(
  schema: CatalogSchema,
  renames: ReadonlyMap<string, Renaming>,
  index: WorkspaceIndex,
  edits: EditsOfSeveral,
): void {
  for (const [name, { to, ifConfirmed }] of renames) {
    for (const use of index.usesOf(schema.namespace, name)) {
      const newText = use.schema?.place === schema.place ? rewritten(use, to) : undefined;
      if (newText === undefined) continue;
      edits.add(use.document, { range: use.range, newText }, ifConfirmed);
    }
  }
}

/** The name as that place writes it: short or qualified, in its quotes; undefined where another place says it. */
function rewritten(use: Use, to: string): string | undefined {
  const { document, name, short, namespace, quote } = use;
  if (quote === '*') return undefined;
  if (document.kind !== 'spec') {
    return writtenName(`${namespace}.${to}`, quote, document.escapeCharacter);
  }
  const written = name.endsWith(short)
    ? name.slice(0, name.length - short.length) + to
    : inGroup(short.slice(0, short.length - name.length), namespace, to);
  if (quote === '"') return inQuotes(written);
  if (quote === "'") return written.replaceAll("'", "''");
  return isPlainInYaml(written) ? written : JSON.stringify(written);
}

/** In dialect a the entry's name holds the first words; a name with other ones is written in full. */
function inGroup(group: string, namespace: string, to: string): string {
  return to.startsWith(group) && to !== group ? to.slice(group.length) : `${namespace}.${to}`;
}

function inQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Whether YAML takes a word for itself without quotes; some readers take `no` for a boolean. */
function isPlainInYaml(text: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|y|n|null)$/i.test(text);
}
