import { CompletionItemKind } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import type { KeyEnd, MessageKey } from '../../core/messages.js';
import { featureNamed, features } from '../../core/rules/features.js';
import { labels } from '../../core/rules/labels.js';
import { operatorsOf } from '../../core/rules/operators.js';
import { featureAround, rulePlace } from '../../core/rules/places.js';
import type { ChosenShape, ObjectShape, Shape, Wording } from '../../core/rules/shapes.js';
import type { RuleTexts } from './texts.js';

/** A word that may stand at a place. */
export interface Proposal {
  readonly word: string;
  readonly kind: CompletionItemKind;
  /** What it means, in Markdown. */
  readonly text: (texts: RuleTexts) => string;
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
    text: says(means),
    value: shape,
  }));
}

function elementNames(tree: JsonTree, container: number, value: Shape): readonly Proposal[] {
  const feature = featureNamed(featureAround(tree, container) ?? '');
  return (feature?.elements ?? []).map(({ name, means }) => ({
    word: name,
    kind: CompletionItemKind.Field,
    text: says(means),
    value,
  }));
}

type Words = (tree: JsonTree, node: number) => readonly Proposal[];

const nothing: Words = () => [];

function enumeration(...all: readonly KeyEnd<'rules.word.'>[]): Words {
  const kind = CompletionItemKind.EnumMember;
  const proposals = all.map((word): Proposal => ({ word, kind, text: says(`rules.word.${word}`) }));
  return () => proposals;
}

function says(key: MessageKey): Proposal['text'] {
  return (texts) => texts.say(key);
}

const words: Readonly<Record<Wording, Words>> = {
  text: nothing,
  value: nothing,
  version: enumeration('v1alpha1'),
  'value-type': enumeration('version'),
  direction: enumeration('maximize', 'minimize', 'random'),
  operator: (tree, node) => {
    const key = tree.parent(node);
    const expression = tree.is(key, JsonKind.Key) ? rulePlace(tree, key)?.shape : undefined;
    const form = expression?.type === 'object' ? expression.expressionOf : undefined;
    return operatorsOf(form ?? 'nfd').map((operator) => ({
      word: operator.name,
      kind: CompletionItemKind.Operator,
      text: (texts) => texts.operator(operator),
    }));
  },
  feature: () =>
    features.map(({ name, means }) => ({
      word: name,
      kind: CompletionItemKind.Module,
      text: says(means),
    })),
  label: () =>
    labels.map(({ name, means }) => ({
      word: name,
      kind: CompletionItemKind.Constant,
      text: says(means),
    })),
};
