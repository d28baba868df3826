/** Dockerfiles and container files, with a name of their own behind or before a dot. */
const dockerfileName =
  /(?:^|[\\/])(?:(?:docker|container)file(?:\.[^\\/]*)?|[^\\/]*\.(?:docker|container)file)$/i;

/** What is behind the dot says that it is another program's: a list of files, a text, a document. */
const otherName = /\.(?:dockerignore|containerignore|md|json|ya?ml)$/i;

/**
 * Whether a file is a Dockerfile by its name: `Dockerfile`, `Containerfile`, `Dockerfile.*`,
 * `*.dockerfile` and so on.
 * @param path of the file, or its address, with or without folders
 */
export function isDockerfileName(path: string): boolean {
  return dockerfileName.test(path) && !otherName.test(path);
}

/** Whether a text begins as a Dockerfile has to: with `FROM`, or an `ARG` before it, below comments at most. */
export function hasInstructions(text: string): boolean {
  const line = /[^\r\n]*/y;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    line.lastIndex = at;
    const [written = ''] = line.exec(text) ?? [];
    if (!/^\s*(?:#|$)/.test(written)) return /^[ \t]*(?:FROM|ARG)[ \t]/i.test(written);
    at += written.length;
  }
  return false;
}
