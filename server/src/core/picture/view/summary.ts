import type { PictureModel } from './model.js';
import { counted, word } from './words.js';

/** What a picture holds, in one line: how many attributes and relations, what is wrong, what is mapped on. */
export function summaryOf(model: PictureModel): string {
  const { nodes, relations, overlay } = model;
  const counts = { namespace: 0, attribute: 0, findings: 0 };
  for (const { kind, findings, edge } of nodes) {
    if (kind === 'namespace' || kind === 'attribute') counts[kind] += 1;
    counts.findings += (findings?.length ?? 0) + (edge?.findings?.length ?? 0);
  }
  for (const { findings } of relations) counts.findings += findings?.length ?? 0;
  const parts = [counted(model, 'attributes', counts.attribute)];
  if (counts.namespace > 1) parts.unshift(counted(model, 'namespaces', counts.namespace));
  if (relations.length > 0) parts.push(counted(model, 'relations', relations.length));
  if (counts.findings > 0) parts.push(counted(model, 'findings', counts.findings));
  if (overlay !== undefined) {
    const { images, host, verdict } = overlay;
    const named = images.length === 1 ? images[0]! : counted(model, 'images', images.length);
    if (host === undefined) parts.push(named);
    else {
      parts.push(
        word(model, 'against', named, host, word(model, `verdict.${verdict ?? 'unknown'}`)),
      );
    }
  }
  return parts.join(' · ');
}
