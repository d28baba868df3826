import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver-types';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import { writtenName, writtenText } from '../../core/dockerfile/labels.js';
import { referencesIn } from '../../core/dockerfile/references.js';
import type { Span } from '../../core/finding.js';
import { type MessageKey, render } from '../../core/messages.js';
import type { CatalogSchema } from '../../core/schema/catalog.js';
import type { AttributeDefinition } from '../../core/schema/definition.js';
import { newestSchemas } from '../../core/schema/newest.js';
import { summaryOf } from '../../core/schema/summary.js';
import type { ResolvedAttribute } from '../../core/spec/resolve.js';
import { attributeMarkdown } from '../attribute-markdown.js';
import { hostValueIn } from '../host/value.js';
import { escaped } from '../schema/completion/snippet.js';
import { type SpecProposal, valuesOf, valueTakers } from '../spec/proposals.js';
import { baseValue } from './base-value.js';
import type { LabelKnowledge } from './completion.js';
import type { LabelCursor } from './cursor.js';

/** Of more names those alone are offered that hold what is typed. */
const mostNames = 1000;

interface OfferedName {
  readonly text: string;
  readonly schema: CatalogSchema;
  readonly definition: AttributeDefinition;
}

export const suggest = { title: '', command: 'editor.action.triggerSuggest' };

/** Makes the items for a place in a label. */
export class LabelItems {
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
    // A variable in it is not to be lost.
    const { quote, escapeCharacter, replaced } = cursor;
    const references = referencesIn(text.slice(replaced.start, span.end), quote, escapeCharacter);
    if (references.some((at) => replaced.start + at >= span.start)) return [];
    const range = this.rangeFor(span);
    const hostValue = hostValueIn(catalog, host, translate);
    const proposals = valuesOf(resolved, catalog, hostValue);
    const here = hostValue(resolved.namespace, name, schema)?.value;
    const items = this.#withBase(resolved, proposals, here).map(({ text: value, detail }) => {
      const item = this.#item(value, CompletionItemKind.EnumMember);
      item.textEdit = { range, newText: this.#writtenValue(value) };
      if (detail !== undefined) item.detail = detail;
      if (detail !== undefined && knowledge.labelDetails)
        item.labelDetails = { description: detail };
      return item;
    });
    return inOrder(items);
  }

  /**
   * The value that the base image has comes first, behind the host's.
   * @param here the host's
   */
  #withBase(
    resolved: ResolvedAttribute<LabelCursor>,
    proposals: readonly SpecProposal[],
    here: string | undefined,
  ): readonly SpecProposal[] {
    const text = baseValue(this.cursor, resolved, this.knowledge.catalog);
    if (text === undefined) return proposals;
    const same = proposals.find((one) => one.text === text);
    const byBase = this.#say('label.by-base');
    const detail = same?.detail === undefined ? byBase : `${same.detail}, ${byBase}`;
    const own: SpecProposal = { ...same, text, type: 'value', detail };
    const others = proposals.filter((one) => one !== same);
    const first = others[0]?.text === here ? 1 : 0;
    return [...others.slice(0, first), own, ...others.slice(first)];
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
    const separator = escapeCharacter === undefined ? ' ' : '=';
    const hasStop = snippets && !hasValue && separator === '=' && isProse(definition);
    const plain = hasStop ? escaped(written) : written;
    // The quote that closes it is written anew, with what follows it.
    const end = replaced.end + (isClosed && !hasValue ? 1 : 0);
    const newText = hasValue ? plain : `${plain}${quote}${separator}${hasStop ? '"$1"' : ''}`;
    item.textEdit = { range: this.rangeFor({ start: replaced.start, end }), newText };
    if (hasStop) item.insertTextFormat = InsertTextFormat.Snippet;
    else if (snippets && !hasValue && !isProse(definition)) item.command = suggest;
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
