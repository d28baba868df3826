import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import {
  nextMatch,
  type Search,
  searchOf,
} from '../../../../server/src/core/picture/view/search.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import type { Picture } from './scene.js';

/** A search in the model that is shown: what it found, and at which of them the reader is. */
export class Finder {
  #search: Search | undefined;
  #model: PictureModel | undefined;
  #query = '';
  matches: readonly number[] = [];
  /** Index of a node; -1 where nobody went to a match yet. */
  current = -1;

  /** The same query in another model, which is what the text has become. */
  use(model: PictureModel): void {
    this.#model = model;
    this.#search = undefined;
    this.find(this.#query);
  }

  find(query: string): void {
    this.#query = query;
    this.current = -1;
    if (query === '' || this.#model === undefined) this.matches = [];
    else {
      this.#search ??= searchOf(this.#model);
      this.matches = this.#search.find(query);
    }
  }

  /** To the match behind or before a node; its index. */
  step(from: number, direction: 'next' | 'previous'): number | undefined {
    const found = nextMatch(this.matches, from, direction);
    if (found !== undefined) this.current = found;
    return found;
  }

  /** The first match at a node or behind it. */
  nearest(from: number): number | undefined {
    return this.step(from - 1, 'next');
  }

  /** As `3 of 17`; empty without a query. */
  count(model: PictureModel): string {
    if (this.#query.trim() === '') return '';
    if (this.matches.length === 0) return word(model, 'ui.no-match');
    const place = this.matches.indexOf(this.current) + 1;
    return word(model, 'ui.matches', place, this.matches.length);
  }

  /** The items that are matches, and the closed ones that have matches in them. */
  marks({ shown }: Picture): { matches: Set<number>; hidingMatches: Set<number> } {
    const matches = new Set<number>();
    const hidingMatches = new Set<number>();
    for (const node of this.matches) {
      const item = shown.itemOf[node]!;
      (shown.items[item]!.node === node ? matches : hidingMatches).add(item);
    }
    return { matches, hidingMatches };
  }
}
