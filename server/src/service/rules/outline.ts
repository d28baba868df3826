import type { DocumentSymbol } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import type { ParsedDocument } from '../document.js';
import { SymbolMaker, shortened } from '../outline.js';

/** A level of the document: what its items are named by, what is said beside that, and what is in them. */
interface Level {
  readonly list: string;
  readonly names: readonly string[];
  readonly detail?: string;
  readonly below: readonly Level[];
}

/** Expressions by what they ask of; ocifit-k8s has a list of them without a feature. */
const expressions: Level = { list: 'matchExpressions', names: ['key'], detail: 'op', below: [] };
const features: Level = { list: 'matchFeatures', names: ['feature'], below: [expressions] };
const alternatives: Level = { list: 'matchAny', names: [], below: [features] };
const rules: Level = { list: 'rules', names: ['name'], below: [features, alternatives] };
const sets: Level = {
  list: 'compatibilities',
  names: ['tag', 'description'],
  detail: 'weight',
  below: [rules],
};

/** Sets of rules, their rules, and the features that these ask for. */
export function ruleSymbols(document: ParsedDocument): DocumentSymbol[] {
  return new RuleOutline(document).below(document.tree.root, sets);
}

class RuleOutline {
  readonly #maker: SymbolMaker;
  readonly #tree: JsonTree;

  constructor(document: ParsedDocument) {
    this.#maker = new SymbolMaker(document);
    this.#tree = document.tree;
  }

  /** The items of a list in an object, or the members of what stands there by names. */
  below(object: number, level: Level): DocumentSymbol[] {
    const tree = this.#tree;
    const list = tree.member(object, level.list);
    const symbols: DocumentSymbol[] = [];
    let number = 0;
    for (const node of tree.children(list)) {
      number += 1;
      if (tree.is(node, JsonKind.Key)) {
        if (!tree.isNameless(node)) symbols.push(this.#member(node, level));
      } else if (tree.is(node, JsonKind.Object)) symbols.push(this.#item(node, level, number));
    }
    return symbols;
  }

  #item(node: number, level: Level, number: number): DocumentSymbol {
    const tree = this.#tree;
    const named = level.names
      .map((name) => tree.member(node, name))
      .find((value) => tree.is(value, JsonKind.String) && tree.string(value).trim() !== '');
    const name = named === undefined ? `${level.list} ${number}` : shortened(tree.string(named));
    const symbol = this.#maker.group(name, node, named ?? none);
    this.#detail(symbol, node, level);
    const children = level.below.flatMap((one) => this.below(node, one));
    if (children.length > 0) symbol.children = children;
    return symbol;
  }

  #member(key: number, level: Level): DocumentSymbol {
    const symbol = this.#maker.member(key);
    this.#detail(symbol, this.#tree.valueOf(key), level);
    return symbol;
  }

  #detail(symbol: DocumentSymbol, object: number, { detail }: Level): void {
    const tree = this.#tree;
    const value = detail === undefined ? none : tree.member(object, detail);
    const isContainer = tree.is(value, JsonKind.Object) || tree.is(value, JsonKind.Array);
    if (value !== none && !isContainer) symbol.detail = shortened(tree.lexeme(value));
  }
}
