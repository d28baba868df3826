import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/initialization.js';

/** What the server needs to know of its client. */
export interface Client {
  readonly capabilities: InitializeParams['capabilities'];
  readonly options: InitializationOptions;
  readonly folders: readonly WorkspaceFolder[];
  /** It asks for diagnostics instead of being sent them. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly changesFolders: boolean;
  readonly relatedInformation: boolean;
  readonly snippets: boolean;
  /** It shows something beside each completion without its being selected. */
  readonly labelDetails: boolean;
  readonly hierarchicalSymbols: boolean;
  /** An edit may make a file. */
  readonly createsFiles: boolean;
  readonly foldingLimit: number | undefined;
  /** It takes edits with the versions of the documents that they are meant for. */
  readonly versionsEdits: boolean;
  /** It lets a user look at parts of an edit before they are made. */
  readonly annotates: boolean;
  /** An edit may have places to fill in. */
  readonly snippetEdits: boolean;
  /** It can be told to ask for lenses again. */
  readonly refreshesLenses: boolean;
  /** It can be told to ask for hints again. */
  readonly refreshesHints: boolean;
  /** It asks for the text of documents that are no files. */
  readonly showsTexts: boolean;
}

export function readClient(params: InitializeParams): Client {
  const { capabilities } = params;
  const { textDocument, workspace } = capabilities;
  return {
    capabilities,
    options: readOptions(params.initializationOptions),
    folders: readFolders(params),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    changesFolders: workspace?.workspaceFolders === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotates:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    snippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    showsTexts: workspace?.textDocumentContent !== undefined,
  };
}

function readOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { l10n, settings, hasYamlServer, commands, isTrusted, host } = value as Record<
    string,
    unknown
  >;
  return {
    l10n: typeof l10n === 'string' ? l10n : undefined,
    settings,
    hasYamlServer: hasYamlServer === true,
    commands: Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : [],
    isTrusted: isTrusted !== false,
    ...(typeof host === 'string' && { host }),
  };
}

/** Clients without folders name one root, which older protocols call by other names. */
function readFolders({ workspaceFolders, rootUri }: InitializeParams): readonly WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: '' }] : [];
}
