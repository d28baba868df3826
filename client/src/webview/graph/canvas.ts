import {
  type Expansion,
  revealing,
  toggled,
} from '../../../../server/src/core/picture/view/expansion.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import { elementId } from './cards.js';
import { mayAnimate } from './dom.js';
import { Finder } from './finder.js';
import type { Frame } from './frame.js';
import { seen, type Transform } from './geometry.js';
import { anchorOf, pictureOf, type ShownPicture } from './shown.js';
import { Stage } from './stage.js';

/** How a picture begins. */
export interface Beginning {
  readonly expansion: Expansion;
  readonly selected: string;
  /** The beginning of the picture is shown where nothing is said. */
  readonly zoom?: Transform | undefined;
}

/** The picture that is shown: what of it is open, selected and found, and how it lies in the window. */
export class Canvas {
  readonly stage: Stage;
  readonly finder = new Finder();
  #picture: ShownPicture | undefined;
  #expansion: Expansion = new Set();
  /** Id of an item; there is always one in a picture. */
  #selected = '';
  /** Whether the picture waits for a window of any size. */
  #isFresh = false;
  #frameRequest = 0;

  /** @param onDrawn called after each drawing */
  constructor(
    readonly frame: Frame,
    readonly onDrawn: () => void,
  ) {
    this.stage = new Stage(frame.tree, () => this.requestDrawing());
    new ResizeObserver(() => this.#place()).observe(frame.tree);
  }

  /** Undefined where there is nothing to show. */
  get picture(): ShownPicture | undefined {
    return this.#picture;
  }

  get expansion(): Expansion {
    return this.#expansion;
  }

  /** Id of the selected item. */
  get selected(): string {
    return this.#selected;
  }

  /** Its index. */
  get selectedItem(): number {
    return this.#picture?.itemAt.get(this.#selected) ?? 0;
  }

  clear(): void {
    this.#picture = undefined;
  }

  /** Shows another picture. */
  begin(model: PictureModel, { expansion, selected, zoom }: Beginning): void {
    this.#picture = undefined;
    this.#expansion = expansion;
    this.#selected = selected;
    this.finder.use(model);
    this.#layOut(model, { anchor: selected, animated: false });
    this.#isFresh = zoom === undefined;
    if (zoom !== undefined) this.stage.moveTo(zoom, false);
    this.#place();
  }

  /** Shows what the picture has become: what the user looks at stays where it is. */
  update(model: PictureModel, expansion: Expansion): void {
    this.#expansion = expansion;
    this.finder.use(model);
    this.#layOut(model, { anchor: this.#selected, animated: false });
  }

  /** Shows the beginning, as when it was opened. */
  reset(): void {
    const root = this.#picture?.layout.boxes[0];
    if (root !== undefined) this.stage.reset(root);
  }

  /** Shows all of it. */
  fit(): void {
    const around = this.#picture?.layout.boxes[this.selectedItem];
    if (around !== undefined) this.stage.fit(around);
  }

  requestDrawing(): void {
    if (this.#frameRequest !== 0) return;
    this.#frameRequest = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
    const picture = this.#picture;
    if (picture === undefined) return;
    const { transform, size } = this.stage;
    const marks = { selected: this.selectedItem, ...this.finder.marks(picture) };
    this.frame.scene.draw(transform, seen(transform, size), marks);
    this.frame.activate(elementId(this.#selected));
    this.onDrawn();
  }

  /** Lays out what is open now; what is at the anchor stays where it is in the window. */
  #layOut(
    model: PictureModel,
    { anchor, animated }: { readonly anchor: string; readonly animated: boolean },
  ): void {
    const before = this.#picture;
    const picture = pictureOf(model, this.#expansion);
    this.#picture = picture;
    if (!picture.itemAt.has(this.#selected)) {
      this.#selected = picture.fallback(before, this.#selected);
    }
    this.frame.scene.show(picture);
    this.frame.minimap.show(picture.layout);
    this.stage.setExtent(picture.layout);
    const shift = anchorOf(before, picture, anchor);
    if (shift !== undefined) {
      const { k } = this.stage.transform;
      this.stage.panBy(-shift.x * k, -shift.y * k);
    }
    // At once: what the keyboard and a screen reader are at is never missing.
    this.#draw();
    if (shift === undefined || !animated || !mayAnimate()) return;
    this.frame.scene.animate((id) => {
      const box = before?.boxOf(id);
      return box === undefined ? undefined : { x: box.x + shift.x, y: box.y + shift.y };
    });
  }

  /** A picture opens as soon as there is room for it. */
  #place(): void {
    const { width, height } = this.stage.size;
    if (this.#picture === undefined || width === 0 || height === 0) return;
    this.stage.setExtent(this.#picture.layout);
    if (this.#isFresh) this.stage.reset(this.#picture.layout.boxes[0]!, false);
    this.#isFresh = false;
    this.requestDrawing();
  }

  select(item: number): void {
    const picture = this.#picture!;
    this.#selected = picture.shown.items[item]!.id;
    this.stage.reveal(picture.layout.boxes[item]!, this.frame.minimap.field);
    this.requestDrawing();
  }

  /** Selects a node and opens what it is in. */
  goTo(node: number): void {
    const { model, itemAt } = this.#picture!;
    const { id } = model.nodes[node]!;
    if (!itemAt.has(id)) {
      this.#expansion = revealing(model, this.#expansion, node);
      this.#layOut(model, { anchor: this.#selected, animated: false });
    }
    this.select(this.#picture!.itemAt.get(id)!);
  }

  /** Opens these, and nothing else. */
  open(expansion: Expansion, anchor = this.#picture!.model.nodes[0]!.id): void {
    this.#expansion = expansion;
    this.#layOut(this.#picture!.model, { anchor, animated: true });
    this.select(this.selectedItem);
  }

  /** Opens or closes an item, which stays where it is; what is opened page by page begins where it ended. */
  toggle(index: number): void {
    const { model, shown } = this.#picture!;
    const item = shown.items[index]!;
    if (!item.expandable) return;
    this.#selected = item.id;
    this.#expansion = toggled(this.#expansion, item.id);
    const { name } = model.nodes[item.node]!;
    if (item.kind === 'node') {
      this.#layOut(model, { anchor: item.id, animated: true });
      this.frame.announce(word(model, item.expanded ? 'ui.closed' : 'ui.opened', name));
      return;
    }
    const above = shown.items[index - 1]!.id;
    this.#layOut(model, { anchor: above, animated: true });
    this.select(this.#picture!.after(above));
  }
}
