import { chromium } from 'playwright-core';
import { browserForTests } from '../../scripts/vscode/browser.mjs';
import { installVscode } from '../../scripts/vscode/install.mjs';
import { poll } from '../../scripts/vscode/poll.mjs';
import { serveVscode } from '../../scripts/vscode/server.mjs';

const limitSeconds = 60;

/** As a report of the suite calls it. */
export const restoredTitle = 'the graph of a schema is restored after a reload as it was';

/**
 * A suite ends with its window: that a graph outlives a reload is seen from outside. Throws where it does not.
 * @param {import('./place.mjs').Place} place
 * @param {string} extension
 */
export async function checkRestored(place, extension) {
  const server = await serveVscode(await installVscode(), {
    dataFolder: place.userData,
    extensionsFolder: place.extensions,
    flags: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    environment: {},
  });
  const browser = await chromium.launch({
    executablePath: await browserForTests(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const payload = [
      ['extensionDevelopmentPath', `vscode-remote://${server.authority}${extension}`],
      ['skipWelcome', 'true'],
    ];
    const workspace = { workspace: place.workspace, payload: JSON.stringify(payload) };
    await page.goto(server.address(workspace));
    await showGraph(page);
    const before = await graphFrame(page);
    await before.locator('[data-tool=collapse-all]').click();
    await untilSaid(before, { cards: 2, pinned: 'false' });
    await before.locator('[data-tool=pin]').click();
    await untilSaid(before, { cards: 2, pinned: 'true' });
    await untilKept(page);
    await page.reload();
    await untilSaid(await graphFrame(page), { cards: 2, pinned: 'true' });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * By the command palette; which schema is asked where none is open. A window that is not ready yet loses keys
 * and takes the focus from what is asked: it is done until it has an effect.
 * @param {import('playwright-core').Page} page
 */
async function showGraph(page) {
  await page.locator('.monaco-workbench').waitFor({ timeout: limitSeconds * 1000 });
  const input = page.locator('.quick-input-box input').first();
  const row = page.locator('.quick-input-list .monaco-list-row');
  const command = row.filter({ hasText: 'Compspec: Show Graph' }).first();
  const schema = row.filter({ hasText: 'org.example.storage' }).first();
  const tab = page.locator('.tab').filter({ hasText: 'Graph: org.example.storage' });
  const isShown = await poll(
    async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      if (!(await isSeen(input))) return false;
      await input.fill('>Compspec: Show Graph');
      if (!(await isSeen(command))) return false;
      await page.keyboard.press('Enter');
      if (!(await isSeen(schema))) return false;
      await schema.click();
      return isSeen(tab);
    },
    { seconds: limitSeconds },
  );
  if (isShown !== true) throw new Error('No graph is opened.');
}

/** @param {import('playwright-core').Locator} locator */
function isSeen(locator) {
  return locator.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** @param {import('playwright-core').Page} page */
async function graphFrame(page) {
  const found = await poll(
    async () => {
      for (const frame of page.frames()) {
        const card = frame.locator('.compspec-graph [role=treeitem]').first();
        // A frame may go while it is asked.
        if (await card.isVisible().catch(() => false)) return frame;
      }
      return undefined;
    },
    { seconds: limitSeconds },
  );
  if (found === undefined) throw new Error('No graph is seen.');
  return found;
}

/**
 * In a browser VS Code keeps what is open every few seconds, and what was not kept is lost with the page.
 * @param {import('playwright-core').Page} page
 */
async function untilKept(page) {
  const isKept = await poll(
    () =>
      page.evaluate(async () => {
        /** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
        const answered = (request) =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        for (const { name = '' } of await indexedDB.databases()) {
          const database = await answered(indexedDB.open(name));
          try {
            for (const store of database.objectStoreNames) {
              const all = await answered(database.transaction(store).objectStore(store).getAll());
              const texts = all.filter((value) => typeof value === 'string');
              if (texts.some((text) => /compspec\.graph.*pinned\W+true/.test(text))) return true;
            }
          } finally {
            database.close();
          }
        }
        return false;
      }),
    { seconds: limitSeconds, pauseMilliseconds: 250 },
  );
  if (isKept !== true) throw new Error('VS Code does not keep the graph.');
}

/**
 * @param {import('playwright-core').Frame} frame
 * @param {{ cards: number, pinned: string }} expected
 */
async function untilSaid(frame, expected) {
  let said = {};
  const isSo = await poll(
    async () => {
      const pin = frame.locator('[data-tool=pin]');
      said = {
        cards: await frame.locator('.compspec-graph [role=treeitem]').count(),
        pinned: await pin.getAttribute('aria-pressed'),
      };
      return JSON.stringify(said) === JSON.stringify(expected);
    },
    { seconds: 10 },
  );
  if (isSo !== true) throw new Error(`The graph has ${JSON.stringify(said)}.`);
}
