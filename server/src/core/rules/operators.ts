import type { KeyEnd, MessageKey } from '../messages.js';

/** Who reads a document of rules: the two programs agree on its frame and differ in its expressions. */
export type RuleForm = 'nfd' | 'ocifit';

/** How many values an operator compares with. */
export type ValueCount = 'none' | 'one' | 'two' | 'some';

export interface Operator {
  readonly name: string;
  readonly values: ValueCount;
  /** What its values are. */
  readonly compares: 'texts' | 'regular-expressions' | 'numbers';
  /** Who knows it. */
  readonly forms: readonly RuleForm[];
  /** When it matches. */
  readonly means: MessageKey;
}

const both: readonly RuleForm[] = ['nfd', 'ocifit'];
const nfd: readonly RuleForm[] = ['nfd'];
const ocifit: readonly RuleForm[] = ['ocifit'];

function operator(
  name: KeyEnd<'operator.'>,
  values: ValueCount,
  compares: Operator['compares'],
  forms: readonly RuleForm[],
): Operator {
  return { name, values, compares, forms, means: `operator.${name}` };
}

/**
 * The operators of expressions, as Node Feature Discovery's customization guide and its evaluation of
 * expressions have them (kubernetes-sigs/node-feature-discovery, Apache-2.0), and ocifit-k8s's
 * validator (compspec/ocifit-k8s, MIT).
 */
const operators: readonly Operator[] = [
  operator('In', 'some', 'texts', both),
  operator('NotIn', 'some', 'texts', both),
  operator('InRegexp', 'some', 'regular-expressions', both),
  operator('Exists', 'none', 'texts', both),
  operator('DoesNotExist', 'none', 'texts', both),
  operator('Gt', 'one', 'numbers', both),
  operator('Ge', 'one', 'numbers', nfd),
  operator('Lt', 'one', 'numbers', both),
  operator('Le', 'one', 'numbers', nfd),
  operator('GtLt', 'two', 'numbers', nfd),
  operator('GeLe', 'two', 'numbers', nfd),
  operator('IsTrue', 'none', 'texts', nfd),
  operator('IsFalse', 'none', 'texts', nfd),
  operator('Gte', 'one', 'numbers', ocifit),
  operator('Lte', 'one', 'numbers', ocifit),
];

/** The same operator in the words of the other program. */
const twins: Readonly<Record<string, string>> = { Ge: 'Gte', Le: 'Lte', Gte: 'Ge', Lte: 'Le' };

const byName: ReadonlyMap<string, Operator> = new Map(operators.map((one) => [one.name, one]));

export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}

/** The operators that a program knows. */
export function operatorsOf(form: RuleForm): readonly Operator[] {
  return operators.filter(({ forms }) => forms.includes(form));
}

/** What the program of a form says for an operator that only the other one knows. */
export function operatorIn(form: RuleForm, { name, forms }: Operator): string | undefined {
  return forms.includes(form) ? name : twins[name];
}
