import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/finding.js';
import { syntaxFindings } from '../core/json/findings.js';
import { rereadJson } from '../core/json/read.js';
import { JsonKind, type JsonTree } from '../core/json/tree.js';
import { type DocumentKind, kindOfJson } from '../core/kind.js';
import { judgeSchema, type SchemaJudgement } from '../core/schema/judge.js';
import { readSchema, type SchemaModel } from '../core/schema/model.js';
import { type Features, featuresFor } from './languages.js';

/** One version of an open document: read once, judged once, when somebody asks. */
export class ParsedDocument {
  readonly uri: string;
  readonly version: number;
  readonly tree: JsonTree;
  readonly kind: DocumentKind;
  readonly features: Features;
  /** Tells lines and characters. It is of this version until the next change arrives. */
  readonly source: TextDocument;
  readonly #earlier: JsonTree | undefined;
  /** The last tree of a text without faults, from which the next one is reread. */
  readonly faultless: JsonTree | undefined;
  #judgement: SchemaJudgement | undefined;
  #lastGood: SchemaModel | undefined;

  /**
   * @param earlier the text that shows the schema where this one does not
   * @param faultless the text of an earlier version that was read without faults
   */
  constructor(source: TextDocument, earlier: JsonTree | undefined, faultless?: JsonTree) {
    this.source = source;
    this.uri = source.uri;
    this.version = source.version;
    this.tree = rereadJson(source.getText(), faultless);
    this.faultless = this.tree.faults.length === 0 ? this.tree : faultless;
    this.kind = kindOfJson(this.tree);
    this.features = featuresFor(source.languageId, source.uri, this.tree, this.kind);
    this.#earlier = earlier;
  }

  /** What is wrong with this text, as far as it is this server's to say. */
  get findings(): readonly Finding[] {
    const { findings } = this.features;
    if (findings === 'none') return [];
    if (findings === 'syntax') return syntaxFindings(this.tree);
    const all = this.#judged().findings;
    return findings === 'all' ? all : all.filter(({ code }) => !code.startsWith('json-'));
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
    if (tree !== undefined) this.#lastGood ??= readSchema(tree);
    return this.#lastGood;
  }

  /** The text of `lastGoodSchema`. */
  get lastGoodTree(): JsonTree | undefined {
    return showsSchema(this.tree) ? this.tree : this.#earlier;
  }

  #judged(): SchemaJudgement {
    this.#judgement ??= judgeSchema(this.tree);
    return this.#judgement;
  }
}

/** The open documents' last versions that were asked for. */
export class DocumentCache {
  readonly #documents = new Map<string, ParsedDocument>();

  get(source: TextDocument): ParsedDocument {
    const known = this.#documents.get(source.uri);
    if (known?.source === source && known.version === source.version) return known;
    const earlier = known?.lastGoodTree;
    const document = new ParsedDocument(
      source,
      earlier !== undefined && hasAttributes(earlier) ? earlier : undefined,
      known?.faultless,
    );
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
