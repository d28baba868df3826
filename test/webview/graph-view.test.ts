import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphPages } from './graph-pages.js';
import { expectSelected, names } from './looks.js';
import { catalogModel, modelOf, wideSchema } from './models.js';

let pages: Awaited<ReturnType<typeof graphPages>>;
beforeAll(async () => {
  pages = await graphPages();
});
afterAll(() => pages.close());

const small = (extra: object = {}) =>
  JSON.stringify({
    graph: {
      id: 'org.example',
      metadata: { version: '0.1.0' },
      nodes: { mpi: { label: 'MPI' }, 'mpi.version': {}, gpu: {}, ...extra },
      edges: [
        { source: 'mpi', target: 'mpi.version', relation: 'contains' },
        { source: 'gpu', target: 'mpi.version', relation: 'needs' },
        ...Object.keys(extra).map((target) => ({ source: 'mpi', target, relation: 'contains' })),
      ],
    },
  });

describe('the view in the editor', () => {
  it('opens with the whole of a small schema, and tells the host when it is ready', async () => {
    const { page, posted, complaints } = await pages.webview(modelOf(small()));
    expect(await names(page)).toEqual([
      'org.example',
      'org.example.mpi',
      'org.example.mpi.version',
      'org.example.gpu',
    ]);
    await expect.poll(() => posted[0]).toEqual({ type: 'ready' });
    expect(complaints).toEqual([]);
  });

  it('closes and opens by a click on the handle, and leaves the card where it was', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(6, 6)));
    const group = (index: number) =>
      page.getByRole('treeitem', { name: `org.example.large.all.group${index}`, exact: true });
    const topOf = async (index: number) => (await group(index).locator('.plate').boundingBox())!.y;
    const before = [await topOf(2), await topOf(3), await topOf(4)];
    await group(3).locator('.handle .badge').click();
    expect(await group(3).getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('treeitem', { name: 'group3.attribute' }).count()).toBe(0);
    expect(await topOf(3)).toBeCloseTo(before[1]!, 0);
    // The others come nearer.
    expect(await topOf(2)).toBeGreaterThan(before[0]! + 20);
    expect(await topOf(4)).toBeLessThan(before[2]! - 20);
    await group(3).locator('.count').click();
    expect(await group(3).getAttribute('aria-expanded')).toBe('true');
    expect(await topOf(3)).toBeCloseTo(before[1]!, 0);
  });

  it('closes by a double click, and by the right button has a menu', async () => {
    const { page } = await pages.webview(modelOf(small()));
    const card = page.getByRole('treeitem', { name: 'org.example.mpi', exact: true });
    await card.locator('.name').dblclick();
    await expect.poll(() => card.getAttribute('aria-expanded')).toBe('false');
    await card.locator('.name').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Expand', exact: true }).click();
    await expect.poll(() => card.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('moves cards to their places where movement is welcome, and nowhere else', async () => {
    const running = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await pages.webview(modelOf(small()), { reducedMotion });
      return page.evaluate(() => {
        document.querySelector<HTMLElement>('[role=tree]')!.focus();
        for (const key of ['Home', 'ArrowRight', 'ArrowLeft']) {
          const event = new KeyboardEvent('keydown', { key, bubbles: true });
          document.activeElement!.dispatchEvent(event);
        }
        const lines = document.querySelector('.branches')!;
        return lines.getAnimations().length;
      });
    };
    expect(await running('reduce')).toBe(0);
    expect(await running('no-preference')).toBe(1);
  });

  it('goes where the overview map is clicked', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(30, 3)));
    await page.getByRole('button', { name: 'Expand all' }).click();
    const map = page.locator('.minimap');
    const { height } = (await map.boundingBox())!;
    await map.click({ position: { x: 30, y: height - 3 } });
    const last = page.getByRole('treeitem', { name: 'org.example.large.all.group29.attribute2' });
    await expect.poll(async () => ((await last.boundingBox())?.y ?? 9999) < 760).toBe(true);
  });

  it('selects a node by a click and shows it in the text', async () => {
    const text = small();
    const { page, posted } = await pages.webview(modelOf(text));
    await page.getByRole('treeitem', { name: 'org.example.gpu' }).click();
    await expectSelected(page, 'org.example.gpu');
    await expect.poll(() => posted.at(-1)?.type).toBe('reveal');
    const message = posted.at(-1);
    const [start, end] = message?.type === 'reveal' ? message.place.range : [0, 0];
    expect(text.slice(start, end)).toContain('gpu');
    expect(message).toMatchObject({
      focus: false,
      place: { uri: 'file:///schemas/0/compspec.json' },
    });
    expect(await page.locator('.panel h2').textContent()).toBe('gpu');
  });

  it('shows the edge of a relation in the text', async () => {
    const text = small();
    const { page, posted } = await pages.webview(modelOf(text));
    await page.locator('.relation .word').first().click();
    await expect.poll(() => posted.at(-1)?.type).toBe('reveal');
    const message = posted.at(-1);
    const [start, end] = message?.type === 'reveal' ? message.place.range : [0, 0];
    expect(text.slice(start, end)).toContain('needs');
  });

  it('leads from one end of a relation to the other in the panel', async () => {
    const { page } = await pages.webview(modelOf(small()));
    await page.getByRole('treeitem', { name: 'org.example.gpu' }).click();
    await page.locator('.panel .relations .link', { hasText: 'mpi.version' }).click();
    await expectSelected(page, 'org.example.mpi.version');
  });

  it('selects what the cursor in the text is at, and opens what it is in', async () => {
    const model = modelOf(wideSchema(6, 50));
    const { page, send } = await pages.webview(model);
    const last = model.nodes.at(-1)!;
    expect(await page.getByRole('treeitem', { name: last.name }).count()).toBe(0);
    await send({ type: 'select', id: last.id });
    await expectSelected(page, `org.example.large.${last.name}`);
    expect(await page.locator('.selected .plate').boundingBox()).toSatisfy(
      (box: { y: number }) => box.y > 0 && box.y < 760,
    );
  });

  it('keeps zoom, what is open and what is selected when the text changes', async () => {
    const { page, send, shown } = await pages.webview(modelOf(small()));
    await page.getByRole('treeitem', { name: 'org.example.gpu' }).click();
    const handle = page.getByRole('treeitem', { name: 'org.example.mpi', exact: true });
    await handle.locator('.handle .badge').click();
    await page.getByRole('treeitem', { name: 'org.example.gpu' }).click();
    await page.mouse.move(500, 600);
    await page.mouse.wheel(0, -300);
    await page.waitForTimeout(100);
    const place = await page.locator('.selected .plate').boundingBox();
    await send({ ...shown, model: modelOf(small({ 'mpi.new': {} })) });
    await page.waitForFunction(
      () => document.querySelector('.badge + .count')?.textContent === '2',
    );
    expect(await names(page)).toEqual(['org.example', 'org.example.mpi', 'org.example.gpu']);
    await expectSelected(page, 'org.example.gpu');
    const after = await page.locator('.selected .plate').boundingBox();
    expect(after!.x).toBeCloseTo(place!.x, 0);
    expect(after!.y).toBeCloseTo(place!.y, 0);
    expect(after!.width).toBeCloseTo(place!.width, 0);
  });

  it('selects what contained a node that is gone', async () => {
    const { page, send, shown } = await pages.webview(modelOf(small({ 'mpi.old': {} })));
    await page.getByRole('treeitem', { name: 'org.example.mpi.old' }).click();
    await send({ ...shown, model: modelOf(small()) });
    await expectSelected(page, 'org.example.mpi');
  });

  it('keeps the last picture, dimmed, with a sentence when there is no newer one', async () => {
    const { page, send, shown } = await pages.webview(modelOf(small()));
    await send({ type: 'fault', sentence: 'The schema was deleted.' });
    expect(await page.getByRole('alert').textContent()).toBe('The schema was deleted.');
    expect(await page.locator('.stage.stale').count()).toBe(1);
    expect(await page.getByRole('treeitem').count()).toBe(4);
    await send(shown);
    await page.waitForFunction(() => document.querySelector('.stale') === null);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says so where there is nothing to show', async () => {
    const model = { ...modelOf(small()), nodes: [], relations: [] };
    const { page, send, shown } = await pages.webview(modelOf(small()));
    await send({ ...shown, model });
    await page.getByText('There is nothing to show').waitFor();
    // No button minds.
    for (const tool of await page.locator('.toolbar .tool').all()) await tool.click();
    await send(shown);
    await page.getByRole('treeitem').first().waitFor();
  });

  it('opens siblings page by page', async () => {
    const { page } = await pages.webview(modelOf(wideSchema(100, 0)));
    const more = page.getByRole('treeitem', { name: '+60 more' });
    await page.getByRole('button', { name: 'Show all of it' }).click();
    await more.click();
    await expectSelected(page, 'org.example.large.all.group40');
    await page.keyboard.press('End');
    await expectSelected(page, '+20 more');
  });

  it('is restored as it was', async () => {
    const model = modelOf(wideSchema(6, 50));
    const first = await pages.webview(model);
    await first.send({ type: 'select', id: model.nodes.at(-1)!.id });
    await first.page.getByRole('button', { name: 'Overview map' }).click();
    await first.page.getByRole('button', { name: 'Stay with this schema' }).click();
    await expect.poll(() => first.posted.at(-1)).toEqual({ type: 'pin', pinned: true });
    await expect.poll(() => first.states.at(-1)?.pinned).toBe(true);
    const state = first.states.at(-1)!;
    expect(state).toMatchObject({ form: 1, key: 'a', host: { uris: ['a'] }, minimap: false });
    const transform = await first.page.locator('.world').getAttribute('transform');
    const again = await pages.webview(model, { state, show: { pinned: true } });
    await expectSelected(again.page, `org.example.large.${model.nodes.at(-1)!.name}`);
    expect(await again.page.locator('.world').getAttribute('transform')).toBe(transform);
    expect(await again.page.locator('.minimap').isVisible()).toBe(false);
  });

  it('shows another picture from its beginning', async () => {
    const { page, send, shown } = await pages.webview(modelOf(small()));
    const model = await catalogModel('io.archspec/0.0.0');
    await send({ ...shown, model, key: 'b' });
    await page.getByRole('treeitem', { name: 'io.archspec.cpu.target' }).waitFor();
    await expectSelected(page, 'io.archspec');
  });
});
