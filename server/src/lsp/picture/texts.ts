import { TextDocument } from 'vscode-languageserver-textdocument';
import { isSchemaName } from '../../core/judge.js';
import type { LanguageService } from '../../service/language-service.js';
import type { PictureText } from '../../service/picture/pictures.js';
import { isReadOnly } from '../../service/workspace/addresses.js';
import type { FileTexts } from '../file-texts.js';
import type { OpenDocuments } from '../open-documents.js';
import { pause } from '../turns.js';
import { nameOf, normalized } from '../uris.js';
import type { WorkspaceFiles } from '../workspace-files.js';

/** Texts of so many files are kept, for the next picture of the same. */
const mostKept = 4000;

interface TextsParts {
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  readonly workspace: WorkspaceFiles;
  readonly texts: FileTexts;
}

/** The texts that pictures are made of: of open documents, else of files, else of bundled and fetched schemas. */
export class PictureTexts {
  readonly #parts: TextsParts;
  readonly #kept = new Map<
    string,
    { readonly revision: number | undefined; readonly source: TextDocument }
  >();
  /** What tells one text from another; documents count their versions themselves. */
  readonly #numbers = new WeakMap<TextDocument, number>();
  #lastNumber = 0;

  constructor(parts: TextsParts) {
    this.#parts = parts;
  }

  /** The text at an address; undefined where there is none to be read. */
  async of(spelled: string): Promise<PictureText | undefined> {
    const { documents, workspace, texts, service } = this.#parts;
    const uri = normalized(spelled);
    const document = documents.find(uri);
    if (document !== undefined) return { source: document, isOpen: true };
    const revision = workspace.revision(uri);
    const kept = this.#kept.get(uri);
    // Of what the client does not watch nobody knows whether it is another one.
    if (kept !== undefined && revision !== undefined && kept.revision === revision) {
      return { source: kept.source, isOpen: false };
    }
    const text = isReadOnly(spelled) ? service.schemaText(spelled) : (await texts.read(uri))?.text;
    await pause();
    const opened = documents.find(uri);
    if (opened !== undefined) return { source: opened, isOpen: true };
    if (text === undefined) {
      this.#kept.delete(uri);
      return undefined;
    }
    const source =
      kept?.source.getText() === text
        ? kept.source
        : TextDocument.create(spelled, languageOf(uri), 0, text);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(uri, { revision, source });
    return { source, isOpen: false };
  }

  /** Differs for each text. */
  stampOf({ source }: PictureText): string {
    const number = this.#numbers.get(source) ?? ++this.#lastNumber;
    this.#numbers.set(source, number);
    return `${number}.${source.version}`;
  }
}

/** The language that an editor would take it for, as far as that makes a difference. */
function languageOf(uri: string): string {
  const name = nameOf(uri);
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  if (isReadOnly(uri) || isSchemaName(name)) return 'compspec';
  return /\.jsonc?$/i.test(name) ? 'json' : 'plaintext';
}
