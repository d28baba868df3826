import { judgeLabels } from './dockerfile/judge.js';
import type { DockerfileLabels } from './dockerfile/labels.js';
import { type Finding, finding, inTextOrder } from './finding.js';
import { syntaxFindings } from './json/findings.js';
import { JsonKind, type JsonTree, none } from './json/tree.js';
import { type DocumentKind, kindOf } from './kind.js';
import { formatOf, readText, type TextFormat } from './read.js';
import { isRecipe, readRecipe, recipeKindOf } from './recipe.js';
import { judgeRules } from './rules/judge.js';
import { Catalog } from './schema/catalog.js';
import { judgeSchema } from './schema/judge.js';
import type { SchemaModel } from './schema/model.js';
import { judgeSpec } from './spec/judge.js';
import type { SpecModel } from './spec/model.js';
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
export type PassedOver = 'empty' | 'not-json' | 'other';

/** A text that was read, so that it is known what it takes to judge it. */
export interface TextInHand {
  readonly text: string;
  readonly kind: DocumentKind;
  readonly format: TextFormat;
  readonly tree: JsonTree;
  readonly origin: TextOrigin;
}

export interface TextJudgement {
  readonly kind: DocumentKind;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly tree: JsonTree;
  /** Of a text of kind `schema`. */
  readonly schema?: SchemaModel;
  /** Of a text of kind `spec`. */
  readonly spec?: SpecModel;
  /** Of a text of kind `dockerfile` or `definition`. */
  readonly labels?: DockerfileLabels;
  /** Set where the text was left in peace. */
  readonly passedOver?: PassedOver;
}

/**
 * Reads a text and tells what it is; whoever judges a spec or a recipe then has to bring a catalog.
 * The tree of a recipe is empty: of a Dockerfile, which its name tells, and of a definition file, which
 * its header does where the name allows it; where somebody asked for the file, its beginning is enough. Never throws.
 */
export function takeText(text: string, origin: TextOrigin): TextInHand {
  const { name, explicit } = origin;
  const kind = recipeKindOf(name, text, explicit && !isDocumentName(name));
  if (kind !== undefined) {
    return { text, kind, format: 'json', tree: readText('', 'json'), origin };
  }
  const format = formatOf(origin.name, text);
  const tree = readText(text, format);
  return { text, kind: kindIn(format, kindOf(tree)), format, tree, origin };
}

/** JSON Graph Format is JSON: a `graph` in YAML is another program's. */
export function kindIn(format: TextFormat, kind: DocumentKind): DocumentKind {
  return format === 'yaml' && kind === 'schema' ? 'other' : kind;
}

/**
 * Judges a text. The content decides what it is; the name and the question only decide about texts
 * whose content does not tell:
 *
 * | the text                          | named compspec.json  | asked for by name     | met on a walk |
 * |-----------------------------------|----------------------|-----------------------|---------------|
 * | has `graph` or `graphs`, even in broken JSON | schema: all findings | schema     | schema        |
 * | a spec, even broken               | spec                 | spec                  | spec          |
 * | rules, even broken                | rules                | rules                 | rules         |
 * | empty or white space              | in peace             | in peace              | in peace      |
 * | valid JSON or YAML of another kind | in peace            | in peace              | in peace      |
 * | broken JSON of no told kind       | other: syntax        | other: syntax         | in peace      |
 * | no JSON by its looks and its name | other: syntax        | in peace              | in peace      |
 *
 * A file that is named as Dockerfiles are is one; a definition file is one by its header. Asked for by
 * name, a Dockerfile of any name is one by its first instruction.
 * `*.compspec.json` is as `compspec.json`. Broken JSON is a text with a fault of syntax or encoding.
 * A text looks like JSON where it starts with a bracket, a name where it ends in `.json`, and of a
 * text without a file nothing else is to be thought: so a README or a manifest in YAML that a shell's
 * `*` named is not called a broken schema.
 *
 * Never throws.
 *
 * @param catalog of the schemas that specs and labels are judged by; needed for specs and recipes alone
 * @param target of a Dockerfile the stage that is built; else the last
 */
export function judge(taken: TextInHand, catalog: Catalog, target?: string): TextJudgement {
  const { kind, tree, origin } = taken;
  if (kind === 'schema') {
    const { schema, findings } = judgeSchema(tree);
    return { kind, tree, schema, findings: withEncoding(findings, origin) };
  }
  if (kind === 'spec') {
    const { spec, findings } = judgeSpec(tree, catalog);
    return { kind, tree, spec, findings: withEncoding(findings, origin) };
  }
  // Bytes that are no text may stand in its comments: the builder does not mind them.
  if (isRecipe(kind)) {
    const labels = readRecipe(kind, taken.text);
    return { kind, tree, labels, findings: judgeLabels(labels, taken.text, catalog, target) };
  }
  if (kind === 'rules') {
    return { kind, tree, findings: withEncoding(judgeRules(tree), origin) };
  }
  return judgeOther(taken);
}

/** The same in one step, for who has a catalog at hand. */
export function judgeText(
  text: string,
  origin: TextOrigin,
  catalog: Catalog = bundledAlone,
): TextJudgement {
  return judge(takeText(text, origin), catalog);
}

const bundledAlone = new Catalog();

function judgeOther({ text, kind, format, tree, origin }: TextInHand): TextJudgement {
  const leftInPeace = (passedOver: PassedOver): TextJudgement => {
    return { kind, tree, findings: [], passedOver };
  };
  if (isBlank(text)) return leftInPeace('empty');
  if (tree.faults.length === 0 && origin.encodingFault === undefined) return leftInPeace('other');
  if (format === 'yaml') return leftInPeace('other');
  if (!isMeantAsSchema(tree, origin)) return leftInPeace('not-json');
  // What is broken behind a byte that is no text can not be told: it stands for the rest.
  const encoding = encodingFindings(origin);
  return { kind, tree, findings: encoding.length > 0 ? encoding : syntaxFindings(tree) };
}

function withEncoding(findings: readonly Finding[], origin: TextOrigin): readonly Finding[] {
  const encoding = encodingFindings(origin);
  return encoding.length === 0 ? findings : inTextOrder([...encoding, ...findings]);
}

/** Whether a file of that name may hold a document of ours that is JSON or YAML. */
export function isDocumentName(name: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(name);
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
