import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  TextDocumentContentRequest,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { render } from '../core/messages.js';
import type { CheckWishes } from '../service/host/view.js';
import type { LanguageService } from '../service/language-service.js';
import { RenameRefused } from '../service/workspace/rename.js';
import type { Containment } from './containment.js';
import type { OpenDocuments } from './open-documents.js';
import type { SettingsSource } from './settings.js';

/** What the answers are made with. */
export interface FeatureParts {
  readonly connection: Connection;
  readonly containment: Containment;
  readonly documents: OpenDocuments;
  readonly service: LanguageService;
  readonly settings: SettingsSource;
  /** How a document is to be held against hosts. */
  readonly wishesOf: (uri: string) => Promise<CheckWishes>;
  /** Fulfilled as soon as the schemas of the workspace are known. */
  readonly ready: () => Promise<void>;
}

/**
 * Answers what an editor asks about one open document; about another one, nothing.
 * @param foldingLimit how many folding ranges the client wants at most
 */
export function listenForFeatures(parts: FeatureParts, foldingLimit: number | undefined): void {
  const { connection, containment, documents, service, settings, wishesOf, ready } = parts;

  const answer = <Answer>(
    request: string,
    { textDocument: { uri } }: { readonly textDocument: { readonly uri: string } },
    token: CancellationToken,
    empty: Answer,
    work: (document: TextDocument) => Answer | Promise<Answer>,
  ): Promise<Answer> =>
    containment.answer(request, uri, token, empty, () => {
      const document = documents.find(uri);
      return document === undefined ? empty : work(document);
    });

  connection.onCodeAction((params, token) =>
    answer('Actions', params, token, [], async (document) => {
      const { validate } = await settings.of(document.uri);
      const wishes = await wishesOf(document.uri);
      return service.actions(document, params.range, params.context, validate, wishes);
    }),
  );
  connection.onCompletion((params, token) =>
    answer('Completion', params, token, null, async (document) => {
      const typed = params.context?.triggerCharacter;
      return service.complete(document, params.position, typed, await wishesOf(document.uri));
    }),
  );
  connection.onHover((params, token) =>
    answer('Hover', params, token, null, async (document) =>
      service.hover(document, params.position, await wishesOf(document.uri)),
    ),
  );
  connection.onDefinition((params, token) =>
    answer('Definition', params, token, [], (document) =>
      service.definition(document, params.position),
    ),
  );
  connection.onReferences((params, token) =>
    answer('References', params, token, [], (document) =>
      service.references(document, params.position, params.context.includeDeclaration),
    ),
  );
  connection.onPrepareRename((params, token) =>
    answer('Rename', params, token, null, (document) =>
      explained(() => service.prepareRename(document, params.position)),
    ),
  );
  connection.onRenameRequest((params, token) =>
    answer('Rename', params, token, null, (document) =>
      explained(() => service.rename(document, params.position, params.newName)),
    ),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    containment.answer('Symbols', 'the workspace', token, [], () =>
      service.workspaceSymbols(query),
    ),
  );
  connection.onCodeLens((params, token) =>
    answer('Lenses', params, token, [], async (document) => {
      const wishes = await wishesOf(document.uri);
      // A verdict without the schemas would be another one.
      if (service.isOfImage(document)) await ready();
      return service.lenses(document, wishes);
    }),
  );
  connection.languages.inlayHint.on((params, token) =>
    answer('Hints', params, token, [], async (document) => {
      const { host } = await settings.of(document.uri);
      if (!host.hints || !service.isOfImage(document)) return [];
      await ready();
      return service.hints(document, params.range, await wishesOf(document.uri));
    }),
  );
  connection.onDocumentLinks((params, token) =>
    answer('Links', params, token, [], (document) => service.links(document)),
  );
  connection.onRequest(TextDocumentContentRequest.type, ({ uri }, token) =>
    containment.answer('Text', uri, token, { text: '' }, () => ({
      text: service.schemaText(uri) ?? '',
    })),
  );
  connection.onDocumentHighlight((params, token) =>
    answer('Highlights', params, token, [], (document) =>
      service.highlights(document, params.position),
    ),
  );
  connection.onDocumentSymbol((params, token) =>
    answer('Symbols', params, token, [], (document) => service.symbols(document)),
  );
  connection.onFoldingRanges((params, token) =>
    answer('Folding', params, token, [], (document) => service.fold(document, foldingLimit)),
  );
  connection.onSelectionRanges((params, token) =>
    answer('Selection ranges', params, token, null, (document) =>
      service.selectionRanges(document, params.positions),
    ),
  );
  connection.onDocumentFormatting((params, token) =>
    answer('Formatting', params, token, null, async (document) => {
      const { format } = await settings.of(document.uri);
      return format.enable ? service.format(document, params.options, { sort: format.sort }) : null;
    }),
  );
  connection.onDocumentRangeFormatting((params, token) =>
    answer('Formatting', params, token, null, async (document) => {
      const { format } = await settings.of(document.uri);
      const { options, range } = params;
      return format.enable ? service.format(document, options, { range }) : null;
    }),
  );
}

/** A reason why something can not be done is told as such: the client shows it to whoever asked. */
function explained<Answer>(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RenameRefused)) throw error;
    const reason = render(error.told, (template) => l10n.t(template));
    throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
  }
}
