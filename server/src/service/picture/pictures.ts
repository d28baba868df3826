import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import type { Message } from '../../core/messages.js';
import type { PictureModel } from '../../core/picture/view/model.js';
import type { PictureChange, PictureChoices } from '../../protocol/picture.js';
import { ParsedDocument } from '../document.js';
import type { CheckedDocument, CheckWishes, HostView } from '../host/view.js';
import type { ValidateSettings } from '../settings.js';
import { addressOf, isReadOnly } from '../workspace/addresses.js';
import type { WorkspaceIndex } from '../workspace/index.js';
import type { RenameStyle } from '../workspace/rename.js';
import { attributeAt } from './attribute-at.js';
import { type EditByPicture, editByPicture } from './edit.js';
import { mappedOn } from './overlay.js';
import { pictureOf } from './picture.js';

/** A document that a picture is made of. */
export interface PictureText {
  readonly source: TextDocument;
  /** Else it is the text of a file, and never another one. */
  readonly isOpen: boolean;
}

/** What a picture is to be of. */
export interface WantedPicture {
  readonly schemas: readonly (PictureText & { readonly validate: ValidateSettings })[];
  /** Specs and recipes whose values are shown at the attributes. */
  readonly specs: readonly PictureText[];
  /** One that is held against its host, and how. */
  readonly checked: (PictureText & { readonly wishes: CheckWishes }) | undefined;
}

/** What the pictures of a language service are made with. */
interface PicturesParts {
  /** With everything that was typed. */
  readonly index: WorkspaceIndex;
  readonly style: RenameStyle & { readonly hasYamlServer: boolean };
  /** The present version of an open document. */
  readonly open: (source: TextDocument) => ParsedDocument;
  /** The chosen host. */
  readonly host: HostView | undefined;
  /** Holds a document against a host, where something is known of that. */
  readonly checked: (document: ParsedDocument, wishes: CheckWishes) => CheckedDocument | undefined;
}

/** Texts of files that were read for a picture: the same text again is not read again. */
const read = new WeakMap<TextDocument, ParsedDocument>();

/** Schemas as pictures, and changes of their texts by them. */
export class Pictures {
  readonly #parts: PicturesParts;

  constructor(parts: PicturesParts) {
    this.#parts = parts;
  }

  /** @returns why there is none, where there is none */
  picture({ schemas, specs, checked }: WantedPicture): PictureModel | Message {
    const { index, style } = this.#parts;
    const shown = schemas.map(({ validate, ...text }) => ({
      document: this.#document(text),
      validate,
    }));
    const parts = { ...this.#parts, catalog: index.catalog, translate: style.translate };
    const model = pictureOf(shown, parts);
    if ('key' in model || (specs.length === 0 && checked === undefined)) return model;
    const mapped = specs.map((text) => this.#document(text));
    const held = checked && { document: this.#document(checked), wishes: checked.wishes };
    return mappedOn(model, mapped, held, parts);
  }

  /** A change of an open document, as an edit; why it can not be made. */
  edit(source: TextDocument, change: PictureChange): EditByPicture | Message {
    const { index, style } = this.#parts;
    return editByPicture(this.#parts.open(source), change, index, style);
  }

  /** The attribute that the cursor in an open document is at; undefined where it is at none. */
  attributeAt(source: TextDocument, position: Position): string | undefined {
    return attributeAt(this.#parts.open(source), position);
  }

  /** Whether the picture of a document can change its text. */
  isEditable(text: PictureText): boolean {
    if (isReadOnly(text.source.uri)) return false;
    const { lastGoodSchema } = this.#document(text);
    return lastGoodSchema !== undefined && lastGoodSchema.nodes !== none;
  }

  /** The schemas and the specs that pictures can be made of. */
  choices(): Pick<PictureChoices, 'schemas' | 'specs'> {
    const { index } = this.#parts;
    const others = index.catalog.all.filter(({ origin }) => origin !== 'workspace');
    return {
      schemas: [
        ...index.schemas().map(({ uri, schema: { namespace, version } }) => ({
          uri,
          namespace,
          version,
          origin: 'workspace' as const,
        })),
        ...others.map((schema) => ({
          uri: addressOf(schema),
          namespace: schema.namespace,
          version: schema.version,
          origin: schema.origin,
        })),
      ],
      specs: [...index.users()]
        .map(([, { uri, kind }]) => ({ uri, kind }))
        .sort((one, other) => (one.uri < other.uri ? -1 : 1)),
    };
  }

  #document({ source, isOpen }: PictureText): ParsedDocument {
    if (isOpen) return this.#parts.open(source);
    const document =
      read.get(source) ?? new ParsedDocument(source, {}, this.#parts.style.hasYamlServer);
    read.set(source, document);
    return document;
  }
}
