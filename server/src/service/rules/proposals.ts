import { CompletionItemKind } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import { featureNamed, features } from '../../core/rules/features.js';
import { labels } from '../../core/rules/labels.js';
import { operatorsOf } from '../../core/rules/operators.js';
import { featureAround, rulePlace } from '../../core/rules/places.js';
import type { ChosenShape, ObjectShape, Shape, Wording } from '../../core/rules/shapes.js';
import { operatorText } from './texts.js';

/** A word that may stand at a place. */
export interface Proposal {
  readonly word: string;
  readonly kind: CompletionItemKind;
  /** In Markdown. */
  readonly means: string;
  /** Of a name, what its value is. */
  readonly value?: Shape;
}

/** The words for the value or item at a node. */
export function valueProposals(tree: JsonTree, node: number): readonly Proposal[] {
  const shape = rulePlace(tree, node)?.shape;
  if (shape?.type !== 'string') return [];
  return words[shape.wording](tree, node);
}

/** The names of members for a container, without those that it has. */
export function nameProposals(
  shape: ChosenShape,
  tree: JsonTree,
  container: number,
): readonly Proposal[] {
  const all =
    shape.type === 'object'
      ? memberNames(shape)
      : shape.type === 'map' && shape.names === 'elements'
        ? elementNames(tree, container, shape.item)
        : [];
  return all.filter(({ word }) => tree.key(container, word) === none);
}

function memberNames({ members }: ObjectShape): readonly Proposal[] {
  return Object.entries(members).map(([word, { means, shape }]) => ({
    word,
    kind: CompletionItemKind.Property,
    means,
    value: shape,
  }));
}

function elementNames(tree: JsonTree, container: number, value: Shape): readonly Proposal[] {
  const feature = featureNamed(featureAround(tree, container) ?? '');
  return (feature?.elements ?? []).map(({ name, means }) => ({
    word: name,
    kind: CompletionItemKind.Field,
    means,
    value,
  }));
}

type Words = (tree: JsonTree, node: number) => readonly Proposal[];

const nothing: Words = () => [];

function enumeration(meanings: Readonly<Record<string, string>>): Words {
  const proposals = Object.entries(meanings).map(
    ([word, means]): Proposal => ({ word, kind: CompletionItemKind.EnumMember, means }),
  );
  return () => proposals;
}

const words: Readonly<Record<Wording, Words>> = {
  text: nothing,
  value: nothing,
  version: enumeration({ v1alpha1: 'The only version of rules that there is.' }),
  'value-type': enumeration({
    version: 'Values are versions of up to three numbers, such as `5.15.2`.',
  }),
  direction: enumeration({
    maximize: 'The greatest prediction is the best.',
    minimize: 'The smallest prediction is the best.',
    random: 'Any image will do.',
  }),
  operator: (tree, node) => {
    const key = tree.parent(node);
    const expression = tree.is(key, JsonKind.Key) ? rulePlace(tree, key)?.shape : undefined;
    const form = expression?.type === 'object' ? expression.expressionOf : undefined;
    return operatorsOf(form ?? 'nfd').map((operator) => ({
      word: operator.name,
      kind: CompletionItemKind.Operator,
      means: operatorText(operator),
    }));
  },
  feature: () =>
    features.map(({ name, means }) => ({ word: name, kind: CompletionItemKind.Module, means })),
  label: () =>
    labels.map(({ name, means }) => ({ word: name, kind: CompletionItemKind.Constant, means })),
};
