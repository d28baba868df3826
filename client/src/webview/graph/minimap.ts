import { element } from '../../../../server/src/core/picture/view/element.js';
import type { Layout } from '../../../../server/src/core/picture/view/layout.js';
import { drawn, made } from './dom.js';
import type { Field } from './geometry.js';
import { overviewOf } from './overview.js';

const most = { width: 190, height: 150 };
/** It takes no more of a small window than this, each way. */
const share = 0.25;
/** What is much longer than it is wide is drawn wider than it is: a line of a pixel tells nothing. */
const least = 36;

/** The whole picture in a corner, with what the window shows of it. Of use to a pointer alone. */
export class Minimap {
  readonly element = made('div', { class: 'minimap', 'aria-hidden': 'true' });
  readonly #window = made('div', { class: 'window' });
  #layout: Layout | undefined;
  #isDrawn = false;
  #room = { width: 0, height: 0 };
  #scale = { x: 1, y: 1 };

  /** @param onMove called with the place of the picture that is to be in the middle of the window */
  constructor(onMove: (x: number, y: number) => void) {
    const move = (event: PointerEvent): void => {
      const { left, top } = this.element.getBoundingClientRect();
      onMove((event.clientX - left) / this.#scale.x, (event.clientY - top) / this.#scale.y);
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      move(event);
      event.preventDefault();
    });
    this.element.addEventListener('pointermove', (event) => {
      if (this.element.hasPointerCapture(event.pointerId)) move(event);
    });
  }

  show(layout: Layout): void {
    this.#layout = layout;
    this.#isDrawn = false;
  }

  /** Where it lies over the picture, in the window; undefined while it is hidden. */
  get field(): Field | undefined {
    const { hidden, offsetLeft: x, offsetTop: y, offsetWidth, offsetHeight } = this.element;
    return hidden ? undefined : { x, y, width: offsetWidth, height: offsetHeight };
  }

  /**
   * @param seen what of the picture the window shows; undefined hides the map
   * @param size of the window, in pixels
   */
  draw(seen: Field | undefined, size: { width: number; height: number }): void {
    this.element.hidden = seen === undefined;
    const width = Math.min(most.width, Math.round(size.width * share));
    const height = Math.min(most.height, Math.round(size.height * share));
    if (width !== this.#room.width || height !== this.#room.height) this.#isDrawn = false;
    this.#room = { width, height };
    this.#draw(seen);
  }

  #draw(seen: Field | undefined): void {
    if (seen === undefined || this.#layout === undefined) return;
    if (!this.#isDrawn) this.#drawMap(this.#layout);
    const { width, height } = this.#layout;
    const left = Math.max(0, Math.min(width, seen.x));
    const top = Math.max(0, Math.min(height, seen.y));
    const right = Math.max(left, Math.min(width, seen.x + seen.width));
    const bottom = Math.max(top, Math.min(height, seen.y + seen.height));
    const { style } = this.#window;
    style.transform = `translate(${left * this.#scale.x}px, ${top * this.#scale.y}px)`;
    style.width = `${Math.max(4, (right - left) * this.#scale.x)}px`;
    style.height = `${Math.max(4, (bottom - top) * this.#scale.y)}px`;
  }

  #drawMap(layout: Layout): void {
    this.#isDrawn = true;
    const { width, height } = layout;
    const scale = Math.min(this.#room.width / width, this.#room.height / height);
    const size = {
      width: Math.max(least, Math.round(width * scale)),
      height: Math.max(least, Math.round(height * scale)),
    };
    this.#scale = { x: size.width / width, y: size.height / height };
    const svg = drawn(
      element('svg', {
        ...size,
        viewBox: `0 0 ${width} ${height}`,
        preserveAspectRatio: 'none',
      }),
    );
    svg.append(overviewOf(layout));
    this.element.replaceChildren(svg, this.#window);
    this.element.style.width = `${size.width}px`;
    this.element.style.height = `${size.height}px`;
  }
}
