import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Change } from '../../../core/json/edits.js';
import { JsonKind, none } from '../../../core/json/tree.js';
import { render } from '../../../core/messages.js';
import { labelFor } from '../../../core/schema/fixes.js';
import { contains } from '../../../core/schema/model.js';
import type { Proposals } from './attributes.js';
import { edgeText } from './edge-text.js';
import type { Known } from './known.js';
import type { Place } from './place.js';
import { jsonString, type Proposal } from './proposal.js';
import {
  extendsName,
  matcher,
  maxProposals,
  mostShared,
  parentOf,
  ranked,
  wordsSharedWith,
} from './ranking.js';
import { escaped, stop } from './snippet.js';

type Translate = (template: string) => string;

/**
 * Names for a new attribute: those that edges wait for, the one that is being typed, and beginnings
 * of names that extend what there is. What is offered depends on what is typed, so that an editor is
 * to ask again.
 */
export function nodeProposals(known: Known, place: Place, translate: Translate): Proposals {
  const { awaited, contained } = awaitedNames(known);
  const begun = begunName(known, place, awaited);
  const proposals = [
    ...awaited.map((name) => named(name, 'completion.node.awaited', translate)),
    ...begun.map((name) => named(name, 'completion.node.new', translate)),
    ...[...awaited.filter((name) => !contained.has(name)), ...begun].flatMap((name) =>
      withEdge(name, known, place, translate),
    ),
    ...extensions(known, place, translate),
    anyNode(translate),
  ];
  return { proposals, isIncomplete: true };
}

/** The names that edges have and no node declares, in the order of the edges, and which of them are said to be contained. */
function awaitedNames({ schema: { tree, edges } }: Known): {
  readonly awaited: readonly string[];
  readonly contained: ReadonlySet<string>;
} {
  const awaited = new Set<string>();
  const contained = new Set<string>();
  for (let edge = 0; edge < edges.count && awaited.size < maxProposals; edge += 1) {
    const [source, target] = [edges.sourceNode(edge), edges.targetNode(edge)];
    if (source !== none && edges.source(edge) === none) awaited.add(tree.string(source));
    if (target === none || edges.target(edge) !== none) continue;
    awaited.add(tree.string(target));
    if (edges.word(edge) === contains) contained.add(tree.string(target));
  }
  awaited.delete('');
  return { awaited: [...awaited], contained };
}

/** The name that is being typed, where it is a whole one and new. */
function begunName(known: Known, { typed }: Place, awaited: readonly string[]): string[] {
  const isWhole = typed.split('.').every((word) => word.trim() !== '');
  return isWhole && !known.declares(typed) && !awaited.includes(typed) ? [typed] : [];
}

function named(
  name: string,
  key: 'completion.node.awaited' | 'completion.node.new',
  translate: Translate,
): Proposal {
  return {
    label: name,
    kind: CompletionItemKind.Field,
    json: jsonString(name),
    value: labelled(name),
    detail: render({ key, args: [] }, translate),
  };
}

function labelled(name: string): string {
  return `{ "label": "${stop(1, JSON.stringify(labelFor(name)).slice(1, -1))}" }`;
}

/** The node with an edge from the attribute that contains it by its name. */
function withEdge(
  name: string,
  known: Known,
  place: Place,
  translate: Translate,
): readonly Proposal[] {
  const parent = parentOf(name, (one) => known.declares(one));
  if (parent === undefined || place.joint.hasValue) return [];
  const changes = edgeChanges(parent, name, known, place);
  if (changes === undefined) return [];
  return [
    {
      ...named(name, 'completion.node.new', translate),
      label: render({ key: 'completion.node.contained', args: [name, parent] }, translate),
      filter: name,
      detail: render({ key: 'completion.node.with-edge', args: [] }, translate),
      changes,
    },
  ];
}

/** Undefined where the text shows no place for an edge. */
function edgeChanges(
  source: string,
  target: string,
  { schema }: Known,
  { tree }: Place,
): readonly Change[] | undefined {
  if (schema.tree !== tree || tree.hasBracketFaults) return undefined;
  const key = tree.key(schema.graph, 'edges');
  const array = schema.edges.array;
  const value = edgeText(tree, array, { source, target, relation: contains });
  if (array !== none) return [{ kind: 'add-item', array, value }];
  if (key !== none || !tree.is(schema.graph, JsonKind.Object)) return undefined;
  return [{ kind: 'add-member', object: schema.graph, name: 'edges', value: `[${value}]` }];
}

/** The beginnings of names that extend an attribute: of those near to what is typed first, then of groups. */
function extensions(known: Known, { typed }: Place, translate: Translate): readonly Proposal[] {
  const { names } = known;
  const groups = known.groups();
  const matches = matcher(typed);
  const sharedWords = wordsSharedWith(typed);
  const fits = (name: string): boolean =>
    name !== '' && !extendsName(typed, name) && matches(`${name}.`);
  const indices = [...names.keys()].filter((index) => fits(names[index]!));
  const order = ranked(indices, (index) => {
    const name = names[index]!;
    const begins = name.startsWith(typed) ? 0 : 1;
    return ((mostShared - sharedWords(name)) * 2 + begins) * 2 + (groups[index] === 1 ? 0 : 1);
  });
  return order.slice(0, maxProposals).map((index) => {
    const name = names[index]!;
    return {
      label: `${name}.`,
      kind: CompletionItemKind.Module,
      json: `"${escaped(JSON.stringify(name).slice(1, -1))}.$1"`,
      value: '{ "label": "$2" }',
      detail: render({ key: 'completion.node.extends', args: [name] }, translate),
    };
  });
}

function anyNode(translate: Translate): Proposal {
  return {
    label: 'node',
    kind: CompletionItemKind.Snippet,
    json: `"${stop(1, 'name')}"`,
    value: '{ "label": "$2" }',
    documentation: render({ key: 'completion.node', args: [] }, translate),
  };
}
