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
  /** When it matches, as the end of a sentence that begins with "Matches where". */
  readonly matches: string;
}

const both: readonly RuleForm[] = ['nfd', 'ocifit'];
const nfd: readonly RuleForm[] = ['nfd'];
const ocifit: readonly RuleForm[] = ['ocifit'];

/**
 * The operators of expressions, as Node Feature Discovery's customization guide and its evaluation of
 * expressions have them (kubernetes-sigs/node-feature-discovery, Apache-2.0), and ocifit-k8s's
 * validator (compspec/ocifit-k8s, MIT).
 */
const operators: readonly Operator[] = [
  {
    name: 'In',
    values: 'some',
    compares: 'texts',
    forms: both,
    matches: 'the value is one of those listed, letter for letter',
  },
  {
    name: 'NotIn',
    values: 'some',
    compares: 'texts',
    forms: both,
    matches: 'the value is none of those listed',
  },
  {
    name: 'InRegexp',
    values: 'some',
    compares: 'regular-expressions',
    forms: both,
    matches:
      'one of the listed regular expressions (RE2, as Go reads them) is found anywhere in the value',
  },
  {
    name: 'Exists',
    values: 'none',
    compares: 'texts',
    forms: both,
    matches: 'there is such a name on the node, whatever its value',
  },
  {
    name: 'DoesNotExist',
    values: 'none',
    compares: 'texts',
    forms: both,
    matches: 'there is no such name on the node',
  },
  {
    name: 'Gt',
    values: 'one',
    compares: 'numbers',
    forms: both,
    matches: 'the value is greater than the one given',
  },
  {
    name: 'Ge',
    values: 'one',
    compares: 'numbers',
    forms: nfd,
    matches: 'the value is the one given or greater',
  },
  {
    name: 'Lt',
    values: 'one',
    compares: 'numbers',
    forms: both,
    matches: 'the value is less than the one given',
  },
  {
    name: 'Le',
    values: 'one',
    compares: 'numbers',
    forms: nfd,
    matches: 'the value is the one given or less',
  },
  {
    name: 'GtLt',
    values: 'two',
    compares: 'numbers',
    forms: nfd,
    matches: 'the value lies between the two given, which do not count themselves',
  },
  {
    name: 'GeLe',
    values: 'two',
    compares: 'numbers',
    forms: nfd,
    matches: 'the value is one of the two given or lies between them',
  },
  {
    name: 'IsTrue',
    values: 'none',
    compares: 'texts',
    forms: nfd,
    matches: 'the value is `true`',
  },
  {
    name: 'IsFalse',
    values: 'none',
    compares: 'texts',
    forms: nfd,
    matches: 'the value is `false`',
  },
  {
    name: 'Gte',
    values: 'one',
    compares: 'numbers',
    forms: ocifit,
    matches: 'the value is the one given or greater',
  },
  {
    name: 'Lte',
    values: 'one',
    compares: 'numbers',
    forms: ocifit,
    matches: 'the value is the one given or less',
  },
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
