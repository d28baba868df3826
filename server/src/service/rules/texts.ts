import { type MessageKey, render } from '../../core/messages.js';
import type { Feature } from '../../core/rules/features.js';
import type { Operator } from '../../core/rules/operators.js';
import { codeSpan } from '../markdown.js';

/** Says things of rules in a user's language, in Markdown. */
export class RuleTexts {
  /** @param translate a template of `messages` in the client's language */
  constructor(readonly translate: (template: string) => string) {}

  say(key: MessageKey): string {
    return render({ key, args: [] }, this.translate);
  }

  /** What an operator means. */
  operator({ means, values, compares, forms }: Operator): string {
    const sentences: MessageKey[] = [means, `operator-values.${values}`];
    if (compares === 'numbers') {
      const what = forms.includes('nfd') ? 'versions' : 'integers';
      sentences.push(`operator-compares.${what}`);
    }
    return sentences.map((key) => this.say(key)).join(' ');
  }

  /** What a feature is and what is in it. */
  feature({ means, type, elements, isOpen }: Feature): string {
    const names = elements.slice(0, 12).map(({ name }) => codeSpan(name));
    const more = isOpen || elements.length > names.length ? [...names, '…'] : names;
    const list = names.length > 0 ? `\n\n${more.join(', ')}` : '';
    return `${this.say(means)} ${this.say(`feature-type.${type}`)}${list}`;
  }
}
