import type { DrawnElement } from '../../../../server/src/core/picture/view/element.js';

/** Texts become text nodes and values of attributes: nothing that a document says is ever parsed. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An HTML element; `true` is an attribute without a value, `false` and undefined are none. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What a drawing describes, as an element of this document. */
export function drawn({ tag, attributes, children }: DrawnElement): SVGElement {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  for (const child of children) element.append(typeof child === 'string' ? child : drawn(child));
  return element;
}

/** Sets what changed, so that nothing is laid out or painted for what did not. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Whether movement is welcome, to the system and to VS Code. */
export function mayAnimate(): boolean {
  if (document.body.classList.contains('vscode-reduce-motion')) return false;
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
