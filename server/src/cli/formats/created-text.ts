import stringWidth from 'string-width';
import type { ContentEntry } from '../../core/spec/content-entries.js';
import { visible } from '../../core/text/visible.js';

/** `compspec create --format text`: a new spec for a person, a line for each attribute below its namespace. */
export function createdText(name: string, entries: readonly ContentEntry[]): string {
  const lines = [visible(name)];
  for (const { namespace, version = '', attributes } of entries) {
    lines.push('', visible(`${namespace} ${version}`.trim()));
    const names = [...attributes.keys()].map(visible);
    const width = Math.max(0, ...names.map((one) => stringWidth(one)));
    for (const [index, value] of [...attributes.values()].entries()) {
      const attribute = names[index]!;
      const padding = ' '.repeat(width - stringWidth(attribute));
      lines.push(`  ${attribute}${padding}  ${visible(value)}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}
