import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import type { EditAction } from '../../../../server/src/protocol/graph-view.js';
import { canEdit, placeOf } from './actions.js';
import type { Host } from './host.js';

/** Shows a node in its text. @param focus whether the keyboard goes there, too */
export function revealNode(host: Host, model: PictureModel, node: number, focus: boolean): void {
  const place = placeOf(model, node);
  if (place === undefined) return;
  host.post({ type: 'reveal', id: model.nodes[node]!.id, place, focus });
}

/** Shows the edge of a relation in its text. @returns whether it has one */
export function revealRelation(host: Host, model: PictureModel, index: number): boolean {
  const { source, range } = model.relations[index]!;
  const { id, document } = model.nodes[source]!;
  const uri = model.documents[document]?.uri;
  if (!host.isEditor || range === undefined || uri === undefined) return false;
  host.post({ type: 'reveal', id, place: { uri, range }, focus: false });
  return true;
}

export function requestEdit(
  host: Host,
  model: PictureModel,
  node: number,
  action: EditAction,
): void {
  const place = placeOf(model, node);
  if (place === undefined || !canEdit(model, node, action)) return;
  host.post({ type: 'edit', action, id: model.nodes[node]!.id, place });
}
