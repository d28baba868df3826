import { l10n } from 'vscode';
import { longList } from './long-list.js';

/** A value as a line in a tree shows it; its tooltip has all. */
export function shortValue(value: string): string {
  const list = longList(value);
  return list === undefined ? value : l10n.t('{0}, … {1} in all', list.first, list.count);
}
