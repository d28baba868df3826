import { resolve } from 'node:path';
import { FileError } from '../core/files.js';
import type { Finding } from '../core/finding.js';
import { takeText } from '../core/judge.js';
import { english } from '../core/messages.js';
import type { PictureSource } from '../core/picture/build.js';
import { refusalOf } from '../core/picture/graphs.js';
import type { Catalog } from '../core/schema/catalog.js';
import { judgeSchema } from '../core/schema/judge.js';
import { Lines } from '../core/text/lines.js';
import { namedSchema } from './schemas.js';
import { shownPath } from './spec-input.js';
import type { System } from './system.js';
import { standardInput } from './targets.js';

/** A schema that was named on the command line, judged. */
export interface GraphSource extends PictureSource {
  readonly shown: string;
  /** Of a bundled or fetched schema, whose findings are no concern of who draws it. */
  readonly isKnown: boolean;
}

/**
 * Reads a schema: a file, standard input, or of the catalog by its namespace, with or without a version.
 * What is broken is read as far as it goes.
 * @returns the schema, or why there is none
 */
export async function readGraphSource(
  asked: string,
  system: System,
  catalog: () => Promise<Catalog>,
): Promise<GraphSource | string> {
  if (asked === '') return '"": the path is empty';
  const shown = shownPath(asked);
  const location = asked === standardInput ? undefined : resolve(system.folder, asked);
  try {
    const { text, encodingFault } = await (location === undefined
      ? system.readStandardInput()
      : system.files.readText(location));
    const taken = takeText(text, { name: location ?? '', explicit: true, encodingFault });
    if (taken.kind !== 'schema') return `${shown}: ${whatElse(taken.kind)}`;
    const refusal = refusalOf([taken.tree]);
    if (refusal !== undefined) return `${shown}: ${english(refusal)}`;
    const { findings } = judgeSchema(taken.tree);
    return { uri: shown, shown, tree: taken.tree, findings, isKnown: false };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const isName = error.reason === 'absent' && /^[^/\\]+$/.test(asked) && !asked.endsWith('.json');
    if (!isName) return `${shown}: ${error.message}`;
  }
  const found = namedSchema(asked, await catalog());
  if (typeof found === 'string') return `${shown}: is no file, and ${found}`;
  const { tree } = found.schema;
  const { findings } = judgeSchema(tree);
  const uri = `${found.namespace}@${found.version}`;
  return { uri, shown: uri, tree, findings, isKnown: true };
}

function whatElse(kind: string): string {
  if (kind === 'spec') return 'is a compatibility spec; --spec maps it on the picture of a schema';
  return 'is no compatibility schema: it has no "graph"';
}

/** Findings as lines for standard error, as compilers write them. */
export function findingLines({ shown, tree, findings }: GraphSource): string[] {
  if (findings.length === 0) return [];
  const lines = new Lines(tree.text);
  return findings.map(({ start, severity, code, message }: Finding) => {
    const { line, character } = lines.positionAt(start);
    return `${shown}:${line + 1}:${character + 1}: ${severity}[${code}]: ${english(message)}`;
  });
}
