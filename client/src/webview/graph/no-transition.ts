import { selection } from 'd3-selection';

/**
 * Stands in for d3-transition and d3-interpolate in the bundle: all that d3-zoom needs of them, where
 * nothing is animated by it, is to be able to stop what is not running. They would be a third of the bundle.
 */

Object.assign(selection.prototype, {
  interrupt() {
    return this;
  },
});

/** @public d3-zoom imports it */
export function interrupt(): void {}

/** @public d3-zoom imports it; it would call it in a transition alone */
export function interpolateZoom(): never {
  throw new Error('The view animates its zoom itself.');
}
