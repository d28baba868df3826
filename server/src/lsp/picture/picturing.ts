import * as l10n from '@vscode/l10n';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type Message, render } from '../../core/messages.js';
import { htmlDocument, type Viewer } from '../../core/picture/html.js';
import { visible } from '../../core/text/visible.js';
import * as protocol from '../../protocol/picture.js';
import type { CheckWishes } from '../../service/host/view.js';
import type { LanguageService } from '../../service/language-service.js';
import { mostSchemas } from '../../service/picture/picture.js';
import type { PictureText, WantedPicture } from '../../service/picture/pictures.js';
import type { Containment } from '../containment.js';
import type { FileTexts } from '../file-texts.js';
import type { OpenDocuments } from '../open-documents.js';
import type { SettingsSource } from '../settings.js';
import { pause } from '../turns.js';
import { normalized } from '../uris.js';
import type { WorkspaceFiles } from '../workspace-files.js';
import { attributeAtParams, editParams, pageParams, pictureParams } from './params.js';
import { PictureTexts } from './texts.js';

/** Milliseconds of rest after which a client is told that pictures may be others. */
const rest = 150;

/** So many specs and recipes are mapped onto a picture. */
const mostSpecs = 2000;

interface PicturingParts {
  readonly connection: Connection;
  readonly containment: Containment;
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  readonly workspace: WorkspaceFiles;
  readonly texts: FileTexts;
  readonly settings: SettingsSource;
  /** How a document is to be held against hosts. */
  readonly wishesOf: (uri: string) => Promise<CheckWishes>;
  /** Fulfilled when as much is known of a host as can be without the user's doing. */
  readonly settled: (host: CheckWishes['host']) => Promise<void>;
  /** The interactive view's program and look; rejects where they are not installed. */
  readonly viewer: () => Promise<Viewer>;
  /** The SHA-256 of a text's UTF-8 bytes, in Base64. */
  readonly sha256: (text: string) => string;
  /** The chosen host's name. */
  readonly hostName: () => string;
  /** Fulfilled as soon as the schemas of the workspace are known. */
  readonly ready: () => Promise<void>;
}

/** A picture's documents, and what tells them from those of another one. */
interface Gathered {
  readonly wanted: WantedPicture;
  readonly stamp: string;
}

/** Answers what an editor asks about pictures, and tells it when it should ask again. */
export class Picturing {
  readonly #parts: PicturingParts;
  readonly #texts: PictureTexts;
  /** Keeps apart what several runs of the server number alike. */
  readonly #run = Date.now().toString(36);
  #timer: NodeJS.Timeout | undefined;
  /** Whether somebody shows a picture that they were not told of since. */
  #isAwaited = false;
  #isClosed = false;

  constructor(parts: PicturingParts) {
    this.#parts = parts;
    this.#texts = new PictureTexts(parts);
    parts.documents.onChange(() => this.tellSoon());
    parts.documents.onClose(() => this.tellSoon());
    this.#listen();
  }

  /** To be called when anything changed that a picture may show. */
  tellSoon(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), rest);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #tell(): void {
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    const { connection, containment } = this.#parts;
    containment.run('News of pictures', () =>
      connection.sendNotification(protocol.picturesChangedNotification),
    );
  }

  #listen(): void {
    const { connection, containment, service, documents } = this.#parts;
    connection.onRequest<protocol.PictureAnswer, void>(
      protocol.pictureRequest,
      (params: unknown, token: CancellationToken) => {
        const asked = pictureParams(params);
        // From now on: what changes while it is made is news.
        this.#isAwaited = true;
        return this.#answer('Picture', asked, token, () => this.#picture(asked, token));
      },
    );
    connection.onRequest<protocol.PictureEdit | protocol.PictureFault, void>(
      protocol.pictureEditRequest,
      (params: unknown, token: CancellationToken) => {
        const { uri, ...change } = editParams(params);
        const fault = faultOf({ key: 'picture.none', args: [uri] });
        return containment.answer<protocol.PictureEdit | protocol.PictureFault>(
          'Change of a picture',
          uri,
          token,
          fault,
          () => {
            const document = documents.find(uri);
            if (document === undefined) return fault;
            const edit = service.pictures.edit(document, change);
            return 'key' in edit ? faultOf(edit) : edit;
          },
        );
      },
    );
    connection.onRequest<protocol.PicturePage | protocol.PictureFault, void>(
      protocol.picturePageRequest,
      (params: unknown, token: CancellationToken) => {
        const asked = pageParams(params);
        return this.#answer('Page of a picture', asked, token, () => this.#page(asked));
      },
    );
    connection.onRequest<protocol.AttributeAt, void>(
      protocol.attributeAtRequest,
      (params: unknown, token: CancellationToken) => {
        const { uri, position } = attributeAtParams(params);
        return containment.answer<protocol.AttributeAt>('Attribute', uri, token, {}, () => {
          const document = documents.find(uri);
          const attribute = document && service.pictures.attributeAt(document, position);
          return attribute === undefined ? {} : { attribute };
        });
      },
    );
    connection.onRequest(protocol.pictureChoicesRequest, async () => {
      const { ready, hostName } = this.#parts;
      await ready();
      return { ...service.pictures.choices(), host: hostName() } satisfies protocol.PictureChoices;
    });
  }

  #answer<Answer>(
    request: string,
    { schemas }: protocol.PictureSubject,
    token: CancellationToken,
    work: () => Promise<Answer | protocol.PictureFault>,
  ): Promise<Answer | protocol.PictureFault> {
    const uri = schemas[0] ?? '';
    const fault = faultOf({ key: 'picture.failed', args: [uri] });
    return this.#parts.containment.answer<Answer | protocol.PictureFault>(
      request,
      uri,
      token,
      fault,
      work,
    );
  }

  async #picture(
    { known, ...subject }: protocol.PictureParams,
    token: CancellationToken,
  ): Promise<protocol.PictureAnswer> {
    const gathered = await this.#gather(subject);
    if ('key' in gathered) return faultOf(gathered);
    const { wanted, stamp } = gathered;
    if (stamp === known) return { unchanged: true };
    await pause();
    // Whoever cancelled it is answered so: the picture of a large schema is not made for nobody.
    if (token.isCancellationRequested) return { unchanged: true };
    const { pictures } = this.#parts.service;
    const model = pictures.picture(wanted);
    if ('key' in model) return faultOf(model);
    const editable = wanted.schemas.some((text) => pictures.isEditable(text));
    return { stamp, editable, model };
  }

  async #page({
    expansion,
    language,
    ...subject
  }: protocol.PicturePageParams): Promise<protocol.PicturePage | protocol.PictureFault> {
    const { service, viewer, sha256 } = this.#parts;
    const gathered = await this.#gather(subject);
    if ('key' in gathered) return faultOf(gathered);
    const model = service.pictures.picture(gathered.wanted);
    if ('key' in model) return faultOf(model);
    const options = { theme: 'auto', language, sha256 } as const;
    return { html: htmlDocument(model, new Set(expansion), await viewer(), options) };
  }

  /** Waits for what is about to be known of the host. */
  async #wishes(uri: string): Promise<CheckWishes> {
    const wishes = await this.#parts.wishesOf(uri);
    await this.#parts.settled(wishes.host);
    return wishes;
  }

  /** The texts that a picture is made of; which of them is missing. */
  async #gather(subject: protocol.PictureSubject): Promise<Gathered | Message> {
    const { ready, settings, workspace, service } = this.#parts;
    const { schemas, specs = [], checked } = subject;
    if (schemas.length > mostSchemas) {
      return { key: 'picture.too-many', args: [String(mostSchemas)] };
    }
    if (specs.length > mostSpecs) {
      return { key: 'picture.too-many-specs', args: [String(mostSpecs)] };
    }
    await ready();
    const shown = [];
    for (const uri of schemas) {
      const text = await this.#texts.of(uri);
      if (text === undefined) return { key: 'picture.none', args: [uri] };
      const scope = text.isOpen ? text.source.uri : workspace.folderOf(normalized(uri));
      const { validate } = await settings.of(scope);
      shown.push({ ...text, validate });
    }
    const mapped: PictureText[] = [];
    for (const uri of specs) {
      const text = await this.#texts.of(uri);
      // A spec that was deleted no longer says anything: the others do.
      if (text !== undefined) mapped.push(text);
    }
    const held = checked === undefined ? undefined : await this.#texts.of(checked);
    const isHeld = checked !== undefined && held !== undefined;
    const against = isHeld ? { ...held, wishes: await this.#wishes(checked) } : undefined;
    const stamp = [
      this.#run,
      service.generation,
      settings.generation,
      against === undefined ? '' : service.hostGeneration,
      [...shown, ...mapped].map((text) => this.#texts.stampOf(text)),
      against && this.#texts.stampOf(against),
      JSON.stringify(subject),
    ].join(' ');
    return { wanted: { schemas: shown, specs: mapped, checked: against }, stamp };
  }
}

function faultOf(message: Message): protocol.PictureFault {
  return { fault: visible(render(message, (template) => l10n.t(template))) };
}
