import type { TextDocument } from 'vscode-languageserver-textdocument';
import { JsonKind, type JsonTree } from '../core/json/tree.js';
import { isSchemaName } from '../core/judge.js';
import type { DocumentKind, RecipeKind } from '../core/kind.js';
import { isRecipe, recipeKindOf } from '../core/recipe.js';

/** Which part of what there is to say about a document this server says. */
export interface Features {
  /** `semantic` leaves out what any JSON server says: syntax and duplicate names. */
  readonly findings: 'all' | 'semantic' | 'syntax' | 'none';
  /** Completion and hover. */
  readonly help: boolean;
  /**
   * Of a schema, or of the one that it was a moment ago, of a spec, of rules. Where another server
   * tells the outline of any JSON or YAML, an editor would show both, one below the other.
   */
  readonly outline: boolean;
  /** Formatting, folding, selection ranges. */
  readonly layout: boolean;
}

/** What a document is to this server. */
type Standing = keyof typeof featuresOf;

/**
 * Nobody else looks at the language `compspec`; for `json` and `jsonc` a JSON server does, and for
 * `yaml` one may.
 */
const featuresOf = {
  /** Of the language `compspec`, and a schema by its content. */
  schema: { findings: 'all', help: true, outline: true, layout: true },
  /** Of the language `compspec` by its name, and a spec or rules by its content. */
  specAlone: { findings: 'all', help: true, outline: true, layout: true },
  /** Of the language `compspec`, and nothing yet: somebody is about to write a schema. */
  unwritten: { findings: 'none', help: true, outline: true, layout: true },
  /** Of the language `compspec`, and broken: it may have been a schema a moment ago, or become one. */
  broken: { findings: 'syntax', help: true, outline: true, layout: true },
  /** Of the language `compspec` by its name, and another program's by its content. */
  foreign: { findings: 'syntax', help: false, outline: false, layout: true },
  /** Of the language `json`, and ours by its name or because it says so. */
  schemaInJson: { findings: 'semantic', help: true, outline: false, layout: false },
  /** A spec or rules of a language that another server reads, too. */
  specBeside: { findings: 'semantic', help: true, outline: false, layout: false },
  /** A spec or rules in YAML that nobody else reads. */
  specInYaml: { findings: 'all', help: true, outline: true, layout: false },
  /** Somebody else tells of everything but the labels of a Dockerfile or definition file. */
  recipe: { findings: 'all', help: true, outline: false, layout: false },
  notOurs: { findings: 'none', help: false, outline: false, layout: false },
} as const satisfies Record<string, Features>;

/** A document as far as it tells what this server does for it. */
interface Described {
  readonly languageId: string;
  readonly uri: string;
  readonly tree: JsonTree;
  readonly text: string;
  readonly kind: DocumentKind;
}

/**
 * What this server does for a document.
 * @param hasYamlServer whether another server of the editor reads YAML
 */
export function featuresFor(document: Described, hasYamlServer: boolean): Features {
  return featuresOf[standingOf(document, hasYamlServer)];
}

function standingOf(
  { languageId, uri, tree, text, kind }: Described,
  hasYamlServer: boolean,
): Standing {
  if (isRecipe(kind)) return 'recipe';
  const isSpec = kind === 'spec' || kind === 'rules';
  if (languageId === 'yaml') {
    if (!isSpec) return 'notOurs';
    return hasYamlServer ? 'specBeside' : 'specInYaml';
  }
  if (languageId === 'compspec') {
    if (kind === 'schema') return 'schema';
    if (isSpec) return 'specAlone';
    if (!/\S/.test(text)) return 'unwritten';
    return tree.faults.length > 0 || isEmptyObject(tree) ? 'broken' : 'foreign';
  }
  if (languageId !== 'json' && languageId !== 'jsonc') return 'notOurs';
  if (isSpec) return 'specBeside';
  if (kind !== 'schema') return 'notOurs';
  return isOurSchema(uri, tree) ? 'schemaInJson' : 'notOurs';
}

/** The languages in which a document is read as JSON or YAML, whatever its name. */
const dataLanguages: ReadonlySet<string> = new Set(['compspec', 'json', 'jsonc', 'yaml']);

/** What extensions call the language of definition files. */
const definitionLanguages: ReadonlySet<string> = new Set(['apptainer', 'singularity']);

/**
 * The recipe that an open document is, by its language; by its name, and its header where it may be a
 * definition file, where an editor has no language for it. Undefined where it is none.
 */
export function recipeKind(source: TextDocument): RecipeKind | undefined {
  const { languageId, uri } = source;
  if (languageId === 'dockerfile') return 'dockerfile';
  if (definitionLanguages.has(languageId)) return 'definition';
  return dataLanguages.has(languageId) ? undefined : recipeKindOf(uri, source.getText());
}

/** Whether a document with a graph is a compatibility schema, where no language says so: a graph may be anybody's. */
export function isOurSchema(uri: string, tree: JsonTree): boolean {
  return isSchemaName(uri) || saysItIsSchema(tree);
}

/** `{}`: the first thing that is typed of anything. */
function isEmptyObject(tree: JsonTree): boolean {
  return tree.count === 1 && tree.is(tree.root, JsonKind.Object);
}

/** Whether the graph says `"type": "compspec"`. */
function saysItIsSchema(tree: JsonTree): boolean {
  const type = tree.member(tree.member(tree.root, 'graph'), 'type');
  return tree.is(type, JsonKind.String) && tree.stringIs(type, 'compspec');
}
