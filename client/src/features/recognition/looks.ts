/** How much of a file is looked at: what makes it ours stands near its top. */
export const firstCharacters = 4096;

/** What the first characters of a file show that may be ours, by VS Code's language. */
const looks: Readonly<Record<string, RegExp>> = {
  compspec: /^/,
  json: /"type"\s*:\s*"compspec"|"kind"\s*:\s*"CompatibilitySpec"|"compatibilities"\s*:/,
  jsonc: /"type"\s*:\s*"compspec"|"kind"\s*:\s*"CompatibilitySpec"|"compatibilities"\s*:/,
  yaml: /^kind\s*:\s*["']?CompatibilitySpec\b|^compatibilities\s*:/m,
  // Their first label is to be completed, before there is any.
  dockerfile: /^/,
  apptainer: /^/,
  singularity: /^/,
  // A definition file whose first line, by which VS Code knows one, is a comment.
  plaintext: /^\uFEFF?(?:\s*#.*\n)*\s*bootstrap\s*:/i,
};

/** Whether a file is worth starting the language server for. */
export function looksOurs(languageId: string, text: string): boolean {
  return looks[languageId]?.test(text) ?? false;
}
