import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { type Message, render } from '../core/messages.js';
import { visible } from '../core/text/visible.js';
import {
  type KnownSpec,
  knownSpecsRequest,
  type LabelsFault,
  type LabelsFromSpec,
  type LabelsFromSpecParams,
  labelsFromSpecRequest,
} from '../protocol/dockerfile.js';
import { specLabels } from '../service/dockerfile/spec-labels.js';
import type { CheckWishes } from '../service/host/view.js';
import type { LanguageService } from '../service/language-service.js';
import type { Containment } from './containment.js';
import type { FileTexts } from './file-texts.js';
import type { OpenDocuments } from './open-documents.js';

interface LabelParts {
  readonly connection: Connection;
  readonly containment: Containment;
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  readonly texts: FileTexts;
  readonly wishesOf: (uri: string) => Promise<CheckWishes>;
  /** Fulfilled as soon as the schemas and specs of the workspace are known. */
  readonly ready: () => Promise<void>;
}

const translate = (template: string): string => l10n.t(template);

/** Answers an editor that writes the labels of an open Dockerfile or definition file. */
export function listenForLabels(parts: LabelParts): void {
  const { connection, containment, service, ready } = parts;
  connection.onRequest(knownSpecsRequest, async (): Promise<readonly KnownSpec[]> => {
    await ready();
    return specsOf(service).map((uri) => ({ uri }));
  });
  connection.onRequest<LabelsFromSpec | LabelsFault, void>(
    labelsFromSpecRequest,
    (params: unknown, token: CancellationToken) => {
      if (!isLabelsFromSpec(params)) throw invalidParams();
      const nothing = faultOf({ key: 'host.not-open', args: [params.uri] });
      return containment.answer<LabelsFromSpec | LabelsFault>(
        'Labels',
        params.uri,
        token,
        nothing,
        () => labelsFromSpec(parts, params),
      );
    },
  );
}

/** The addresses of the workspace's specs of images, in order. */
function specsOf({ index }: LanguageService): readonly string[] {
  const specs: string[] = [];
  for (const [uri, { kind }] of index.users()) if (kind === 'spec') specs.push(uri);
  return specs.sort();
}

async function labelsFromSpec(
  { service, documents, texts, wishesOf, ready }: LabelParts,
  { uri, spec }: LabelsFromSpecParams,
): Promise<LabelsFromSpec | LabelsFault> {
  await ready();
  const open = documents.find(spec);
  const file = open === undefined ? await texts.read(spec) : { text: open.getText() };
  if (file === undefined) return faultOf({ key: 'labels.unread', args: [spec] });
  const { target } = await wishesOf(uri);
  // Of this moment, after all that has to be waited for.
  const document = documents.find(uri);
  if (document === undefined) return faultOf({ key: 'host.not-open', args: [uri] });
  const made = specLabels(document, { ...file, name: spec }, service.catalog, target);
  if (!('edits' in made)) return faultOf(made);
  const { losses, ...rest } = made;
  return { version: document.version, ...rest, losses: losses.map(said) };
}

function said(message: Message): string {
  return visible(render(message, translate));
}

function faultOf(message: Message): LabelsFault {
  return { fault: said(message) };
}

function isLabelsFromSpec(params: unknown): params is LabelsFromSpecParams {
  if (typeof params !== 'object' || params === null) return false;
  const { uri, spec } = params as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof spec === 'string';
}

function invalidParams(): ResponseError<void> {
  return new ResponseError(
    ErrorCodes.InvalidParams,
    'The parameters are not those of the request.',
  );
}
