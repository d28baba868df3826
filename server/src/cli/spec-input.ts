import { resolve } from 'node:path';
import { FileError, type FileText } from '../core/files.js';
import { judge, takeText } from '../core/judge.js';
import type { DocumentKind } from '../core/kind.js';
import { english } from '../core/messages.js';
import type { TextFormat } from '../core/read.js';
import type { Catalog } from '../core/schema/catalog.js';
import type { SpecModel } from '../core/spec/model.js';
import { Lines } from '../core/text/lines.js';
import { catalogAround } from './catalog.js';
import { counted } from './formats/numbers.js';
import type { System } from './system.js';
import { standardInput } from './targets.js';

/** A spec that was named on the command line. */
export interface SpecInput {
  readonly spec: SpecModel;
  readonly format: TextFormat;
  /** Where it is; undefined for standard input. */
  readonly location: string | undefined;
  readonly catalog: Catalog;
}

/** So many faults are told: behind the first ones, most are their consequences. */
const mostFaults = 5;

/**
 * Reads a spec whose text is without faults.
 * @param known the catalog, where somebody has it already
 * @returns the spec, or why there is none, one reason a line
 */
export async function readSpecInput(
  path: string,
  system: System,
  known: () => Promise<Catalog> = () => catalogAround(system),
): Promise<SpecInput | readonly string[]> {
  if (path === '') return ['"": the path is empty'];
  const location = path === standardInput ? undefined : resolve(system.folder, path);
  try {
    const text = await (location === undefined
      ? system.readStandardInput()
      : system.files.readText(location));
    return await specInText(text, { path, location }, known);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [`${shownPath(path)}: ${error.message}`];
  }
}

/** Where a text was read. */
interface TextPlace {
  /** As given on the command line. */
  readonly path: string;
  /** Undefined for standard input. */
  readonly location: string | undefined;
}

/** The spec in a text that was read already; else as `readSpecInput`. */
export async function specInText(
  { text, encodingFault }: FileText,
  { path, location }: TextPlace,
  known: () => Promise<Catalog>,
): Promise<SpecInput | readonly string[]> {
  const shown = shownPath(path);
  const taken = takeText(text, { name: location ?? '', explicit: true, encodingFault });
  if (taken.kind !== 'spec') return [`${shown}: ${whatElse(taken.kind, text)}`];
  const catalog = await known();
  const { spec, findings } = judge(taken, catalog);
  const faults = findings.filter(({ code }) => code === 'json-syntax');
  if (spec !== undefined && faults.length === 0) {
    return { spec, format: taken.format, location, catalog };
  }
  const lines = new Lines(text);
  const told = faults.slice(0, mostFaults).map(({ start, message }) => {
    const { line, character } = lines.positionAt(start);
    return `${shown}:${line + 1}:${character + 1}: ${english(message)}`;
  });
  const more = faults.length - told.length;
  return more === 0 ? told : [...told, `${shown}: and ${counted(more, 'more fault')}`];
}

export function shownPath(path: string): string {
  return path === standardInput ? '<stdin>' : path;
}

/** Whether a file is a spec, with faults or without; one that can not be read may be. */
export async function isSpecFile(path: string, { files, folder }: System): Promise<boolean> {
  const location = resolve(folder, path);
  try {
    const { text, encodingFault } = await files.readText(location);
    return takeText(text, { name: location, explicit: true, encodingFault }).kind === 'spec';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return true;
  }
}

/** What a document is that is no spec. */
function whatElse(kind: DocumentKind, text: string): string {
  if (kind === 'schema') return 'is a compatibility schema, not a spec';
  if (kind === 'dockerfile') return 'is a Dockerfile, not a spec';
  if (kind === 'definition') return 'is a definition file, not a spec';
  if (kind === 'rules') return 'holds compatibility rules, not a spec';
  if (!/\S/.test(text)) return 'is empty';
  return /^\s*\{?\s*(["']?)images\1\s*:/m.test(text)
    ? 'is a manifest of images, not a spec'
    : 'is no compatibility spec: it has no "compatibilities"';
}
