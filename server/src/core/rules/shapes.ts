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
  readonly means: string;
}

const text: Shape = { type: 'string', wording: 'text' };
const texts: Shape = { type: 'map', item: text, names: 'free' };
const values: Shape = { type: 'array', item: { type: 'string', wording: 'value' } };

const op: Member = {
  shape: { type: 'string', wording: 'operator' },
  isRequired: true,
  means: 'The operator: how the value on the node is compared.',
};

/** Of Node Feature Discovery. */
const expression: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.expression',
  expressionOf: 'nfd',
  members: {
    op,
    value: { shape: values, means: 'What the operator compares with: a list of strings.' },
    type: {
      shape: { type: 'string', wording: 'value-type' },
      means: '`version`: operators such as `Gt` compare versions instead of whole numbers.',
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
      means:
        "The name of a node's label, such as `feature.node.kubernetes.io/kernel-version.major`.",
    },
    value: {
      shape: {
        type: 'choice',
        of: (tree, node) =>
          tree.is(node, JsonKind.String) ? { type: 'string', wording: 'value' } : values,
      },
      means: 'What the operator compares with: a list of strings, or one string.',
    },
  },
};

const matchExpressions = {
  nfd: {
    shape: { type: 'map', item: expression, names: 'elements' },
    means: 'Expressions by the name of what they ask for; all of them have to match.',
  },
  ocifit: {
    shape: { type: 'array', item: labelExpression },
    isRequired: true,
    means: 'Expressions, each with the `key` of a label; all of them have to match.',
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
      means: 'The feature that is asked for, such as `cpu.model`.',
    },
    matchExpressions: matchExpressions.nfd,
    matchName: {
      shape: expression,
      means:
        'An expression that the names in the feature are compared by, instead of their values.',
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
  means: 'What has to be found on the node, all of it.',
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
    type: { shape: text, means: 'The kind of model, such as `lasso`.' },
    platforms: { shape: texts, means: 'The image of each architecture.' },
    direction: {
      shape: { type: 'string', wording: 'direction' },
      means: 'Whether the prediction is to be great or small: `maximize`, `minimize`.',
    },
    name: { shape: text, means: 'The measure that is predicted.' },
    filename: { shape: text, means: 'The file of the model.' },
  },
};

export const ruleShape: ObjectShape = {
  type: 'object',
  owner: 'rules.owner.rule',
  members: {
    name: { shape: text, means: 'What the rule is called in reports.' },
    matchFeatures,
    matchAny: {
      shape: { type: 'array', item: alternative },
      means: 'Alternatives, of which one has to match.',
    },
    vars: { shape: texts, means: 'Variables that rules after this one find in `rule.matched`.' },
    varsTemplate: { shape: text, means: 'A template of such variables.' },
    matchModel: {
      shape: {
        type: 'object',
        owner: 'rules.owner.model-match',
        members: { model: { shape: model, isRequired: true, means: 'The model.' } },
      },
      means: 'A model of performance that chooses the image (ocifit-k8s).',
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
      means: 'Rules, all of which have to match.',
    },
    weight: {
      shape: { type: 'integer' },
      means: 'How much this set counts beside the others that match.',
    },
    tag: {
      shape: text,
      means: 'Groups sets, so that one of them can be asked for; in ocifit-k8s, the image to run.',
    },
    description: { shape: text, means: 'What the set stands for, for people.' },
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
      means: 'The version of this form of document: `v1alpha1`.',
    },
    compatibilities: {
      shape: { type: 'array', item: set },
      isRequired: true,
      means: 'Sets of rules; an image may be used where one of them matches.',
    },
  },
};

/** A shape that is decided. */
export type ChosenShape = Exclude<Shape, { type: 'choice' }>;

/** The shape of what stands at a node, without choices. */
export function chosen(shape: Shape, tree: JsonTree, node: number): ChosenShape {
  return shape.type === 'choice' ? chosen(shape.of(tree, node), tree, node) : shape;
}
