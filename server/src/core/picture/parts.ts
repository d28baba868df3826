import type { SchemaModel } from '../schema/model.js';
import type { PictureFinding, PictureRange } from './view/model.js';

/** Findings as a member of something, where there are any. */
export function listed(findings: readonly PictureFinding[] | undefined): {
  findings?: readonly PictureFinding[];
} {
  return findings === undefined || findings.length === 0 ? {} : { findings };
}

/** Where a node of the JSON tree stands. */
export function rangeOf({ tree }: SchemaModel, node: number): PictureRange {
  return [tree.start(node), tree.end(node)];
}
