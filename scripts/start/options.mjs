import { parseArgs } from 'node:util';
import { Failure } from '../failure.mjs';

export const usage = `npm start [-- OPTION…]

  Installs, builds, judges the example schemas and opens VS Code with the extension on them.

  --no-editor   stop before VS Code
  --browser     VS Code in the browser, also where desktop VS Code is installed
  --port N      the port of VS Code in the browser (a free one if not given)
  --help        this text
`;

/**
 * @param {readonly string[]} given
 * @returns {{ editor: boolean, browser: boolean, port: number | undefined, help: boolean }}
 */
export function readOptions(given) {
  const values = parse(given);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Failure(`--port is "${values.port}", but a port is a number from 1 to 65535.`);
  }
  return {
    editor: !values['no-editor'],
    browser: values.browser === true,
    port,
    help: values.help === true,
  };
}

/** @param {readonly string[]} given */
function parse(given) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        'no-editor': { type: 'boolean' },
        browser: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}.\n\n${usage}`);
  }
}
