import type { ClientCapabilities } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
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
} from 'vscode-languageserver-types';
import type { FileText } from '../core/files.js';
import { judgeText } from '../core/judge.js';
import { type DiagnosticStyle, diagnosticsOf } from './diagnostics.js';
import { DocumentCache } from './document.js';
import { codeActions } from './schema/actions.js';
import { SchemaCompletion } from './schema/completion.js';
import { foldingRanges } from './schema/folding.js';
import { formattingEdits } from './schema/formatting.js';
import { SchemaHover } from './schema/hover.js';
import { JsonService } from './schema/json-service.js';
import { definition, highlights, references } from './schema/occurrences.js';
import { documentSymbols, flatDocumentSymbols } from './schema/outline.js';
import { selectionRanges } from './schema/selection-ranges.js';
import type { ValidateSettings } from './settings.js';

export interface LanguageServiceOptions extends DiagnosticStyle {
  /** Which forms of text the client shows. */
  readonly capabilities: ClientCapabilities;
  /** Whether a completion may have placeholders. */
  readonly snippets: boolean;
  /** Whether the client shows symbols below each other. */
  readonly hierarchicalSymbols: boolean;
}

/** Everything that is said of one document. */
export interface Judgement {
  readonly diagnostics: Diagnostic[];
  /** Whether it is a compatibility schema of ours to judge. */
  readonly isSchema: boolean;
}

/**
 * The language service: a document in, LSP values out. A document of no kind that it knows has empty
 * answers. Answers are of the document's present version; each version is read once.
 */
export class LanguageService {
  readonly #documents = new DocumentCache();
  readonly #style: DiagnosticStyle;
  readonly #completion: SchemaCompletion;
  readonly #hover: SchemaHover;
  readonly #hierarchicalSymbols: boolean;

  constructor(options: LanguageServiceOptions) {
    this.#style = options;
    const json = new JsonService(options.capabilities);
    this.#completion = new SchemaCompletion(json, options.snippets);
    this.#hover = new SchemaHover(json);
    this.#hierarchicalSymbols = options.hierarchicalSymbols;
  }

  /** To be called when a document is closed. */
  forget(uri: string): void {
    this.#documents.forget(uri);
  }

  /** Judges an open document. */
  judge(source: TextDocument, settings: ValidateSettings): Judgement {
    const { features, findings } = this.#documents.get(source);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#style),
      isSchema: features.findings === 'all' || features.findings === 'semantic',
    };
  }

  /** Judges a file that is not open. */
  judgeFile(uri: string, file: FileText, settings: ValidateSettings): Judgement {
    const { kind, findings } = judgeText(file.text, { ...file, name: uri, explicit: false });
    const source = TextDocument.create(uri, 'compspec', 0, file.text);
    return {
      diagnostics: diagnosticsOf(source, findings, settings, this.#style),
      isSchema: kind === 'schema',
    };
  }

  actions(
    source: TextDocument,
    range: Range,
    context: CodeActionContext,
    settings: ValidateSettings,
  ): CodeAction[] {
    const document = this.#documents.get(source);
    return codeActions(document, range, context, settings, this.#style.translate);
  }

  complete(source: TextDocument, position: Position): Promise<CompletionList | null> {
    return this.#completion.complete(this.#documents.get(source), position);
  }

  hover(source: TextDocument, position: Position): Promise<Hover | null> {
    return this.#hover.hover(this.#documents.get(source), position);
  }

  definition(source: TextDocument, position: Position): Location | null {
    return definition(this.#documents.get(source), position);
  }

  references(source: TextDocument, position: Position, includeDeclaration: boolean): Location[] {
    return references(this.#documents.get(source), position, includeDeclaration);
  }

  highlights(source: TextDocument, position: Position): DocumentHighlight[] {
    return highlights(this.#documents.get(source), position);
  }

  /** @param range its lines alone; everything where there is none */
  format(source: TextDocument, options: FormattingOptions, range?: Range): TextEdit[] {
    return formattingEdits(this.#documents.get(source), options, range);
  }

  fold(source: TextDocument, limit?: number): FoldingRange[] {
    return foldingRanges(this.#documents.get(source), limit);
  }

  selectionRanges(source: TextDocument, positions: readonly Position[]): SelectionRange[] {
    return selectionRanges(this.#documents.get(source), positions);
  }

  symbols(source: TextDocument): DocumentSymbol[] | SymbolInformation[] {
    const document = this.#documents.get(source);
    return this.#hierarchicalSymbols ? documentSymbols(document) : flatDocumentSymbols(document);
  }
}
