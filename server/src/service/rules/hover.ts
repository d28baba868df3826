import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import type { MessageKey } from '../../core/messages.js';
import { featureNamed } from '../../core/rules/features.js';
import { labels } from '../../core/rules/labels.js';
import { operatorNamed } from '../../core/rules/operators.js';
import { featureAround, memberNamed, rulePlace } from '../../core/rules/places.js';
import { codeSpan } from '../markdown.js';
import { rangeOf } from '../places.js';
import { RuleTexts } from './texts.js';

/**
 * What the word at an offset of a document of rules means: an operator, a feature, a name in one, a
 * label, a member; or nothing. Never throws.
 *
 * @param tree the text of the source, read as the language that it is in
 * @param translate a template of `messages` in the client's language
 */
export function hoverRules(
  source: TextDocument,
  tree: JsonTree,
  offset: number,
  translate: (template: string) => string,
): Hover | null {
  const node = tree.at(offset);
  const isName = tree.is(node, JsonKind.Key);
  if (node === none || (!isName && !tree.is(node, JsonKind.String))) return null;
  const texts = new RuleTexts(translate);
  const means = isName ? nameText(tree, node, texts) : wordText(tree, node, texts);
  if (means === undefined) return null;
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: `**${codeSpan(tree.string(node))}**\n\n${means}`,
    },
    range: rangeOf(source, tree.word(node)),
  };
}

function nameText(tree: JsonTree, key: number, texts: RuleTexts): string | undefined {
  const shape = rulePlace(tree, key)?.shape;
  const name = tree.string(key);
  if (shape?.type === 'object') return said(memberNamed(shape.members, name), texts);
  if (shape?.type !== 'map' || shape.names !== 'elements') return undefined;
  const feature = featureNamed(featureAround(tree, key) ?? '');
  return said(
    feature?.elements.find((element) => element.name === name),
    texts,
  );
}

function wordText(tree: JsonTree, node: number, texts: RuleTexts): string | undefined {
  const shape = rulePlace(tree, node)?.shape;
  if (shape?.type !== 'string') return undefined;
  const word = tree.string(node);
  if (shape.wording === 'label')
    return said(
      labels.find(({ name }) => name === word),
      texts,
    );
  if (shape.wording === 'operator') {
    const operator = operatorNamed(word);
    return operator && texts.operator(operator);
  }
  if (shape.wording !== 'feature') return undefined;
  const feature = featureNamed(word);
  return feature && texts.feature(feature);
}

function said(
  one: { readonly means: MessageKey } | undefined,
  texts: RuleTexts,
): string | undefined {
  return one && texts.say(one.means);
}
