import { made } from './dom.js';

export interface MenuItem {
  readonly label: string;
  /** How the keyboard does the same, for whoever reads it. */
  readonly keys?: string;
  readonly run: () => void;
}

/** A menu of actions over the view (WAI-ARIA's menu pattern). There is one at a time. */
export class Menu {
  readonly element = made('div', { class: 'menu', role: 'menu', hidden: true });
  #back: HTMLElement | undefined;

  constructor() {
    this.element.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.element.contains(target)) this.close(false);
    });
    addEventListener('blur', () => this.close(false));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /**
   * @param at where its corner is to be in the window, in pixels; it is moved to fit
   * @param back what gets the focus when it closes
   */
  open(
    items: readonly MenuItem[],
    { label, at, back }: { label: string; at: { x: number; y: number }; back: HTMLElement },
  ): void {
    this.#back = back;
    this.element.setAttribute('aria-label', label);
    this.element.replaceChildren(
      ...items.map(({ label: text, keys, run }) => {
        const item = made(
          'button',
          { role: 'menuitem', type: 'button', tabindex: -1 },
          made('span', {}, text),
          ...(keys === undefined ? [] : [made('kbd', { 'aria-hidden': 'true' }, keys)]),
        );
        item.addEventListener('click', () => {
          this.close();
          run();
        });
        return item;
      }),
    );
    this.element.hidden = false;
    const { offsetWidth, offsetHeight, style } = this.element;
    style.left = `${Math.max(4, Math.min(at.x, innerWidth - offsetWidth - 4))}px`;
    style.top = `${Math.max(4, Math.min(at.y, innerHeight - offsetHeight - 4))}px`;
    this.#items[0]?.focus();
  }

  close(returnsFocus = true): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    if (returnsFocus) this.#back?.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const last = items.length - 1;
    const moves: Record<string, () => number> = {
      ArrowDown: () => (at === last ? 0 : at + 1),
      ArrowUp: () => (at <= 0 ? last : at - 1),
      Home: () => 0,
      End: () => last,
    };
    const move = moves[event.key];
    if (move !== undefined) items[move()]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey) {
      const letter = event.key.toLowerCase();
      const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      order.find(({ textContent }) => textContent?.toLowerCase().startsWith(letter))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
