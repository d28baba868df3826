import { commonEnd, commonStart } from '../text/common.js';
import { JsonKind, type JsonTree, none } from './tree.js';

/**
 * The one string, a value or an item, whose content tells a text from an earlier one; `none` where more
 * differs. But for it, the nodes of the two trees are the same, number by number: outside of a string
 * that is closed in both texts, the reader sees the same characters in the same state.
 */
export function changedString(earlier: JsonTree, later: JsonTree): number {
  if (earlier.count !== later.count || earlier.faults.length + later.faults.length > 0) return none;
  const start = commonStart(earlier.text, later.text);
  const end = later.text.length - commonEnd(earlier.text, later.text, start);
  const node = later.lastStartingBy(start);
  if (!later.is(node, JsonKind.String) || !earlier.is(node, JsonKind.String)) return none;
  const growth = later.text.length - earlier.text.length;
  const isInside = later.start(node) < start && end < later.end(node);
  const isSame =
    earlier.start(node) === later.start(node) && earlier.end(node) + growth === later.end(node);
  return isInside && isSame ? node : none;
}
