import { SourceError } from '../core/schema/sources.js';

/** Hosts that are this machine; the network has no part in asking them. */
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The address to ask for, or a `SourceError` of why it is not asked. It is `https:`; plain `http:` may
 * only ask this machine, for who develops a schema with a server of their own.
 */
export function addressToAsk(address: string): URL {
  const url = parsed(address);
  if (url === undefined) throw new SourceError('address', 'is no address');
  const why = whyNot(url);
  if (why !== undefined) throw new SourceError('address', `was not asked: ${why}`);
  return url;
}

/** Where a redirect leads. Only who is on this machine already may send there. */
export function addressAfter(from: URL, location: string): URL {
  const to = parsed(location, from.href);
  const refused = (why: string): SourceError =>
    new SourceError(
      'redirects',
      `redirects to ${to?.href ?? location}, which was not asked: ${why}`,
    );
  if (to === undefined) throw refused('it is no address');
  const why = whyNot(to);
  if (why !== undefined) throw refused(why);
  if (isHere(to) && !isHere(from)) throw refused('it is this machine');
  return to;
}

/** What stands behind # is the reader's business and never the server's. */
function parsed(address: string, base?: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  url.hash = '';
  return url;
}

function whyNot(url: URL): string | undefined {
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isHere(url));
  if (!isAllowed) return 'only https addresses are';
  const isAnonymous = url.username === '' && url.password === '';
  return isAnonymous ? undefined : 'it holds a user name or a password';
}

function isHere({ hostname }: URL): boolean {
  return loopback.has(hostname);
}
