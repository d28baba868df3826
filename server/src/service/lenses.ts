import type { CodeLens, Command } from 'vscode-languageserver-types';
import { type Argument, type MessageKey, render } from '../core/messages.js';
import type { ParsedDocument } from './document.js';
import type { HostCommands } from './host/lens.js';
import { rangeOf } from './places.js';
import { counted, usersText } from './users.js';
import type { WorkspaceIndex } from './workspace/index.js';
import { locationOf } from './workspace/navigation.js';
import type { PlaceOfUse } from './workspace/uses.js';

/** Of a larger schema its attributes have no lenses: nobody reads thousands. */
const mostLenses = 1000;

/** The commands of the client that lenses call; where it has none, a lens is a text. */
export interface LensCommands extends HostCommands {
  /** Shows references: address, position, locations. */
  readonly references: string | undefined;
  /** Shows the graph of a schema: address. Without it there is no such lens. */
  readonly showGraph?: string | undefined;
}

/** Above a schema what it holds, above its attributes who uses them. */
export function codeLenses(
  document: ParsedDocument,
  index: WorkspaceIndex,
  { references, showGraph }: LensCommands,
  translate: (template: string) => string,
): CodeLens[] {
  const { schema, source } = document;
  if (schema === undefined || !document.isOurSchema || schema.count === 0) return [];
  const { tree, namespace = '' } = schema;
  const say = (key: MessageKey, ...args: readonly Argument[]): string =>
    render({ key, args }, translate);
  const counts = document.findings(index.catalog);
  const errors = counts.filter(({ severity }) => severity === 'error').length;
  const warnings = counts.filter(({ severity }) => severity === 'warning').length;
  const head: Command = {
    title: say(
      'lens.counts',
      String(schema.count),
      String(schema.edges.count),
      faultsOf(errors, warnings),
    ),
    command: '',
  };
  const graph = tree.parent(schema.graph);
  const top = rangeOf(source, tree.word(graph));
  const lenses: CodeLens[] = [{ range: top, command: head }];
  // Before who uses it, which may be long: beside a graph there is half of the width.
  if (showGraph !== undefined) {
    const command = { title: say('lens.graph'), command: showGraph, arguments: [document.uri] };
    lenses.push({ range: top, command });
  }
  lenses.push(use(top, index.namespaceUses(namespace)));
  if (schema.count > mostLenses) return lenses;
  for (const { name, key } of schema.attributes) {
    const places = index.usesOf(namespace, name);
    if (places.length === 0) continue;
    lenses.push(use(rangeOf(source, tree.word(key)), places));
  }
  return lenses;

  /** Only what there is: nobody reads "0 warnings" as good news. */
  function faultsOf(errors: number, warnings: number): string {
    const parts = [
      errors > 0 && (errors === 1 ? say('lens.error') : say('lens.errors', String(errors))),
      warnings > 0 &&
        (warnings === 1 ? say('lens.warning') : say('lens.warnings', String(warnings))),
    ].filter((part) => part !== false);
    return parts.length > 0 ? parts.join(', ') : say('lens.faultless');
  }

  function use(range: CodeLens['range'], places: readonly PlaceOfUse[]): CodeLens {
    const users = counted(new Set(places.map((place) => place.document)));
    const title = usersText('lens', users, translate);
    if (references === undefined || places.length === 0) {
      return { range, command: { title, command: '' } };
    }
    const shown = [document.uri, range.start, places.map(locationOf)];
    return { range, command: { title, command: references, arguments: shown } };
  }
}
