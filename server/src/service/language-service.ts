import type { ClientCapabilities } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  Location,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { FileText } from '../core/files.js';
import { judge, takeText } from '../core/judge.js';
import type { DocumentKind } from '../core/kind.js';
import type { Catalog } from '../core/schema/catalog.js';
import { type ActionStyle, codeActions } from './actions.js';
import { type DiagnosticStyle, diagnosticsOf } from './diagnostics.js';
import { DocumentCache } from './document.js';
import { isOurSchema } from './languages.js';
import { codeLenses, type LensCommands } from './lenses.js';
import { completeRules } from './rules/completion.js';
import { hoverRules } from './rules/hover.js';
import { SchemaCompletion } from './schema/completion/completion.js';
import { foldingRanges } from './schema/folding.js';
import { type FormattingExtent, formattingEdits } from './schema/formatting.js';
import { SchemaHover } from './schema/hover.js';
import { JsonService } from './schema/json-service.js';
import { highlights } from './schema/occurrences.js';
import { documentSymbols, flatDocumentSymbols } from './schema/outline.js';
import { selectionRanges } from './schema/selection-ranges.js';
import type { ValidateSettings } from './settings.js';
import { completeSpec } from './spec/completion.js';
import { hoverSpec } from './spec/hover.js';
import { type LinkStyle, schemaLinks } from './spec/links.js';
import { schemaScheme, textAt } from './workspace/addresses.js';
import { WorkspaceIndex } from './workspace/index.js';
import { definitionOf, referencesTo } from './workspace/navigation.js';
import { prepareRename, type RenameStyle, renamed } from './workspace/rename.js';
import { workspaceSymbols } from './workspace/symbols.js';
import { type Target, targetAt } from './workspace/target.js';

export interface LanguageServiceOptions
  extends DiagnosticStyle,
    ActionStyle,
    RenameStyle,
    LinkStyle {
  /** Which forms of text the client shows. */
  readonly capabilities: ClientCapabilities;
  /** Whether a completion may have placeholders. */
  readonly snippets: boolean;
  /** Whether the client shows symbols below each other. */
  readonly hierarchicalSymbols: boolean;
  /** Whether another server of the editor reads YAML. */
  readonly hasYamlServer: boolean;
  readonly lensCommands: LensCommands;
}

/** Everything that is said of one document. */
export interface Judgement {
  readonly diagnostics: Diagnostic[];
  /** What of ours it is to judge; undefined where it is nothing of ours. */
  readonly kind: DocumentKind | undefined;
  /** Of what state of the catalog this is; undefined where it does not depend on it. */
  readonly generation: number | undefined;
}

/**
 * The language service: a document in, LSP values out. A document of no kind that it knows has empty
 * answers. Answers are of the document's present version; each version is read once. What documents
 * say of each other is in the index: it is told of files, and of each change of an open document.
 */
export class LanguageService {
  readonly index = new WorkspaceIndex();
  readonly #documents: DocumentCache;
  readonly #options: LanguageServiceOptions;
  readonly #completion: SchemaCompletion;
  readonly #hover: SchemaHover;
  /** Open documents that changed since the index was told. */
  readonly #changed = new Map<string, TextDocument>();

  constructor(options: LanguageServiceOptions) {
    this.#options = options;
    this.#documents = new DocumentCache(options.hasYamlServer);
    const json = new JsonService(options.capabilities);
    this.#completion = new SchemaCompletion(json, options);
    this.#hover = new SchemaHover(json, options.translate);
  }

  /**
   * To be called when a document is opened or changed.
   * @param file the address under which the index knows its file, where that is spelled otherwise
   */
  changed(source: TextDocument, file = source.uri): void {
    if (!isReadOnly(source.uri)) this.#changed.set(file, source);
  }

  /** To be called when a document is closed. */
  forget(uri: string, file = uri): void {
    this.#documents.forget(uri);
    this.#changed.delete(file);
    this.index.setOpen(file, undefined);
  }

  /** What is known of schemas; differs after each change of it. */
  get generation(): number {
    this.#update();
    return this.index.generation;
  }

  get catalog(): Catalog {
    this.#update();
    return this.index.catalog;
  }

  /** Judges an open document. */
  judge(source: TextDocument, settings: ValidateSettings): Judgement {
    const document = this.#documents.get(source);
    const { features, kind } = document;
    const isOurs = features.findings === 'all' || features.findings === 'semantic';
    const findings = isReadOnly(source.uri) ? [] : document.findings(this.catalog);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#options),
      kind: isOurs ? kind : undefined,
      generation: kind === 'spec' ? this.generation : undefined,
    };
  }

  /** Judges a file that is not open. */
  judgeFile(uri: string, file: FileText, settings: ValidateSettings): Judgement {
    const taken = takeText(file.text, { ...file, name: uri, explicit: false });
    if (taken.kind === 'schema' && !isOurSchema(uri, taken.tree)) {
      return { diagnostics: [], kind: undefined, generation: undefined };
    }
    const { kind, findings } = judge(taken, this.catalog);
    const source = TextDocument.create(uri, 'compspec', 0, file.text);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#options),
      kind: kind === 'other' ? undefined : kind,
      generation: kind === 'spec' ? this.generation : undefined,
    };
  }

  actions(
    source: TextDocument,
    range: Range,
    context: CodeActionContext,
    settings: ValidateSettings,
  ): CodeAction[] {
    const document = this.#documents.get(source);
    return codeActions(document, range, context, settings, this.#options, this.catalog);
  }

  async complete(source: TextDocument, position: Position): Promise<CompletionList | null> {
    const document = this.#documents.get(source);
    if (!document.features.help) return null;
    if (document.kind === 'spec') {
      const addressesOf = (namespace: string) => this.index.addressesOf(namespace);
      return completeSpec(document, position, {
        ...this.#options,
        catalog: this.catalog,
        addressesOf,
      });
    }
    if (document.kind === 'rules') {
      const offset = source.offsetAt(position);
      const { snippets } = this.#options;
      const items = completeRules(source, document.tree, offset, snippets);
      return { isIncomplete: false, items };
    }
    return this.#completion.complete(document, position);
  }

  async hover(source: TextDocument, position: Position): Promise<Hover | null> {
    const document = this.#documents.get(source);
    if (!document.features.help) return null;
    const { catalog } = this;
    const usesOf = (namespace: string, name: string) => this.index.countOf(namespace, name);
    const { translate } = this.#options;
    if (document.kind === 'spec') {
      return hoverSpec(document, position, { catalog, usesOf, translate });
    }
    if (document.kind === 'rules')
      return hoverRules(source, document.tree, source.offsetAt(position));
    return this.#hover.hover(document, position, { catalog, usesOf });
  }

  definition(source: TextDocument, position: Position): Location[] {
    const target = this.#target(source, position);
    return target === undefined ? [] : definitionOf(target, this.index, this.#options);
  }

  references(source: TextDocument, position: Position, includeDeclaration: boolean): Location[] {
    const target = this.#target(source, position);
    return target === undefined
      ? []
      : referencesTo(target, includeDeclaration, this.index, this.#options);
  }

  /** Throws `RenameRefused` where nothing can be renamed. */
  prepareRename(
    source: TextDocument,
    position: Position,
  ): { range: Range; placeholder: string } | null {
    const target = this.#target(source, position);
    return target === undefined ? null : prepareRename(target, this.index);
  }

  /** Throws `RenameRefused` where that name can not be given. */
  rename(source: TextDocument, position: Position, newName: string): WorkspaceEdit | null {
    const target = this.#target(source, position);
    return target === undefined ? null : renamed(target, newName, this.index, this.#options);
  }

  workspaceSymbols(query: string): WorkspaceSymbol[] {
    this.#update();
    return workspaceSymbols(query, this.index);
  }

  lenses(source: TextDocument): CodeLens[] {
    this.#update();
    const { lensCommands, translate } = this.#options;
    return codeLenses(this.#documents.get(source), this.index, lensCommands, translate);
  }

  /** From the addresses that a spec names to the schemas that it is judged by. */
  links(source: TextDocument): DocumentLink[] {
    return schemaLinks(this.#documents.get(source), this.catalog, this.#options);
  }

  /** The text of a schema that is no file; undefined where there is none at that address. */
  schemaText(address: string): string | undefined {
    return textAt(address, this.catalog);
  }

  highlights(source: TextDocument, position: Position): DocumentHighlight[] {
    return highlights(this.#documents.get(source), position);
  }

  format(source: TextDocument, options: FormattingOptions, extent?: FormattingExtent): TextEdit[] {
    return formattingEdits(this.#documents.get(source), options, extent);
  }

  fold(source: TextDocument, limit?: number): FoldingRange[] {
    return foldingRanges(this.#documents.get(source), limit);
  }

  selectionRanges(source: TextDocument, positions: readonly Position[]): SelectionRange[] {
    return selectionRanges(this.#documents.get(source), positions);
  }

  symbols(source: TextDocument): DocumentSymbol[] | SymbolInformation[] {
    const document = this.#documents.get(source);
    return this.#options.hierarchicalSymbols
      ? documentSymbols(document)
      : flatDocumentSymbols(document);
  }

  #target(source: TextDocument, position: Position): Target | undefined {
    const document = this.#documents.get(source);
    return document.features.help ? targetAt(document, position, this.catalog) : undefined;
  }

  /** Tells the index of what was typed since it was asked last. */
  #update(): void {
    for (const [file, source] of this.#changed) {
      this.index.setOpen(file, this.#documents.get(source));
    }
    this.#changed.clear();
  }
}

/** A document that is shown to be read only: nobody can mend it. */
function isReadOnly(uri: string): boolean {
  return uri.startsWith(`${schemaScheme}:`);
}
