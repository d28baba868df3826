import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserForTests } from '../../scripts/vscode/browser.mjs';
import { runNode } from './processes.mjs';
import { treeSchema } from './schemas.mjs';
import { median } from './statistics.mjs';
import { milliseconds, printTable, ratio } from './table.mjs';

const cli = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
const program = fileURLToPath(new URL('../../client/dist/graph.js', import.meta.url));
const sizes = [100, 1000, 5000];
const rounds = 5;
const viewport = { width: 1280, height: 800 };

/** A frame that a reader sees as one movement, and what of them keep to it. */
const mostFrame = 33;

/** The graph's view in Chromium, drawn by the processor: as on a machine without a graphics card. */
export async function benchGraphView() {
  const folder = await mkdtemp(join(tmpdir(), 'compspec-bench-'));
  const browser = await chromium.launch({
    executablePath: await browserForTests(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const rows = [await measured(browser, 'an empty page', emptyPage)];
    for (const size of sizes) {
      const schema = join(folder, 'compspec.json');
      const page = join(folder, `graph-${size}.html`);
      await writeFile(schema, treeSchema(size));
      await runNode([cli, 'graph', schema, '--all', '--theme', 'dark', '--force', '-o', page]);
      const name = `${size.toLocaleString('en')} nodes, all open`;
      rows.push(await measured(browser, name, pathToFileURL(page).href));
    }
    printTable(
      'The graph in Chromium, software rendering',
      ['', 'opened', 'first paint', 'frame', 'p95', 'from afar, p95', 'elements'],
      rows,
    );
    const bytes = (await stat(program)).size;
    console.log(
      `\n  program: ${(bytes / 1000).toFixed(1)} KB, beside 120 KB: ${ratio(bytes / 120_000, 1)}`,
    );
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const emptyPage = 'data:text/html,<!DOCTYPE html><title>Empty</title><p>Nothing</p>';

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} name
 * @param {string} address
 */
async function measured(browser, name, address) {
  const opened = [];
  const painted = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage({ viewport, colorScheme: 'dark' });
    await page.goto(address);
    const times = await page.evaluate(paintTimes);
    opened.push(times.drawn);
    painted.push(times.painted);
    await page.close();
  }
  const page = await browser.newPage({ viewport });
  await page.goto(address);
  await page.evaluate(paintTimes);
  const near = await framesWhilePanning(page);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const isGraph = (await page.locator('[role=tree]').count()) > 0;
  if (isGraph) {
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('0');
    await page.waitForTimeout(500);
  }
  const far = isGraph ? await framesWhilePanning(page) : near;
  await page.close();
  const p95 = (frames) => {
    const value = percentile(frames, 0.95);
    return `${milliseconds(value)}${value < mostFrame ? '' : ' !'}`;
  };
  return [
    ...[name, milliseconds(median(opened)), milliseconds(median(painted))],
    ...[milliseconds(median(near)), p95(near), p95(far), elements.toLocaleString('en')],
  ];
}

/** In the page: when it was drawn first, and when its script had drawn the graph, after it was asked for. */
function paintTimes() {
  return new Promise((resolve) => {
    const look = () => {
      const isDrawn =
        document.querySelector('[role=tree]') === null ||
        document.querySelector('[role=treeitem], .overview') !== null;
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (!isDrawn || paint === undefined) requestAnimationFrame(look);
      else resolve({ drawn: performance.now(), painted: paint.startTime });
    };
    requestAnimationFrame(look);
  });
}

/**
 * Milliseconds between frames while the pointer drags the picture, up and down and to the sides.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<number[]>}
 */
async function framesWhilePanning(page) {
  const middle = { x: 400, y: 400 };
  const world = page.locator('.world');
  const before = (await world.count()) > 0 ? await world.getAttribute('transform') : undefined;
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    const record = (now) => {
      frames.push(now - last);
      last = now;
      globalThis.recording = requestAnimationFrame(record);
    };
    globalThis.frames = frames;
    globalThis.recording = requestAnimationFrame(record);
  });
  for (let step = 0; step < 240; step += 1) {
    const x = middle.x + Math.sin(step / 17) * 150;
    await page.mouse.move(x, middle.y + Math.sin(step / 40) * 350);
  }
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.recording);
    return globalThis.frames;
  });
  await page.mouse.up();
  if (before !== undefined && (await world.getAttribute('transform')) === before) {
    throw new Error('The picture did not move.');
  }
  // The first one began before anything moved.
  return frames.slice(1);
}

/** @param {readonly number[]} values @param {number} part */
function percentile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
