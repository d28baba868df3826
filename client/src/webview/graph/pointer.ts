import type { Box } from '../../../../server/src/core/picture/view/layout.js';
import { handleField } from './cards.js';
import { type Field, type Transform, touches } from './geometry.js';
import type { Picture } from './scene.js';

export interface Pointing {
  readonly picture: () => Picture | undefined;
  readonly transform: () => Transform;
  /** With the index of an item. */
  readonly onCard: (item: number) => void;
  readonly onHandle: (item: number) => void;
  /** With the index of a relation of the model. */
  readonly onRelation: (relation: number) => void;
  readonly onMenu: (item: number, at: { x: number; y: number }) => void;
}

/** Clicks are answered by place, since not all that is drawn is an element. */
export function listenToPointer(element: HTMLElement, pointing: Pointing): void {
  const hitOf = (event: MouseEvent): Hit | undefined => {
    const picture = pointing.picture();
    if (picture === undefined) return undefined;
    const { left, top } = element.getBoundingClientRect();
    const { k, x, y } = pointing.transform();
    return hit(picture.layout.boxes, {
      x: (event.clientX - left - x) / k,
      y: (event.clientY - top - y) / k,
    });
  };
  element.addEventListener('click', (event) => {
    const relation = relationOf(event);
    if (relation !== undefined) return pointing.onRelation(relation);
    const found = hitOf(event);
    if (found?.isHandle === true) pointing.onHandle(found.item);
    else if (found !== undefined) pointing.onCard(found.item);
  });
  element.addEventListener('dblclick', (event) => {
    const found = hitOf(event);
    if (found !== undefined && !found.isHandle) pointing.onHandle(found.item);
  });
  element.addEventListener('contextmenu', (event) => {
    // The key for menus has its own way, with the place of what is selected.
    event.preventDefault();
    if (event.button !== 2) return;
    const found = hitOf(event);
    if (found !== undefined) pointing.onMenu(found.item, { x: event.clientX, y: event.clientY });
  });
}

function relationOf({ target }: MouseEvent): number | undefined {
  const found = target instanceof Element ? target.closest<SVGElement>('[data-relation]') : null;
  return found === null ? undefined : Number(found.dataset['relation']);
}

interface Hit {
  readonly item: number;
  readonly isHandle: boolean;
}

function hit(boxes: readonly Box[], place: { x: number; y: number }): Hit | undefined {
  const point: Field = { ...place, width: 0.01, height: 0.01 };
  let card: Hit | undefined;
  for (const [item, box] of boxes.entries()) {
    const field = handleField(box);
    if (field !== undefined && touches(field, point)) return { item, isHandle: true };
    if (touches(box, point)) card = { item, isHandle: box.item.kind === 'more' };
  }
  return card;
}
