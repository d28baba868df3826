import { severityMark, verdictMark } from '../../../../server/src/core/picture/view/drawing.js';
import { element } from '../../../../server/src/core/picture/view/element.js';
import type {
  PictureFinding,
  PictureModel,
  PictureNode,
} from '../../../../server/src/core/picture/view/model.js';
import { summaryOf } from '../../../../server/src/core/picture/view/summary.js';
import { counted, detailHeading, word } from '../../../../server/src/core/picture/view/words.js';
import { placeOf } from './actions.js';
import { drawn, made, setAttribute } from './dom.js';
import { icon } from './icons.js';

/** Longer lists end with how many more there are. */
const mostRelations = 100;
const mostValues = 100;

export interface PanelActions {
  /** Whether there is a text to go to. */
  readonly isEditor: boolean;
  readonly onClose: () => void;
  /** To another node, by its index in the model. */
  readonly onGo: (node: number) => void;
  readonly onReveal: (node: number) => void;
  /** Opens the menu of a node's actions at a button. */
  readonly onActions: (node: number, button: HTMLElement) => void;
}

/** What is known of the selected node, as text. */
export class Panel {
  readonly element = made('aside', { class: 'panel', tabindex: -1 });
  readonly #body = made('div', { class: 'body' });
  readonly #close = made('button', { type: 'button', class: 'tool' }, icon('close'));
  #shown: { model: PictureModel; node: number } | undefined;

  constructor(readonly actions: PanelActions) {
    this.#close.addEventListener('click', actions.onClose);
    this.element.append(this.#close, this.#body);
  }

  /** @param node its index; -1 for none */
  show(model: PictureModel, node: number): void {
    if (this.element.hidden) return;
    if (this.#shown?.model === model && this.#shown.node === node) return;
    this.#shown = { model, node };
    setAttribute(this.element, 'aria-label', word(model, 'ui.panel'));
    setAttribute(this.#close, 'aria-label', word(model, 'ui.close'));
    setAttribute(this.#close, 'title', word(model, 'ui.close'));
    const about = model.nodes[node];
    this.#body.replaceChildren(
      ...(about === undefined
        ? [made('p', { class: 'muted' }, word(model, 'ui.none-selected')), ...notes(model)]
        : this.#parts(model, about, node)),
    );
    this.element.scrollTop = 0;
  }

  #parts(model: PictureModel, node: PictureNode, index: number): Node[] {
    const { namespace, version } = model.documents[node.document] ?? {};
    const name = node.name === '' ? word(model, 'nameless') : node.name;
    const isAttribute = node.kind === 'attribute' || node.kind === 'missing';
    const under = isAttribute ? [namespace, version] : [version];
    return [
      made('h2', { dir: 'auto' }, name),
      made('p', { class: 'muted', dir: 'auto' }, under.filter(Boolean).join(' · ')),
      ...(index === 0 ? [made('p', { dir: 'auto' }, summaryOf(model))] : []),
      this.#buttons(model, node, index),
      ...verdict(model, node),
      ...findings(model, [...(node.findings ?? []), ...(node.edge?.findings ?? [])]),
      ...details(model, node),
      ...used(model, node),
      ...this.#relations(model, node, index),
      ...(index === 0 ? notes(model) : []),
    ];
  }

  #buttons(model: PictureModel, node: PictureNode, index: number): Node {
    const row = made('div', { class: 'row' });
    if (this.actions.isEditor && placeOf(model, index) !== undefined) {
      const reveal = made('button', { type: 'button', class: 'button' }, word(model, 'ui.reveal'));
      reveal.addEventListener('click', () => this.actions.onReveal(index));
      row.append(reveal);
    }
    if (!this.actions.isEditor && node.children.length === 0) return row;
    const more = made(
      'button',
      {
        ...{ type: 'button', class: 'tool', 'aria-haspopup': 'menu' },
        ...{ 'aria-label': word(model, 'ui.actions'), title: word(model, 'ui.actions') },
      },
      icon('more'),
    );
    more.addEventListener('click', () => this.actions.onActions(index, more));
    row.append(more);
    return row;
  }

  #relations(model: PictureModel, node: PictureNode, index: number): Node[] {
    const rows: Node[] = [];
    const add = (text: string, other: number): void => {
      const go = made(
        'button',
        { type: 'button', class: 'link', dir: 'auto' },
        nameOf(model, other),
      );
      go.addEventListener('click', () => this.actions.onGo(other));
      rows.push(made('li', {}, made('span', { class: 'word' }, text), ' ', go));
    };
    // What is not contained by an edge stands where the picture puts it.
    const isContained = node.edge !== undefined && node.word === undefined;
    if (node.parent >= 0) add(word(model, isContained ? 'ui.parent' : 'ui.part'), node.parent);
    let left = 0;
    for (const { source, target, word: text, undirected } of model.relations) {
      if (source !== index && target !== index) continue;
      if (rows.length >= mostRelations) left += 1;
      else if (source === index) add(`${text} ${undirected === true ? '–' : '→'}`, target);
      else add(`${undirected === true ? '–' : '←'} ${text}`, source);
    }
    if (left > 0) rows.push(made('li', { class: 'muted' }, word(model, 'more', left)));
    return rows.length === 0
      ? []
      : section(word(model, 'ui.relations'), made('ul', { class: 'relations' }, ...rows));
  }
}

function nameOf(model: PictureModel, index: number): string {
  const { name } = model.nodes[index]!;
  return name === '' ? word(model, 'nameless') : name;
}

function section(title: string, ...content: Node[]): Node[] {
  return [made('h3', {}, title), ...content];
}

function markOf(drawnMark: ReturnType<typeof severityMark>): SVGElement {
  const attributes = {
    class: 'sample compspec-picture',
    viewBox: '0 0 16 16',
    width: 16,
    height: 16,
  };
  return drawn(element('svg', { ...attributes, 'aria-hidden': 'true' }, [drawnMark]));
}

function verdict(model: PictureModel, { answer }: PictureNode): Node[] {
  if (answer === undefined) return [];
  const { overlay } = model;
  const said = word(model, `verdict.${answer.verdict}`);
  const machine =
    overlay?.host === undefined ? [] : [made('span', { class: 'muted' }, overlay.host)];
  return [
    made(
      'p',
      { class: `verdict-line ${answer.verdict}` },
      markOf(verdictMark(answer.verdict, { x: 8, y: 8 })),
      made('strong', {}, said),
      ...machine,
    ),
    ...(answer.why.length === 0
      ? []
      : [
          made(
            'ul',
            { class: 'why' },
            ...answer.why.map((why) => made('li', { dir: 'auto' }, why)),
          ),
        ]),
  ];
}

function findings(model: PictureModel, all: readonly PictureFinding[]): Node[] {
  if (all.length === 0) return [];
  const rows = all.map(({ code, severity, message }) =>
    made(
      'li',
      {},
      markOf(severityMark(severity, { x: 8, y: 8 })),
      made(
        'span',
        { dir: 'auto' },
        made('span', { class: 'heard' }, `${word(model, `severity.${severity}`)}: `),
        message,
        ' ',
        made('code', {}, code),
      ),
    ),
  );
  return section(word(model, 'ui.findings'), made('ul', { class: 'findings' }, ...rows));
}

function details(model: PictureModel, { details: rows = [] }: PictureNode): Node[] {
  if (rows.length === 0) return [];
  const list = made('dl', {});
  for (const { key, text } of rows) {
    list.append(
      made('dt', { dir: 'auto' }, detailHeading(model, key)),
      made('dd', { dir: 'auto' }, text),
    );
  }
  return section(word(model, 'ui.metadata'), list);
}

function used(model: PictureModel, { used: values = [] }: PictureNode): Node[] {
  if (values.length === 0) return [];
  const rows = values
    .slice(0, mostValues)
    .map(({ value, images }) =>
      made(
        'li',
        {},
        made('span', { class: 'value', dir: 'auto' }, value),
        made('span', { class: 'muted' }, counted(model, 'images', images)),
      ),
    );
  const left = values.length - rows.length;
  if (left > 0) rows.push(made('li', { class: 'muted' }, word(model, 'more', left)));
  return section(word(model, 'ui.used'), made('ul', { class: 'used' }, ...rows));
}

function notes(model: PictureModel): Node[] {
  if (model.notes.length === 0) return [];
  const rows = model.notes.map((note) => made('li', { dir: 'auto' }, note));
  return section(word(model, 'ui.notes'), made('ul', { class: 'notes' }, ...rows));
}
