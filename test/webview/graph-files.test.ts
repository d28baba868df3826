import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats } from '../../server/src/protocol/graph-view.js';
import { graphPages, viewer } from './graph-pages.js';
import { catalogModel, modelOf, wideSchema } from './models.js';

let pages: Awaited<ReturnType<typeof graphPages>>;
beforeAll(async () => {
  pages = await graphPages();
});
afterAll(() => pages.close());

describe('what the view exports', () => {
  it('posts each format to the editor', async () => {
    const { page, posted, complaints } = await pages.webview(
      await catalogModel('org.supercontainers/0.1.0'),
    );
    const files = () => posted.flatMap((one) => (one.type === 'export' ? [one] : []));
    for (const [index, format] of exportFormats.entries()) {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem').nth(index).click();
      await expect.poll(() => files().at(-1)?.format).toBe(format);
    }
    expect(files().map(({ name }) => name)).toEqual(
      ['svg', 'png', 'mmd', 'dot', 'json', 'html'].map(
        (extension) => `org.supercontainers-0.1.0.${extension}`,
      ),
    );
    const textOf = (wanted: string): string => {
      const file = files().find(({ format }) => format === wanted);
      return file !== undefined && 'text' in file ? file.text : '';
    };
    expect(textOf('mermaid')).toContain('flowchart LR');
    expect(textOf('dot')).toContain('digraph');
    expect(JSON.parse(textOf('json'))).toMatchObject({
      form: 1,
      title: 'org.supercontainers 0.1.0',
    });
    const png = files().find((one) => one.format === 'png');
    const base64 = png?.format === 'png' ? png.base64 : '';
    const look = await pages.blank();
    const size = await parsedSvg(look, textOf('svg'));
    // The colour of namespaces, which an image without its style would not have.
    expect(await hasColour(look, base64, [31, 99, 184])).toBe(true);
    expect(pngSize(base64)).toEqual([size.width * 2, size.height * 2]);
    const html = files().find((one) => one.format === 'html');
    expect(html).toMatchObject({ expansion: expect.arrayContaining([expect.any(String)]) });
    expect(complaints).toEqual([]);
  });

  it('makes a file when the host asks for it', async () => {
    const { posted, send } = await pages.webview(await catalogModel('io.archspec/0.0.0'));
    await send({ type: 'ask-export', format: 'dot' });
    await expect.poll(() => posted.at(-1)).toMatchObject({ type: 'export', format: 'dot' });
  });

  it('draws as much of a large picture as a canvas holds, and says so', async () => {
    const { page, posted, send } = await pages.webview(modelOf(wideSchema(25, 39)));
    await page.getByRole('button', { name: 'Expand all' }).click();
    await send({ type: 'ask-export', format: 'png' });
    await expect.poll(() => posted.at(-1)?.type, { timeout: 20_000 }).toBe('export');
    const file = posted.at(-1);
    if (file?.type !== 'export' || file.format !== 'png') throw new Error('It is no PNG.');
    expect(Math.max(...pngSize(file.base64))).toBe(16_384);
    expect(file.note).toMatch(/drawn at \d+% of twice its size/);
    expect(await page.getByRole('status').textContent()).toBe(file.note);
  });

  it('lets a page that stands alone download what it can make by itself', async () => {
    const { page, complaints } = await pages.page(await catalogModel('io.archspec/0.0.0'));
    await page.getByRole('button', { name: 'Export' }).click();
    expect(await page.getByRole('menuitem').count()).toBe(exportFormats.length - 1);
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'SVG' }).click();
    expect((await download).suggestedFilename()).toBe('io.archspec-0.0.0.svg');
    const image = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'PNG' }).click();
    expect((await image).suggestedFilename()).toBe('io.archspec-0.0.0.png');
    expect(complaints).toEqual([]);
  });

  it('is a program of less than 120 KB', async () => {
    const { script } = await viewer();
    expect(Buffer.byteLength(script)).toBeLessThan(120_000);
  });
});

async function parsedSvg(page: Page, text: string): Promise<{ width: number; height: number }> {
  return page.evaluate((xml) => {
    const { documentElement } = new DOMParser().parseFromString(xml, 'image/svg+xml');
    if (documentElement.querySelector('parsererror') !== null) throw new Error('It is no XML.');
    const size = (name: string): number => Number(documentElement.getAttribute(name));
    return { width: size('width'), height: size('height') };
  }, text);
}

/** Whether a pixel of an image has a colour. */
async function hasColour(page: Page, base64: string, colour: readonly number[]): Promise<boolean> {
  return page.evaluate(
    async ({ source, wanted }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d')!;
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) {
        if (wanted.every((one, part) => data[at + part] === one)) return true;
      }
      return false;
    },
    { source: `data:image/png;base64,${base64}`, wanted: colour },
  );
}

/** The size that a PNG says of itself. */
function pngSize(base64: string): [number, number] {
  const bytes = Buffer.from(base64, 'base64');
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
