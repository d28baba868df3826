import { byBundle, type Curve } from '../../../../server/src/core/picture/view/curves.js';
import {
  curveElement,
  haloElement,
  labelElement,
} from '../../../../server/src/core/picture/view/drawing.js';
import { element } from '../../../../server/src/core/picture/view/element.js';
import type { Layout } from '../../../../server/src/core/picture/view/layout.js';
import { drawn } from './dom.js';
import { type Field, thinned, touches } from './geometry.js';
import type { Picture } from './scene.js';

/** More at once are a tangle that nobody can follow; those of the selected node come first. */
const most = 160;
/** Lines that only pass by say nothing of what is in the window. */
const mostPassing = 30;

/** The lines of relations, below the cards, and their labels, over them. */
export class Relations {
  readonly lines = drawn(element('g', { class: 'curves', 'aria-hidden': 'true' }));
  readonly labels = drawn(element('g', { class: 'curves', 'aria-hidden': 'true' }));
  #picture: Picture | undefined;
  #fields: Field[] = [];
  #drawn = '';

  show(picture: Picture): void {
    this.#picture = picture;
    this.#fields = picture.layout.curves.map((curve) => fieldOf(curve, picture.layout));
    this.#drawn = '';
    this.lines.replaceChildren();
    this.labels.replaceChildren();
  }

  /** @param near what is drawn; only the selected node's if undefined */
  draw(near: Field | undefined, selected: number): void {
    const { curves } = this.#picture!.layout;
    const wanted = this.#wanted(near, selected);
    const key = `${selected}:${wanted.join()}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    const shown = wanted.map((index) => curves[index]!);
    this.lines.replaceChildren(
      ...byBundle(shown).flatMap((bundle) => [
        ...bundle.map((curve) => drawn(haloElement(curve))),
        ...bundle.map((curve) => this.#line(curve, selected)),
      ]),
    );
    this.labels.replaceChildren(...shown.flatMap((curve) => this.#label(curve, selected)));
  }

  #wanted(near: Field | undefined, selected: number): number[] {
    const { curves, boxes } = this.#picture!.layout;
    const own: number[] = [];
    const ending: number[] = [];
    const passing: number[] = [];
    for (const [index, curve] of curves.entries()) {
      const { source, target } = curve.relation;
      if (isOf(curve, selected)) own.push(index);
      else if (near === undefined || !touches(this.#fields[index]!, near)) continue;
      else if (touches(boxes[source]!, near) || touches(boxes[target]!, near)) ending.push(index);
      else passing.push(index);
    }
    return [...thinned(own, most), ...thinned(ending, most), ...thinned(passing, mostPassing)].sort(
      (one, other) => one - other,
    );
  }

  #line(curve: Curve, selected: number): SVGElement {
    const line = drawn(curveElement(this.#picture!.model, curve));
    // Wider than what is seen: a line of a pixel and a half is hard to hit.
    line.prepend(drawn(element('path', { class: 'touch', d: curve.path })));
    return marked(line, curve, selected);
  }

  #label(curve: Curve, selected: number): SVGElement[] {
    const label = labelElement(curve);
    return label === undefined ? [] : [marked(drawn(label), curve, selected)];
  }
}

function marked(part: SVGElement, curve: Curve, selected: number): SVGElement {
  part.dataset['relation'] = String(curve.relation.relations[0]!);
  part.classList.toggle('of-selected', isOf(curve, selected));
  return part;
}

function isOf({ relation }: Curve, item: number): boolean {
  return relation.source === item || relation.target === item;
}

/** A field that a line does not leave, by far: it goes right of its cards, not above or below them. */
function fieldOf({ relation, pill }: Curve, { boxes, width }: Layout): Field {
  const from = boxes[relation.source]!;
  const to = boxes[relation.target]!;
  const x = Math.min(from.x, to.x);
  const y = Math.min(from.y, to.y, pill?.y ?? from.y);
  const bottom = Math.max(from.y + from.height, to.y + to.height);
  return { x, y, width: width - x, height: bottom - y };
}
