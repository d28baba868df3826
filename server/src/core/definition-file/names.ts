/** `image.def`, and the names that Singularity Hub and the documentation use: `Singularity`, `Singularity.gpu`. */
const definitionName = /(?:^|[\\/])(?:(?:singularity|apptainer)(?:\.[^\\/]*)?|[^\\/]*\.def)$/i;

/** What is behind the dot says that it is another program's: an image, a document, a script. */
const otherName = /\.(?:sif|simg|img|md|rst|txt|conf|spec|json|ya?ml|toml|sh|py|go|nix)$/i;

/**
 * Whether a file may be a definition file by its name: `*.def`, `Singularity`, `Apptainer` and those with
 * a dot behind. Linkers and other programs have `*.def` files, too: the content decides.
 * @param path of the file, or its address, with or without folders
 */
export function isDefinitionName(path: string): boolean {
  return definitionName.test(path) && !otherName.test(path);
}

/** `Bootstrap: docker` or another key of a header. */
const headerLine = /^[\t ]*([a-z][a-z0-9]*)[\t ]*:/i;

/**
 * Whether a text begins as a definition file does: with a header that says `Bootstrap:`, below comments
 * and other keys at most. Source: Apptainer's user guide, "Definition Files", section "Header".
 * @param text the whole of it or its beginning
 */
export function hasDefinitionHeader(text: string): boolean {
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next === -1 ? undefined : next);
    start = next === -1 ? text.length : next + 1;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const key = headerLine.exec(line)?.[1]?.toLowerCase();
    if (key === 'bootstrap') return true;
    if (key === undefined) return false;
  }
  return false;
}
