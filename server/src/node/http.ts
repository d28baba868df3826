import {
  type Cancellation,
  type SchemaAnswer,
  type SchemaTransport,
  SourceError,
  type Validators,
} from '../core/schema/sources.js';
import { addressAfter, addressToAsk } from './addresses.js';
import { decodeText } from './decode.js';
import { asSourceError } from './http-failure.js';

interface HttpLimits {
  /** For everything together, from the look-up of the host to the last byte. */
  readonly milliseconds: number;
  /** Of the text, unpacked. */
  readonly bytes: number;
  readonly redirects: number;
}

const usualLimits: HttpLimits = { milliseconds: 10_000, bytes: 8 * 1024 * 1024, redirects: 5 };

/**
 * Schemas over HTTPS, by the `fetch` that Node has: bounded in time and size whatever a server does,
 * without cookies or credentials. Plain HTTP may only ask this machine itself. The `fetch` of Node 20
 * passes by the proxies that `HTTPS_PROXY` names, and so does this.
 */
export function httpTransport(version: string, limits = usualLimits): SchemaTransport {
  return {
    get: async (address, known, cancellation) => {
      const deadline = new Deadline(limits.milliseconds, cancellation);
      const question = new Question(version, limits, known, deadline.signal);
      try {
        return await question.get(addressToAsk(address));
      } catch (error) {
        throw deadline.reason ?? error;
      } finally {
        deadline.end();
      }
    },
  };
}

/** Ends a request when its time is over or nobody wants it any more. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #cancel: () => void;
  #reason: SourceError | undefined;

  constructor(
    milliseconds: number,
    readonly cancellation: Cancellation | undefined,
  ) {
    const seconds = `${milliseconds / 1000} seconds`;
    const late = new SourceError('time-limit', `did not answer in full within ${seconds}`);
    this.#timer = setTimeout(() => this.#stop(late), milliseconds);
    this.#cancel = () => this.#stop(new SourceError('cancelled', 'was cancelled'));
    if (cancellation?.aborted === true) this.#cancel();
    else cancellation?.addEventListener('abort', this.#cancel);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the request was ended before its time. */
  get reason(): SourceError | undefined {
    return this.#reason;
  }

  /** The request is over; what a server still sends is no longer received. */
  end(): void {
    clearTimeout(this.#timer);
    this.cancellation?.removeEventListener('abort', this.#cancel);
    this.#controller.abort();
  }

  #stop(reason: SourceError): void {
    this.#reason ??= reason;
    this.#controller.abort(reason);
  }
}

/** One question to an address, through its redirects. */
class Question {
  constructor(
    readonly version: string,
    readonly limits: HttpLimits,
    readonly known: Validators | undefined,
    readonly signal: AbortSignal,
  ) {}

  async get(address: URL): Promise<SchemaAnswer> {
    const { location, response } = await this.#follow(address);
    const { status, statusText, headers } = response;
    if (status === 304) return { status: 'unchanged' };
    if (status !== 200) {
      const hint = status === 401 || status === 403 ? '; no credentials are ever sent' : '';
      throw new SourceError('status', `answered ${`${status} ${statusText}`.trim()}${hint}`);
    }
    const { text, encodingFault } = decodeText(await this.#read(response));
    if (encodingFault?.encoding === 'unknown') {
      const message = 'bytes that are no text in UTF-8 came instead of a compatibility schema';
      throw new SourceError('not-a-schema', message);
    }
    const etag = headers.get('etag') ?? undefined;
    const lastModified = headers.get('last-modified') ?? undefined;
    return { status: 'ok', text, validators: { location: location.href, etag, lastModified } };
  }

  /** The first answer that is no redirect, and where it came from. */
  async #follow(address: URL): Promise<{ location: URL; response: Response }> {
    const asked = new Set<string>();
    for (let location = address; ; ) {
      if (asked.has(location.href)) throw new SourceError('redirects', 'redirects in a circle');
      if (asked.size > this.limits.redirects) {
        const message = `redirects more than ${this.limits.redirects} times`;
        throw new SourceError('redirects', message);
      }
      asked.add(location.href);
      const response = await this.#ask(location);
      const next = redirects.has(response.status) ? response.headers.get('location') : null;
      if (next === null) return { location, response };
      await told(response.body?.cancel());
      location = addressAfter(location, next);
    }
  }

  #ask(location: URL): Promise<Response> {
    const { etag, lastModified } = this.known?.location === location.href ? this.known : {};
    return told(
      fetch(location, {
        redirect: 'manual',
        credentials: 'omit',
        signal: this.signal,
        headers: {
          accept: 'application/json, text/plain, */*;q=0.5',
          'user-agent': `compspec/${this.version}`,
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
        },
      }),
    );
  }

  /** All bytes of an answer, unpacked; what its header says of its length is only a reason not to begin. */
  async #read({ headers, body }: Response): Promise<Buffer> {
    if (Number(headers.get('content-length') ?? 0) > this.limits.bytes) throw this.#tooLarge();
    const reader = body?.getReader();
    const chunks: Uint8Array[] = [];
    for (let length = 0; reader !== undefined; ) {
      const { done, value } = await told(reader.read());
      if (done) break;
      length += value.length;
      if (length > this.limits.bytes) throw this.#tooLarge();
      chunks.push(value);
    }
    return Buffer.concat(chunks);
  }

  #tooLarge(): SourceError {
    const limit = `${this.limits.bytes / 1024 / 1024} MB`;
    return new SourceError('too-large', `is larger than ${limit}; it was not read`);
  }
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A defect of the program stays what it is; only what the network does is told as its failure. */
async function told<Value>(work: Promise<Value>): Promise<Value>;
async function told<Value>(work: Promise<Value> | undefined): Promise<Value | undefined>;
async function told<Value>(work: Promise<Value> | undefined): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    throw asSourceError(error);
  }
}
