import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { poll } from '../../../scripts/vscode/poll.mjs';
import { inGraph } from './graph.mjs';

/** A picture is taken when two in a row are the same; something that never rests is taken as it is. */
const settleLimitSeconds = 5;
const sightLimitSeconds = 20;

/** Lines of the suite begin with this; the others are VS Code's own log. */
const suiteMark = '│ ';

const browserFlags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Opens a window for one VS Code.
 * @param {string} executablePath of the browser
 */
export async function openWorkbench(executablePath) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  /** What VS Code itself says: of use only when the suite does not start. @type {string[]} */
  const words = [];
  page.on('console', (message) => words.push(firstLine(message.text())));
  page.on('pageerror', (error) => words.push(firstLine(error.message)));

  return {
    /**
     * @param {import('../../../scripts/vscode/server.mjs').Server} server
     * @param {import('./arguments.mjs').LaunchOptions} options
     * @returns {Promise<number>} the suite's exit code
     */
    async runSuite(server, options) {
      const { ended } = await listenToSuite(page);
      await page.goto(suiteAddress(server, options));
      return ended;
    },
    /**
     * @param {string} file
     * @param {string} [seeing] what has to be visible first: a CSS selector, or `webview:` and a text
     */
    async picture(file, seeing) {
      if (seeing) await untilSeen(page, seeing);
      await writeFile(file, await settledPicture(page));
    },
    /** @param {string} key */
    press: (key) => page.keyboard.press(key),
    /** @param {string} words */
    type: (words) => page.keyboard.type(words),
    /**
     * @param {string} action
     * @param {string} body
     */
    graph: (action, body) => inGraph(page, action, body),
    /** Whether anything came from the suite itself. */
    suiteSpoke: () => words.some((line) => line.includes(suiteMark)),
    lastWords: () =>
      words
        .filter((line) => !line.startsWith('[INFO]'))
        .slice(-20)
        .join('\n'),
    close: () => browser.close(),
  };
}

/**
 * VS Code's smoke test driver calls these two functions where the page has them.
 * @param {import('playwright-core').Page} page
 */
async function listenToSuite(page) {
  await page.exposeFunction('codeAutomationLog', (_type, words) => {
    const line = words.map(String).join(' ');
    if (line.startsWith(suiteMark)) process.stdout.write(`${line}\n`);
  });
  /** @type {(code: unknown) => void} */
  let end;
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    end = (code) => resolve(Number(code));
    page.once('crash', () => reject(new Error('The page with VS Code crashed.')));
  });
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  return { ended };
}

/**
 * @param {import('../../../scripts/vscode/server.mjs').Server} server
 * @param {import('./arguments.mjs').LaunchOptions} options
 */
function suiteAddress(server, { workspace, extension, suite }) {
  const remote = `vscode-remote://${server.authority}`;
  const payload = [
    ['extensionDevelopmentPath', `${remote}${extension}`],
    ['extensionTestsPath', `${remote}${suite}`],
    ['skipWelcome', 'true'],
  ];
  const opened = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return server.address({ [opened]: workspace, payload: JSON.stringify(payload) });
}

/**
 * VS Code's console styles its levels with a format that is of no use elsewhere.
 * @param {string} text
 */
const firstLine = (text) =>
  text
    .split('\n', 1)[0]
    .replace(/^%c\s*(\w+) color: \S+/, '[$1]')
    .slice(0, 300);

/** What follows is a text in a webview, whose frames no selector of the page reaches into. */
const inWebview = 'webview:';

/**
 * @param {import('playwright-core').Page} page
 * @param {string} sight a CSS selector, or `webview:` and a text
 */
async function untilSeen(page, sight) {
  if (!sight.startsWith(inWebview)) {
    await page
      .locator(sight)
      .first()
      .waitFor({ timeout: sightLimitSeconds * 1000 });
    return;
  }
  const text = sight.slice(inWebview.length);
  /** @param {import('playwright-core').Frame} frame */
  const shows = (frame) =>
    // A frame may go while it is asked.
    frame
      .getByText(text)
      .first()
      .isVisible()
      .catch(() => false);
  const seen = await poll(
    async () => (await Promise.all(page.frames().map(shows))).includes(true),
    {
      seconds: sightLimitSeconds,
    },
  );
  if (!seen) throw new Error(`No webview shows "${text}".`);
}

/** @param {import('playwright-core').Page} page */
async function settledPicture(page) {
  let latest = await page.screenshot();
  await poll(
    async () => {
      const before = latest;
      latest = await page.screenshot();
      return latest.equals(before);
    },
    { seconds: settleLimitSeconds },
  );
  return latest;
}
