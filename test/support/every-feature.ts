import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind, type Position, type Range } from 'vscode-languageserver-types';
import { codeActionKinds, fixAllKind } from '../../server/src/service/actions.js';
import { reportMarkdown } from '../../server/src/service/host/report-markdown.js';
import type { LanguageService } from '../../server/src/service/language-service.js';
import { defaultSettings } from '../../server/src/service/settings.js';
import { RenameRefused } from '../../server/src/service/workspace/rename.js';

/** Where a feature is asked. */
interface Asked {
  readonly service: LanguageService;
  readonly source: TextDocument;
  readonly position: Position;
  /** From the position before to this one. */
  readonly range: Range;
}

type Ask = (asked: Asked) => unknown;

const { validate } = defaultSettings;
const layout = { tabSize: 2, insertSpaces: true };

/** Every feature of the language service by its method, as an editor asks for it while somebody types. */
const features = {
  judge: ({ service, source }) => service.judge(source, validate).diagnostics,
  judgeFile: ({ service, source }) =>
    service.judgeFile(source.uri, { text: source.getText() }, validate).diagnostics,
  actions: ({ service, source, range }) => {
    const { diagnostics } = service.judge(source, validate);
    const whole = { start: source.positionAt(0), end: source.positionAt(source.getText().length) };
    const only = [CodeActionKind.Source, fixAllKind, ...codeActionKinds];
    return [
      service.actions(source, range, { diagnostics }, validate),
      service.actions(source, whole, { diagnostics, only }, validate),
    ];
  },
  complete: ({ service, source, position }) => service.complete(source, position),
  hover: ({ service, source, position }) => service.hover(source, position),
  definition: ({ service, source, position }) => service.definition(source, position),
  references: ({ service, source, position }) => service.references(source, position, true),
  prepareRename: ({ service, source, position }) =>
    unlessRefused(() => service.prepareRename(source, position)),
  rename: ({ service, source, position }) =>
    unlessRefused(() => service.rename(source, position, 'renamed.name')),
  workspaceSymbols: ({ service }) => service.workspaceSymbols('m'),
  lenses: ({ service, source }) => service.lenses(source),
  hints: ({ service, source }) => {
    const whole = { start: source.positionAt(0), end: source.positionAt(source.getText().length) };
    return service.hints(source, whole);
  },
  check: ({ service, source }) => {
    const found = service.check(source);
    return 'report' in found ? reportMarkdown(found, (template) => template) : undefined;
  },
  links: ({ service, source }) => service.links(source),
  schemaText: ({ service, source }) => [
    service.schemaText(source.uri),
    ...service.links(source).map(({ target = '' }) => service.schemaText(target)),
  ],
  highlights: ({ service, source, position }) => service.highlights(source, position),
  format: ({ service, source, range }) => [
    service.format(source, layout),
    service.format(source, layout, { range }),
    service.format(source, layout, { sort: true }),
  ],
  fold: ({ service, source }) => service.fold(source, 5000),
  selectionRanges: ({ service, source, position }) => service.selectionRanges(source, [position]),
  symbols: ({ service, source }) => service.symbols(source),
} as const satisfies Readonly<Record<string, Ask>>;

export type Feature = keyof typeof features;

/** The features by their names. */
export const everyFeature = Object.keys(features) as readonly Feature[];

/** Those whose answer depends on where they are asked. */
export const featuresOfPlaces: readonly Feature[] = [
  'complete',
  'hover',
  'definition',
  'references',
  'prepareRename',
  'rename',
  'highlights',
  'selectionRanges',
  'actions',
];

/**
 * Asks some features at an offset; an error says which one threw it, and where.
 * @returns those that had something to say
 */
export async function askFeatures(
  service: LanguageService,
  source: TextDocument,
  offset: number,
  asked: readonly Feature[] = everyFeature,
): Promise<readonly Feature[]> {
  const position = source.positionAt(offset);
  const range = { start: source.positionAt(Math.max(0, offset - 1)), end: position };
  const telling: Feature[] = [];
  for (const feature of asked) {
    try {
      const answer: unknown = await features[feature]({ service, source, position, range });
      if (tells(answer)) telling.push(feature);
    } catch (error) {
      const shown = JSON.stringify(source.getText().slice(-200));
      throw new Error(`${feature} at ${offset} of ${source.uri}, whose text ends in ${shown}`, {
        cause: error,
      });
    }
  }
  return telling;
}

function tells(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(tells);
  if (answer === null || answer === undefined) return false;
  const { items } = Object(answer) as { readonly items?: readonly unknown[] };
  return items === undefined || items.length > 0;
}

function unlessRefused<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RenameRefused) return undefined;
    throw error;
  }
}
