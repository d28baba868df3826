import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { ParsedDocument } from '../document.js';
import type { JsonService } from './json-service.js';

/** Says what stands at a place of a compatibility schema. */
export class SchemaHover {
  readonly #json: JsonService;

  constructor(json: JsonService) {
    this.#json = json;
  }

  async hover(document: ParsedDocument, position: Position): Promise<Hover | null> {
    if (!document.features.help) return null;
    const hover = await this.#json.hover(document, document.source.offsetAt(position));
    if (hover === null) return null;
    const value = textOf(hover.contents);
    return value === '' ? null : { ...hover, contents: { kind: MarkupKind.Markdown, value } };
  }
}

/** The JSON service answers in a form of contents that LSP has given up. */
function textOf(contents: Hover['contents']): string {
  if (typeof contents === 'string') return contents;
  if (!Array.isArray(contents)) return contents.value;
  return contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
}
