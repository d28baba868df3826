import { expect, test } from 'vitest';
import { coloursFor } from '../../../server/src/cli/colours.js';

test.each([
  ['a terminal', undefined, {}, true, true],
  ['a file or pipe', undefined, {}, false, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
  ['a pipe of a CI system', undefined, { CI: 'true' }, false, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR, which does not count', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0 at a terminal', undefined, { FORCE_COLOR: '0' }, true, false],
  ['NO_COLOR and FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['--color in a pipe, whatever the environment', true, { NO_COLOR: '1' }, false, true],
  ['--no-color at a terminal, whatever the environment', false, { FORCE_COLOR: '1' }, true, false],
])(
  '%s: colours are asked for by %s in %o, terminal %s: %s',
  (_, asked, environment, terminal, coloured) => {
    expect(coloursFor(asked, environment, terminal).isColorSupported).toBe(coloured);
  },
);
