import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { FileError } from '../core/files.js';
import { english } from '../core/messages.js';
import { buildPicture } from '../core/picture/build.js';
import { htmlDocument } from '../core/picture/html.js';
import { dotText } from '../core/picture/view/dot.js';
import {
  defaultExpansion,
  type Expansion,
  fullExpansion,
  visible as shownOf,
} from '../core/picture/view/expansion.js';
import { jsonText } from '../core/picture/view/json.js';
import { mermaidLimits, mermaidText } from '../core/picture/view/mermaid.js';
import type { PictureModel } from '../core/picture/view/model.js';
import { svgDocument } from '../core/picture/view/svg.js';
import { type Theme, themes } from '../core/picture/view/theme.js';
import { Catalog } from '../core/schema/catalog.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { mappedOn } from './graph-overlay.js';
import { findingLines, type GraphSource, readGraphSource } from './graph-sources.js';
import { once } from './once.js';
import { writeResult } from './result-file.js';
import { ExitCode, type System } from './system.js';

const formats = ['svg', 'mermaid', 'dot', 'html', 'json'] as const;
type GraphFormat = (typeof formats)[number];

interface GraphOptions {
  readonly format?: GraphFormat;
  readonly output?: string;
  /** As the format has it by default, where none is named. */
  readonly theme?: Theme;
  readonly spec?: readonly string[];
  readonly host?: string;
  readonly depth?: number;
  readonly all: boolean;
  readonly force: boolean;
}

/** A drawing of more nodes than these is read by nobody: it becomes an overview, of as many levels as fit. */
const mostDrawn = 500;
const mostInOverview = 120;
/** Findings that are told one by one. */
const mostTold = 50;

export function graphCommand(system: System): Command {
  return new Command('graph')
    .summary('draw compatibility schemas')
    .description(
      'Draws compatibility schemas: what contains what as a tree, other relations across it, and what is ' +
        'wrong where it is. Several schemas are drawn side by side. Specs can be mapped on, and held ' +
        'against a host. What is found in the schemas is told on standard error.',
    )
    .argument('<schema...>', 'files, - for standard input, or namespaces of the catalog')
    .addOption(
      new Option(
        '--format <format>',
        'what to write (default: by the name of -o, else svg)',
      ).choices(formats),
    )
    .option('-o, --output <file>', 'where to, instead of standard output')
    .addOption(
      new Option('--theme <theme>', 'the colours (default: light; html: auto)').choices(themes),
    )
    .option('--spec <file...>', 'specs to map on: the values of each attribute, and in how many')
    .option('--host <profile>', 'a host profile to hold the specs against: marks ✓, ✗ and ?')
    .addOption(
      new Option('--depth <levels>', 'draw so many levels below the root')
        .argParser(asDepth)
        .conflicts('all'),
    )
    .option('--all', 'svg: draw everything, however much; html: begin with everything open', false)
    .option('--force', 'overwrite a file', false)
    .addHelpText(
      'after',
      `
Formats:
  svg      a drawing that needs nothing beside itself; --theme auto follows the
           reader's light or dark mode
  html     the same to explore: open and close, search, zoom; one file, no network
  mermaid  a flow chart of Mermaid, for Markdown
  dot      a graph for Graphviz
  json     the model of the picture, for other programs

Examples:
  compspec graph -o schema.svg compspec.json
  compspec graph org.supercontainers io.archspec --theme dark -o both.svg
  compspec graph --spec lammps.json --host node01.json -o lammps.html compspec.json
  compspec graph --format dot compspec.json | dot -Tpdf -o schema.pdf

An SVG of more than ${mostDrawn} nodes is an overview of the first levels, unless
--depth or --all says otherwise; the other formats have all of them.

Exit codes: 0 drawn, whatever is wrong with the schemas, 2 could not do it.`,
    )
    .action(async (asked: readonly string[], options: GraphOptions) => {
      system.exitWith(await graph(asked, options, system));
    });
}

function asDepth(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) === 0) {
    throw new InvalidArgumentError('It is a whole number from 1.');
  }
  return Number(text);
}

async function graph(
  asked: readonly string[],
  options: GraphOptions,
  system: System,
): Promise<ExitCode> {
  const failures = failuresOf(system);
  const format = options.format ?? formatByName(options.output) ?? 'svg';
  const misfit = misfitOf(asked, options, system);
  if (misfit !== undefined) return failures(misfit);
  if (options.host !== undefined && options.spec === undefined) {
    return failures('--host is what specs are held against: --spec names them');
  }
  if (format === 'json' && (options.depth !== undefined || options.all)) {
    return failures('--depth and --all are of drawings; json has the whole model');
  }
  const catalog = once(() => catalogAround(system));
  const sources: GraphSource[] = [];
  const refused: string[] = [];
  for (const one of asked) {
    const source = await readGraphSource(one, system, catalog);
    if (typeof source === 'string') refused.push(source);
    else sources.push(source);
  }
  if (refused.length > 0) return failures(...refused);
  // What published schemas borrow is bundled: nothing else has to be read for it.
  const bundled = new Catalog();
  const built = buildPicture(sources, { catalog: bundled, say: english });
  if ('refused' in built) return failures(english(built.refused));
  const model = await mappedOn(built, options, { system, catalog });
  if (!('nodes' in model)) return failures(...model);
  tellFindings(sources, system);
  for (const note of model.notes) system.complain(visible(note));
  const expansion = expansionOf(model, format, options, system);
  try {
    const text = await textOf(
      format,
      model,
      expansion,
      options.theme ?? usualTheme(format),
      system,
    );
    const { output: path, force } = options;
    const refusal = await writeResult({ text, path, source: undefined, force }, system);
    return refusal === undefined ? ExitCode.Fine : failures(refusal);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return failures(`the viewer for html is not installed beside this program: ${error.message}`);
  }
}

/** Why nothing is to be written where it was asked for: no file has to be lost, or to be what it does not say. */
function misfitOf(
  asked: readonly string[],
  { format, output, spec = [], host }: GraphOptions,
  { folder }: System,
): string | undefined {
  if (output === undefined || output === '-') return undefined;
  if (format === undefined && /\.(png|jpe?g|gif|webp|pdf)$/i.test(output)) {
    const other = 'the view in VS Code and the page that html is export PNG';
    return `${output}: is no format that is written here, which are ${formats.join(', ')}; ${other}`;
  }
  const place = resolve(folder, output);
  const read = [...asked, ...spec, ...(host === undefined ? [] : [host])];
  const isRead = read.some((one) => one !== '-' && resolve(folder, one) === place);
  return isRead ? `${output}: is what the picture is made of, and is not overwritten` : undefined;
}

function failuresOf(system: System) {
  return (...sentences: readonly string[]): ExitCode => {
    for (const sentence of sentences) system.complain(visible(sentence));
    return ExitCode.Failed;
  };
}

/** The format that a file's name tells; undefined where it tells none. */
function formatByName(path: string | undefined): GraphFormat | undefined {
  const extension = /\.(svg|html?|mmd|mermaid|dot|gv|json)$/i.exec(path ?? '')?.[1]?.toLowerCase();
  if (extension === 'mmd') return 'mermaid';
  if (extension === 'gv') return 'dot';
  if (extension === 'htm') return 'html';
  return formats.find((one) => one === extension);
}

function tellFindings(sources: readonly GraphSource[], system: System): void {
  const lines = sources.filter(({ isKnown }) => !isKnown).flatMap(findingLines);
  for (const line of lines.slice(0, mostTold)) system.complain(visible(line));
  const more = lines.length - mostTold;
  if (more > 0) system.complain(`and ${more} more; compspec validate tells all of them`);
}

function expansionOf(
  model: PictureModel,
  format: GraphFormat,
  { depth, all }: GraphOptions,
  system: System,
): Expansion {
  if (depth !== undefined) return fullExpansion(model, depth);
  if (format === 'html' && !all) return defaultExpansion(model);
  if (format !== 'svg' || all || model.nodes.length <= mostDrawn) return fullExpansion(model);
  const expansion = defaultExpansion(model, mostInOverview);
  const shown = shownOf(model, expansion).items.filter(({ kind }) => kind === 'node').length;
  const count = model.nodes.length;
  system.complain(
    `${shown} of ${count} nodes are drawn; --all draws the others too, --depth levels of them`,
  );
  return expansion;
}

/** A page is read in a browser, which knows what its reader prefers; a drawing stands on somebody's page. */
function usualTheme(format: string): Theme {
  return format === 'html' ? 'auto' : 'light';
}

async function textOf(
  format: GraphFormat,
  model: PictureModel,
  expansion: Expansion,
  theme: Theme,
  system: System,
): Promise<string> {
  if (format === 'svg') return svgDocument(model, expansion, { theme });
  if (format === 'json') return jsonText(model);
  if (format === 'html') {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
    return htmlDocument(model, expansion, await system.viewer(), { theme, language: 'en', sha256 });
  }
  const shown = shownOf(model, expansion);
  if (format === 'dot') return dotText(model, shown, theme);
  const text = mermaidText(model, shown, theme);
  const edges = shown.items.length - 1 + model.relations.length;
  if (edges > mermaidLimits.edges || text.length > mermaidLimits.characters) {
    const limits = `${mermaidLimits.edges} edges and ${mermaidLimits.characters} characters`;
    system.complain(
      `Mermaid draws no more than ${limits} unless it is configured to (maxEdges, maxTextSize); --depth draws less`,
    );
  }
  return text;
}
