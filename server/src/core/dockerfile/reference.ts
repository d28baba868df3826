import { parseFamiliarName } from '@swimlane/docker-reference';

/** The name of an image in a registry, in its parts. */
export interface ImageReference {
  /** Without tag and digest, and without what Docker puts in front of it: `ubuntu`, `quay.io/a/b`. */
  readonly name: string;
  /** The registry: `docker.io` where none is named. */
  readonly domain: string;
  /** In the registry: `library/ubuntu`. */
  readonly path: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

/** No reference is longer: 255 characters of a name, 128 of a tag, 135 of a digest (SHA-512). */
const longest = 520;

const host = '[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*';
const component = '[a-z0-9]+(?:(?:[.]|__?|-+)[a-z0-9]+)*';

/**
 * The grammar once more, in a form that is matched in one pass: the parser's own takes a time that
 * doubles with each part of a name that does not fit, as with `a_a_a_a!`.
 */
const wellFormed = new RegExp(
  `^(?:${host}(?:[.]${host})*(?::[0-9]+)?/)?${component}(?:/${component})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?(?:@[A-Za-z0-9+._-]+:[0-9a-fA-F]+)?$`,
);

const dockerHub = 'docker.io';
const official = 'library/';

/**
 * Reads the name of an image as Docker does: `nvidia/cuda:12.4.1-devel-ubuntu22.04` is one of Docker Hub.
 * Source: github.com/distribution/reference, whose grammar @swimlane/docker-reference has.
 * @returns undefined where it is none; `scratch` is no image. Never throws.
 */
export function imageReference(text: string): ImageReference | undefined {
  if (text === 'scratch' || text.length > longest || !wellFormed.test(text)) return undefined;
  const parsed = parsedOrNone(text);
  const domain = parsed?.domain ?? '';
  const path = parsed?.repository ?? '';
  if (domain === '' || path === '') return undefined;
  const short = path.startsWith(official) ? path.slice(official.length) : path;
  return {
    name: domain === dockerHub ? short : `${domain}/${path}`,
    domain,
    path,
    tag: parsed?.tag || undefined,
    digest: parsed?.digest || undefined,
  };
}

/** The parser says by an exception that a text is no reference. */
function parsedOrNone(text: string): ReturnType<typeof parseFamiliarName> | undefined {
  try {
    return parseFamiliarName(text);
  } catch {
    return undefined;
  }
}
