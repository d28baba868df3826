import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { HostView } from '../../server/src/service/host/view.js';
import type { LanguageServiceOptions } from '../../server/src/service/options.js';
import { hostSchema } from './host-view.js';
import { Workspace } from './workspace.js';

/** A Dockerfile that is open in a workspace with a schema of hosts, and the machine it is held against. */
export function dockerfileOnHost(
  text: string,
  host: HostView | undefined,
  options: Partial<LanguageServiceOptions> = {},
): { readonly workspace: Workspace; readonly document: TextDocument } {
  const workspace = new Workspace({ 'host.compspec.json': hostSchema }, options);
  workspace.service.setHost(host);
  return { workspace, document: workspace.open('Dockerfile', text) };
}

/** A label of that schema. */
export const label = (name: string, value: string): string => `org.example.host.${name}=${value}`;
