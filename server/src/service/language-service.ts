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
import type { FileText } from '../core/files.js';
import { type Finding, inTextOrder } from '../core/finding.js';
import type { ProfileHead } from '../core/host/profile-head.js';
import { judge, takeText } from '../core/judge.js';
import type { DocumentKind } from '../core/kind.js';
import type { Message } from '../core/messages.js';
import type { Catalog } from '../core/schema/catalog.js';
import { codeActions } from './actions.js';
import { diagnosticsOf } from './diagnostics.js';
import { DocumentCache, type ParsedDocument } from './document.js';
import { Help } from './help.js';
import { isHeld, isOfImage, uncheckable } from './host/checkable.js';
import { hostHints } from './host/hints.js';
import { hostLenses } from './host/lens.js';
import { type CheckedDocument, type CheckWishes, HostChecks, type HostView } from './host/view.js';
import { isOurSchema } from './languages.js';
import { codeLenses } from './lenses.js';
import type { LanguageServiceOptions } from './options.js';
import { flattened } from './outline.js';
import { Pictures } from './picture/pictures.js';
import { foldingRanges } from './schema/folding.js';
import { type FormattingExtent, formattingEdits } from './schema/formatting.js';
import { highlights } from './schema/occurrences.js';
import { selectionRanges } from './schema/selection-ranges.js';
import type { ValidateSettings } from './settings.js';
import { schemaLinks } from './spec/links.js';
import { symbolsOf } from './symbols.js';
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
  /** Likewise of the hosts: open documents alone are held against them, not all those of a workspace. */
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
  readonly #help: Help;
  readonly #checks = new HostChecks();
  #host: HostView | undefined;
  #hostGeneration = (): number => 0;
  /** Open documents that changed since the index was told. */
  readonly #changed = new Map<string, TextDocument>();

  constructor(options: LanguageServiceOptions) {
    this.#options = options;
    this.#documents = new DocumentCache(options.hasYamlServer);
    this.#help = new Help(options, this.index);
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

  /**
   * The machine that open documents are held against; without, they are against none.
   * @param generation differs after each change of what is known of any host
   */
  setHost(host: HostView | undefined, generation = (): number => host?.generation ?? 0): void {
    this.#host = host;
    this.#hostGeneration = generation;
  }

  /** Differs after each change of what is known of hosts. */
  get hostGeneration(): number {
    return this.#hostGeneration();
  }

  /** Whether it is a file that an image is built of. */
  isDockerfile(source: TextDocument): boolean {
    return this.#documents.get(source).labels !== undefined;
  }

  /** Whether a document speaks of an image, and so may be held against hosts. */
  isOfImage(source: TextDocument): boolean {
    return isOfImage(this.#documents.get(source));
  }

  /**
   * Holds an open document against the host.
   * @returns why it is not, where it is not
   */
  check(source: TextDocument, wishes: CheckWishes = {}): CheckedDocument | Message {
    const document = this.#documents.get(source);
    const refusal = uncheckable(document);
    if (refusal !== undefined) return refusal;
    const { fault } = wishes.host ?? this.#host ?? {};
    return this.#checked(document, wishes) ?? fault?.told ?? { key: 'host.nowhere', args: [] };
  }

  /** Whether it is held against hosts without anybody's asking, whatever is known of the host. */
  isHeld(source: TextDocument, { target }: CheckWishes = {}): boolean {
    return isHeld(this.#documents.get(source), this.catalog, target);
  }

  /** Beside the values of an open document: what the host has. */
  hints(source: TextDocument, range: Range, wishes: CheckWishes = {}): InlayHint[] {
    const checked = this.#checked(this.#documents.get(source), wishes);
    return checked === undefined ? [] : hostHints(checked, range, this.#options.translate);
  }

  /** The pieces of the work of judging an open document; `judge` does what is left of it. */
  judging(source: TextDocument): Iterable<void> {
    return this.#documents.get(source).judging();
  }

  /** Judges an open document; what speaks of an image is held against the host, too. */
  judge(source: TextDocument, settings: ValidateSettings, wishes: CheckWishes = {}): Judgement {
    const document = this.#documents.get(source);
    const { features, kind } = document;
    const isOurs = features.findings === 'all' || features.findings === 'semantic';
    const findings = isReadOnly(source.uri) ? [] : this.#findings(document, wishes);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#options),
      kind: isOurs ? kind : undefined,
      generation: document.dependsOnSchemas ? this.generation : undefined,
      hostGeneration: isOfImage(document) ? this.hostGeneration : undefined,
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
    wishes: CheckWishes = {},
  ): CodeAction[] {
    const document = this.#documents.get(source);
    return codeActions(document, range, context, settings, this.#options, {
      catalog: this.catalog,
      findings: this.#findings(document, wishes),
      target: wishes.target,
    });
  }

  /** @param typed the character whose typing asks, where one does */
  async complete(
    source: TextDocument,
    position: Position,
    typed?: string,
    wishes: CheckWishes = {},
  ): Promise<CompletionList | null> {
    this.#update();
    const { host = this.#host } = wishes;
    return this.#help.complete(this.#documents.get(source), position, typed, host);
  }

  async hover(
    source: TextDocument,
    position: Position,
    wishes: CheckWishes = {},
  ): Promise<Hover | null> {
    this.#update();
    const document = this.#documents.get(source);
    return this.#help.hover(document, position, this.#checked(document, wishes));
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

  lenses(source: TextDocument, wishes: CheckWishes = {}): CodeLens[] {
    this.#update();
    const { lensCommands: commands, translate } = this.#options;
    const document = this.#documents.get(source);
    if (!isOfImage(document)) return codeLenses(document, this.index, commands, translate);
    const { host = this.#host, target } = wishes;
    const checked = this.#checked(document, wishes);
    return hostLenses(document, host, checked, {
      commands,
      translate,
      catalog: this.catalog,
      target,
    });
  }

  /** From the addresses that a spec names to the schemas that it is judged by. */
  links(source: TextDocument): DocumentLink[] {
    return schemaLinks(this.#documents.get(source), this.catalog, this.#options);
  }

  /** Schemas as pictures, and changes of their texts by them. */
  get pictures(): Pictures {
    this.#update();
    const open = (source: TextDocument): ParsedDocument => this.#documents.get(source);
    const parts = { index: this.index, host: this.#host, style: this.#options, open };
    return new Pictures({ ...parts, checked: this.#checked.bind(this) });
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
    const symbols = symbolsOf(this.#documents.get(source), this.catalog);
    return this.#options.hierarchicalSymbols ? symbols : flattened(symbols, source.uri);
  }

  /** What is wrong with an open document, and what of it does not fit the host. */
  #findings(document: ParsedDocument, wishes: CheckWishes): readonly Finding[] {
    const found = document.findings(this.catalog, wishes.target);
    const checked = this.#checked(document, wishes);
    if (checked === undefined || document.features.findings === 'none') return found;
    return inTextOrder([...found, ...checked.findings()]);
  }

  #checked(document: ParsedDocument, wishes: CheckWishes): CheckedDocument | undefined {
    if (!document.features.help) return undefined;
    return this.#checks.of(document, wishes.host ?? this.#host, this.catalog, wishes);
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
