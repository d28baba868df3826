import { shapeStyle } from '../../../../server/src/core/picture/view/theme.js';
import { editorHost } from './host.js';
import { pageHost } from './page.js';
import { View } from './view.js';

/** The graph's view: in a webview of VS Code, or in a page that has its model with it. */
function start(): void {
  // A sheet made by a script is none of the inline styles that the policy forbids.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(shapeStyle);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const parent = document.querySelector<HTMLElement>('#picture, #graph') ?? document.body;
  const view = new View(editorHost() ?? pageHost(), parent);
  view.start();
}

start();
