import type { PictureModel } from './model.js';

/**
 * A model as JSON for other programs: all of it but the words of the interface, a node or relation a line,
 * so that a change of the schema is a small change of the file.
 */
export function jsonText({ words: _, nodes, relations, ...model }: PictureModel): string {
  const { form, title, documents, notes, overlay } = model;
  const members = [
    `"form": ${form}`,
    `"title": ${JSON.stringify(title)}`,
    `"documents": ${listed(documents)}`,
    `"nodes": ${listed(nodes)}`,
    `"relations": ${listed(relations)}`,
    `"notes": ${listed(notes)}`,
    ...(overlay === undefined ? [] : [`"overlay": ${JSON.stringify(overlay)}`]),
  ];
  return `{\n  ${members.join(',\n  ')}\n}\n`;
}

function listed(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  return `[\n    ${values.map((value) => JSON.stringify(value)).join(',\n    ')}\n  ]`;
}
