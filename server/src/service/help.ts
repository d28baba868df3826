import type { CompletionList, Hover, Position } from 'vscode-languageserver-types';
import { completeLabels, labelTriggers } from './dockerfile/completion.js';
import { hoverLabel } from './dockerfile/hover.js';
import type { ParsedDocument } from './document.js';
import { isOfImage } from './host/checkable.js';
import type { CheckedDocument, HostView } from './host/view.js';
import type { LanguageServiceOptions } from './options.js';
import { completeRules } from './rules/completion.js';
import { hoverRules } from './rules/hover.js';
import { SchemaCompletion } from './schema/completion/completion.js';
import { SchemaHover } from './schema/hover.js';
import { JsonService } from './schema/json-service.js';
import { completeSpec } from './spec/completion.js';
import { hoverSpec } from './spec/hover.js';
import type { WorkspaceIndex } from './workspace/index.js';

/** What is offered where somebody types, and said where somebody points, by the kind of the document. */
export class Help {
  readonly #options: LanguageServiceOptions;
  readonly #index: WorkspaceIndex;
  readonly #completion: SchemaCompletion;
  readonly #hover: SchemaHover;

  /** @param index told of all that was typed before it is asked */
  constructor(options: LanguageServiceOptions, index: WorkspaceIndex) {
    this.#options = options;
    this.#index = index;
    const json = new JsonService(options.capabilities);
    this.#completion = new SchemaCompletion(json, options);
    this.#hover = new SchemaHover(json, options.translate);
  }

  /**
   * @param typed the character whose typing asks, where one does
   * @param host whose values are offered
   */
  async complete(
    document: ParsedDocument,
    position: Position,
    typed: string | undefined,
    host: HostView | undefined,
  ): Promise<CompletionList | null> {
    if (!document.features.help) return null;
    const { catalog } = this.#index;
    const knowledge = { ...this.#options, catalog, host };
    if (document.labels !== undefined) return completeLabels(document, position, knowledge);
    if (typed !== undefined && labelTriggers.includes(typed)) return null;
    if (document.kind === 'spec') {
      const addressesOf = (namespace: string) => this.#index.addressesOf(namespace);
      return completeSpec(document, position, { ...knowledge, addressesOf });
    }
    if (document.kind === 'rules') {
      const { source, tree } = document;
      const items = completeRules(source, tree, source.offsetAt(position), this.#options);
      return { isIncomplete: false, items };
    }
    return this.#completion.complete(document, position);
  }

  /** @param checked the document held against the host, where one is known */
  async hover(
    document: ParsedDocument,
    position: Position,
    checked: CheckedDocument | undefined,
  ): Promise<Hover | null> {
    if (!document.features.help) return null;
    const { catalog } = this.#index;
    const usersOf = (namespace: string, name: string) => this.#index.usersOf(namespace, name);
    const { translate } = this.#options;
    if (isOfImage(document)) {
      const hoverImage = document.kind === 'spec' ? hoverSpec : hoverLabel;
      return hoverImage(document, position, { catalog, usersOf, translate }, checked);
    }
    if (document.kind === 'rules') {
      const { source, tree } = document;
      return hoverRules(source, tree, source.offsetAt(position), translate);
    }
    return this.#hover.hover(document, position, { catalog, usersOf });
  }
}
