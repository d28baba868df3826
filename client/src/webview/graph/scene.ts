import { element } from '../../../../server/src/core/picture/view/element.js';
import type { Visible } from '../../../../server/src/core/picture/view/expansion.js';
import type { Box, Layout } from '../../../../server/src/core/picture/view/layout.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { Branches } from './branches.js';
import { type Marks, mark, placesOf, treeItem } from './cards.js';
import { drawn, setAttribute } from './dom.js';
import { type Field, inflated, type Transform, touches } from './geometry.js';
import { overviewOf } from './overview.js';
import { Relations } from './relations.js';

/** More cards than that at once are fields without texts: nobody could read them, nor draw them in time. */
const mostCards = 240;
/** Between the two limits it stays as it is: panning does not make it flicker. */
const enoughCards = 180;
/** Below this scale a letter has three pixels. */
const readable = 0.2;
/** What is just outside of the window is there already when it comes in. */
const ahead = 160;

/** What is drawn: a model, what of it is open, and where that is. */
export interface Picture {
  readonly model: PictureModel;
  readonly shown: Visible;
  readonly layout: Layout;
}

/** The drawing. Of a picture only what is in the window, or near it, is in the document. */
export class Scene {
  readonly svg = drawn(element('svg', { role: 'none' })) as SVGSVGElement;
  readonly #world = drawn(element('g', { class: 'world' }));
  readonly #cards = drawn(element('g', { class: 'cards' }));
  readonly #relations = new Relations();
  readonly #branches = new Branches();
  readonly #cardAt = new Map<number, SVGElement>();
  #overview: SVGElement | undefined;
  #picture: Picture | undefined;
  #places: Int32Array = new Int32Array();
  #isFar = false;

  constructor() {
    const { lines, labels } = this.#relations;
    this.#world.append(this.#branches.element, lines, this.#cards, labels);
    this.svg.append(this.#world);
  }

  show(picture: Picture): void {
    this.#picture = picture;
    this.#places = placesOf(picture.shown);
    this.#branches.show(picture);
    this.#relations.show(picture);
    this.#overview?.remove();
    this.#overview = undefined;
    this.#cardAt.clear();
    this.#cards.replaceChildren();
  }

  /** @param view what of the picture the window shows */
  draw(transform: Transform, view: Field, marks: Marks): void {
    if (this.#picture === undefined) return;
    const { layout } = this.#picture;
    const { k, x, y } = transform;
    setAttribute(this.#world, 'transform', `translate(${x} ${y}) scale(${k})`);
    const near = inflated(view, ahead / k);
    const inWindow: number[] = [];
    for (let index = 0; index < layout.boxes.length; index += 1) {
      if (touches(layout.boxes[index]!, near)) inWindow.push(index);
    }
    this.#isFar = k < readable || inWindow.length > (this.#isFar ? enoughCards : mostCards);
    this.#showOverview(this.#isFar);
    const wanted = this.#isFar ? [] : inWindow;
    // The selected one is there in any case: it is what the keyboard and a screen reader are at.
    insert(wanted, marks.selected);
    this.#drawCards(wanted, marks);
    const lines = this.#isFar ? undefined : near;
    this.#relations.draw(lines, marks.selected);
    this.#branches.draw(lines);
  }

  #showOverview(isShown: boolean): void {
    if (isShown && this.#overview === undefined) {
      this.#overview = overviewOf(this.#picture!.layout);
      this.#world.prepend(this.#overview);
    }
    this.#overview?.classList.toggle('away', !isShown);
  }

  #drawCards(wanted: readonly number[], marks: Marks): void {
    const { model, shown, layout } = this.#picture!;
    keepOnly(this.#cardAt, wanted);
    let next = this.#cards.firstElementChild;
    for (const index of wanted) {
      let card = this.#cardAt.get(index);
      if (card === undefined) {
        card = treeItem(model, shown, { box: layout.boxes[index]!, place: this.#places[index]! });
        this.#cardAt.set(index, card);
      }
      mark(card, index, marks);
      if (card === next) next = next.nextElementSibling;
      else this.#cards.insertBefore(card, next);
    }
  }

  /** Lets cards go from where they were to where they are, and what is new come out of its parent. */
  animate(before: (item: string) => { x: number; y: number } | undefined): void {
    const { layout } = this.#picture!;
    const timing = { duration: 180, easing: 'cubic-bezier(.2,0,.2,1)' };
    for (const [index, card] of this.#cardAt) {
      const box = layout.boxes[index]!;
      const from = originOf(layout.boxes, index, before);
      if (from === undefined || (from.x === box.x && from.y === box.y)) continue;
      const isNew = before(box.item.id) === undefined;
      card.animate(
        [
          { transform: `translate(${from.x}px, ${from.y}px)`, ...(isNew && { opacity: 0 }) },
          { transform: `translate(${box.x}px, ${box.y}px)`, ...(isNew && { opacity: 1 }) },
        ],
        timing,
      );
    }
    for (const lines of [this.#branches.element, this.#relations.lines, this.#relations.labels]) {
      lines.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], 260);
    }
  }
}

/** Where a card was, or the nearest card above it that was anywhere. */
function originOf(
  boxes: readonly Box[],
  index: number,
  before: (item: string) => { x: number; y: number } | undefined,
): { x: number; y: number } | undefined {
  for (let at = index; at >= 0; at = boxes[at]!.item.parent) {
    const from = before(boxes[at]!.item.id);
    if (from !== undefined) return from;
  }
  return undefined;
}

/** Into ascending numbers. */
function insert(numbers: number[], one: number): void {
  if (one < 0) return;
  const place = numbers.findIndex((other) => other >= one);
  if (place === -1) numbers.push(one);
  else if (numbers[place] !== one) numbers.splice(place, 0, one);
}

function keepOnly(elements: Map<number, SVGElement>, wanted: readonly number[]): void {
  const kept = new Set(wanted);
  for (const [index, element] of elements) {
    if (kept.has(index)) continue;
    element.remove();
    elements.delete(index);
  }
}
