import { made, setAttribute } from './dom.js';
import { type IconName, icon } from './icons.js';

export interface Tool {
  readonly id: string;
  readonly icon: IconName;
  /** Key of the word that names it. */
  readonly word: string;
  /** How the keyboard does the same. */
  readonly keys?: string;
  readonly opensMenu?: boolean;
  readonly isToggle?: boolean;
  /** A new group begins with it. */
  readonly begins?: boolean;
  readonly run: (button: HTMLElement) => void;
}

/** Buttons in a row, one of which is in the order of the tab key (WAI-ARIA's toolbar pattern). */
export class Toolbar {
  readonly element = made('div', { class: 'toolbar', role: 'toolbar' });
  readonly #buttons = new Map<string, HTMLButtonElement>();

  constructor(readonly tools: readonly Tool[]) {
    for (const tool of tools) {
      const button = made(
        'button',
        {
          type: 'button',
          class: tool.begins === true ? 'tool begins' : 'tool',
          tabindex: this.#buttons.size === 0 ? 0 : -1,
          'data-tool': tool.id,
          'aria-haspopup': tool.opensMenu === true ? 'menu' : undefined,
          'aria-pressed': tool.isToggle === true ? 'false' : undefined,
        },
        icon(tool.icon),
      );
      button.addEventListener('click', () => tool.run(button));
      this.#buttons.set(tool.id, button);
      this.element.append(button);
    }
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', ({ target }) => {
      for (const button of this.#buttons.values()) {
        setAttribute(button, 'tabindex', button === target ? '0' : '-1');
      }
    });
  }

  /** Names what is there in the reader's language. */
  name(say: (key: string) => string): void {
    setAttribute(this.element, 'aria-label', say('ui.toolbar'));
    for (const { id, word, keys } of this.tools) {
      const button = this.#buttons.get(id)!;
      setAttribute(button, 'aria-label', say(word));
      setAttribute(button, 'title', keys === undefined ? say(word) : `${say(word)} (${keys})`);
    }
  }

  press(id: string, isPressed: boolean): void {
    const button = this.#buttons.get(id);
    if (button !== undefined) setAttribute(button, 'aria-pressed', String(isPressed));
  }

  /** What can not be done here is not shown. */
  offer(id: string, isThere: boolean): void {
    const button = this.#buttons.get(id);
    if (button !== undefined) button.hidden = !isThere;
  }

  #key(event: KeyboardEvent): void {
    const buttons = [...this.#buttons.values()].filter(({ hidden }) => !hidden);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const places: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const place = places[event.key];
    if (place === undefined) return;
    buttons[place]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
