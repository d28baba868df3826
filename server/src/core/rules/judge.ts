import { type Finding, finding, inTextOrder, type Span } from '../finding.js';
import { duplicateKeyFindings, syntaxFindings } from '../json/findings.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Argument, Message, MessageKey } from '../messages.js';
import { nearest } from '../schema/nearest.js';
import { typeNamed, typeOf } from '../schema/types.js';
import { expressionFindings } from './expressions.js';
import { NameJudge } from './names.js';
import { memberNamed } from './places.js';
import {
  type ChosenShape,
  chosen,
  documentShape,
  featureTerm,
  matchers,
  type ObjectShape,
  ruleShape,
} from './shapes.js';
import { stringFinding } from './strings.js';

/**
 * Everything that is wrong with a document of rules, JSON or YAML, in the order of the text. Both forms
 * are judged, each expression by the one it is written in: Node Feature Discovery's by name, ocifit-k8s's
 * in a list. Never throws.
 */
export function judgeRules(tree: JsonTree): Finding[] {
  const own = tree.root === none ? [] : new RuleJudge(tree).judged();
  return inTextOrder([...syntaxFindings(tree), ...duplicateKeyFindings(tree), ...own]);
}

class RuleJudge {
  readonly #findings: Finding[] = [];
  readonly #names: NameJudge;

  constructor(readonly tree: JsonTree) {
    this.#names = new NameJudge(tree);
  }

  judged(): readonly Finding[] {
    this.#value(this.tree.root, documentShape);
    return this.#findings;
  }

  /** Goes no deeper than shapes do, however deep a text is. */
  #value(node: number, shape: ChosenShape): void {
    const { tree } = this;
    if (shape.type === 'string') this.#string(node, shape.wording);
    else if (shape.type === 'integer') this.#integer(node);
    else if (!tree.is(node, shape.type === 'array' ? JsonKind.Array : JsonKind.Object)) {
      this.#wrongType(node, shape);
    } else if (shape.type === 'array') {
      for (const item of tree.children(node)) this.#value(item, chosen(shape.item, tree, item));
    } else if (shape.type === 'object') this.#object(node, shape);
    else this.#map(node, shape);
  }

  #string(node: number, wording: (ChosenShape & { type: 'string' })['wording']): void {
    const { tree } = this;
    // Values are judged with their operator.
    if (wording === 'value') return;
    if (!tree.is(node, JsonKind.String)) {
      this.#findings.push(stringFinding('rules-structure', tree, node));
    } else if (wording === 'feature') this.#findings.push(...this.#names.feature(node));
    else if (wording === 'label') this.#findings.push(...this.#names.label(node));
  }

  #integer(node: number): void {
    const { tree } = this;
    if (tree.is(node, JsonKind.Number) && /^[-+]?\d+$/.test(tree.lexeme(node))) return;
    const is: Argument = tree.is(node, JsonKind.Number) ? tree.lexeme(node) : typeOf(tree, node);
    this.#structure(this.#place(node), 'rules.not-an-integer', [this.#nameOf(node), is]);
  }

  #map(node: number, shape: ChosenShape & { type: 'map' }): void {
    const { tree } = this;
    for (const key of tree.children(node)) {
      const value = tree.valueOf(key);
      if (value !== none) this.#value(value, chosen(shape.item, tree, value));
    }
    const feature = tree.member(tree.parent(tree.parent(node)), 'feature');
    if (shape.names === 'elements' && tree.is(feature, JsonKind.String)) {
      this.#findings.push(...this.#names.elements(node, tree.string(feature)));
    }
  }

  #object(node: number, shape: ObjectShape): void {
    const { tree } = this;
    // What is there under a name that is nearly right is not missing.
    const meant = new Set<string>();
    for (const key of tree.children(node)) {
      if (tree.isNameless(key)) continue;
      const member = memberNamed(shape.members, tree.string(key));
      const value = tree.valueOf(key);
      if (member === undefined) meant.add(this.#unknown(key, shape) ?? '');
      // The values of an expression are judged with its operator.
      else if (value !== none && !(shape.expressionOf && tree.stringIs(key, 'value'))) {
        this.#value(value, chosen(member.shape, tree, value));
      }
    }
    // What is missing in a broken text may just be hidden, or about to be typed.
    if (tree.faults.length === 0) this.#missing(node, shape, meant);
    if (shape.expressionOf) {
      this.#findings.push(...expressionFindings(tree, node, shape.expressionOf, meant));
    }
  }

  #missing(node: number, shape: ObjectShape, meant: ReadonlySet<string>): void {
    const { tree } = this;
    const has = (name: string): boolean => tree.key(node, name) !== none || meant.has(name);
    const place = this.#place(node);
    if (shape === ruleShape && !matchers.some(has)) this.#structure(place, 'rules.empty-rule');
    if (shape === featureTerm && !has('feature') && !has('matchExpressions') && !has('matchName')) {
      this.#structure(place, 'rules.empty-term');
      return;
    }
    for (const [name, { isRequired }] of Object.entries(shape.members)) {
      if (isRequired === undefined || has(name)) continue;
      this.#structure(place, 'rules.missing-member', [named(shape), name]);
    }
  }

  /** Tells of a name that is no member's, and answers with the one that is meant. */
  #unknown(key: number, shape: ObjectShape): string | undefined {
    const { tree } = this;
    const name = tree.string(key);
    const names = Object.keys(shape.members);
    const same = names.find((one) => one.toLowerCase() === name.toLowerCase());
    const near = same ?? nearest(names)(name);
    const place = tree.word(key);
    if (near === undefined || tree.key(tree.parent(key), near) !== none) {
      const args = [name, named(shape), names.join(', ')];
      this.#structure(place, 'rules.unknown-member', args);
      return undefined;
    }
    const data = { nearest: near };
    this.#structure(place, 'rules.unknown-member.nearest', [name, named(shape), near], data);
    return near;
  }

  #wrongType(node: number, shape: ChosenShape): void {
    const { tree } = this;
    const place = this.#place(node);
    const type = typeNamed(shape.type === 'map' ? 'object' : shape.type);
    const is = typeOf(tree, node);
    const isList = tree.is(node, JsonKind.Array);
    if (shape.type === 'map' && shape.names === 'elements' && isList) {
      this.#structure(place, 'rules.listed-expressions');
    } else if (node === tree.root) this.#structure(place, 'rules.not-an-object', [is]);
    else if (tree.is(tree.parent(node), JsonKind.Array)) {
      this.#structure(place, 'rules.wrong-item', [this.#nameOf(tree.parent(node)), type, is]);
    } else this.#structure(place, 'rules.wrong-type', [this.#nameOf(node), type, is]);
  }

  /** The name of the member whose value it is. */
  #nameOf(node: number): string {
    const key = this.tree.parent(node);
    return this.tree.is(key, JsonKind.Key) ? this.tree.string(key) : '';
  }

  /** A scalar itself; of an object or array its name, or where it has none its first name or bracket. */
  #place(node: number): Span {
    const { tree } = this;
    const isObject = tree.is(node, JsonKind.Object);
    if (!isObject && !tree.is(node, JsonKind.Array)) {
      const { start, end } = tree.is(node, JsonKind.String) ? tree.word(node) : spanOf(tree, node);
      // Nothing stands where YAML has no value: its name says where that is.
      return start === end ? this.#keyPlace(node) : { start, end };
    }
    return this.#keyPlace(node);
  }

  #keyPlace(node: number): Span {
    const { tree } = this;
    const key = tree.parent(node);
    if (tree.is(key, JsonKind.Key)) return tree.word(key);
    const [first] = tree.children(node);
    if (first !== undefined && tree.is(first, JsonKind.Key) && !tree.isNameless(first)) {
      return tree.word(first);
    }
    const start = tree.start(node);
    return { start, end: Math.min(start + 1, Math.max(tree.end(node), start)) };
  }

  #structure(
    place: Span,
    key: MessageKey,
    args: readonly Argument[] = [],
    data?: Readonly<Record<string, string>>,
  ): void {
    this.#findings.push(
      finding('rules-structure', place, key, args, data === undefined ? {} : { data }),
    );
  }
}

function spanOf(tree: JsonTree, node: number): Span {
  return { start: tree.start(node), end: tree.end(node) };
}

function named({ owner }: ObjectShape): Message {
  return { key: owner, args: [] };
}
