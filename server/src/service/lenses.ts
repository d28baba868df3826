import type { CodeLens, Command } from 'vscode-languageserver-types';
import { type Argument, type MessageKey, render } from '../core/messages.js';
import type { ParsedDocument } from './document.js';
import { rangeOf } from './places.js';
import type { WorkspaceIndex } from './workspace/index.js';

/** Of a larger schema its attributes have no lenses: nobody reads thousands. */
const mostLenses = 1000;

/** The commands of the client that lenses call; where it has none, a lens is a text. */
export interface LensCommands {
  /** Shows references: address, position, locations. */
  readonly references: string | undefined;
}

/** Above a schema what it holds, above its attributes who uses them. */
export function codeLenses(
  document: ParsedDocument,
  index: WorkspaceIndex,
  { references }: LensCommands,
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
      say('lens.faults', String(errors), String(warnings)),
    ),
    command: '',
  };
  const specs = index.namespaceUses(namespace);
  const graph = tree.parent(schema.graph);
  const top = rangeOf(source, tree.word(graph));
  const lenses: CodeLens[] = [{ range: top, command: head }];
  lenses.push(use(top, new Set(specs.map(({ uri }) => uri)).size, specs));
  if (schema.count > mostLenses) return lenses;
  for (const { name, key } of schema.attributes) {
    const places = index.usesOf(namespace, name);
    if (places.length === 0) continue;
    const range = rangeOf(source, tree.word(key));
    const uris = new Set(places.map((one) => one.document.uri));
    lenses.push(
      use(
        range,
        uris.size,
        places.map((one) => ({ uri: one.document.uri, range: one.range })),
      ),
    );
  }
  return lenses;

  function use(range: CodeLens['range'], count: number, locations: readonly unknown[]): CodeLens {
    const title =
      count === 0
        ? say('lens.uses.none')
        : count === 1
          ? say('lens.uses.one')
          : say('lens.uses', String(count));
    if (references === undefined || count === 0) return { range, command: { title, command: '' } };
    return {
      range,
      command: { title, command: references, arguments: [document.uri, range.start, locations] },
    };
  }
}
