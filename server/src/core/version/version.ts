/** A part of a version behind its numbers: what it is, and its text. */
interface Piece {
  /** One of `ranks`, which order pieces of different kinds at one place. */
  readonly rank: number;
  readonly text: string;
}

/** A version as software gives it: 22.04.3, 4.1.1rc1, 5.15.0-91-generic, 1:2.36-9+deb12u14. */
export interface Version {
  /** As written, without white space around it. */
  readonly text: string;
  /** Debian's and RPM's number before a colon; 0 where there is none. */
  readonly epoch: string;
  /** The dotted numbers in front, as digits without leading zeros. */
  readonly numbers: readonly string[];
  /** What follows them. */
  readonly suffix: readonly Piece[];
}

/**
 * The order of pieces at one place. `~` stands before the end of the text and all else behind it, as in
 * Debian Policy §5.6.12: letters before other characters, and the revision's hyphen before both, since
 * the upstream version decides before it. A number is newer than a word in its place, as in RPM's
 * rpmvercmp: -553.el8 is older than -553.5.1.el8.
 */
const ranks = { tilde: 0, end: 1, hyphen: 2, word: 3, number: 4, other: 5 } as const;

/** Longer texts are no versions. */
const mostCharacters = 256;

/** Names of what a package was built for, which is no part of its version. */
const architecture =
  /[-._](?:x86_64|amd64|i[3-6]86|aarch64|arm64|armv7hl|armhf|ppc64le|ppc64el|ppc64|s390x|riscv64|loongarch64|noarch)$/i;

/** Words of what comes before a release, each by the one that orders them; `dev` is before all. */
const preReleases: ReadonlyMap<string, string> = new Map([
  ['dev', ''],
  ['alpha', 'alpha'],
  ['beta', 'beta'],
  ['pre', 'pre'],
  ['preview', 'pre'],
  ['rc', 'rc'],
]);
/** Short forms of these, which are only that with a number behind: 1.2b3, but 1.1.1b. */
const shortPreReleases: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['c', 'rc'],
]);

/**
 * Reads a version; a leading `v` and a trailing architecture are passed over.
 * @returns undefined where a text is none: it does not begin with a number, holds white space, a
 * comma or a second colon, or is longer than 256 characters
 */
export function readVersion(text: string): Version | undefined {
  if (text.length > mostCharacters) return undefined;
  const written = text.trim();
  const match = /^(?:(\d+):)?[vV]?(\d+(?:\.\d+)*)([^\s,:]*)$/.exec(
    written.replace(architecture, ''),
  );
  if (match === null) return undefined;
  const [, epoch = '0', numbers = '', rest = ''] = match;
  return {
    text: written,
    epoch: plain(epoch),
    numbers: numbers.split('.').map(plain),
    suffix: piecesOf(rest.toLowerCase()),
  };
}

/** Digits without leading zeros: they may be more than a number can hold. */
function plain(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function piecesOf(rest: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const tokens = rest.match(/\d+|[a-z]+|[^\da-z]/g) ?? [];
  for (const [index, token] of tokens.entries()) {
    const follows = tokens[index + 1];
    if (/^\d/.test(token)) pieces.push({ rank: ranks.number, text: plain(token) });
    else if (/^[a-z]/.test(token)) {
      const pre = preReleaseOf(token, follows, pieces.length);
      if (pre === undefined) pieces.push({ rank: ranks.word, text: token });
      else {
        // 4.1.1rc1, 4.1.1-rc1, 4.1.1.rc1 and 4.1.1~rc1 are one version.
        const before = pieces.at(-1);
        if (before !== undefined && isSeparator(before)) pieces.pop();
        pieces.push(tilde, { rank: ranks.word, text: pre });
      }
    } else if (token === '~') pieces.push(tilde);
    else if (token === '-') pieces.push(hyphen);
    else pieces.push({ rank: ranks.other, text: token });
  }
  return pieces;
}

const tilde: Piece = { rank: ranks.tilde, text: '~' };
const hyphen: Piece = { rank: ranks.hyphen, text: '-' };
const end: Piece = { rank: ranks.end, text: '' };

function isSeparator({ rank }: Piece): boolean {
  return rank === ranks.tilde || rank === ranks.hyphen || rank === ranks.other;
}

/** Short forms count directly behind the numbers: later a letter and a number may be anything. */
function preReleaseOf(word: string, follows: string | undefined, at: number): string | undefined {
  const long = preReleases.get(word);
  if (long !== undefined) return long;
  const isShort = at <= 1 && follows !== undefined && /^\d/.test(follows);
  return isShort ? shortPreReleases.get(word) : undefined;
}

/**
 * The order of versions: below 0 where the first is the older one, 0 where they are the same. Missing
 * numbers are 0, and a pre-release is older than its release. A total order.
 *
 * It is dpkg's but for three things: 4.1 and 4.1.0 are the same, rc1 is before the release without a
 * `~`, and a number is newer than a word in its place (RPM).
 */
export function compareVersions(one: Version, other: Version): number {
  const byEpoch = compareDigits(one.epoch, other.epoch);
  if (byEpoch !== 0) return byEpoch;
  const count = Math.max(one.numbers.length, other.numbers.length);
  for (let index = 0; index < count; index += 1) {
    const order = compareDigits(one.numbers[index] ?? '0', other.numbers[index] ?? '0');
    if (order !== 0) return order;
  }
  const pieces = Math.max(one.suffix.length, other.suffix.length);
  for (let index = 0; index < pieces; index += 1) {
    const order = comparePieces(one.suffix[index] ?? end, other.suffix[index] ?? end);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePieces(one: Piece, other: Piece): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.rank === ranks.number) return compareDigits(one.text, other.text);
  return compareTexts(one.text, other.text);
}

function compareDigits(one: string, other: string): number {
  return one.length - other.length || compareTexts(one, other);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
