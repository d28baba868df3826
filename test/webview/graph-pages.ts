import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { graphViewBuild } from '../../scripts/graph-view.mjs';
import { browserForTests } from '../../scripts/vscode/browser.mjs';
import { htmlDocument } from '../../server/src/core/picture/html.js';
import { defaultExpansion, type Expansion } from '../../server/src/core/picture/view/expansion.js';
import type { PictureModel } from '../../server/src/core/picture/view/model.js';
import type { Theme } from '../../server/src/core/picture/view/theme.js';
import type {
  GraphViewState,
  HostMessage,
  ShowMessage,
  ViewMessage,
} from '../../server/src/protocol/graph-view.js';
import { type EditorTheme, editorColours } from './editor-colours.js';

/** The view's program and its look, as they are shipped. */
export async function viewer(): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({ ...graphViewBuild, minify: true, write: false });
  const textOf = (end: string): string => outputFiles!.find(({ path }) => path.endsWith(end))!.text;
  return { script: textOf('.js'), style: textOf('.css') };
}

async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserForTests(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}

export interface PageOptions extends BrowserContextOptions {
  readonly theme?: Theme;
  readonly expansion?: Expansion;
}

/** What went wrong in a page: errors, and what its policy had to stop. */
export type Complaints = readonly string[];

async function newPage(browser: Browser, options: BrowserContextOptions) {
  const page = await browser.newPage({
    viewport: { width: 1200, height: 760 },
    reducedMotion: 'reduce',
    ...options,
  });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** A browser with pages of the view; `close` ends it. */
export async function graphPages() {
  const browser = await openBrowser();
  return {
    page: (model: PictureModel, options?: PageOptions) => openPage(browser, model, options),
    webview: (model: PictureModel, options?: EditorOptions) => openWebview(browser, model, options),
    /** An empty page, to look at files in. */
    blank: () => browser.newPage(),
    close: () => browser.close(),
  };
}

/** A page that stands alone, as `compspec graph --format html` writes it. */
async function openPage(
  browser: Browser,
  model: PictureModel,
  { theme = 'light', expansion = defaultExpansion(model), ...options }: PageOptions = {},
): Promise<{ page: Page; complaints: Complaints }> {
  const opened = await newPage(browser, options);
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
  const html = htmlDocument(model, expansion, await viewer(), { theme, language: 'en', sha256 });
  await opened.page.route('**/*', (route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
  );
  await opened.page.goto('https://graph.test/');
  await opened.page.waitForSelector('[role=treeitem]');
  return opened;
}

export interface EditorOptions extends BrowserContextOptions {
  readonly theme?: EditorTheme;
  readonly state?: GraphViewState;
  readonly show?: Partial<ShowMessage>;
}

/** A webview as VS Code shows it: its classes, its colours, a strict policy, and its three functions. */
async function openWebview(
  browser: Browser,
  model: PictureModel,
  { theme = 'dark', state, show = {}, ...options }: EditorOptions = {},
) {
  const opened = await newPage(browser, options);
  const { page } = opened;
  const { script, style } = await viewer();
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-abc'",
    'style-src https://graph.test',
    'img-src blob: data:',
  ].join('; ');
  const html = [
    `<!DOCTYPE html><html lang="en"><head><title>Graph</title>`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<link rel="stylesheet" href="/graph.css"></head>`,
    `<body class="${editorColours[theme].classes}"><div id="picture"></div>`,
    `<script nonce="abc" src="/graph.js"></script></body></html>`,
  ].join('\n');
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/graph.css') return route.fulfill({ body: style, contentType: 'text/css' });
    if (path === '/graph.js')
      return route.fulfill({ body: script, contentType: 'text/javascript' });
    return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
  });
  const posted: ViewMessage[] = [];
  const states: GraphViewState[] = [];
  await page.exposeFunction('hostReceives', (message: ViewMessage) => posted.push(message));
  await page.exposeFunction('hostKeeps', (kept: GraphViewState) => states.push(kept));
  await page.addInitScript(
    ({ colours, kept }) => {
      const host = window as unknown as Record<string, (value: unknown) => void>;
      let own: unknown = kept;
      Object.assign(window, {
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => host['hostReceives']!(message),
          getState: () => own,
          setState: (value: unknown) => {
            own = value;
            host['hostKeeps']!(value);
          },
        }),
      });
      document.addEventListener('DOMContentLoaded', () => {
        for (const [name, value] of Object.entries(colours)) {
          document.documentElement.style.setProperty(`--vscode-${name}`, value);
        }
      });
    },
    { colours: editorColours[theme].colours, kept: state },
  );
  const send = (message: HostMessage): Promise<void> =>
    page.evaluate((data) => window.postMessage(data, '*'), message);
  const shown: ShowMessage = {
    ...{ type: 'show', model, pinned: false, editable: true, key: 'a', host: { uris: ['a'] } },
    ...show,
  };
  await page.goto('https://graph.test/');
  await send(shown);
  await page.waitForSelector('[role=treeitem]');
  return { ...opened, posted, states, send, shown };
}
