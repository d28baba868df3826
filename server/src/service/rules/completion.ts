import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import { readJson } from '../../core/json/read.js';
import { JsonKind, type JsonTree, none } from '../../core/json/tree.js';
import { rulePlace } from '../../core/rules/places.js';
import type { Shape } from '../../core/rules/shapes.js';
import { rangeOf } from '../places.js';
import { type WordPlace, type Writing, wordPlace } from './place.js';
import { nameProposals, type Proposal, valueProposals } from './proposals.js';
import { RuleTexts } from './texts.js';

/** How a client shows what is offered. */
export interface RuleStyle {
  readonly snippets: boolean;
  readonly translate: (template: string) => string;
}

/**
 * What may stand at an offset of a document of rules, JSON or YAML: names of members, operators,
 * features and what is in them, labels. Never throws.
 *
 * @param tree the text of the source, read as the language that it is in
 * @param style.snippets whether the client lets a user fill in placeholders
 * @param style.translate a template of `messages` in the client's language
 */
export function completeRules(
  source: TextDocument,
  tree: JsonTree,
  offset: number,
  { snippets, translate }: RuleStyle,
): CompletionItem[] {
  const place = wordPlace(tree, offset);
  if (place === undefined) return [];
  const { proposals, isName } = proposalsAt(place);
  const range = rangeOf(source, place.span);
  const texts = new RuleTexts(translate);
  const { comma, isQuoted, language } = place.writing;
  return proposals.map((proposal, index): CompletionItem => {
    const text = written(proposal, place.writing, isName);
    const isSnippet = snippets && text.includes(stop);
    const item: CompletionItem = {
      label: proposal.word,
      kind: proposal.kind,
      documentation: { kind: MarkupKind.Markdown, value: proposal.text(texts) },
      sortText: String(index).padStart(3, '0'),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range, newText: text.replace(stop, isSnippet ? '$1' : '') },
    };
    // The quote is part of what is replaced, and so of what is typed.
    if (isQuoted && language === 'json')
      item.filterText = JSON.stringify(proposal.word).slice(0, -1);
    if (comma !== undefined) {
      const at = source.positionAt(comma);
      item.additionalTextEdits = [{ range: { start: at, end: at }, newText: ',' }];
    }
    return item;
  });
}

/** The proposals for a place, and whether they are names of members. */
function proposalsAt({ kind, tree, node, writing }: WordPlace): {
  readonly proposals: readonly Proposal[];
  readonly isName: boolean;
} {
  const place = rulePlace(tree, node);
  if (place === undefined) return { proposals: [], isName: false };
  if (kind === 'name') {
    return { proposals: nameProposals(place.shape, tree, tree.parent(node)), isName: true };
  }
  // A word where an object belongs is its first name: its colon is still to be typed.
  const isFirstName = writing.beginsMembers && !tree.is(node, JsonKind.Key);
  if (isFirstName && (place.shape.type === 'object' || place.shape.type === 'map')) {
    return { proposals: nameProposals(place.shape, tree, node), isName: true };
  }
  return { proposals: valueProposals(tree, node), isName: false };
}

/** Stands for the place of the cursor in a text that is inserted. */
const stop = '\u0000';

function written({ word, value }: Proposal, writing: Writing, isName: boolean): string {
  const { language, isQuoted, before, behind, hasValue } = writing;
  const isJson = language === 'json';
  const name = isJson ? JSON.stringify(word) : word;
  const needsValue = isName && !hasValue && value !== undefined && (isJson || !isQuoted);
  const rest = needsValue ? `:${isJson ? jsonValue(value) : yamlValue(value)}` : '';
  return before + name + rest + behind;
}

function jsonValue(value: Shape): string {
  switch (decided(value).type) {
    case 'string':
      return ` "${stop}"`;
    case 'array':
      return ` [${stop}]`;
    case 'integer':
      return ` ${stop}`;
    default:
      return ` {${stop}}`;
  }
}

/** What is longer than a word stands on lines of its own, but an expression, which is short. */
function yamlValue(value: Shape): string {
  const shape = decided(value);
  if (shape.type === 'object' && shape.expressionOf !== undefined) return ` {op: ${stop}}`;
  if (shape.type === 'array' && decided(shape.item).type === 'string') return ` ["${stop}"]`;
  return shape.type === 'string' || shape.type === 'integer' ? ' ' : '';
}

/** What a choice is where nothing stands yet. */
function decided(shape: Shape): Exclude<Shape, { type: 'choice' }> {
  return shape.type === 'choice' ? decided(shape.of(nowhere, none)) : shape;
}

/** A tree without nodes. */
const nowhere = readJson('');
