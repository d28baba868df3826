import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import { writtenName, writtenText } from '../../core/dockerfile/labels.js';
import type { Span } from '../../core/finding.js';
import { type MessageKey, render } from '../../core/messages.js';
import { type Catalog, type CatalogSchema, origins } from '../../core/schema/catalog.js';
import type { AttributeDefinition } from '../../core/schema/definition.js';
import { summaryOf } from '../../core/schema/summary.js';
import { attributeMarkdown } from '../attribute-markdown.js';
import type { ParsedDocument } from '../document.js';
import { hostValueIn } from '../host/value.js';
import type { HostView } from '../host/view.js';
import { rangeOf } from '../places.js';
import { escaped } from '../schema/completion/snippet.js';
import { valuesOf, valueTakers } from '../spec/proposals.js';
import { type LabelCursor, labelCursor } from './cursor.js';

/** What is asked for as soon as it is typed in a Dockerfile: behind a namespace, and for a value. */
export const labelTriggers: readonly string[] = ['.', '='];

/** What is known beyond the document, and how items are made for the client. */
export interface LabelKnowledge {
  readonly catalog: Catalog;
  /** The machine whose values are offered. */
  readonly host: HostView | undefined;
  readonly snippets: boolean;
  /** Whether the client shows something beside each item without its being selected. */
  readonly labelDetails: boolean;
  readonly translate: (template: string) => string;
}

/** Offers what may stand at a place of a label: namespaces, names of attributes, values. */
export function completeLabels(
  { source }: ParsedDocument,
  position: Position,
  knowledge: LabelKnowledge,
): CompletionList | null {
  const text = source.getText();
  const cursor = labelCursor(text, source.offsetAt(position));
  if (cursor === undefined) return null;
  const rangeFor = (span: Span): Range => rangeOf(source, span);
  const maker = new ItemMaker(cursor, rangeFor, knowledge);
  return cursor.kind === 'name'
    ? maker.names()
    : { isIncomplete: false, items: maker.values(text) };
}

/** Of more names those alone are offered that hold what is typed. */
const mostNames = 1000;

interface OfferedName {
  readonly text: string;
  readonly schema: CatalogSchema;
  readonly definition: AttributeDefinition;
}

const suggest = { title: '', command: 'editor.action.triggerSuggest' };

class ItemMaker {
  constructor(
    readonly cursor: LabelCursor,
    readonly rangeFor: (span: Span) => Range,
    readonly knowledge: LabelKnowledge,
  ) {}

  names(): CompletionList {
    const { typed, others } = this.cursor;
    const schemas = newestSchemas(this.knowledge.catalog);
    const within = schemas.filter(({ namespace }) => typed.startsWith(`${namespace}.`));
    const namespaces = schemas.flatMap((schema) => this.#namespace(schema, within) ?? []);
    const all = (within.length > 0 ? within : schemas).flatMap((schema) => this.#namesIn(schema));
    const fit = all.length > mostNames ? all.filter(({ text }) => text.includes(typed)) : all;
    const offered = fit.slice(0, mostNames);
    const isUsed = ({ text }: OfferedName): boolean => others.has(text);
    // What the image has already is likely to be meant last.
    const sorted = [...offered.filter((one) => !isUsed(one)), ...offered.filter(isUsed)];
    const names = sorted.flatMap((one) => this.#name(one, isUsed(one)) ?? []);
    const items = inOrder([...namespaces, ...names]);
    return { isIncomplete: offered.length < all.length, items };
  }

  values(text: string): CompletionItem[] {
    const { cursor, knowledge } = this;
    const { catalog, host, translate } = knowledge;
    const resolved = attributeOf(cursor, catalog);
    const { schema, name } = resolved;
    const definition = schema && catalog.attribute(schema, name)?.definition;
    const isList = definition?.type === 'list' || definition?.comparison === 'one-of';
    const span = isList ? entryAt(cursor, text) : cursor.replaced;
    const range = this.rangeFor(span);
    const proposals = valuesOf(resolved, catalog, hostValueIn(catalog, host, translate));
    const items = proposals.map(({ text: value, detail }): CompletionItem => {
      const item = this.#item(value, CompletionItemKind.EnumMember);
      item.textEdit = { range, newText: this.#writtenValue(value) };
      if (detail !== undefined) item.detail = detail;
      if (detail !== undefined && knowledge.labelDetails)
        item.labelDetails = { description: detail };
      return item;
    });
    return inOrder(items);
  }

  /** A namespace that may be meant still; what is in it is offered next. */
  #namespace(
    { namespace, version, origin }: CatalogSchema,
    within: readonly CatalogSchema[],
  ): CompletionItem | undefined {
    const { replaced, hasValue } = this.cursor;
    const isBelow = within.every((one) => namespace.startsWith(`${one.namespace}.`));
    if (hasValue || !isBelow) return undefined;
    const item = this.#item(namespace, CompletionItemKind.Module);
    item.detail = this.#say('label.namespace', `${version} (${origin})`);
    item.textEdit = { range: this.rangeFor(replaced), newText: `${namespace}.` };
    if (this.knowledge.snippets) item.command = suggest;
    return item;
  }

  #namesIn(schema: CatalogSchema): OfferedName[] {
    return valueTakers(schema, this.knowledge.catalog).map(({ name, definition }) => ({
      text: `${schema.namespace}.${name}`,
      schema,
      definition,
    }));
  }

  #name({ text, schema, definition }: OfferedName, isUsed: boolean): CompletionItem | undefined {
    const { quote, hasValue, escapeCharacter, replaced, isClosed } = this.cursor;
    const { catalog, labelDetails, snippets, translate } = this.knowledge;
    const written = writtenName(text, quote, escapeCharacter);
    if (written === undefined) return undefined;
    const item = this.#item(text, CompletionItemKind.Property);
    const hasStop = snippets && !hasValue && isProse(definition);
    const plain = hasStop ? escaped(written) : written;
    // The quote that closes it is written anew, with what follows it.
    const end = replaced.end + (isClosed && !hasValue ? 1 : 0);
    const newText = hasValue ? plain : `${plain}${quote}=${hasStop ? '"$1"' : ''}`;
    item.textEdit = { range: this.rangeFor({ start: replaced.start, end }), newText };
    if (hasStop) item.insertTextFormat = InsertTextFormat.Snippet;
    else if (snippets && !hasValue) item.command = suggest;
    if (definition.label !== undefined) item.detail = definition.label;
    if (isUsed && labelDetails) item.labelDetails = { description: this.#say('label.used') };
    else if (isUsed) item.detail = this.#say('label.used');
    if (definition.deprecated !== undefined) item.tags = [CompletionItemTag.Deprecated];
    const summary = summaryOf(catalog, schema, definition.name);
    if (summary === undefined) return item;
    item.documentation = {
      kind: MarkupKind.Markdown,
      value: attributeMarkdown(summary, translate),
    };
    return item;
  }

  #item(text: string, kind: CompletionItemKind): CompletionItem {
    return { label: text, kind, filterText: text, insertTextFormat: InsertTextFormat.PlainText };
  }

  #writtenValue(value: string): string {
    const { quote, isClosed, escapeCharacter } = this.cursor;
    return writtenText(value, quote, escapeCharacter) + (isClosed ? '' : quote);
  }

  #say(key: MessageKey, ...args: readonly string[]): string {
    return render({ key, args }, this.knowledge.translate);
  }
}

/** The newest version of each namespace: the workspace's first, those of one word last. */
function newestSchemas(catalog: Catalog): readonly CatalogSchema[] {
  const newest = catalog.namespaces.flatMap((namespace) => catalog.find(namespace) ?? []);
  const rank = ({ namespace, origin }: CatalogSchema): number =>
    namespace.includes('.') ? origins.indexOf(origin) : origins.length;
  return newest.sort((one, other) => rank(one) - rank(other));
}

function inOrder(items: readonly CompletionItem[]): CompletionItem[] {
  return items.map((item, index) => ({ ...item, sortText: String(index).padStart(5, '0') }));
}

/** Whether values are texts that nobody can list. */
function isProse({ type, values }: AttributeDefinition): boolean {
  return values === undefined && (type === undefined || type === 'string');
}

/** Of a list with commas, the entry at the cursor. */
function entryAt({ replaced, typed }: LabelCursor, text: string): Span {
  const offset = replaced.start + typed.length;
  const comma = typed.lastIndexOf(',');
  const behind = text.slice(offset, replaced.end).indexOf(',');
  const start = replaced.start + comma + 1;
  const space = /^ */.exec(text.slice(start, offset))?.[0].length ?? 0;
  return { start: start + space, end: behind === -1 ? replaced.end : offset + behind };
}
