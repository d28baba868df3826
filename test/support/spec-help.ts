import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { LanguageServiceOptions } from '../../server/src/service/options.js';
import { withItem } from './completion.js';
import { withCursor } from './markers.js';
import { textDocument } from './service.js';
import { nameFor } from './spec-findings.js';
import { Workspace } from './workspace.js';

/** A schema of the workspace with every kind of value, beside the bundled ones. */
export const storageSchema = `${JSON.stringify(
  {
    graph: {
      id: 'org.example.storage',
      type: 'compspec',
      label: 'storage of images',
      metadata: { version: '2.0.0' },
      nodes: {
        fs: { label: 'file system' },
        'fs.kind': {
          label: 'kind of file system',
          metadata: {
            description: 'What the data lies on.',
            values: ['lustre', 'nfs'],
            aliases: { Lustre: 'lustre' },
          },
        },
        'fs.shared': { metadata: { type: 'boolean' } },
        'fs.size': { metadata: { type: 'integer' } },
        'fs.old': { metadata: { deprecated: 'Use fs.kind.' } },
      },
      edges: ['kind', 'shared', 'size', 'old'].map((name) => ({
        source: 'fs',
        target: `fs.${name}`,
        relation: 'contains',
      })),
    },
  },
  undefined,
  2,
)}\n`;

const namespace = 'org.example.storage';

/** A spec with an entry of that namespace, in JSON. */
export function jsonStorage(attributes: string): string {
  return `{"version": "0.0.0", "kind": "CompatibilitySpec", "compatibilities": [{"name": "${namespace}", "attributes": {${attributes}}}]}`;
}

/** The same in YAML, a line for each attribute. */
export function yamlStorage(attributes: string): string {
  const lines = attributes.split('\n').map((line) => `    ${line}`);
  return `version: 0.0.0\nkind: CompatibilitySpec\ncompatibilities:\n- name: ${namespace}\n  attributes:\n${lines.join('\n')}\n`;
}

export interface SpecCase extends Partial<LanguageServiceOptions> {
  /** Other documents of the workspace by their names. */
  readonly files?: Readonly<Record<string, string>>;
  readonly languageId?: string;
}

/** A spec that is open in a workspace with that schema, and where its cursor is. */
export function openSpec(marked: string, { files = {}, languageId, ...options }: SpecCase = {}) {
  const { text, offset } = withCursor(marked);
  const { service } = new Workspace({ 'storage.compspec.json': storageSchema, ...files }, options);
  const uri = `file:///${nameFor(text)}`;
  const document = textDocument(text, {
    uri,
    languageId: languageId ?? (uri.endsWith('.yaml') ? 'yaml' : 'json'),
  });
  service.changed(document);
  return { service, document, position: document.positionAt(offset) };
}

/** What is offered at the mark. */
export async function specItems(
  marked: string,
  options?: SpecCase,
): Promise<{ document: TextDocument; items: readonly CompletionItem[] }> {
  const { service, document, position } = openSpec(marked, options);
  const list = await service.complete(document, position);
  return { document, items: list?.items ?? [] };
}

export async function specLabels(marked: string, options?: SpecCase): Promise<string[]> {
  const { items } = await specItems(marked, options);
  return items.map(({ label }) => label);
}

/** The text after the completion of a label was accepted, as the editor leaves it before anything is filled in. */
export async function specAccepted(
  marked: string,
  label: string,
  { snippets = false, ...options }: SpecCase = {},
): Promise<string> {
  const { document, items } = await specItems(marked, { snippets, ...options });
  const item = items.find((one) => one.label === label);
  if (item === undefined)
    throw new Error(`${label} is not offered, only ${items.map((one) => one.label).join()}`);
  return withItem(document, item);
}
