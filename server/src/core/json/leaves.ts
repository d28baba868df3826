import type { GrowingTree } from './nodes.js';
import { scanNumber, scanString, scanWord, stringClosed, stringEscaped } from './scan.js';
import { escapedFlag, JsonKind, unclosedFlag } from './tree.js';

/** Reads a string or key from its opening quote; answers the node, whose end is where reading goes on. */
export function addString(
  nodes: GrowingTree,
  kind: JsonKind,
  start: number,
  parent: number,
): number {
  const node = nodes.add(kind, start, parent);
  const scanned = scanString(nodes.text, start, nodes.onStringFault);
  const end = Math.floor(scanned / 4);
  if ((scanned & stringEscaped) !== 0) nodes.kinds[node]! |= escapedFlag;
  if ((scanned & stringClosed) === 0) {
    nodes.kinds[node]! |= unclosedFlag;
    nodes.fault('unclosed-string', start, end);
  }
  nodes.ends[node] = end;
  return node;
}

/** Reads a number or one of the three names; any other word is a fault and counts as `null`. */
export function addLiteral(nodes: GrowingTree, start: number, parent: number): number {
  const { text } = nodes;
  const end = scanWord(text, start);
  const code = text.charCodeAt(start);
  const isWord = (word: string): boolean =>
    end - start === word.length && text.startsWith(word, start);
  let kind: JsonKind = JsonKind.Null;
  if (code === 0x2d /* - */ || (code >= 0x30 && code <= 0x39)) {
    kind = JsonKind.Number;
    if (scanNumber(text, start) !== end) {
      nodes.fault('invalid-number', start, end, text.slice(start, end));
    }
  } else if (isWord('true')) kind = JsonKind.True;
  else if (isWord('false')) kind = JsonKind.False;
  else if (!isWord('null')) nodes.fault('unexpected-text', start, end, text.slice(start, end));
  const node = nodes.add(kind, start, parent);
  nodes.ends[node] = end;
  return node;
}
