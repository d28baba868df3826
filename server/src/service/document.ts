import type { TextDocument } from 'vscode-languageserver-textdocument';
import { judgeLabels } from '../core/dockerfile/judge.js';
import type { DockerfileLabels } from '../core/dockerfile/labels.js';
import type { Finding } from '../core/finding.js';
import { syntaxFindings } from '../core/json/findings.js';
import { rereadJson } from '../core/json/read.js';
import { JsonKind, type JsonTree } from '../core/json/tree.js';
import { kindIn } from '../core/judge.js';
import { type DocumentKind, kindOf } from '../core/kind.js';
import { readText, type TextFormat } from '../core/read.js';
import { isRecipe, readRecipe } from '../core/recipe.js';
import { judgeRules } from '../core/rules/judge.js';
import type { Catalog } from '../core/schema/catalog.js';
import { judgeSchema, judgingSchema, type SchemaJudgement } from '../core/schema/judge.js';
import { readSchema, type SchemaModel } from '../core/schema/model.js';
import { judgeSpec, type SpecJudgement } from '../core/spec/judge.js';
import { readSpec, type SpecModel } from '../core/spec/model.js';
import { type Features, featuresFor, recipeKind } from './languages.js';

/** One version of an open document: read once, judged once, when somebody asks. */
export class ParsedDocument {
  readonly uri: string;
  readonly version: number;
  readonly format: TextFormat;
  /** Empty for a recipe. */
  readonly tree: JsonTree;
  readonly kind: DocumentKind;
  readonly features: Features;
  /** Tells lines and characters. It is of this version until the next change arrives. */
  readonly source: TextDocument;
  readonly #earlier: JsonTree | undefined;
  #earlierSchema: SchemaModel | undefined;
  /** The last tree of a text without faults, from which the next one is reread. */
  readonly faultless: JsonTree | undefined;
  #judgement: SchemaJudgement | undefined;
  #lastGood: SchemaModel | undefined;
  #rules: readonly Finding[] | undefined;
  #labels: DockerfileLabels | undefined;
  #labelFindings:
    | {
        readonly findings: readonly Finding[];
        readonly catalog: Catalog;
        readonly target: string | undefined;
      }
    | undefined;
  #spec: { readonly judgement: SpecJudgement; readonly catalog: Catalog } | undefined;

  /**
   * @param before what an earlier version leaves to this one
   * @param hasYamlServer whether another server of the editor reads YAML
   */
  constructor(source: TextDocument, before: EarlierVersion = {}, hasYamlServer = false) {
    const { languageId, uri, version } = source;
    const recipe = recipeKind(source);
    const text = recipe === undefined ? source.getText() : '';
    this.source = source;
    this.uri = uri;
    this.version = version;
    this.format = languageId === 'yaml' ? 'yaml' : 'json';
    this.tree =
      this.format === 'yaml' ? readText(text, 'yaml') : rereadJson(text, before.faultless);
    this.faultless = this.tree.faults.length === 0 ? this.tree : before.faultless;
    this.kind = recipe ?? kindIn(this.format, kindOf(this.tree));
    const { tree, kind } = this;
    this.features = featuresFor({ languageId, uri, tree, text, kind }, hasYamlServer);
    this.#earlier = before.good;
    this.#earlierSchema = before.schema;
  }

  /**
   * What is wrong with this text, as far as it is this server's to say.
   * @param target of a Dockerfile the stage that is built; else the last
   */
  findings(catalog: Catalog, target?: string): readonly Finding[] {
    const { findings } = this.features;
    if (findings === 'none') return [];
    if (findings === 'syntax') return syntaxFindings(this.tree);
    const all = this.#allFindings(catalog, target);
    return findings === 'all' ? all : all.filter(({ code }) => !code.startsWith('json-'));
  }

  /** The pieces of the work that `findings` of a schema takes: once all are done, it has them at hand. */
  *judging(): Iterable<void> {
    const { findings } = this.features;
    const isSchema = this.kind === 'schema' || this.kind === 'other';
    if (!isSchema || findings === 'none' || findings === 'syntax') return;
    if (this.#judgement !== undefined) return;
    this.#read(this.tree);
    const judgement = yield* judgingSchema(this.tree);
    this.#judgement ??= judgement;
  }

  #allFindings(catalog: Catalog, target: string | undefined): readonly Finding[] {
    if (this.kind === 'spec') return this.#specJudged(catalog).findings;
    if (this.kind === 'rules') {
      this.#rules ??= judgeRules(this.tree);
      return this.#rules;
    }
    const { labels } = this;
    if (labels !== undefined) return this.#labelsJudged(labels, catalog, target);
    return this.#judged().findings;
  }

  /** The spec of this text, where it is one. */
  get spec(): SpecModel | undefined {
    if (this.kind !== 'spec') return undefined;
    return this.#spec?.judgement.spec ?? readSpec(this.tree);
  }

  /** The labels of this text, where it is a recipe. */
  get labels(): DockerfileLabels | undefined {
    if (!isRecipe(this.kind)) return undefined;
    this.#labels ??= readRecipe(this.kind, this.source.getText());
    return this.#labels;
  }

  /** Whether what is wrong with it depends on what schemas there are. */
  get dependsOnSchemas(): boolean {
    return this.kind === 'spec' || (this.labels?.all.length ?? 0) > 0;
  }

  /** Whether it is a schema that others may refer to. */
  get isOurSchema(): boolean {
    const { findings } = this.features;
    return this.kind === 'schema' && (findings === 'all' || findings === 'semantic');
  }

  /** The schema of this very text, where it is one. */
  get schema(): SchemaModel | undefined {
    return this.kind === 'schema' ? this.#judged().schema : undefined;
  }

  /**
   * The schema to navigate in: this version's while there is a graph in it, else that of the last
   * version with one. Its places are places in its own text.
   */
  get lastGoodSchema(): SchemaModel | undefined {
    if (this.#judgement !== undefined && showsSchema(this.tree)) return this.#judgement.schema;
    const tree = this.lastGoodTree;
    if (tree !== undefined) this.#lastGood ??= this.#read(tree);
    return this.#lastGood;
  }

  /** The last schema of this document that was read already. */
  get schemaAtHand(): SchemaModel | undefined {
    return this.#judgement?.schema ?? this.#lastGood ?? this.#earlierSchema;
  }

  /** The text of `lastGoodSchema`. */
  get lastGoodTree(): JsonTree | undefined {
    return showsSchema(this.tree) ? this.tree : this.#earlier;
  }

  #labelsJudged(
    labels: DockerfileLabels,
    catalog: Catalog,
    target: string | undefined,
  ): readonly Finding[] {
    const known = this.#labelFindings;
    if (known?.catalog === catalog && known.target === target) return known.findings;
    const findings = judgeLabels(labels, this.source.getText(), catalog, target);
    this.#labelFindings = { findings, catalog, target };
    return findings;
  }

  #specJudged(catalog: Catalog): SpecJudgement {
    if (this.#spec?.catalog !== catalog) {
      this.#spec = { judgement: judgeSpec(this.tree, catalog), catalog };
    }
    return this.#spec.judgement;
  }

  #judged(): SchemaJudgement {
    if (this.#judgement === undefined) {
      this.#read(this.tree);
      this.#judgement = judgeSchema(this.tree);
    }
    return this.#judgement;
  }

  #read(tree: JsonTree): SchemaModel {
    const schema = readSchema(tree, this.#earlierSchema);
    this.#earlierSchema = undefined;
    return schema;
  }
}

/** What an earlier version of a document leaves to the next one. */
interface EarlierVersion {
  /** The text that shows the schema where the next one does not. */
  readonly good?: JsonTree | undefined;
  /** The last text that was read without faults. */
  readonly faultless?: JsonTree | undefined;
  /** The schema of a text before, from which the next one is reread. */
  readonly schema?: SchemaModel | undefined;
}

/** The open documents' last versions that were asked for. */
export class DocumentCache {
  readonly #hasYamlServer: boolean;
  readonly #documents = new Map<string, ParsedDocument>();

  /** @param hasYamlServer whether another server of the editor reads YAML */
  constructor(hasYamlServer = false) {
    this.#hasYamlServer = hasYamlServer;
  }

  get(source: TextDocument): ParsedDocument {
    const known = this.#documents.get(source.uri);
    if (known?.source === source && known.version === source.version) return known;
    const earlier = known?.lastGoodTree;
    const good = earlier !== undefined && hasAttributes(earlier) ? earlier : undefined;
    const before = { good, faultless: known?.faultless, schema: known?.schemaAtHand };
    const document = new ParsedDocument(source, before, this.#hasYamlServer);
    this.#documents.set(source.uri, document);
    return document;
  }

  /** To be called when a document is closed. */
  forget(uri: string): void {
    this.#documents.delete(uri);
  }
}

/** Whether the graph of this text is the one to navigate in: an emptied one is, a broken one is not. */
function showsSchema(tree: JsonTree): boolean {
  if (tree.faults.length > 0) return hasAttributes(tree);
  return tree.is(tree.member(tree.root, 'graph'), JsonKind.Object);
}

function hasAttributes(tree: JsonTree): boolean {
  const nodes = tree.member(tree.member(tree.root, 'graph'), 'nodes');
  return tree.is(nodes, JsonKind.Object) && tree.next(nodes) > nodes + 1;
}
