import type { CodeLens } from 'vscode-languageserver-types';
import { builtStage } from '../../core/dockerfile/image.js';
import { type Message, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';
import { rangeOf } from '../places.js';
import { isHeld } from './checkable.js';
import { becauseOf } from './marks.js';
import type { CheckedDocument, HostView } from './view.js';

/** The commands of the client that such lenses call; where it has none, a lens is a text. */
export interface HostCommands {
  /** Shows the report: address. */
  readonly check?: string | undefined;
  /** Lets the user choose a host. */
  readonly selectHost?: string | undefined;
}

interface LensStyle {
  readonly commands: HostCommands;
  readonly catalog: Catalog;
  readonly translate: (template: string) => string;
  /** Of a Dockerfile, the stage that is built; else the last. */
  readonly target?: string | undefined;
}

/** On top of a spec, or of the stage that a Dockerfile builds, the verdict, or why there is none. */
export function hostLenses(
  document: ParsedDocument,
  host: HostView | undefined,
  checked: CheckedDocument | undefined,
  { commands, translate, catalog, target }: LensStyle,
): CodeLens[] {
  if (host === undefined || !isHeld(document, catalog, target)) return [];
  const { tree, labels, source, uri } = document;
  const built = labels?.stages[builtStage(target, labels.stages)];
  const start = built?.instruction.start ?? tree.start(tree.root);
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
