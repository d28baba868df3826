import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(import.meta.url);

/** A piece of a text and the scopes that a grammar gives it, the innermost last. */
export type Token = readonly [text: string, ...scopes: string[]];

/** A grammar by its scope: the path of its file from the root of the project, or its text. */
export type Grammars = Readonly<Record<string, string | object>>;

/**
 * Cuts lines into tokens as VS Code does.
 * @param injected scopes of grammars that are injected into any other
 */
export async function tokensOf(
  text: string,
  scope: string,
  grammars: Grammars,
  injected: readonly string[] = [],
): Promise<readonly Token[]> {
  loaded ??= loadOniguruma();
  await loaded;
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (line) => new OnigString(line),
    }),
    loadGrammar: async (name) => {
      const grammar = grammars[name];
      if (grammar === undefined) return null;
      const source =
        typeof grammar === 'string' ? await readFile(grammar, 'utf8') : JSON.stringify(grammar);
      return parseRawGrammar(source, `${name}.json`);
    },
    getInjections: (name) => (name === scope ? [...injected] : []),
  });
  const grammar = await registry.loadGrammar(scope);
  let state = INITIAL;
  const tokens: Token[] = [];
  for (const line of text.split('\n')) {
    const { tokens: found, ruleStack } = grammar!.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of found) {
      tokens.push([line.slice(startIndex, endIndex), ...scopes.slice(1)]);
    }
  }
  return tokens;
}

let loaded: Promise<void> | undefined;

async function loadOniguruma(): Promise<void> {
  const wasm = await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
}
