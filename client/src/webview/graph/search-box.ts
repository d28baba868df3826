import { made, setAttribute } from './dom.js';
import { icon } from './icons.js';

export interface Searching {
  /** The text changed. */
  readonly onQuery: (query: string) => void;
  readonly onStep: (direction: 'next' | 'previous') => void;
  /** The user is done: the focus goes back to the picture. */
  readonly onLeave: () => void;
}

/** The field for a search, how many it found, and the way from one to the next. */
export class SearchBox {
  readonly element = made('div', { class: 'search', role: 'search' });
  readonly #input = made('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-keyshortcuts': '/ Control+F',
  });
  readonly #count = made('span', { class: 'count', 'aria-hidden': 'true' });
  readonly #previous = made('button', { type: 'button', class: 'tool' }, icon('previous'));
  readonly #next = made('button', { type: 'button', class: 'tool' }, icon('next'));
  readonly #clear = made('button', { type: 'button', class: 'tool' }, icon('close'));

  constructor({ onQuery, onStep, onLeave }: Searching) {
    const field = made('span', { class: 'field' }, icon('search'), this.#input, this.#count);
    this.element.append(field, this.#previous, this.#next, this.#clear);
    this.#input.addEventListener('input', () => onQuery(this.#input.value));
    this.#input.addEventListener('keydown', (event) => {
      // Whoever composes a character ends that with the same keys.
      if (event.isComposing) return;
      // Of what is typed here; the editor would undo what was done in the schema.
      if ((event.ctrlKey || event.metaKey) && /^[yz]$/i.test(event.key)) {
        event.stopPropagation();
        return;
      }
      if (event.key === 'Enter') onStep(event.shiftKey ? 'previous' : 'next');
      else if (event.key === 'ArrowDown' && this.#input.value === '') onLeave();
      else if (event.key !== 'Escape') return;
      else if (this.#input.value === '') onLeave();
      else clear();
      event.preventDefault();
      event.stopPropagation();
    });
    const clear = (): void => {
      this.#input.value = '';
      onQuery('');
      this.#input.focus();
    };
    this.#clear.addEventListener('click', clear);
    this.#next.addEventListener('click', () => onStep('next'));
    this.#previous.addEventListener('click', () => onStep('previous'));
    this.show('', false);
  }

  get query(): string {
    return this.#input.value;
  }

  name(say: (key: string) => string): void {
    setAttribute(this.#input, 'aria-label', say('ui.search'));
    setAttribute(this.#input, 'placeholder', say('ui.search'));
    for (const [button, key, keys] of [
      [this.#previous, 'ui.previous', 'Shift+Enter'],
      [this.#next, 'ui.next', 'Enter'],
      [this.#clear, 'ui.clear', 'Esc'],
    ] as const) {
      setAttribute(button, 'aria-label', say(key));
      setAttribute(button, 'title', `${say(key)} (${keys})`);
    }
  }

  /** @param count as `3 of 17` */
  show(count: string, hasMatches: boolean): void {
    this.#count.textContent = count;
    const isEmpty = this.query === '';
    this.element.classList.toggle('none', !isEmpty && !hasMatches);
    for (const button of [this.#previous, this.#next]) button.hidden = !hasMatches;
    this.#clear.hidden = isEmpty;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }
}
