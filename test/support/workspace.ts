import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { isDefinitionName } from '../../server/src/core/definition-file/names.js';
import { isDockerfileName } from '../../server/src/core/dockerfile/names.js';
import type { LanguageService } from '../../server/src/service/language-service.js';
import type { LanguageServiceOptions } from '../../server/src/service/options.js';
import { defaultSettings } from '../../server/src/service/settings.js';
import { RenameRefused } from '../../server/src/service/workspace/rename.js';
import { withCursor } from './markers.js';
import { languageService, textDocument } from './service.js';

/** A workspace as the language service knows it: files by their names, some of them open. */
export class Workspace {
  readonly service: LanguageService;
  readonly #files = new Map<string, string>();
  readonly #open = new Map<string, TextDocument>();

  constructor(
    files: Readonly<Record<string, string>>,
    options: Partial<LanguageServiceOptions> = {},
  ) {
    this.service = languageService(options);
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  get names(): readonly string[] {
    return [...new Set([...this.#files.keys(), ...this.#open.keys()])];
  }

  /** Writes a file, or deletes it. */
  write(name: string, text: string | undefined): void {
    if (text === undefined) this.#files.delete(name);
    else this.#files.set(name, text);
    const file = text === undefined ? undefined : textDocument(text, { uri: uriOf(name) });
    this.service.index.setFile(uriOf(name), file);
  }

  /** Opens a document, with its file's text unless told otherwise, or gives it another text. */
  open(name: string, text = this.text(name), uri = uriOf(name)): TextDocument {
    const version = (this.#open.get(name)?.version ?? 0) + 1;
    const document = textDocument(text, { uri, version, languageId: languageOf(name) });
    this.#open.set(name, document);
    this.service.changed(document, uriOf(name));
    return document;
  }

  close(name: string): void {
    this.service.forget(this.#open.get(name)!.uri, uriOf(name));
    this.#open.delete(name);
  }

  text(name: string): string {
    return this.#open.get(name)?.getText() ?? this.#files.get(name) ?? '';
  }

  /** The document and the position of the cursor, which is marked in a piece of the text. */
  at(name: string, piece: string): [TextDocument, ReturnType<TextDocument['positionAt']>] {
    const { text, offset } = withCursor(piece);
    const start = this.text(name).indexOf(text);
    if (start < 0) throw new Error(`${name} does not hold ${text}`);
    const document = this.#open.get(name) ?? this.open(name);
    return [document, document.positionAt(start + offset)];
  }

  definition(name: string, piece: string): string[] {
    return this.shown(this.service.definition(...this.at(name, piece)));
  }

  references(name: string, piece: string, includeDeclaration = true): string[] {
    return this.shown(this.service.references(...this.at(name, piece), includeDeclaration)).sort();
  }

  rename(name: string, piece: string, to: string): WorkspaceEdit {
    return this.service.rename(...this.at(name, piece), to) ?? {};
  }

  /** Why a rename is refused, as the key of the sentence; undefined where it is not. */
  refusal(name: string, piece: string, to?: string): string | undefined {
    try {
      if (to === undefined) this.service.prepareRename(...this.at(name, piece));
      else this.rename(name, piece, to);
    } catch (error) {
      if (error instanceof RenameRefused) return error.told.key;
      throw error;
    }
    return undefined;
  }

  /** Makes an edit; what needs confirmation if that is given. */
  apply(edit: WorkspaceEdit, isConfirmed = true): void {
    for (const [uri, edits] of editsByUri(edit)) {
      const name = nameOf(uri);
      const made = edits.filter((one) => isConfirmed || !('annotationId' in one));
      const text = TextDocument.applyEdits(textDocument(this.text(name)), made);
      if (this.#open.has(name)) this.open(name, text);
      else this.write(name, text);
    }
  }

  /** The codes of what is wrong with a document, open or not. */
  codes(name: string): unknown[] {
    const { validate } = defaultSettings;
    const open = this.#open.get(name);
    const { diagnostics } =
      open === undefined
        ? this.service.judgeFile(uriOf(name), { text: this.text(name) }, validate)
        : this.service.judge(open, validate);
    return diagnostics.map(({ code }) => code);
  }

  /** The codes of all documents that have any. */
  allCodes(): Readonly<Record<string, readonly unknown[]>> {
    return Object.fromEntries(
      this.names.flatMap((name) => {
        const codes = this.codes(name);
        return codes.length === 0 ? [] : [[name, codes.sort()]];
      }),
    );
  }

  /** Places as a person reads them: `name: a line with «the place» in it`. */
  shown(locations: readonly Location[]): string[] {
    return locations.map(({ uri, range }) => {
      const text = this.service.schemaText(uri) ?? this.text(nameOf(uri));
      return `${nameOf(uri)}: ${markedLine(text, range)}`;
    });
  }
}

function uriOf(name: string): string {
  return `file:///${name}`;
}

/** The edits of each document. */
function editsByUri({ documentChanges, changes }: WorkspaceEdit): [string, TextEdit[]][] {
  if (changes !== undefined) return Object.entries(changes);
  return (documentChanges ?? []).flatMap((change): [string, TextEdit[]][] =>
    'textDocument' in change ? [[change.textDocument.uri, change.edits as TextEdit[]]] : [],
  );
}

function nameOf(uri: string): string {
  return uri.startsWith('file:///') ? uri.slice('file:///'.length) : uri;
}

function markedLine(text: string, { start, end }: Range): string {
  const document = textDocument(text);
  const line = document.getText({
    start: { line: start.line, character: 0 },
    end: { line: end.line + 1, character: 0 },
  });
  const length = document.offsetAt(end) - document.offsetAt(start);
  const at = start.character;
  const whole = `${line.slice(0, at)}«${line.slice(at, at + length)}»${line.slice(at + length)}`;
  return whole.trim();
}

function languageOf(name: string): string {
  if (isDefinitionName(name)) return 'apptainer';
  if (isDockerfileName(name)) return 'dockerfile';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  return name.endsWith('compspec.json') ? 'compspec' : 'json';
}
