import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../service/language-service.js';
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
}

/**
 * Answers what an editor asks about one open document; about another one, nothing.
 * @param foldingLimit how many folding ranges the client wants at most
 */
export function listenForFeatures(parts: FeatureParts, foldingLimit: number | undefined): void {
  const { connection, containment, documents, service, settings } = parts;

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
  const canFormat = async ({ uri }: TextDocument): Promise<boolean> =>
    (await settings.of(uri)).format.enable;

  connection.onCodeAction((params, token) =>
    answer('Actions', params, token, [], async (document) => {
      const { validate } = await settings.of(document.uri);
      return service.actions(document, params.range, params.context, validate);
    }),
  );
  connection.onCompletion((params, token) =>
    answer('Completion', params, token, null, (document) =>
      service.complete(document, params.position),
    ),
  );
  connection.onHover((params, token) =>
    answer('Hover', params, token, null, (document) => service.hover(document, params.position)),
  );
  connection.onDefinition((params, token) =>
    answer('Definition', params, token, null, (document) =>
      service.definition(document, params.position),
    ),
  );
  connection.onReferences((params, token) =>
    answer('References', params, token, [], (document) =>
      service.references(document, params.position, params.context.includeDeclaration),
    ),
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
    answer('Formatting', params, token, null, async (document) =>
      (await canFormat(document)) ? service.format(document, params.options) : null,
    ),
  );
  connection.onDocumentRangeFormatting((params, token) =>
    answer('Formatting', params, token, null, async (document) =>
      (await canFormat(document)) ? service.format(document, params.options, params.range) : null,
    ),
  );
}
