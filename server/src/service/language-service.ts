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
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { hostFindings } from '../core/compatibility/findings.js';
import type { Question } from '../core/compatibility/verdict.js';
import type { FileText } from '../core/files.js';
import { type Finding, inTextOrder } from '../core/finding.js';
import type { ProfileHead } from '../core/host/profile-head.js';
import { judge, takeText } from '../core/judge.js';
import type { DocumentKind } from '../core/kind.js';
import type { Message } from '../core/messages.js';
import type { Catalog } from '../core/schema/catalog.js';
import { codeActions } from './actions.js';
import { diagnosticsOf } from './diagnostics.js';
import { completeLabels, labelTriggers } from './dockerfile/completion.js';
import { hoverLabel } from './dockerfile/hover.js';
import { DocumentCache, type ParsedDocument } from './document.js';
import { hostHints } from './host/hints.js';
import { hostLenses } from './host/lens.js';
import { type CheckedSpec, type HostView, SpecChecks, uncheckable } from './host/view.js';
import { isOurSchema } from './languages.js';
import { codeLenses } from './lenses.js';
import type { LanguageServiceOptions } from './options.js';
import { flattened } from './outline.js';
import { completeRules } from './rules/completion.js';
import { hoverRules } from './rules/hover.js';
import { ruleSymbols } from './rules/outline.js';
import { SchemaCompletion } from './schema/completion/completion.js';
import { foldingRanges } from './schema/folding.js';
import { type FormattingExtent, formattingEdits } from './schema/formatting.js';
import { SchemaHover } from './schema/hover.js';
import { JsonService } from './schema/json-service.js';
import { highlights } from './schema/occurrences.js';
import { schemaSymbols } from './schema/outline.js';
import { selectionRanges } from './schema/selection-ranges.js';
import type { ValidateSettings } from './settings.js';
import { completeSpec } from './spec/completion.js';
import { hoverSpec } from './spec/hover.js';
import { schemaLinks } from './spec/links.js';
import { specSymbols } from './spec/outline.js';
import { isReadOnly, textAt } from './workspace/addresses.js';
import { WorkspaceIndex } from './workspace/index.js';
import { definitionOf, referencesTo } from './workspace/navigation.js';
import { prepareRename, renamed } from './workspace/rename.js';
import { workspaceSymbols } from './workspace/symbols.js';
import { type Target, targetAt } from './workspace/target.js';

/** Everything that is said of one document. */
export interface Judgement {
  readonly diagnostics: Diagnostic[];
  /** What of ours it is to judge; undefined where it is nothing of ours. */
  readonly kind: DocumentKind | undefined;
  /** Of what state of the catalog this is; undefined where it does not depend on it. */
  readonly generation: number | undefined;
  /** Likewise of the host: open specs alone are held against it, not all those of a workspace. */
  readonly hostGeneration?: number | undefined;
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
  readonly #checks = new SpecChecks();
  #host: HostView | undefined;
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

  /** Takes over the text of a file; undefined where it is gone. */
  setFile(uri: string, source: TextDocument | undefined): void {
    this.#update();
    this.index.setFile(uri, source);
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

  /** The workspace's specs whose subject is a machine, by their normalized addresses. */
  get profiles(): Iterable<readonly [string, ProfileHead]> {
    this.#update();
    return this.index.profiles();
  }

  /** The machine that open specs are held against; without, they are against none. */
  setHost(host: HostView | undefined): void {
    this.#host = host;
  }

  /** Differs after each change of what is known of that machine. */
  get hostGeneration(): number {
    return this.#host?.generation ?? 0;
  }

  isSpec(source: TextDocument): boolean {
    return this.#documents.get(source).kind === 'spec';
  }

  /**
   * Holds an open spec against the host.
   * @param require the questions that decide the verdict
   * @returns why it is not, where it is not
   */
  check(source: TextDocument, require?: readonly Question[]): CheckedSpec | Message {
    const document = this.#documents.get(source);
    const refusal = uncheckable(document);
    if (refusal !== undefined) return refusal;
    return (
      this.#checked(document, require) ??
      this.#host?.fault?.told ?? { key: 'host.nowhere', args: [] }
    );
  }

  /** Whether hosts are asked about it, whatever is known of the host. */
  isCheckable(source: TextDocument): boolean {
    return uncheckable(this.#documents.get(source)) === undefined;
  }

  /** Beside the values of an open spec: what the host has. */
  hints(source: TextDocument, range: Range): InlayHint[] {
    const checked = this.#checked(this.#documents.get(source));
    return checked === undefined ? [] : hostHints(checked, range, this.#options.translate);
  }

  /** The pieces of the work of judging an open document; `judge` does what is left of it. */
  judging(source: TextDocument): Iterable<void> {
    return this.#documents.get(source).judging();
  }

  /**
   * Judges an open document; a spec is held against the host, too.
   * @param require the questions whose answers are problems
   */
  judge(
    source: TextDocument,
    settings: ValidateSettings,
    require?: readonly Question[],
  ): Judgement {
    const document = this.#documents.get(source);
    const { features, kind } = document;
    const isOurs = features.findings === 'all' || features.findings === 'semantic';
    const findings = isReadOnly(source.uri) ? [] : this.#findings(document, require);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#options),
      kind: isOurs ? kind : undefined,
      generation: document.dependsOnSchemas ? this.generation : undefined,
      hostGeneration: kind === 'spec' ? this.hostGeneration : undefined,
    };
  }

  /** Judges a file that is not open. */
  judgeFile(uri: string, file: FileText, settings: ValidateSettings): Judgement {
    const taken = takeText(file.text, { ...file, name: uri, explicit: false });
    if (taken.kind === 'schema' && !isOurSchema(uri, taken.tree)) {
      return { diagnostics: [], kind: undefined, generation: undefined };
    }
    const { kind, findings, labels } = judge(taken, this.catalog);
    const dependsOnSchemas = kind === 'spec' || (labels?.all.length ?? 0) > 0;
    const source = TextDocument.create(uri, 'compspec', 0, file.text);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#options),
      kind: kind === 'other' ? undefined : kind,
      generation: dependsOnSchemas ? this.generation : undefined,
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

  /** @param typed the character whose typing asks, where one does */
  async complete(
    source: TextDocument,
    position: Position,
    typed?: string,
  ): Promise<CompletionList | null> {
    const document = this.#documents.get(source);
    if (!document.features.help) return null;
    if (document.kind === 'dockerfile') {
      const { catalog } = this;
      return completeLabels(document, position, { ...this.#options, catalog, host: this.#host });
    }
    if (typed !== undefined && labelTriggers.includes(typed)) return null;
    if (document.kind === 'spec') {
      const addressesOf = (namespace: string) => this.index.addressesOf(namespace);
      return completeSpec(document, position, {
        ...this.#options,
        catalog: this.catalog,
        addressesOf,
        host: this.#host,
      });
    }
    if (document.kind === 'rules') {
      const offset = source.offsetAt(position);
      const items = completeRules(source, document.tree, offset, this.#options);
      return { isIncomplete: false, items };
    }
    return this.#completion.complete(document, position);
  }

  async hover(source: TextDocument, position: Position): Promise<Hover | null> {
    const document = this.#documents.get(source);
    if (!document.features.help) return null;
    const { catalog } = this;
    const usersOf = (namespace: string, name: string) => this.index.usersOf(namespace, name);
    const { translate } = this.#options;
    if (document.kind === 'spec') {
      const checked = this.#checked(document);
      return hoverSpec(document, position, { catalog, usersOf, translate }, checked);
    }
    if (document.kind === 'dockerfile') {
      return hoverLabel(document, position, { catalog, usersOf, translate });
    }
    if (document.kind === 'rules')
      return hoverRules(source, document.tree, source.offsetAt(position), translate);
    return this.#hover.hover(document, position, { catalog, usersOf });
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

  /** @param require of a spec, the questions that decide the verdict */
  lenses(source: TextDocument, require?: readonly Question[]): CodeLens[] {
    this.#update();
    const { lensCommands, translate } = this.#options;
    const document = this.#documents.get(source);
    if (document.kind === 'spec') {
      const checked = this.#checked(document, require);
      return hostLenses(document, this.#host, checked, lensCommands, translate);
    }
    return codeLenses(document, this.index, lensCommands, translate);
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
    const symbols = this.#outline(this.#documents.get(source));
    return this.#options.hierarchicalSymbols ? symbols : flattened(symbols, source.uri);
  }

  #outline(document: ParsedDocument): DocumentSymbol[] {
    const { features, kind, spec } = document;
    if (!features.outline) return [];
    if (spec !== undefined) return specSymbols(document, spec, this.catalog);
    return kind === 'rules' ? ruleSymbols(document) : schemaSymbols(document);
  }

  /** What is wrong with an open document, and what of it does not fit the host. */
  #findings(document: ParsedDocument, require?: readonly Question[]): readonly Finding[] {
    const found = document.findings(this.catalog);
    const checked = this.#checked(document, require);
    if (checked === undefined || document.features.findings === 'none') return found;
    const { report, host } = checked;
    return inTextOrder([...found, ...hostFindings(report, host.name, document.tree)]);
  }

  #checked(document: ParsedDocument, require?: readonly Question[]): CheckedSpec | undefined {
    if (!document.features.help) return undefined;
    return this.#checks.of(document, this.#host, this.catalog, require);
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
