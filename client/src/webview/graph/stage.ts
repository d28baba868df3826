import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, zoomIdentity } from 'd3-zoom';
import { mayAnimate } from './dom.js';
import { clearOf, type Field, type Transform } from './geometry.js';

const margin = 24;
/** A small picture is not blown up to fill its window. */
const mostFit = 1.15;
/** Below that nobody can read a card: a picture opens at its root instead. */
const readable = 0.7;
/** Where not all of it is shown anyway, as large as it is easily read. */
const opening = 0.9;
const mostScale = 3;
const leastScale = 0.12;
const leastFit = 0.1;
const duration = 180;

/** Pans and zooms: wheel, drag, pinch, and what the buttons and keys ask for. */
export class Stage {
  #transform: Transform = { k: 1, x: 0, y: 0 };
  #extent = { width: 0, height: 0 };
  #frame = 0;
  readonly #selection;
  readonly #zoom = zoom<HTMLElement, unknown>();

  /** @param onMove called after each change; whoever draws waits for the next frame */
  constructor(
    readonly element: HTMLElement,
    onMove: () => void,
  ) {
    this.#selection = select(element);
    this.#zoom
      .clickDistance(4)
      .on('start', ({ sourceEvent }: { sourceEvent: Event | null }) => {
        if (sourceEvent !== null) this.#stop();
      })
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        this.#transform = { k: transform.k, x: transform.x, y: transform.y };
        onMove();
      });
    // A double click opens and closes.
    this.#selection.call(this.#zoom).on('dblclick.zoom', null);
  }

  get transform(): Transform {
    return this.#transform;
  }

  get size(): { width: number; height: number } {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** Whether the whole picture is in the window. */
  get showsAll(): boolean {
    const { k, x, y } = this.#transform;
    const { width, height } = this.size;
    const { width: wide, height: high } = this.#extent;
    return x >= -1 && y >= -1 && x + wide * k <= width + 1 && y + high * k <= height + 1;
  }

  /** The picture's size; at least its edge stays in the window. */
  setExtent(extent: { width: number; height: number }): void {
    this.#extent = { width: extent.width, height: extent.height };
    const { width, height } = this.size;
    this.#zoom.scaleExtent([Math.min(leastScale, this.#fitting()), mostScale]);
    this.#zoom.translateExtent([
      [-Math.max(width, 200) * 4, -Math.max(height, 200) * 4],
      [extent.width + Math.max(width, 200) * 4, extent.height + Math.max(height, 200) * 4],
    ]);
  }

  #fitting(): number {
    const { width, height } = this.size;
    const { width: wide, height: high } = this.#extent;
    return Math.min(
      mostFit,
      Math.max(1, width - 2 * margin) / Math.max(1, wide),
      Math.max(1, height - 2 * margin) / Math.max(1, high),
    );
  }

  /** All of the picture; of one that would be a thin line then, what is around a field. */
  fit(around: Field): void {
    const fitting = this.#fitting();
    const { height } = this.size;
    const { x } = this.#centred(leastFit);
    const y = height / 2 - (around.y + around.height / 2) * leastFit;
    this.moveTo(fitting >= leastFit ? this.#centred(fitting) : { k: leastFit, x, y });
  }

  #centred(k: number): Transform {
    const { width, height } = this.size;
    return {
      k,
      x: (width - this.#extent.width * k) / 2,
      y: (height - this.#extent.height * k) / 2,
    };
  }

  /** As a picture opens: all of it where it can be read, else its root. */
  reset(root: Field, animated = true): void {
    const fitting = this.#fitting();
    if (fitting >= readable) {
      this.moveTo(this.#centred(Math.min(1, fitting)), animated);
      return;
    }
    const { height } = this.size;
    const high = (height - 2 * margin) / Math.max(1, this.#extent.height);
    const k = high < readable ? opening : Math.min(opening, high);
    const y = height / 2 - (root.y + root.height / 2) * k;
    const whole = this.#extent.height * k;
    const top = whole + 2 * margin <= height ? (height - whole) / 2 : y;
    this.moveTo({ k, x: margin - root.x * k, y: top }, animated);
  }

  /** Nearer or farther, around the middle of the window. */
  zoomBy(factor: number): void {
    const { k, x, y } = this.#transform;
    const [least, most] = this.#zoom.scaleExtent();
    const wanted = Math.max(least, Math.min(most, k * factor));
    const { width, height } = this.size;
    const rate = wanted / k;
    this.moveTo({
      k: wanted,
      x: width / 2 - (width / 2 - x) * rate,
      y: height / 2 - (height / 2 - y) * rate,
    });
  }

  panBy(x: number, y: number): void {
    const { k, x: left, y: top } = this.#transform;
    this.moveTo({ k, x: left + x, y: top + y }, false);
  }

  /**
   * Moves the picture no farther than needed for a field to be in the window.
   * @param cover what lies over the picture there, in the window
   */
  reveal(field: Field, cover: Field | undefined): void {
    const { k, x, y } = this.#transform;
    const to = clearOf(field, this.#revealing(field), { cover, margin });
    if (to.k !== k || to.x !== x || to.y !== y) this.moveTo(to);
  }

  #revealing(field: Field): Transform {
    const { k, x, y } = this.#transform;
    const scale = Math.max(k, 0.35);
    const { width, height } = this.size;
    const to = (place: number, size: number, offset: number, room: number): number => {
      const start = place * k + offset;
      const end = start + size * k;
      if (start >= margin && end <= room - margin) return offset;
      // What is far away comes to the middle; what is at the edge only into view.
      if (end < -room / 2 || start > room * 1.5) return room / 2 - (place + size / 2) * k;
      if (start < margin || size * k > room - 2 * margin) return margin * 2 - place * k;
      return room - margin * 2 - (place + size) * k;
    };
    if (scale === k) {
      const left = to(field.x, field.width, x, width);
      return { k, x: left, y: to(field.y, field.height, y, height) };
    }
    return {
      k: scale,
      x: width / 2 - (field.x + field.width / 2) * scale,
      y: height / 2 - (field.y + field.height / 2) * scale,
    };
  }

  /** Brings a place of the picture to the middle of the window. */
  centre(x: number, y: number): void {
    const { k } = this.#transform;
    const { width, height } = this.size;
    this.moveTo({ k, x: width / 2 - x * k, y: height / 2 - y * k }, false);
  }

  /** Where the lower left corner of a field is in the window, for what opens there. */
  cornerOf({ x, y, height }: Field): { x: number; y: number } {
    const { left, top } = this.element.getBoundingClientRect();
    const { k, x: right, y: down } = this.#transform;
    return { x: left + right + (x + 16) * k, y: top + down + (y + height) * k };
  }

  moveTo(to: Transform, animated = true): void {
    this.#stop();
    if (!animated || !mayAnimate()) {
      this.#set(to);
      return;
    }
    const from = this.#transform;
    const start = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / duration));
      const eased = 1 - (1 - part) ** 3;
      const between = (one: number, other: number): number => one + (other - one) * eased;
      // All three in proportion: the point around which it zooms stays where it is.
      this.#set({ k: between(from.k, to.k), x: between(from.x, to.x), y: between(from.y, to.y) });
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #set({ k, x, y }: Transform): void {
    this.#zoom.transform(this.#selection, zoomIdentity.translate(x, y).scale(k));
  }
}
