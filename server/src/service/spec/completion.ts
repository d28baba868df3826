import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver-types';
import { JsonKind } from '../../core/json/tree.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { summaryOf } from '../../core/schema/summary.js';
import { readSpec } from '../../core/spec/model.js';
import { isPlain } from '../../core/yaml/scalars.js';
import { attributeMarkdown } from '../attribute-markdown.js';
import type { ParsedDocument } from '../document.js';
import { hostValueIn } from '../host/value.js';
import type { HostView } from '../host/view.js';
import { rangeOf } from '../places.js';
import { escaped } from '../schema/completion/snippet.js';
import { type SpecCursor, specCursor } from './cursor.js';
import { type KnownAddresses, proposalsAt, type SpecProposal } from './proposals.js';

/** What is known beyond the document, and how items are made for the client. */
export interface SpecKnowledge {
  readonly catalog: Catalog;
  readonly addressesOf: KnownAddresses;
  /** The machine whose values are offered. */
  readonly host: HostView | undefined;
  readonly snippets: boolean;
  /** Whether the client shows something beside each item without its being selected. */
  readonly labelDetails: boolean;
  readonly translate: (template: string) => string;
}

/** Offers what may stand at a place of a spec: names, versions, values, addresses. */
export function completeSpec(
  document: ParsedDocument,
  position: Position,
  knowledge: SpecKnowledge,
): CompletionList | null {
  const text = document.source.getText();
  const cursor = specCursor(text, document.source.offsetAt(position), document.format);
  if (cursor === undefined) return null;
  const spec = readSpec(cursor.tree);
  const entry = spec.entries.find(
    ({ node }) => node <= cursor.node && cursor.node < cursor.tree.next(node),
  );
  // The name that is being typed is none that is used.
  const others = entry && {
    ...entry,
    attributes: entry.attributes.filter(({ key }) => key !== cursor.node),
  };
  const { catalog, addressesOf, host, translate } = knowledge;
  const hostValue = hostValueIn(catalog, host, translate);
  const known = { catalog, addressesOf, hostValue };
  const all = proposalsAt(spec, others, cursor.path, cursor, known);
  const proposals = all.filter((one) => isWanted(one, cursor, document));
  const makes = new ItemMaker(document, cursor, knowledge);
  return { isIncomplete: false, items: proposals.map((one, index) => makes.item(one, index)) };
}

/**
 * Not what stands there already. The members of a plain JSON file are offered by the JSON server, which
 * has our schema of them.
 */
function isWanted(
  { type, text }: SpecProposal,
  cursor: SpecCursor,
  document: ParsedDocument,
): boolean {
  // The index knows the address that is being typed, since this document names it.
  if (type === 'address') return text !== '' && text !== wordAt(document, cursor);
  if (type !== 'member') return true;
  if (document.features.findings !== 'all' && document.format === 'json') return false;
  const { tree, node } = cursor;
  for (const key of tree.children(tree.parent(node))) {
    if (key !== node && tree.is(key, JsonKind.Key) && tree.stringIs(key, text)) return false;
  }
  return true;
}

function wordAt({ source }: ParsedDocument, { replaced }: SpecCursor): string {
  return source.getText().slice(replaced.start, replaced.end);
}

const kinds = {
  attribute: CompletionItemKind.Property,
  namespace: CompletionItemKind.Module,
  member: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  version: CompletionItemKind.Constant,
  address: CompletionItemKind.Reference,
} as const;

class ItemMaker {
  readonly #before: string;
  readonly #behind: string;
  /** Of a name in quotes without a value: the quote that closes it is written anew, with the value. */
  readonly #closes: boolean;

  constructor(
    readonly document: ParsedDocument,
    readonly cursor: SpecCursor,
    readonly knowledge: SpecKnowledge,
  ) {
    const text = document.source.getText();
    const { isKey, hasValue, quote } = cursor;
    this.#closes = isKey && !hasValue && quote !== '';
    const isBare = cursor.format === 'json' && cursor.quote === '';
    const last = text.slice(0, cursor.replaced.start).trimEnd().at(-1) ?? '{';
    const next = text.slice(this.#end()).trimStart()[0] ?? '}';
    this.#before = isBare && !'{[,:'.includes(last) ? ', ' : cursor.padding;
    const isApart = isBare || (this.#closes && cursor.format === 'json');
    this.#behind = isApart && '"{['.includes(next) ? ',' : '';
  }

  item(proposal: SpecProposal, index: number): CompletionItem {
    const { text, type, detail, isDeprecated } = proposal;
    const { snippets } = this.knowledge;
    const { source } = this.document;
    const written = this.#written(text) + this.#following(proposal);
    const newText = this.#before + written + this.#behind;
    const hasStops = snippets && /\$\d|\$\{\d/.test(written.replace(/\\[\\$}]/g, ''));
    const item: CompletionItem = {
      label: text,
      kind: kinds[type],
      sortText: String(index).padStart(5, '0'),
      filterText: text,
      textEdit: {
        range: rangeOf(source, { start: this.cursor.replaced.start, end: this.#end() }),
        newText,
      },
      insertTextFormat: hasStops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    };
    if (detail !== undefined) item.detail = detail;
    // What an attribute's label says, its name says already.
    if (detail !== undefined && type !== 'attribute' && this.knowledge.labelDetails) {
      item.labelDetails = { description: detail };
    }
    if (isDeprecated) item.tags = [CompletionItemTag.Deprecated];
    const documentation = this.#documentation(proposal);
    if (documentation !== undefined) item.documentation = documentation;
    return item;
  }

  /** Where what is replaced ends. */
  #end(): number {
    const { end } = this.cursor.replaced;
    return this.#closes && this.document.source.getText()[end] === this.cursor.quote
      ? end + 1
      : end;
  }

  #documentation({ attribute, type }: SpecProposal): CompletionItem['documentation'] | undefined {
    if (attribute === undefined || type !== 'attribute') return undefined;
    const { catalog, translate } = this.knowledge;
    const summary = summaryOf(catalog, attribute.schema, attribute.name);
    if (summary === undefined) return undefined;
    return { kind: MarkupKind.Markdown, value: attributeMarkdown(summary, translate) };
  }

  /** A name or value with the quotes that it needs there. */
  #written(text: string): string {
    const { quote, format, isKey } = this.cursor;
    const plain = (whole: string): string => (this.#isSnippet() ? escaped(whole) : whole);
    if (quote === "'") return plain(text.replaceAll("'", "''"));
    if (quote === '"') return plain(JSON.stringify(text).slice(1, -1));
    // A name in YAML needs no quotes; a value has them, so that people see that it is a string.
    const isWord = format === 'yaml' && (isKey || !this.#isAttributeValue());
    return plain(isWord && isPlain(text) ? text : JSON.stringify(text));
  }

  #isAttributeValue(): boolean {
    const parent = this.cursor.path.at(-2);
    const isVersion = this.cursor.path.at(-1) === 'version';
    return isVersion || parent === 'attributes' || parent === 'annotations';
  }

  /** What a name needs behind it: a colon, and a value to fill in. A value may need its quote. */
  #following({ follows }: SpecProposal): string {
    const { isKey, hasValue, quote, format } = this.cursor;
    if (!isKey) return this.cursor.isClosed ? '' : quote;
    if (hasValue || follows === undefined) return '';
    if (format === 'yaml') return `${quote}:${follows === 'text' ? ` ${this.#stop()}` : ''}`;
    const opened = {
      text: this.#stop(),
      object: this.#nested('{', '}'),
      array: this.#nested('[', ']'),
    };
    return `${quote}: ${opened[follows]}`;
  }

  #nested(open: string, close: string): string {
    return this.#isSnippet() ? `${open}$1${close === '}' ? '\\}' : close}` : open + close;
  }

  /** Empty: of choices the first would stand there, a claim that nobody made. */
  #stop(): string {
    return this.#isSnippet() ? '"$1"' : '""';
  }

  #isSnippet(): boolean {
    return this.knowledge.snippets && this.cursor.isKey;
  }
}
