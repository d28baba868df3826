import { made, setAttribute } from './dom.js';
import { Menu } from './menu.js';
import { Minimap } from './minimap.js';
import { Panel, type PanelActions } from './panel.js';
import { Scene } from './scene.js';
import { SearchBox, type Searching } from './search-box.js';
import { type Tool, Toolbar } from './toolbar.js';

export interface FrameActions {
  readonly searching: Searching;
  readonly tools: readonly Tool[];
  readonly panel: PanelActions;
  readonly onMinimap: (x: number, y: number) => void;
}

/** How long a note stays. */
const noteSeconds = 8;

/** The parts of the view in their places. */
export class Frame {
  readonly scene = new Scene();
  readonly menu = new Menu();
  readonly minimap: Minimap;
  readonly panel: Panel;
  readonly search: SearchBox;
  readonly toolbar: Toolbar;
  /** What has the focus while the keyboard is in the picture. */
  readonly tree = made('div', { class: 'tree', role: 'tree', tabindex: 0 });
  readonly #stage = made('main', { class: 'stage' });
  readonly #title = made('h1', { class: 'heard' });
  readonly #fault = made('p', { class: 'fault', role: 'alert', hidden: true });
  readonly #nothing = made('p', { class: 'nothing', hidden: true });
  readonly #status = made('p', { class: 'status', role: 'status' });
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement, { searching, tools, panel, onMinimap }: FrameActions) {
    this.search = new SearchBox(searching);
    this.toolbar = new Toolbar(tools);
    this.panel = new Panel(panel);
    this.minimap = new Minimap(onMinimap);
    this.tree.append(this.scene.svg);
    this.#stage.append(this.tree, this.#nothing, this.minimap.element);
    parent.classList.add('compspec-graph');
    parent.replaceChildren(
      made(
        'header',
        { class: 'bar' },
        ...[this.#title, this.search.element, this.toolbar.element, this.menu.element],
      ),
      this.#fault,
      made('div', { class: 'room' }, this.#stage, this.panel.element),
      this.#status,
    );
    this.tree.classList.add('compspec-picture');
    this.minimap.element.classList.add('compspec-picture');
  }

  /** @param title what the picture is of, for whoever does not see it */
  name(title: string, say: (key: string) => string): void {
    this.search.name(say);
    this.toolbar.name(say);
    this.#title.textContent = title;
    setAttribute(this.tree, 'aria-label', title);
  }

  /** Why the picture is not what the text says now; undefined where it is. */
  fault(sentence: string | undefined): void {
    this.#fault.hidden = sentence === undefined;
    this.#fault.textContent = sentence ?? '';
    this.#stage.classList.toggle('stale', sentence !== undefined);
  }

  /** What stands in place of a picture; undefined where there is one. */
  nothing(sentence: string | undefined): void {
    this.#nothing.hidden = sentence === undefined;
    this.#nothing.textContent = sentence ?? '';
    this.tree.hidden = sentence !== undefined;
  }

  /** Tells it to whoever does not see it. */
  announce(text: string): void {
    if (this.#noteTimer !== undefined) return;
    setText(this.#status, text);
  }

  /** Tells it to everybody, for a while. */
  note(text: string): void {
    setText(this.#status, text);
    this.#status.classList.add('seen');
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => {
      this.#noteTimer = undefined;
      this.#status.classList.remove('seen');
      this.#status.textContent = '';
    }, noteSeconds * 1000);
  }

  /** @param selected the id of the selected item's element, once it is there */
  activate(selected: string | undefined): void {
    if (selected === undefined) this.tree.removeAttribute('aria-activedescendant');
    else setAttribute(this.tree, 'aria-activedescendant', selected);
  }
}

function setText(element: HTMLElement, text: string): void {
  // The same text twice is heard twice only if it is another text.
  element.textContent = element.textContent === text ? `${text}\u00a0` : text;
}
