import type { Probed } from '../probes.js';

/** The text of a small file, without the white space around it; empty where there is none. */
export function textOf(probed: Probed<string>): string {
  return probed.status === 'ok' ? probed.value.trim() : '';
}
