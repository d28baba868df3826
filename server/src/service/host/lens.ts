import type { CodeLens } from 'vscode-languageserver-types';
import { type Message, render } from '../../core/messages.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';
import { becauseOf } from './marks.js';
import { type CheckedSpec, type HostView, uncheckable } from './view.js';

/** The commands of the client that such lenses call; where it has none, a lens is a text. */
export interface HostCommands {
  /** Shows the report: address. */
  readonly check?: string | undefined;
  /** Lets the user choose a host. */
  readonly selectHost?: string | undefined;
}

/** On top of a spec the verdict, or why there is none. */
export function hostLenses(
  document: ParsedDocument,
  host: HostView | undefined,
  checked: CheckedSpec | undefined,
  commands: HostCommands,
  translate: (template: string) => string,
): CodeLens[] {
  if (host === undefined || uncheckable(document) !== undefined) return [];
  const { tree, source, uri } = document;
  const start = tree.start(tree.root);
  const range = rangeOf(source, { start, end: start });
  const lens = (title: Message, command: string | undefined): CodeLens => ({
    range,
    command: {
      // A client may read `$(…)` as an icon, and a profile is called what it likes.
      title: render(title, translate).replaceAll('$(', '$ ('),
      command: command ?? '',
      ...(command !== undefined && { arguments: command === commands.check ? [uri] : [] }),
    },
  });
  if (checked !== undefined) {
    const { verdict } = checked.report;
    const because = becauseOf(checked.report).join(', ');
    const args = verdict === 'compatible' ? [host.name] : [host.name, because];
    return [lens({ key: `lens.host.${verdict}`, args }, commands.check)];
  }
  const { fault } = host;
  // What is about to be known is not told twice.
  if (fault === undefined || fault.isPassing) return [];
  return [lens({ key: 'lens.host.none', args: [fault.told] }, commands.selectHost)];
}
