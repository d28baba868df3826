import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { Catalog, catalogSchema } from '../../core/schema/catalog.js';
import { summaryOf } from '../../core/schema/summary.js';
import { attributeMarkdown } from '../attribute-markdown.js';
import type { ParsedDocument } from '../document.js';
import { carriedOver, rangeOf } from '../places.js';
import type { Users } from '../users.js';
import type { JsonService } from './json-service.js';
import { nameAt } from './occurrences.js';

/** What is known beyond the document. */
interface HoverKnowledge {
  /** Without one, the bundled schemas are known. */
  readonly catalog?: Catalog;
  /** How many documents of the workspace use an attribute. */
  readonly usersOf?: (namespace: string, attribute: string) => Users;
}

/** Says what stands at a place of a compatibility schema. */
export class SchemaHover {
  readonly #json: JsonService;
  readonly #translate: (template: string) => string;
  #bundled: Catalog | undefined;

  constructor(json: JsonService, translate: (template: string) => string) {
    this.#json = json;
    this.#translate = translate;
  }

  async hover(
    document: ParsedDocument,
    position: Position,
    knowledge: HoverKnowledge = {},
  ): Promise<Hover | null> {
    if (!document.features.help) return null;
    const attribute = this.#attribute(document, position, knowledge);
    if (attribute !== undefined) return attribute;
    const hover = await this.#json.hover(document, document.source.offsetAt(position));
    if (hover === null) return null;
    const value = textOf(hover.contents);
    return value === '' ? null : { ...hover, contents: { kind: MarkupKind.Markdown, value } };
  }

  /** Of the attribute whose name stands there, where it is declared. */
  #attribute(
    document: ParsedDocument,
    position: Position,
    { catalog = this.#bundledCatalog(), usersOf }: HoverKnowledge,
  ): Hover | undefined {
    const schema = document.lastGoodSchema;
    if (schema === undefined) return undefined;
    const { tree } = schema;
    // The cursor is in the present text, the schema perhaps in that of a moment ago.
    const there = carriedOver(document.tree.text, tree.text);
    const here = carriedOver(tree.text, document.tree.text);
    const named = nameAt(schema, there(document.source.offsetAt(position)));
    if (named === none) return undefined;
    const name = tree.string(named);
    const entry = catalogSchema(schema, 'workspace', document.uri);
    const summary = summaryOf(catalog, entry, name);
    if (summary === undefined) return undefined;
    const users = usersOf?.(entry.namespace, name);
    const { start, end } = tree.word(named);
    return {
      contents: {
        kind: MarkupKind.Markdown,
        value: attributeMarkdown({ ...summary, users }, this.#translate),
      },
      range: rangeOf(document.source, { start: here(start), end: here(end) }),
    };
  }

  #bundledCatalog(): Catalog {
    this.#bundled ??= new Catalog();
    return this.#bundled;
  }
}

/** The JSON service answers in a form of contents that LSP has given up. */
function textOf(contents: Hover['contents']): string {
  if (typeof contents === 'string') return contents;
  if (!Array.isArray(contents)) return contents.value;
  return contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
}
