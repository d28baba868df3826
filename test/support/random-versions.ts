import fc from 'fast-check';

const number = fc.oneof(fc.nat(3), fc.nat(120), fc.constant(0)).map(String);
const numbers = (least: number, most: number) =>
  fc.array(number, { minLength: least, maxLength: most }).map((all) => all.join('.'));

const word = fc.constantFrom('el', 'deb', 'generic', 'rc', 'a', 'b', 'alpha', 'p', 'x');
const piece = fc.tuple(fc.constantFrom('', '.', '-', '_', '+', '~'), fc.oneof(word, number));

/** Versions of every shape that software gives them. */
export const anyVersion = fc
  .tuple(
    fc.constantFrom('', '', 'v', '1:'),
    numbers(1, 4),
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.flat().join('')),
    fc.constantFrom('', '', '.x86_64'),
  )
  .map((parts) => parts.join(''));

/**
 * Versions as Debian writes them, without what is meant to have another order here: as many numbers in
 * each, none but words behind `+` and `~`, no word for a pre-release without its `~`.
 */
export const debianVersion = fc
  .tuple(
    fc.constantFrom('', '', '', '0:', '1:'),
    fc.constantFrom('1.0.0', '1.0.1', '1.0.10', '1.9.0', '1.10.0', '01.0.0'),
    fc.constantFrom(
      '',
      '',
      'p',
      'w',
      '+git',
      '+dfsg',
      '+dfsg1',
      '~rc1',
      '~beta',
      '~rc10',
      '~~',
      '~',
    ),
    number,
    fc.constantFrom('', '', '+deb12u1', '+deb12u14', '+b1', '~bpo12+1', '.1', '.10'),
  )
  .map(([epoch, upstream, more, revision, update]) => {
    return `${epoch}${upstream}${more}-${revision}${update}`;
  });

/**
 * Versions by semver.org, those without a pre-release also of fewer or more numbers; build metadata has
 * no order there. A pre-release's number is never 0: compare-versions takes beta for beta.0, which is
 * newer (SemVer 2.0.0, item 11.4.4).
 */
export const semanticVersion = fc
  .tuple(
    fc.constantFrom('', '', 'v'),
    fc.oneof(
      numbers(1, 4),
      fc
        .tuple(
          numbers(3, 4),
          fc.constantFrom('alpha', 'beta', 'rc'),
          fc.option(fc.integer({ min: 1 })),
        )
        .map(([release, pre, count]) => `${release}-${pre}${count === null ? '' : `.${count}`}`),
    ),
  )
  .map(([v, version]) => v + version);
