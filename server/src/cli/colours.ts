import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/**
 * Whether the text format is coloured: what the command line says, else NO_COLOR (no-color.org) and
 * FORCE_COLOR, else whether somebody looks at a terminal.
 */
export function coloursFor(
  asked: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Colours {
  return picocolors.createColors(asked ?? wanted(environment, isTerminal));
}

function wanted(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = environment;
  if (never) return false;
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
  return isTerminal && terminal !== 'dumb';
}
