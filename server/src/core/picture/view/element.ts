/** A part of a drawing: an SVG element that somebody writes as text or makes in a document. */
export interface DrawnElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (DrawnElement | string)[];
}

export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly (DrawnElement | string)[] = [],
): DrawnElement {
  return { tag, attributes, children };
}

/** An element as XML. Texts and values of attributes are escaped; elements are not nested deeply. */
export function markup({ tag, attributes, children }: DrawnElement): string {
  let text = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) {
    text += ` ${name}="${escaped(String(value))}"`;
  }
  if (children.length === 0) return `${text}/>`;
  text += '>';
  for (const child of children) text += typeof child === 'string' ? escaped(child) : markup(child);
  return `${text}</${tag}>`;
}

/** A text that means nothing to XML; what XML can not hold at all is replaced. */
export function escaped(text: string): string {
  // Nearly all texts are their own, and a look is cheaper than a replacement.
  if (plain.test(text)) return text;
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
}

const plain = /^[ !#-%'-;=?-~]*$/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
