import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { LanguageService } from '../../server/src/service/language-service.js';
import type { LanguageServiceOptions } from '../../server/src/service/options.js';

/** The language service for a client that can everything, unless told otherwise. */
export function languageService(options: Partial<LanguageServiceOptions> = {}): LanguageService {
  return new LanguageService({
    translate: (template) => template,
    reference: undefined,
    relatedInformation: true,
    capabilities: {},
    snippets: true,
    labelDetails: true,
    hierarchicalSymbols: true,
    createsFiles: true,
    annotates: true,
    snippetEdits: true,
    addLabelsCommand: undefined,
    versionsEdits: true,
    showsTexts: true,
    hasYamlServer: false,
    lensCommands: { references: 'compspec.showReferences' },
    ...options,
  });
}

export interface DocumentOptions {
  readonly languageId?: string;
  readonly uri?: string;
  readonly version?: number;
}

export function textDocument(text: string, options: DocumentOptions = {}): TextDocument {
  const { languageId = 'compspec', uri = 'file:///compspec.json', version = 1 } = options;
  return TextDocument.create(uri, languageId, version, text);
}

/** The text after the edits. */
export function edited(document: TextDocument, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(document, [...edits]);
}
