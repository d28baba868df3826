import type { Expansion } from '../../../../server/src/core/picture/view/expansion.js';
import type { GraphViewState } from '../../../../server/src/protocol/graph-view.js';
import type { Host } from './host.js';

/** Milliseconds of rest after which a change is kept: nothing is written while the picture moves. */
const patience = 200;
/** More open nodes are not kept: the state is written at each change. */
const mostKept = 20_000;

type Kept = Pick<GraphViewState, 'key' | 'host' | 'pinned' | 'zoom'> & {
  readonly expansion: Expansion;
  readonly selected: string;
};

/** Keeps how the view is, for when it is shown again. */
export class Keeper {
  #shown = { panel: innerWidth > 640, minimap: true };
  #last: Kept | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: Host) {
    const state = host.state();
    if (state !== undefined) this.#shown = { panel: state.panel, minimap: state.minimap };
    addEventListener('pagehide', () => this.#write());
  }

  /** Which parts the user wants to see. */
  get shown(): Readonly<{ panel: boolean; minimap: boolean }> {
    return this.#shown;
  }

  toggle(part: 'minimap' | 'panel'): boolean {
    this.#shown[part] = !this.#shown[part];
    return this.#shown[part];
  }

  /** How a picture was when it was shown last. */
  restore(key: string): GraphViewState | undefined {
    const state = this.host.state();
    return state?.key === key ? state : undefined;
  }

  keep(kept: Kept): void {
    this.#last = kept;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), patience);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#last === undefined) return;
    const { expansion, ...kept } = this.#last;
    this.host.keep({
      ...{ form: 1, ...kept, ...this.#shown },
      expansion: expansion.size > mostKept ? [] : [...expansion],
    });
  }
}
