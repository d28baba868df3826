import {
  commands,
  Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ExportMessage, ViewMessage } from '../../../../server/src/protocol/graph-view.js';
import { showGraphCommand } from '../../../../server/src/protocol/picture.js';
import { invoked } from '../../infrastructure/invoked.js';
import { givenTo } from '../authoring/new-text.js';
import type { LanguageServer } from '../server/server.js';
import { pickChecked, pickSchema, pickSpecs, workspaceSchemas } from './choices.js';
import { changeText } from './edits.js';
import { bytesOf, isFormat, pickFormat, saveExport } from './exports.js';
import { activateFollowing, activeSchema } from './following.js';
import type { GraphPanel } from './panel.js';
import { GraphPanels } from './panels.js';
import { editorOf, revealPlace } from './text-places.js';

interface Parts {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
}

/** The graph of schemas: its views, the commands about them, and what the views ask for. */
export function activateGraph(
  { extensionUri: extension }: Pick<ExtensionContext, 'extensionUri'>,
  server: LanguageServer,
  output: LogOutputChannel,
): Disposable {
  const parts = { server, output };
  const panels = new GraphPanels(server, output, extension, (panel) =>
    panel.onAsked((message) => answer(parts, panel, message)),
  );
  const command = (
    name: string,
    failed: (reason: string) => string,
    work: (...given: readonly unknown[]) => Promise<void>,
  ): Disposable =>
    commands.registerCommand(name, (...given: readonly unknown[]) =>
      invoked(output, failed, () => work(...given)),
    );
  const noGraph = (reason: string): string => l10n.t('There is no graph: {0}', reason);
  return Disposable.from(
    panels,
    activateFollowing(server, panels),
    command(showGraphCommand, noGraph, async (given, all) => {
      const schemas = await chosenSchemas(server, given, all);
      if (schemas.length > 0) panels.show({ schemas });
    }),
    command('compspec.showGraphOfAll', noGraph, async () => {
      const schemas = await workspaceSchemas(server);
      if (schemas.length === 0) {
        throw new Error(l10n.t('There is no compatibility schema in the workspace.'));
      }
      panels.show({ schemas });
    }),
    command('compspec.graph.addSchema', noGraph, async (given) => {
      const panel = activeOf(panels);
      const { schemas } = panel.subject;
      const title = l10n.t('Add a Schema to the Graph');
      const added = addressed(given) ?? (await pickSchema(server, title, schemas));
      if (added === undefined || schemas.includes(added)) return;
      panel.pin(true);
      await panel.show({ ...panel.subject, schemas: [...schemas, added] });
    }),
    command('compspec.graph.mapSpecs', notMapped, (given) => mapSpecs(server, panels, given)),
    command('compspec.graph.showVerdicts', notMapped, (given) =>
      showVerdicts(server, activeOf(panels), givenTo(given)['checked']),
    ),
    ...(['undo', 'redo'] as const).map((which) =>
      command(`compspec.graph.${which}`, notChanged, () => step(activeOf(panels), which)),
    ),
    command('compspec.graph.export', notExported, async (given) => {
      const panel = activeOf(panels);
      const { format: told, file } = givenTo(given);
      const format = isFormat(told) ? told : await pickFormat();
      if (format === undefined) return;
      const message = await panel.export(format);
      await save(parts, panel, message, addressed(file));
    }),
  );
}

/** The address that was given, several that were, that of the active editor, or what the user chooses. */
async function chosenSchemas(
  server: LanguageServer,
  given: unknown,
  all: unknown,
): Promise<readonly string[]> {
  const several = Array.isArray(all) ? all.flatMap((one) => addressed(one) ?? []) : [];
  if (several.length > 1) return several;
  const one = addressed(given) ?? activeSchema()?.uri.toString();
  const picked = one ?? (await pickSchema(server, l10n.t('Show the Graph of a Schema')));
  return picked === undefined ? [] : [picked];
}

async function mapSpecs(server: LanguageServer, panels: GraphPanels, given: unknown) {
  const panel = activeOf(panels);
  const { specs: told } = givenTo(given);
  const specs = Array.isArray(told)
    ? told.flatMap((one) => addressed(one) ?? [])
    : await pickSpecs(server, panel.subject);
  if (specs !== undefined) await panel.show({ ...panel.subject, specs });
}

async function showVerdicts(server: LanguageServer, panel: GraphPanel, given: unknown) {
  const told = addressed(given);
  const chosen = told === undefined ? await pickChecked(server, panel.subject) : { checked: told };
  if (chosen === undefined) return;
  const { checked: _, ...others } = panel.subject;
  const { checked } = chosen;
  await panel.show({ ...others, ...(checked !== undefined && { checked }) });
}

/** Undoes in the text what was done last in it, in the graph or not, and stays in the graph. */
async function step(panel: GraphPanel, which: 'undo' | 'redo'): Promise<void> {
  const { schemas } = panel.subject;
  const uri = panel.changed ?? (schemas.length === 1 ? schemas[0] : undefined);
  if (uri === undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await editorOf(document, panel.column, true);
  await commands.executeCommand(which);
  panel.panel.reveal();
}

function activeOf(panels: GraphPanels): GraphPanel {
  const panel = panels.active;
  if (panel === undefined) throw new Error(l10n.t('No graph is open.'));
  return panel;
}

function addressed(given: unknown): string | undefined {
  if (given instanceof Uri) return given.toString();
  return typeof given === 'string' ? Uri.parse(given).toString() : undefined;
}

const notMapped = (reason: string): string => l10n.t('The graph shows nothing else: {0}', reason);
const notChanged = (reason: string): string => l10n.t('The schema was not changed: {0}', reason);
const notExported = (reason: string): string => l10n.t('The graph was not exported: {0}', reason);

/** Does what the view asks for. */
function answer(parts: Parts, panel: GraphPanel, message: ViewMessage): void {
  const { server, output } = parts;
  const run = (failed: (reason: string) => string, work: () => Promise<void>): void =>
    void invoked(output, failed, work);
  switch (message.type) {
    case 'reveal':
      run(
        (reason) => l10n.t('The place in the text is not shown: {0}', reason),
        async () => {
          panel.revealed = message.place;
          await revealPlace(message.place, panel.column, message.focus);
        },
      );
      break;
    case 'edit':
      run(notChanged, async () => {
        const { model } = panel.picture ?? {};
        if (model === undefined) return;
        const done = await changeText(server, model, message, panel.column);
        if (done === undefined) return;
        panel.changed = message.place.uri;
        if (done.name !== undefined) panel.selectNext(message.place.uri, done.name);
      });
      break;
    case 'export':
      // What a command asked for is saved by the command.
      if (!panel.isExporting) run(notExported, () => save(parts, panel, message));
      break;
    case 'choose-overlay':
      run(notMapped, () => chooseOverlay(server, panel));
      break;
    case 'pin': {
      const schema = activeSchema() ?? window.visibleTextEditors[0]?.document;
      if (!message.pinned && schema !== undefined) void panel.follow(schema.uri.toString());
      break;
    }
    case 'ready':
      break;
  }
}

async function chooseOverlay(server: LanguageServer, panel: GraphPanel): Promise<void> {
  const specs = { label: l10n.t('Map Specs onto the Graph…') };
  const verdicts = { label: l10n.t("Show This Machine's Verdicts…") };
  const picked = await window.showQuickPick([specs, verdicts], {
    title: l10n.t('What the Graph Shows'),
  });
  if (picked === verdicts) await showVerdicts(server, panel, undefined);
  if (picked !== specs) return;
  const chosen = await pickSpecs(server, panel.subject);
  if (chosen !== undefined) await panel.show({ ...panel.subject, specs: chosen });
}

async function save(
  { server }: Parts,
  panel: GraphPanel,
  message: ExportMessage,
  file?: string,
): Promise<void> {
  const [first] = panel.subject.schemas;
  await saveExport(
    message,
    (made) => bytesOf(made, panel.subject, server),
    first === undefined ? undefined : Uri.parse(first),
    file === undefined ? undefined : Uri.parse(file),
  );
}
