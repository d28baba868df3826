import { SourceError } from '../core/schema/sources.js';

/** What the codes of failed requests mean to a person. */
const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the host could not be looked up; is this machine offline?',
  ECONNREFUSED: 'the host refused the connection',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENETUNREACH: 'there is no way to the host; is this machine offline?',
  EHOSTUNREACH: 'there is no way to the host',
  EADDRNOTAVAIL: 'there is no way to the host',
  ETIMEDOUT: 'the host did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'the host did not answer in time',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the host does not speak https',
  CERT_HAS_EXPIRED: "the host's certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "the host's certificate is of another host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the host's certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "the host's certificate is signed by nobody who is trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the host's certificate is signed by nobody who is trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the host's certificate is signed by nobody who is trusted",
  Z_DATA_ERROR: 'the compressed answer is broken',
  Z_BUF_ERROR: 'the compressed answer is broken',
};

/** A failed request or answer as an error that can be shown. */
export function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const { code, message } = innermost(error);
  const meaning = (code === undefined ? undefined : meanings[code]) ?? code ?? message;
  return new SourceError('unreachable', `could not be fetched: ${meaning}`, { cause: error });
}

/** `fetch` says only that it failed; why, its cause knows, or the cause's cause. */
function innermost(error: unknown): { readonly code?: string | undefined; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  if ('code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message };
  }
  return error.cause === undefined ? { message: error.message } : innermost(error.cause);
}
