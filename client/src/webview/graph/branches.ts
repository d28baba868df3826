import { branchElement, trunkElement } from '../../../../server/src/core/picture/view/drawing.js';
import { element } from '../../../../server/src/core/picture/view/element.js';
import { drawn, setAttribute } from './dom.js';
import { type Field, thinned, touches } from './geometry.js';
import type { Picture } from './scene.js';

interface Line extends Field {
  readonly path: string;
  readonly look: string;
  /** The card that it leads to; of a trunk, the one that it comes from. */
  readonly end: Field;
}

/** Lines that only pass by lie on one another: more of them are no more to see. */
const mostPassing = 60;

/** The lines of the tree: all that look the same are one element. */
export class Branches {
  readonly element = drawn(element('g', { class: 'branches', 'aria-hidden': 'true' }));
  readonly #elements = new Map<string, SVGElement>();
  #lines: Line[] = [];

  show({ model, layout }: Picture): void {
    const { boxes } = layout;
    this.#lines = layout.trunks.map((trunk) => {
      const { x, y, width, height, item } = boxes[trunk.parent]!;
      const end = boxes[item.children[0] ?? trunk.parent]!.x;
      const look = String(trunkElement(trunk).attributes['class']);
      const field = { x: x + width, y: y + height / 2 - 1, width: end - x - width, height: 2 };
      return { path: trunk.path, look, end: boxes[trunk.parent]!, ...field };
    });
    for (const branch of layout.branches) {
      const { attributes } = branchElement(model, boxes, branch);
      const from = boxes[branch.parent]!;
      const to = boxes[branch.child]!;
      const x = from.x + from.width;
      const one = from.y + from.height / 2;
      const other = to.y + to.height / 2;
      const y = Math.min(one, other) - 1;
      this.#lines.push({
        path: branch.path,
        end: to,
        look: String(attributes['class']),
        ...{ x, y, width: to.x - x, height: Math.abs(one - other) + 2 },
      });
    }
  }

  #near(near: Field): readonly Line[] {
    const ending: Line[] = [];
    const passing: Line[] = [];
    for (const line of this.#lines) {
      if (touches(line, near)) (touches(line.end, near) ? ending : passing).push(line);
    }
    return [...thinned(passing, mostPassing), ...ending];
  }

  /** @param near what is drawn; nothing if undefined */
  draw(near: Field | undefined): void {
    const paths = new Map<string, string[]>();
    for (const line of near === undefined ? [] : this.#near(near)) {
      const known = paths.get(line.look);
      if (known === undefined) paths.set(line.look, [line.path]);
      else known.push(line.path);
    }
    for (const look of paths.keys()) {
      if (this.#elements.has(look)) continue;
      const path = drawn(element('path', { class: look }));
      this.#elements.set(look, path);
      this.element.append(path);
    }
    for (const [look, path] of this.#elements) {
      setAttribute(path, 'd', paths.get(look)?.join('') ?? '');
    }
  }
}
