import ignore, { type Ignore } from 'ignore';

/** Systems whose file names do not tell upper from lower case, and where git does not either. */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';

/**
 * What the `.gitignore` files from a base folder down to some folder leave out. All their patterns
 * are kept as patterns of the base, in order, so that a deeper file overrules the ones above it.
 */
export class IgnoreRules {
  static readonly none = new IgnoreRules(undefined);

  readonly #matcher: Ignore | undefined;

  private constructor(matcher: Ignore | undefined) {
    this.#matcher = matcher;
  }

  /**
   * These rules and those of a `.gitignore` further down.
   * @param folder where it stands: the path from the base, empty for the base itself
   */
  with(folder: string, gitignore: string): IgnoreRules {
    const patterns = gitignore.split(/\r?\n/).flatMap((line) => patternOfBase(line, folder) ?? []);
    if (patterns.length === 0) return this;
    const matcher = ignore({ ignoreCase });
    if (this.#matcher !== undefined) matcher.add(this.#matcher);
    return new IgnoreRules(matcher.add(patterns));
  }

  /** @param path from the base, with forward slashes; of a folder, one at its end */
  leaveOut(path: string): boolean {
    return this.#matcher?.ignores(path) ?? false;
  }
}

/** A line of a folder's `.gitignore` as one of the base's; undefined where it is no pattern. */
function patternOfBase(line: string, folder: string): string | undefined {
  if (line.startsWith('#')) return undefined;
  const negated = line.startsWith('!');
  const body = (negated ? line.slice(1) : line).replace(/(?<!\\) +$/, '');
  if (body === '' || body === '/') return undefined;
  if (folder === '') return `${negated ? '!' : ''}${body}`;
  // With a slash before its end, a pattern is about one path; without, about a name at any depth.
  const anchored = body.slice(0, -1).includes('/');
  const below = anchored ? body.replace(/^\//, '') : `**/${body}`;
  return `${negated ? '!' : ''}/${asPattern(folder)}/${below}`;
}

/** A path as a pattern that only it matches. */
function asPattern(path: string): string {
  return path.replace(/[\\*[\] ]/g, '\\$&');
}
