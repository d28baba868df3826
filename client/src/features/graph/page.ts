import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';

/** The view's program and its look, in the extension's folder. */
const script = ['client', 'dist', 'graph.js'] as const;
const style = ['client', 'dist', 'graph.css'] as const;

/** The folder that the view may load from. */
export function rootsOf(extension: Uri): readonly Uri[] {
  return [Uri.joinPath(extension, 'client', 'dist')];
}

/**
 * The page of a graph's view. It runs one program, which is named by a nonce; it loads that and its look, and
 * nothing else from anywhere. What documents say comes by message, as data.
 */
export function pageOf(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src data: blob:',
  ].join('; ');
  const address = (path: readonly string[]): string =>
    inAttribute(webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString());
  return `<!DOCTYPE html>
<html lang="${inAttribute(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${inAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address(style)}">
<title>Compspec</title>
</head>
<body>
<div id="graph"></div>
<script nonce="${nonce}" src="${address(script)}"></script>
</body>
</html>
`;
}

function inAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
