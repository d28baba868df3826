import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { MessageKey } from '../messages.js';
import type { RuleForm } from './operators.js';

/** What a string in a document of rules is. */
export type Wording =
  | 'text'
  | 'version'
  | 'feature'
  | 'label'
  | 'operator'
  | 'value'
  | 'value-type'
  | 'direction';

/** What may stand at a place. */
export type Shape =
  | { readonly type: 'string'; readonly wording: Wording }
  | { readonly type: 'integer' }
  | { readonly type: 'array'; readonly item: Shape }
  | ObjectShape
  /** An object with names of the author's own. */
  | { readonly type: 'map'; readonly item: Shape; readonly names: 'free' | 'elements' }
  /** One that what stands there decides; of a place where nothing stands, the first form. */
  | { readonly type: 'choice'; readonly of: (tree: JsonTree, node: number) => Shape };

export interface ObjectShape {
  readonly type: 'object';
  /** What it is, in a sentence. */
  readonly owner: MessageKey;
  readonly members: Readonly<Record<string, Member>>;
  /** Of an expression, who reads it. */
  readonly expressionOf?: RuleForm;
}

export interface Member {
  readonly shape: Shape;
  readonly isRequired?: true;
  /** What it says, for who writes it. */
  readonly means: MessageKey;
}

const text: Shape = { type: 'string', wording: 'text' };
const texts: Shape = { type: 'map', item: text, names: 'free' };
const values: Shape = { type: 'array', item: { type: 'string', wording: 'value' } };

const op: Member = {
  shape: { type: 'string', wording: 'operator' },
  isRequired: true,
  means: 'rules.member.op',
};

/** Of Node Feature Discovery. */
const expression: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.expression',
  expressionOf: 'nfd',
  members: {
    op,
    value: { shape: values, means: 'rules.member.value' },
    type: {
      shape: { type: 'string', wording: 'value-type' },
      means: 'rules.member.type',
    },
  },
};

/** Of ocifit-k8s, which asks for labels of the node. */
const labelExpression: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.label-expression',
  expressionOf: 'ocifit',
  members: {
    op,
    key: {
      shape: { type: 'string', wording: 'label' },
      isRequired: true,
      means: 'rules.member.key',
    },
    value: {
      shape: {
        type: 'choice',
        of: (tree, node) =>
          tree.is(node, JsonKind.String) ? { type: 'string', wording: 'value' } : values,
      },
      means: 'rules.member.label-value',
    },
  },
};

const matchExpressions = {
  nfd: {
    shape: { type: 'map', item: expression, names: 'elements' },
    means: 'rules.member.matchExpressions',
  },
  ocifit: {
    shape: { type: 'array', item: labelExpression },
    isRequired: true,
    means: 'rules.member.label-expressions',
  },
} as const satisfies Record<RuleForm, Member>;

/** What is asked of one feature. */
export const featureTerm: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.term',
  members: {
    feature: {
      shape: { type: 'string', wording: 'feature' },
      isRequired: true,
      means: 'rules.member.feature',
    },
    matchExpressions: matchExpressions.nfd,
    matchName: {
      shape: expression,
      means: 'rules.member.matchName',
    },
  },
};

/** What is asked of labels. */
const labelTerm: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.term',
  members: { matchExpressions: matchExpressions.ocifit },
};

/** A feature, or a list of expressions without one. */
const term: Shape = {
  type: 'choice',
  of: (tree, node) =>
    tree.key(node, 'feature') === none &&
    tree.is(tree.member(node, 'matchExpressions'), JsonKind.Array)
      ? labelTerm
      : featureTerm,
};

const matchFeatures = {
  shape: { type: 'array', item: term },
  means: 'rules.member.matchFeatures',
} as const satisfies Member;

const alternative: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.alternative',
  members: { matchFeatures: { ...matchFeatures, isRequired: true } },
};

/** Of ocifit-k8s: a model of performance chooses the image. */
const model: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.model',
  members: {
    type: { shape: text, means: 'rules.member.model.type' },
    platforms: { shape: texts, means: 'rules.member.model.platforms' },
    direction: {
      shape: { type: 'string', wording: 'direction' },
      means: 'rules.member.model.direction',
    },
    name: { shape: text, means: 'rules.member.model.name' },
    filename: { shape: text, means: 'rules.member.model.filename' },
  },
};

export const ruleShape: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.rule',
  members: {
    name: { shape: text, means: 'rules.member.name' },
    matchFeatures,
    matchAny: {
      shape: { type: 'array', item: alternative },
      means: 'rules.member.matchAny',
    },
    vars: { shape: texts, means: 'rules.member.vars' },
    varsTemplate: { shape: text, means: 'rules.member.varsTemplate' },
    matchModel: {
      shape: {
        type: 'object',
        owner: 'rules.owner.model-match',
        members: { model: { shape: model, isRequired: true, means: 'rules.member.model' } },
      },
      means: 'rules.member.matchModel',
    },
  },
};

/** What a rule has to have one of. */
export const matchers = [
  'matchFeatures',
  'matchAny',
  'matchModel',
  'vars',
  'varsTemplate',
] as const;

const set: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.set',
  members: {
    rules: {
      shape: { type: 'array', item: ruleShape },
      isRequired: true,
      means: 'rules.member.rules',
    },
    weight: {
      shape: { type: 'integer' },
      means: 'rules.member.weight',
    },
    tag: {
      shape: text,
      means: 'rules.member.tag',
    },
    description: { shape: text, means: 'rules.member.description' },
  },
};

/**
 * A document of rules. The members are those of Node Feature Discovery's image compatibility
 * (api/image-compatibility/v1alpha1 and GroupRule in api/nfd/v1alpha1 of
 * kubernetes-sigs/node-feature-discovery, Apache-2.0), and of ocifit-k8s (pkg/types of
 * compspec/ocifit-k8s, MIT).
 */
export const documentShape: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.document',
  members: {
    version: {
      shape: { type: 'string', wording: 'version' },
      isRequired: true,
      means: 'rules.member.version',
    },
    compatibilities: {
      shape: { type: 'array', item: set },
      isRequired: true,
      means: 'rules.member.compatibilities',
    },
  },
};

/** A shape that is decided. */
export type ChosenShape = Exclude<Shape, { type: 'choice' }>;

/** The shape of what stands at a node, without choices. */
export function chosen(shape: Shape, tree: JsonTree, node: number): ChosenShape {
  return shape.type === 'choice' ? chosen(shape.of(tree, node), tree, node) : shape;
}
