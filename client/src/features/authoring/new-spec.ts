import { l10n, Position, type QuickPickItem, SnippetString, window, workspace } from 'vscode';
import {
  type KnownSchema,
  knownSchemasRequest,
  type NewSpecParams,
  type NewText,
  newSpecRequest,
} from '../../../../server/src/protocol/authoring.js';
import type { LanguageServer } from '../server/server.js';
import { givenTo, textOf } from './new-text.js';

type Schemas = NewSpecParams['schemas'];
type Format = NewSpecParams['format'];

/**
 * Opens a new compatibility spec with the attributes of schemas as places to fill in. Which schemas
 * and which format is asked unless it is given.
 */
export async function newSpec(server: LanguageServer, given: unknown): Promise<void> {
  const told = givenTo(given);
  const schemas = isSchemas(told['schemas']) ? told['schemas'] : await askForSchemas(server);
  if (schemas === undefined || schemas.length === 0) return;
  const format = isFormat(told['format']) ? told['format'] : await askForFormat();
  if (format === undefined) return;
  const params: NewSpecParams = { schemas, format, snippet: true };
  const snippet = textOf(await server.request<NewText>(newSpecRequest, params));
  const document = await workspace.openTextDocument({ language: format });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0));
}

async function askForSchemas(server: LanguageServer): Promise<Schemas | undefined> {
  const items = server
    .request<readonly KnownSchema[]>(knownSchemasRequest)
    .then((known) => known.map(schemaItem));
  return window.showQuickPick(items, {
    title: l10n.t('New Compatibility Spec'),
    placeHolder: l10n.t('The compatibility schemas whose attributes it gives values to'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
}

function schemaItem({ namespace, version, origin, attributes }: KnownSchema) {
  const detail = attributes === 1 ? l10n.t('1 attribute') : l10n.t('{0} attributes', attributes);
  return { label: namespace, description: `${version} · ${origin}`, detail, namespace, version };
}

async function askForFormat(): Promise<Format | undefined> {
  const items: readonly (QuickPickItem & { readonly format: Format })[] = [
    { label: 'JSON', format: 'json' },
    {
      label: 'YAML',
      description: l10n.t('says above each attribute what it is about'),
      format: 'yaml',
    },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('New Compatibility Spec'),
    placeHolder: l10n.t('The format'),
    ignoreFocusOut: true,
  });
  return chosen?.format;
}

function isSchemas(value: unknown): value is Schemas {
  return Array.isArray(value) && value.every(isNamed);
}

function isNamed(value: unknown): boolean {
  const { namespace, version } = givenTo(value);
  return typeof namespace === 'string' && typeof version === 'string';
}

function isFormat(value: unknown): value is Format {
  return value === 'json' || value === 'yaml';
}
