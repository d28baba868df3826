import { type Argument, type MessageKey, render } from '../core/messages.js';
import {
  meaningOfComparison,
  meaningOfFormat,
  meaningOfQuestion,
  meaningOfType,
} from '../core/schema/comparisons.js';
import type { AttributeRelation, AttributeSummary } from '../core/schema/summary.js';
import { codeSpan, escapeMarkdown } from './markdown.js';
import { type Users, usersText } from './users.js';

/** Of a longer list so many are shown, and how many more there are. */
const maxListed = 12;
/** Of aliases fewer do: they are for programs. */
const maxAliases = 5;
/** A longer path is shown by its beginning and end. */
const maxSteps = 8;

type Translate = (template: string) => string;

/** An attribute and who uses it. */
export interface ShownAttribute extends AttributeSummary {
  /** How many documents of the workspace give it a value, where that is known. */
  readonly users?: Users | undefined;
}

/** What is known of an attribute, for a person: in schemas, specs and labels alike. */
export function attributeMarkdown(attribute: ShownAttribute, translate: Translate): string {
  return new Sheet(attribute, translate).text();
}

class Sheet {
  readonly #attribute: ShownAttribute;
  readonly #translate: Translate;

  constructor(attribute: ShownAttribute, translate: Translate) {
    this.#attribute = attribute;
    this.#translate = translate;
  }

  text(): string {
    const { qualified, definition, users } = this.#attribute;
    const { label = '', description = '' } = definition;
    const facts = this.#facts().filter((fact) => fact !== undefined);
    const paragraphs = [
      `### ${escapeMarkdown(qualified, 500)}`,
      escapeMarkdown(label, 500),
      this.#path(),
      escapeMarkdown(description),
      facts.map((fact) => `- ${fact}`).join('\n'),
      users === undefined ? '' : usersText('attribute', users, this.#translate),
      this.#from(),
    ];
    return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  }

  /** `hardware › gpu › driver`; nothing for an attribute on top. */
  #path(): string {
    const { path } = this.#attribute;
    if (path.length < 2) return '';
    const steps = path.map((name, step) => escapeMarkdown(shortName(name, path[step - 1]), 100));
    const half = maxSteps / 2;
    const shown =
      steps.length > maxSteps ? [...steps.slice(0, half), '…', ...steps.slice(-half)] : steps;
    return shown.join(' › ');
  }

  #facts(): readonly (string | undefined)[] {
    const { definition, children, relations } = this.#attribute;
    const {
      deprecated,
      type,
      format,
      values = [],
      aliases,
      answers,
      inferred,
      source,
    } = definition;
    const others = relations.filter(({ word }) => word !== 'is');
    const same = relations.filter(({ word }) => word === 'is').map(({ other }) => other);
    return [
      deprecated && this.#fact('attribute.deprecated', escapeMarkdown(deprecated)),
      type && this.#fact('attribute.type', withMeaning(type, meaningOfType(type))),
      format && this.#fact('attribute.format', withMeaning(format, meaningOfFormat(format))),
      this.#list(
        'attribute.values',
        values.map((one) => codeSpan(one)),
      ),
      this.#list('attribute.aliases', this.#aliases(aliases), maxAliases),
      this.#comparison(),
      answers.length === 0 ? undefined : this.#answers(answers),
      inferred &&
        this.#fact(
          'attribute.inferred',
          this.#say('attribute.inferred.from', codeSpan(inferred.from), codeSpan(inferred.table)),
        ),
      source && this.#fact('attribute.source', codeSpan(source)),
      this.#list(
        'attribute.children',
        children.map((one) => codeSpan(one)),
      ),
      this.#list(
        'attribute.is',
        same.map((one) => codeSpan(one)),
      ),
      this.#list(
        'attribute.relations',
        others.map((relation) => this.#relation(relation)),
      ),
    ].map((fact) => fact || undefined);
  }

  /** What a check does with a value. A group without a type of its own has none. */
  #comparison(): string | undefined {
    const { definition, children } = this.#attribute;
    const { comparison, type } = definition;
    if (comparison !== undefined) {
      const meaning = meaningOfComparison(comparison);
      return this.#fact('attribute.comparison', withMeaning(comparison, meaning));
    }
    if (children.length > 0 && type === undefined) return undefined;
    return this.#fact('attribute.comparison', this.#say('attribute.no-comparison'));
  }

  #answers(answers: readonly string[]): string {
    const questions = answers
      .slice(0, maxListed)
      .map((question) => `\n  - ${withMeaning(question, meaningOfQuestion(question))}`);
    return `**${this.#say('attribute.answers')}**:${questions.join('')}`;
  }

  /** What several in a row stand for is said with the last of them that is shown. */
  #aliases(aliases: ReadonlyMap<string, string>): readonly string[] {
    const all = [...aliases];
    return all.map(([alias, means], at) => {
      const isFollowed = at + 1 < maxAliases && all[at + 1]?.[1] === means;
      const name = codeSpan(alias);
      return isFollowed ? name : this.#say('attribute.alias', name, codeSpan(means));
    });
  }

  #relation({ word, other, direction }: AttributeRelation): string {
    const key = direction === 'from' ? 'attribute.relation.from' : 'attribute.relation.to';
    return this.#say(key, escapeMarkdown(word || '→', 60), codeSpan(other));
  }

  #from(): string {
    const { from } = this.#attribute;
    return from === undefined ? '' : `*${this.#say('attribute.from', escapeMarkdown(from, 100))}*`;
  }

  /** @param items already Markdown */
  #list(name: MessageKey, items: readonly string[], max = maxListed): string | undefined {
    if (items.length === 0) return undefined;
    const listed = items.slice(0, max).join(', ');
    const more = items.length - max;
    const rest = more > 0 ? ` ${this.#say('attribute.more', String(more))}` : '';
    return this.#fact(name, listed + rest);
  }

  #fact(name: MessageKey, text: string): string {
    return `**${this.#say(name)}**: ${text}`;
  }

  #say(key: MessageKey, ...args: readonly Argument[]): string {
    return render({ key, args }, this.#translate);
  }
}

function withMeaning(word: string, meaning: string | undefined): string {
  return meaning === undefined ? codeSpan(word) : `${codeSpan(word)}: ${escapeMarkdown(meaning)}`;
}

/** The part of a name that the name above it does not have. */
function shortName(name: string, above: string | undefined): string {
  const isLonger = above !== undefined && name.startsWith(`${above}.`);
  return isLonger ? name.slice(above.length + 1) : name;
}
