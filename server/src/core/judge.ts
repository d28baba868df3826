import { type Finding, finding, inTextOrder } from './finding.js';
import { syntaxFindings } from './json/findings.js';
import { readJson } from './json/read.js';
import { JsonKind, type JsonTree, none } from './json/tree.js';
import { type DocumentKind, kindOfJson } from './kind.js';
import { judgeSchema } from './schema/judge.js';
import type { SchemaModel } from './schema/model.js';
import type { EncodingFault } from './text/encoding.js';

/** A text and what is known of the file it stands in. */
export interface TextOrigin {
  /** The file's name, with or without its folders; of a text without a file, nothing. */
  readonly name: string;
  /** Somebody asked for this very file; a folder's walk or search did not come across it. */
  readonly explicit: boolean;
  /** Why the file's bytes are not exactly this text, where they are not. */
  readonly encodingFault?: EncodingFault | undefined;
}

/** Why a text has no findings although nobody judged it. */
export type PassedOver = 'empty' | 'not-json' | 'rules' | 'spec' | 'other';

export interface TextJudgement {
  readonly kind: DocumentKind;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly tree: JsonTree;
  /** Of a text of kind `schema`. */
  readonly schema?: SchemaModel;
  /** Set where the text was left in peace. */
  readonly passedOver?: PassedOver;
}

/**
 * Decides what a JSON text is and judges it. The content decides; the name and the question only
 * decide about texts whose content does not tell:
 *
 * | the text                          | named compspec.json  | asked for by name     | met on a walk |
 * |-----------------------------------|----------------------|-----------------------|---------------|
 * | has `graph` or `graphs`, even in broken JSON | schema: all findings | schema     | schema        |
 * | a spec or rules, even broken      | in peace             | in peace              | in peace      |
 * | empty or white space              | in peace             | in peace              | in peace      |
 * | valid JSON of another kind        | in peace             | in peace              | in peace      |
 * | broken JSON of no told kind       | other: syntax        | other: syntax         | in peace      |
 * | no JSON by its looks and its name | other: syntax        | in peace              | in peace      |
 *
 * `*.compspec.json` is as `compspec.json`. Broken JSON is a text with a fault of syntax or encoding.
 * A text looks like JSON where it starts with a bracket, a name where it ends in `.json`, and of a
 * text without a file nothing else is to be thought: so a README or a manifest in YAML that a shell's
 * `*` named is not called a broken schema.
 *
 * Never throws.
 */
export function judgeText(text: string, origin: TextOrigin): TextJudgement {
  const tree = readJson(text);
  const kind = kindOfJson(tree);
  if (kind === 'schema') {
    const { schema, findings } = judgeSchema(tree);
    const encoding = encodingFindings(origin);
    if (encoding.length === 0) return { kind, tree, schema, findings };
    return { kind, tree, schema, findings: inTextOrder([...encoding, ...findings]) };
  }
  if (kind !== 'other') {
    return { kind, tree, findings: [], passedOver: kind === 'rules' ? 'rules' : 'spec' };
  }
  const leftInPeace = (passedOver: PassedOver): TextJudgement => {
    return { kind, tree, findings: [], passedOver };
  };
  if (isBlank(text)) return leftInPeace('empty');
  if (tree.faults.length === 0 && origin.encodingFault === undefined) return leftInPeace('other');
  if (!isMeantAsSchema(tree, origin)) return leftInPeace('not-json');
  // What is broken behind a byte that is no text can not be told: it stands for the rest.
  const encoding = encodingFindings(origin);
  return { kind, tree, findings: encoding.length > 0 ? encoding : syntaxFindings(tree) };
}

/** Whether a file of that name says that it is a compatibility schema. */
export function isSchemaName(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name === 'compspec.json' || name.endsWith('.compspec.json');
}

function isMeantAsSchema(tree: JsonTree, { name, explicit }: TextOrigin): boolean {
  if (isSchemaName(name)) return true;
  if (!explicit) return false;
  return name === '' || name.endsWith('.json') || startsWithBracket(tree);
}

function startsWithBracket(tree: JsonTree): boolean {
  const { root } = tree;
  return root !== none && (tree.is(root, JsonKind.Object) || tree.is(root, JsonKind.Array));
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

function encodingFindings({ encodingFault: fault }: TextOrigin): Finding[] {
  if (fault === undefined) return [];
  const place = { start: fault.at, end: fault.at + 1 };
  if (fault.encoding === 'utf-16') return [finding('json-syntax', place, 'json.utf-16')];
  const byte = `0x${fault.byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return [finding('json-syntax', place, 'json.not-utf8', [byte, String(fault.offset)])];
}
