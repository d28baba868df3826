import { element } from '../../../../server/src/core/picture/view/element.js';
import { drawn } from './dom.js';

/** Signs of 16 pixels, drawn as lines. */
const paths = {
  add: 'M8 3.5v9M3.5 8h9',
  remove: 'M3.5 8h9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3',
  expand: 'M4.5 5.5 8 2l3.5 3.5M4.5 10.5 8 14l3.5-3.5',
  collapse: 'M4.5 2.5 8 6l3.5-3.5M4.5 13.5 8 10l3.5 3.5',
  minimap: 'M2.5 3.5h11v9h-11zM8.5 8.5h3v2h-3z',
  panel: 'M2.5 3.5h11v9h-11zM10 3.5v9',
  pin: 'M6 2.5h4M6.6 2.5v4.2L4.5 9.5h7L9.4 6.7V2.5M8 9.5v4.5',
  overlay: 'M8 2.5 14 5.5 8 8.5 2 5.5zM2.5 8.5 8 11.3l5.5-2.8M2.5 11 8 13.8 13.5 11',
  export: 'M8 9.5V2.5M5.2 5.2 8 2.4l2.8 2.8M3 9v4.5h10V9',
  next: 'M3.5 6 8 10.5 12.5 6',
  previous: 'M3.5 10 8 5.5l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M10.3 10.3 14 14M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  more: 'M3 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0zM7.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0zM12 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0z',
  reveal: 'M6.5 3.5h-4v9h9v-4M9 2.5h4.5V7M13.5 2.5 7.5 8.5',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  return drawn(
    element(
      'svg',
      { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
      [element('path', { d: paths[name] })],
    ),
  );
}
