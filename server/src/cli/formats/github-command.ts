import { pathFrom } from './source-path.js';

/**
 * A workflow command of GitHub's runner, which reads a line, in it properties between commas, and takes
 * these escapes back.
 */
export function command(name: string, properties: string, message: string): string {
  return `::${name} ${properties}::${data(message)}\n`;
}

/** The file that an annotation stands in, and the comma behind it. */
export function fileProperty(root: string, location: string): string {
  return `file=${property(pathFrom(root, location) ?? location)},`;
}

function data(text: string): string {
  return /[%\r\n]/.test(text)
    ? text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
    : text;
}

export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
