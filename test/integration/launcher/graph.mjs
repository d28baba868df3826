import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { poll } from '../../../scripts/vscode/poll.mjs';

const limitSeconds = 20;

/**
 * Does something in the graph's view, which is a page within pages.
 * click: the body a selector of Playwright. menu: likewise, with the other button. evaluate: the body an
 * expression; its value comes back as JSON. accessibility: what axe-core finds, as JSON.
 * @param {import('playwright-core').Page} page
 * @param {string} action
 * @param {string} body
 * @returns {Promise<string>}
 */
export async function inGraph(page, action, body) {
  const frame = await graphFrame(page);
  switch (action) {
    case 'click':
      await frame
        .locator(body)
        .first()
        .click({ timeout: limitSeconds * 1000 });
      return 'done';
    case 'menu':
      await frame
        .locator(body)
        .first()
        .click({ button: 'right', timeout: limitSeconds * 1000 });
      return 'done';
    case 'evaluate':
      return JSON.stringify(await frame.evaluate(body)) ?? 'null';
    case 'accessibility':
      return JSON.stringify(await violationsIn(frame));
    default:
      throw new Error(`The graph has no ${action}.`);
  }
}

/** @param {import('playwright-core').Page} page */
async function graphFrame(page) {
  /** @type {import('playwright-core').Frame | undefined} */
  let found;
  await poll(
    async () => {
      for (const frame of page.frames()) {
        const view = frame.locator('.compspec-graph');
        // A frame may go while it is asked.
        if (await view.isVisible().catch(() => false)) found = frame;
      }
      return found !== undefined;
    },
    { seconds: limitSeconds },
  );
  if (found === undefined) throw new Error('No graph is seen.');
  return found;
}

/** @param {import('playwright-core').Frame} frame */
async function violationsIn(frame) {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Not by an element, which the page's policy forbids.
  await frame.evaluate(`${axe}; undefined`);
  return frame.evaluate(async () => {
    // @ts-expect-error axe is what the line above has made.
    const { violations } = await axe.run(document);
    return violations.map((/** @type {any} */ { id, help, nodes }) => ({
      id,
      help,
      where: nodes
        .slice(0, 5)
        .map((/** @type {any} */ { html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  });
}
