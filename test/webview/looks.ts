import type { Page } from 'playwright-core';

/** The names of the nodes that are drawn, in the order of reading. */
export async function names(page: Page): Promise<string[]> {
  const labels = await page
    .getByRole('treeitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.split(';', 1)[0]!);
}

/** Waits until a node is selected, and is what the focus of the tree is at. */
export async function expectSelected(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const id = document.querySelector('[role=tree]')?.getAttribute('aria-activedescendant');
    const active = id == null ? null : document.getElementById(id);
    return (
      active?.getAttribute('aria-selected') === 'true' &&
      active.getAttribute('aria-label')?.split(';', 1)[0] === wanted
    );
  }, name);
}
