import { readJson } from './json/read.js';
import type { JsonTree } from './json/tree.js';
import { readYaml } from './yaml/read.js';

/** The two languages that specs are written in. */
export type TextFormat = 'json' | 'yaml';

/** The format of a file by its name; a text without one is YAML where it could not be JSON and may be ours. */
export function formatOf(name: string, text: string): TextFormat {
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  const isYaml = name === '' && !/^\uFEFF?\s*[[{]/.test(text) && mayBeOurs(text);
  return isYaml ? 'yaml' : 'json';
}

/**
 * Reads a text of either format into the one form of tree. Of YAML, which takes its time and is mostly
 * another program's, only a text that has the words of a spec or of rules; any other has an empty tree.
 * Never throws.
 */
export function readText(text: string, format: TextFormat): JsonTree {
  if (format === 'json') return readJson(text);
  return readYaml(mayBeOurs(text) ? text : '');
}

/** Whether a text has the words without which it is neither a spec nor rules. */
export function mayBeOurs(text: string): boolean {
  return /\b(?:compatibilities|CompatibilitySpec|attributes)\b/.test(text);
}
