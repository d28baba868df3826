import {
  type EditMessage,
  type ExportMessage,
  editActions,
  exportFormats,
  type GraphPlace,
  type RevealMessage,
  type ViewMessage,
} from '../../../../server/src/protocol/graph-view.js';

type Members = Readonly<Record<string, unknown>>;

/** A message of the view, if it has the form of one: what runs in a webview is not believed. */
export function viewMessage(value: unknown): ViewMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Members;
  switch (message['type']) {
    case 'ready':
    case 'choose-overlay':
      return { type: message['type'] };
    case 'pin':
      return typeof message['pinned'] === 'boolean'
        ? { type: 'pin', pinned: message['pinned'] }
        : undefined;
    case 'reveal':
      return isPlaced(message) && typeof message['focus'] === 'boolean'
        ? (value as RevealMessage)
        : undefined;
    case 'edit':
      return isPlaced(message) && editActions.some((one) => one === message['action'])
        ? (value as EditMessage)
        : undefined;
    case 'export-failed':
      return typeof message['sentence'] === 'string'
        ? { type: 'export-failed', sentence: message['sentence'] }
        : undefined;
    case 'export':
      return isExport(message) ? (value as ExportMessage) : undefined;
    default:
      return undefined;
  }
}

function isPlaced({ id, place }: Members): boolean {
  if (typeof id !== 'string' || typeof place !== 'object' || place === null) return false;
  const { uri, range } = place as Partial<GraphPlace>;
  const isRange =
    Array.isArray(range) && range.length === 2 && range.every((one) => Number.isInteger(one));
  return typeof uri === 'string' && isRange;
}

function isExport({ format, name, text, base64, expansion }: Members): boolean {
  if (typeof name !== 'string' || !exportFormats.some((one) => one === format)) return false;
  if (format === 'png') return typeof base64 === 'string';
  if (format !== 'html') return typeof text === 'string';
  return Array.isArray(expansion) && expansion.every((one) => typeof one === 'string');
}
