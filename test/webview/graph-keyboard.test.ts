import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditorTheme } from './editor-colours.js';
import { graphPages } from './graph-pages.js';
import { expectSelected, names } from './looks.js';
import { catalogModel, modelOf, wideSchema } from './models.js';

let pages: Awaited<ReturnType<typeof graphPages>>;
beforeAll(async () => {
  pages = await graphPages();
});
afterAll(() => pages.close());

describe('the view by the keyboard alone', () => {
  it('reaches the tree by Tab, walks, opens, closes and shows in the text', async () => {
    const { page, posted } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    const press = (key: string) => page.keyboard.press(key);
    for (let tab = 0; tab < 10 && !(await isAt(page, '[role=tree]')); tab += 1) await press('Tab');
    await expectSelected(page, 'io.archspec');
    await press('ArrowRight');
    await expectSelected(page, 'io.archspec.cpu');
    await press('ArrowLeft');
    expect(await names(page)).toEqual(['io.archspec', 'io.archspec.cpu']);
    await press('ArrowLeft');
    await expectSelected(page, 'io.archspec');
    await press('End');
    await expectSelected(page, 'io.archspec.cpu');
    await press('Space');
    await press('End');
    await expectSelected(page, 'io.archspec.cpu.vendor');
    await press('ArrowUp');
    await expectSelected(page, 'io.archspec.cpu.target');
    await press('Enter');
    await expect.poll(() => posted.at(-1)).toMatchObject({ type: 'reveal', focus: true });
    await press('Home');
    await expectSelected(page, 'io.archspec');
  });

  it('asks for changes of the text, where it may be changed', async () => {
    const model = await catalogModel('io.archspec/0.0.0');
    const id = model.nodes.find(({ name }) => name === 'cpu.model')!.id;
    const { page, posted, send, shown } = await pages.webview(model, { show: { select: id } });
    await page.locator('[role=tree]').focus();
    const edits = () =>
      posted.flatMap((one) => (one.type === 'edit' ? [[one.action, one.id]] : []));
    for (const key of ['F2', 'a', 'Insert', 'Delete']) await page.keyboard.press(key);
    const wanted = ['rename', 'add-child', 'add-child', 'delete'].map((action) => [action, id]);
    await expect.poll(edits).toEqual(wanted);
    await send({ ...shown, editable: false });
    await page.keyboard.press('F2');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Show in text' }).waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(1);
    expect(edits()).toEqual(wanted);
  });

  it('has a menu of what can be done with a node', async () => {
    const { page, posted } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F10');
    const items = await page.getByRole('menuitem').locator('span').allTextContents();
    expect(items).toEqual([
      ...['Show in text', 'Collapse', 'Expand all below', 'Rename…', 'Add a child…', 'Delete'],
    ]);
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await expect.poll(() => posted.at(-1)).toMatchObject({ type: 'edit', action: 'rename' });
    expect(await isAt(page, '[role=tree]')).toBe(true);
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await isAt(page, '[role=tree]')).toBe(true);
  });

  it('searches, counts, steps and clears', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(6, 50)));
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('group5.attribute4');
    const count = page.locator('.search .count');
    await expect.poll(() => count.textContent()).toBe('1 of 11');
    await expectSelected(page, 'org.example.large.all.group5.attribute4');
    await page.keyboard.press('Enter');
    await expect.poll(() => count.textContent()).toBe('2 of 11');
    await expectSelected(page, 'org.example.large.all.group5.attribute40');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => count.textContent()).toBe('11 of 11');
    expect(await page.getByRole('status').textContent()).toContain('11 of 11');
    await page.keyboard.type('x');
    await expect.poll(() => count.textContent()).toBe('No match');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await isAt(page, '[role=tree]')).toBe(true);
  });

  it('has what is selected beside the overview map, in a small window too', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(4, 6)), {
      viewport: { width: 560, height: 420 },
    });
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('0');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('+');
    const map = page.locator('.minimap');
    const isBeside = async () => {
      const [card, cover] = await Promise.all([
        page.locator('.selected .plate').boundingBox(),
        map.boundingBox(),
      ]);
      return card!.x + card!.width <= cover!.x || card!.y + card!.height <= cover!.y;
    };
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(isBeside).toBe(true);
    }
    expect((await map.boundingBox())!.width).toBeLessThan(560 / 3);
  });

  it('has what is selected above the panel of a narrow window', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(4, 6)), {
      viewport: { width: 420, height: 500 },
    });
    const bottom = async () => {
      const card = (await page.locator('.selected .plate').boundingBox())!;
      return card.y + card.height;
    };
    const top = async () => (await page.locator('.panel').boundingBox())!.y;
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Details' }).click();
    await expect.poll(bottom).toBeLessThan(await top());
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await expect.poll(bottom).toBeLessThan(await top());
  });

  it('zooms and shows all', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(6, 50)));
    await page.locator('[role=tree]').focus();
    const scale = async () => {
      const transform = await page.locator('.world').getAttribute('transform');
      return Number(/scale\((.*)\)/.exec(transform ?? '')?.[1]);
    };
    const before = await scale();
    await page.keyboard.press('+');
    await expect.poll(scale).toBeCloseTo(before * 1.25, 3);
    await page.keyboard.press('-');
    await expect.poll(scale).toBeCloseTo(before, 3);
    await page.keyboard.press('*');
    await page.keyboard.press('0');
    await expect.poll(() => page.locator('.minimap').isVisible()).toBe(false);
  });

  it('has its buttons in one place of the order, and arrows from one to the next', async () => {
    const { page } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    expect(await page.locator('.toolbar [tabindex="0"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Zoom in' }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await isAt(page, '[data-tool=panel]')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('complementary').count()).toBe(0);
  });
});

describe('the words of the view', () => {
  it('are all there', async () => {
    const { page } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    for (const name of ['Export', 'Actions']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('menuitem').first().waitFor();
      // A word without a sentence stands for itself.
      expect(await page.locator('.compspec-graph').innerHTML()).not.toMatch(/\b(ui|detail)\.\w/);
    }
  });
});

describe('the view for a screen reader', () => {
  it('tells of each node where it is in the tree', async () => {
    const { page } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    const item = page.getByRole('treeitem', { name: 'io.archspec.cpu.model' });
    for (const [name, value] of [
      ['aria-level', '3'],
      ['aria-setsize', '4'],
      ['aria-posinset', '2'],
    ] as const) {
      expect(await item.getAttribute(name)).toBe(value);
    }
    expect(await item.getAttribute('aria-expanded')).toBeNull();
  });

  it.each<EditorTheme>(['light', 'dark', 'high-contrast'])(
    'leaves axe nothing to say in %s',
    async (theme) => {
      const text = wideSchema(3, 2).replace(
        '"edges":[',
        '"edges":[{"source":"all","target":"lost","relation":"needs"},',
      );
      const { page } = await pages.webview(modelOf(text), { theme });
      await page.getByRole('textbox').fill('group1');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Export' }).click();
      expect(await violations(page)).toEqual([]);
    },
  );

  it.each(['light', 'dark', 'high-contrast'] as const)(
    'leaves axe nothing to say of a page in %s',
    async (theme) => {
      const { page, complaints } = await pages.page(
        await catalogModel('org.supercontainers/0.1.0'),
        { theme },
      );
      expect(complaints).toEqual([]);
      expect(await violations(page)).toEqual([]);
    },
  );
});

async function violations(page: Page): Promise<unknown> {
  // The policy lets no other script into the page: this comes with the debugger, as a person's would.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations: found } = await runner.run();
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary),
    }));
  });
}

function isAt(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((one) => document.activeElement?.matches(one) === true, selector);
}
