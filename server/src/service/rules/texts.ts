import type { Feature } from '../../core/rules/features.js';
import type { Operator, ValueCount } from '../../core/rules/operators.js';
import { codeSpan } from '../markdown.js';

const counts: Readonly<Record<ValueCount, string>> = {
  none: 'Takes no values.',
  one: 'Takes one value.',
  two: 'Takes two values, the first less than the second.',
  some: 'Takes one value or more.',
};

/** What an operator means, in Markdown. */
export function operatorText({ values, compares, matches, forms }: Operator): string {
  const numbers =
    compares !== 'numbers'
      ? ''
      : forms.includes('nfd')
        ? ' Compares whole numbers, or versions with `type: version`.'
        : ' Compares whole numbers.';
  return `Matches where ${matches}. ${counts[values]}${numbers}`;
}

const types: Readonly<Record<Feature['type'], string>> = {
  flag: 'Names alone: ask whether one `Exists`, or for several with `matchName`.',
  attribute: 'Names with values.',
  instance: 'Several things with attributes each: one of them has to match all expressions.',
};

/** What a feature is and what is in it, in Markdown. */
export function featureText({ means, type, elements, isOpen }: Feature): string {
  const names = elements.slice(0, 12).map(({ name }) => codeSpan(name));
  const more = isOpen || elements.length > names.length ? [...names, '…'] : names;
  const list = names.length > 0 ? `\n\n${more.join(', ')}` : '';
  return `${means} ${types[type]}${list}`;
}
