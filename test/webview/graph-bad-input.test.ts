import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullExpansion } from '../../server/src/core/picture/view/expansion.js';
import { graphPages } from './graph-pages.js';
import { expectSelected, names } from './looks.js';
import { modelOf, wideSchema } from './models.js';

let pages: Awaited<ReturnType<typeof graphPages>>;
beforeAll(async () => {
  pages = await graphPages();
});
afterAll(() => pages.close());

const hostile = [
  '<script>window.hit = 1</script>',
  '"><img src=x onerror="window.hit=1">',
  '</script><svg onload="window.hit=1">',
  '\u202emoc.elpmaxe',
  'שלום عليكم',
  '&lt;b&gt;',
  '{0}',
  'x'.repeat(10_000),
  '__proto__',
];

describe('names that mean harm', () => {
  const nodes = Object.fromEntries(
    hostile.map((name) => [
      name,
      { label: name, metadata: { description: name, [name.slice(0, 50)]: name } },
    ]),
  );
  // An object literal would take this for its prototype.
  const text = `{"graph":{"id":${JSON.stringify(hostile[0])},"nodes":${JSON.stringify(nodes)},"edges":[]}}`;

  it('are texts in the editor', async () => {
    const { page, complaints, posted } = await pages.webview(modelOf(text));
    expect((await names(page)).length).toBeGreaterThan(hostile.length);
    await page.locator('[role=tree]').focus();
    for (let step = 0; step <= hostile.length; step += 1) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+F10');
      await page.keyboard.press('Escape');
    }
    await page.getByRole('textbox').fill(hostile[1]!);
    await expect.poll(() => page.locator('.search .count').textContent()).toMatch(/^1 of/);
    await expect.poll(() => page.locator('.panel h2').textContent()).toBe(hostile[1]);
    expect(
      await page.evaluate(() => document.querySelectorAll('script, img, [onload]').length),
    ).toBe(1);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(complaints).toEqual([]);
    expect(posted.map(({ type }) => type)).toEqual(['ready']);
  });

  it('are texts in a page that stands alone', async () => {
    const { page, complaints } = await pages.page(modelOf(text));
    expect((await names(page)).length).toBeGreaterThan(hostile.length);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.evaluate(() => document.scripts.length)).toBe(2);
    expect(complaints).toEqual([]);
  });
});

describe('a picture of 5,000 nodes', () => {
  const model = modelOf(wideSchema(50, 99));

  it('has no more elements than can be seen, near and from afar', async () => {
    const expansion = [...fullExpansion(model)];
    const { page } = await pages.webview(model, { show: { expansion } });
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    expect(await page.getByRole('treeitem').count()).toBeGreaterThan(5);
    expect(await elements()).toBeLessThan(3000);
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('0');
    await page.waitForSelector('.overview:not(.away)');
    expect(await elements()).toBeLessThan(3000);
    // What is selected is there all the same.
    await expectSelected(page, 'org.example.large');
    expect(await page.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('End');
    await expectSelected(page, 'org.example.large.all.group49.attribute98');
    await expect.poll(() => page.locator('.minimap').isVisible()).toBe(true);
  });

  it('finds among all of them', async () => {
    const { page } = await pages.webview(model);
    await page.keyboard.press('Control+f');
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('attribute98');
    await expect.poll(() => page.locator('.search .count').textContent()).toBe('1 of 50');
    await expectSelected(page, 'org.example.large.all.group0.attribute98');
  });
});
