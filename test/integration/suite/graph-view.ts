import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './support';
import { inGraph, press } from './window';

/** The graph's tabs, in all groups of editors. */
export function graphTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('compspec.graph'),
    );
}

/** Waits for the title of the only graph. */
export async function titled(title: string): Promise<void> {
  await until(`the title ${title}`, () => graphTabs().some(({ label }) => label === title));
}

/** The value of an expression in the graph's page. */
export async function inPage<Value>(expression: string): Promise<Value> {
  return JSON.parse(await inGraph('evaluate', expression)) as Value;
}

/** The namespaces of the examples: with them a screen reader says the names of attributes. */
const namespaces = ['org.example.storage.', 'org.supercontainers.'];

/** What a screen reader says of the cards that are drawn. */
async function labels(more = ''): Promise<string[]> {
  const cards = `[...document.querySelectorAll('[role=treeitem]${more}')]`;
  return inPage(`${cards}.map((one) => one.getAttribute('aria-label'))`);
}

function nameIn(label: string): string {
  const [name = ''] = label.split(';');
  const namespace = namespaces.find((one) => name.startsWith(one)) ?? '';
  return name.slice(namespace.length);
}

/** The names of what is drawn. */
async function cards(): Promise<string[]> {
  return (await labels()).map(nameIn);
}

/** Waits until a card is drawn, or is not. */
export async function untilCard(name: string, isThere = true): Promise<void> {
  await until(`a graph ${isThere ? 'with' : 'without'} ${name}`, async () => {
    return (await cards()).includes(name) === isThere;
  });
}

/** The name of the card that is selected. */
async function selectedCard(): Promise<string> {
  return (await labels('[aria-selected=true]')).map(nameIn).join();
}

export async function untilSelected(name: string): Promise<void> {
  await until(`the card ${name} to be selected`, async () => (await selectedCard()) === name);
}

/** Clicks where a card has its name. */
export async function clickCard(name: string): Promise<void> {
  const label = (await labels()).find((one) => nameIn(one) === name) ?? name;
  await inGraph('click', `[role=treeitem][aria-label=${JSON.stringify(label)}]`);
}

/** Goes to the picture, in the second group of editors, as a keyboard does. */
export async function focusTree(): Promise<void> {
  await press('Control+2');
  await until('the keyboard to be in the graph', () =>
    inPage(`document.hasFocus() && document.activeElement.getAttribute('role') === 'tree'`),
  );
}

/** Waits until keys go to the graph: after an edit of the text it is the editor's for a moment. */
export async function untilKeyboard(): Promise<void> {
  await until('the keyboard to be back', () => inPage('document.hasFocus()'));
}

/** Presses keys one after the other. */
export async function pressAll(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await press(key);
}

/** Fails with what axe-core found. */
export async function assertAccessible(): Promise<void> {
  const violations: unknown[] = JSON.parse(await inGraph('accessibility'));
  assert.deepEqual(violations, []);
}
