import { type Finding, finding, type Span } from '../finding.js';
import { JsonKind, type JsonTree, none } from '../json/tree.js';
import type { Argument, MessageKey } from '../messages.js';
import { nearest } from '../schema/nearest.js';
import {
  type Operator,
  operatorIn,
  operatorNamed,
  operatorsOf,
  type RuleForm,
  type ValueCount,
} from './operators.js';
import { regularExpressionFault } from './regular-expression.js';
import { stringFinding } from './strings.js';

/**
 * What is wrong with an expression's operator, values and type, where they are there.
 *
 * @param meant members that are there under names that are nearly right
 */
export function expressionFindings(
  tree: JsonTree,
  expression: number,
  form: RuleForm,
  meant: ReadonlySet<string>,
): Finding[] {
  const opNode = tree.member(expression, 'op');
  const types = typeFindings(tree, expression, form);
  if (!tree.is(opNode, JsonKind.String)) return types;
  const name = tree.string(opNode);
  const known = operatorNamed(name);
  const findings: Finding[] = [];
  if (known === undefined || !known.forms.includes(form)) {
    findings.push(operatorFinding(tree.word(opNode), name, known, form));
  }
  if (known !== undefined && !meant.has('value')) {
    findings.push(...valueFindings(tree, expression, known, form));
  }
  return [...findings, ...types];
}

function operatorFinding(
  place: Span,
  name: string,
  known: Operator | undefined,
  form: RuleForm,
): Finding {
  const near = known === undefined ? nearestOperator(name, form) : operatorIn(form, known);
  if (known === undefined) {
    return near === undefined
      ? wrong(place, 'rules.operator', [name])
      : wrong(place, 'rules.operator.nearest', [name, near], { nearest: near });
  }
  if (near === undefined) return wrong(place, 'rules.operator.not-in-ocifit', [name]);
  const key = form === 'nfd' ? 'rules.operator.of-ocifit' : 'rules.operator.of-nfd';
  return wrong(place, key, [name, near], { nearest: near });
}

/** The operator that is meant: the same in other letters, the sign of it, or a near one. */
function nearestOperator(name: string, form: RuleForm): string | undefined {
  const names = operatorsOf(form).map((one) => one.name);
  const same = names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (same !== undefined) return same;
  const sign = Object.hasOwn(signs, name) ? operatorNamed(signs[name]!) : undefined;
  return sign === undefined ? nearest(names)(name) : operatorIn(form, sign);
}

/** How other languages write them. */
const signs: Readonly<Record<string, string>> = {
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  '>': 'Gt',
  '>=': 'Ge',
  '<': 'Lt',
  '<=': 'Le',
  Equals: 'In',
  NotExists: 'DoesNotExist',
  Regexp: 'InRegexp',
  Matches: 'InRegexp',
};

function valueFindings(
  tree: JsonTree,
  expression: number,
  operator: Operator,
  form: RuleForm,
): Finding[] {
  const key = tree.key(expression, 'value');
  const value = key === none ? none : tree.valueOf(key);
  // The name stands there and its value is still to be typed: the reader has said so.
  if (key !== none && value === none) return [];
  const isList = tree.is(value, JsonKind.Array);
  if (isScalar(tree, value) && !(form === 'ocifit' && tree.is(value, JsonKind.String))) {
    return [unlisted(tree, value, operator, form)];
  }
  if (tree.is(value, JsonKind.Object)) return [wrong(tree.word(key), 'rules.values.object')];
  const items = isList ? [...tree.children(value)] : isScalar(tree, value) ? [value] : [];
  const count = countFinding(tree, expression, operator, key, items.length);
  if (count !== undefined) return [count];
  const findings = items.flatMap((item) => itemFindings(tree, item, operator, expression, form));
  const isOrdered = findings.length > 0 || versioned(tree, expression, form);
  return isOrdered ? findings : orderFindings(tree, operator, items);
}

function isScalar(tree: JsonTree, node: number): boolean {
  const kind = tree.kind(node);
  return kind !== undefined && kind > JsonKind.Null && kind < JsonKind.Array;
}

/** A value that stands where a list of values belongs. */
function unlisted(tree: JsonTree, value: number, operator: Operator, form: RuleForm): Finding {
  if (operator.values === 'none') {
    return wrong(tree.word(value), 'rules.values.none', [operator.name]);
  }
  if (form === 'ocifit') return stringFinding('rules-expression', tree, value);
  const text = `[${JSON.stringify(tree.lexeme(value))}]`;
  const place = { start: tree.start(value), end: tree.end(value) };
  return wrong(place, 'rules.values.list', [text], { text });
}

function countFinding(
  tree: JsonTree,
  expression: number,
  { name, values }: Operator,
  key: number,
  count: number,
): Finding | undefined {
  if (fits[values](count) || (count === 0 && tree.faults.length > 0)) return undefined;
  const place = tree.word(key === none ? tree.member(expression, 'op') : key);
  return wrong(place, `rules.values.${values}`, [name, String(count)]);
}

const fits: Readonly<Record<ValueCount, (count: number) => boolean>> = {
  none: (count) => count === 0,
  one: (count) => count === 1,
  two: (count) => count === 2,
  some: (count) => count > 0,
};

function itemFindings(
  tree: JsonTree,
  item: number,
  { name, compares }: Operator,
  expression: number,
  form: RuleForm,
): Finding[] {
  if (!tree.is(item, JsonKind.String)) return [stringFinding('rules-expression', tree, item)];
  const text = tree.string(item);
  const place = tree.word(item);
  if (compares === 'regular-expressions') {
    const fault = regularExpressionFault(text);
    if (fault === undefined) return [];
    const why = { key: `rules.regular-expression.${fault}`, args: [] } as const;
    return [wrong(place, 'rules.value.regular-expression', [text, why])];
  }
  if (compares !== 'numbers') return [];
  if (versioned(tree, expression, form)) {
    return version.test(text) ? [] : [wrong(place, 'rules.value.version', [text])];
  }
  if (integer.test(text)) return [];
  const key = form === 'nfd' ? 'rules.value.integer' : 'rules.value.integer.ocifit';
  return [wrong(place, key, [text, name])];
}

/** As Go's strconv.Atoi reads them. */
const integer = /^[-+]?\d{1,19}$/;
/** As the library of Node Feature Discovery reads versions, which takes three numbers at most. */
const version = /^v?\d+(?:\.\d+){0,2}(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** Whether values are versions; ocifit-k8s knows none. */
function versioned(tree: JsonTree, expression: number, form: RuleForm): boolean {
  const type = tree.member(expression, 'type');
  return form === 'nfd' && type !== none && tree.lexeme(type) !== '';
}

function orderFindings(tree: JsonTree, { values }: Operator, items: readonly number[]): Finding[] {
  const [low, high] = items;
  if (values !== 'two' || low === undefined || high === undefined) return [];
  if (numberOf(tree, low) < numberOf(tree, high)) return [];
  return [wrong(tree.word(high), 'rules.values.order', [tree.string(low), tree.string(high)])];
}

function numberOf(tree: JsonTree, node: number): bigint {
  return BigInt(tree.string(node).replace('+', ''));
}

function typeFindings(tree: JsonTree, expression: number, form: RuleForm): Finding[] {
  const type = tree.member(expression, 'type');
  if (form === 'ocifit' || !tree.is(type, JsonKind.String)) return [];
  const name = tree.string(type);
  if (name === '' || name === 'version') return [];
  return [wrong(tree.word(type), 'rules.value-type', [name], { nearest: 'version' })];
}

function wrong(
  place: Span,
  key: MessageKey,
  args: readonly Argument[] = [],
  data?: Readonly<Record<string, string>>,
): Finding {
  return finding('rules-expression', place, key, args, data === undefined ? {} : { data });
}
