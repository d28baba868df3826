import {
  type ClientCapabilities,
  getLanguageService,
  type JSONSchema,
  type LanguageService,
  TextDocument,
} from 'vscode-json-languageservice';
import type { CompletionList, Hover, Range } from 'vscode-languageserver-types';
import { jsonSchemas } from '../../core/generated/json-schemas.js';
import type { JsonTree } from '../../core/json/tree.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';
import { type Excerpt, excerptAt } from './excerpt.js';

/** The name under which the service sees every excerpt. */
const excerptUri = 'compspec://excerpt/compspec.json';
const schemaFolder = 'compspec://schemas/';

/** What a JSON Schema can tell about a place, found out in an excerpt of the document. */
export class JsonService {
  readonly #capabilities: ClientCapabilities;
  readonly #excerptAt: typeof excerptAt;
  #service: LanguageService | undefined;

  /**
   * @param capabilities of the client, which forms of text it shows
   * @param excerpt what the service sees of a document for a place in it
   */
  constructor(capabilities: ClientCapabilities, excerpt = excerptAt) {
    this.#capabilities = capabilities;
    this.#excerptAt = excerpt;
  }

  /**
   * @param typed where something is to be typed: a string, which the service sees empty, in the tree of
   *     a text made of the document's; the ranges of the answer say nothing then
   */
  async complete(
    document: ParsedDocument,
    offset: number,
    typed?: { readonly tree: JsonTree; readonly node: number },
  ): Promise<CompletionList | null> {
    const whole = this.#excerptAt(typed?.tree ?? document.tree, offset);
    const excerpt = typed === undefined ? whole : whole?.without(typed.tree.inner(typed.node));
    if (excerpt === undefined) return null;
    const { service, source, position, json, placed } = this.#look(document, excerpt, offset);
    const list = await service.doComplete(source, position, json);
    for (const { textEdit } of list?.items ?? []) {
      if (textEdit !== undefined && 'range' in textEdit) textEdit.range = placed(textEdit.range);
    }
    return list;
  }

  async hover(document: ParsedDocument, offset: number): Promise<Hover | null> {
    const excerpt = this.#excerptAt(document.tree, offset);
    if (excerpt === undefined) return null;
    const { service, source, position, json, placed } = this.#look(document, excerpt, offset);
    const hover = await service.doHover(source, position, json);
    return hover?.range === undefined ? hover : { ...hover, range: placed(hover.range) };
  }

  #look(document: ParsedDocument, excerpt: Excerpt, offset: number) {
    this.#service ??= this.#start();
    const source = TextDocument.create(excerptUri, 'json', 0, excerpt.text);
    const placed = (range: Range): Range =>
      rangeOf(document.source, {
        start: excerpt.documentOffsetOf(source.offsetAt(range.start)),
        end: excerpt.documentOffsetOf(source.offsetAt(range.end)),
      });
    return {
      service: this.#service,
      source,
      position: source.positionAt(excerpt.offsetOf(offset)),
      json: this.#service.parseJSONDocument(source),
      placed,
    };
  }

  /** Started by the first who asks, so that it costs nothing where nobody does. */
  #start(): LanguageService {
    const service = getLanguageService({
      clientCapabilities: this.#capabilities,
      // Without a `schemaRequestService`: nothing that a document names is ever fetched.
      workspaceContext: { resolveRelativePath: (path) => schemaFolder + path },
    });
    service.configure({
      schemas: [
        {
          uri: `${schemaFolder}compatibility-schema.schema.json`,
          fileMatch: ['*'],
          schema: JSON.parse(jsonSchemas.compatibilitySchema) as JSONSchema,
        },
        {
          uri: `${schemaFolder}node-metadata.schema.json`,
          schema: JSON.parse(jsonSchemas.nodeMetadata) as JSONSchema,
        },
      ],
    });
    return service;
  }
}
