import { URI, Utils } from 'vscode-uri';

/** One spelling for each resource: clients differ in which characters they escape. */
export function normalized(uri: string): string {
  return parsed(uri)?.toString() ?? uri;
}

/** The path of a file on this machine; undefined for a resource that is none. */
export function pathOf(uri: string): string | undefined {
  const resource = parsed(uri);
  return resource?.scheme === 'file' ? resource.fsPath : undefined;
}

/** Undefined for a text that is no address; a client may name a document as it likes. */
function parsed(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}

/** A resource in a folder, by its path from there. */
export function below(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

/** Whether a resource is a folder or anything in it. */
export function isIn(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Whether a resource is one of these or in one of them. */
export function isInAny(uris: ReadonlySet<string>, uri: string): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (uris.has(uri.slice(0, end))) return true;
  }
  return false;
}

export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
