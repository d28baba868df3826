import * as vscode from 'vscode';
import { until } from './support';

/** The names of VS Code's own themes; they lost a word between releases. */
const themes = {
  light: { names: ['Default Light Modern', 'Light Modern'], kind: vscode.ColorThemeKind.Light },
  dark: { names: ['Default Dark Modern', 'Dark Modern'], kind: vscode.ColorThemeKind.Dark },
  hc: { names: ['Default High Contrast'], kind: vscode.ColorThemeKind.HighContrast },
};

export type Theme = keyof typeof themes;

/** Switches VS Code's colours and waits until extensions see them. */
export async function setTheme(theme: Theme): Promise<void> {
  const { names, kind } = themes[theme];
  const known: { id: string }[] =
    vscode.extensions.getExtension('vscode.theme-defaults')?.packageJSON.contributes.themes ?? [];
  const name = names.find((one) => known.some(({ id }) => id === one));
  if (!name) throw new Error(`This VS Code has no theme ${names.join(' or ')}.`);
  await vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await until(`the ${theme} theme`, () => vscode.window.activeColorTheme.kind === kind);
}

/**
 * Takes a picture of VS Code's window: test-results/screenshots/NAME.png.
 * @param name lower case letters, digits and hyphens
 * @param seeing what has to be visible first: a CSS selector, or `webview:` and a text in a webview
 */
export async function screenshot(name: string, seeing = ''): Promise<void> {
  await ask(`screenshot/${name}`, seeing);
}

/** Presses a key as Playwright names it: what only a keyboard does, and no command. */
export async function press(key: string): Promise<void> {
  await ask(`press/${key}`);
}

/** Types where the focus is, which may be no editor. */
export async function typeText(text: string): Promise<void> {
  await ask('type/text', text);
}

/** Whether VS Code runs in a browser, into whose pages a test can look. */
export const isInBrowser = process.env['COMPSPEC_CONTROL_ADDRESS'] !== undefined;

/** What can be done in the graph's view: see launcher/graph.mjs. */
export type GraphAction = 'click' | 'menu' | 'evaluate' | 'accessibility';

/** Does something in the graph's view, as a person in front of it; gives what comes back. */
export function inGraph(action: GraphAction, body = ''): Promise<string> {
  return ask(`graph/${action}`, body);
}

/**
 * Asks the launcher, which holds the browser with VS Code. On a desktop there is none, and the test
 * goes on without.
 */
async function ask(action: string, body = ''): Promise<string> {
  const address = process.env['COMPSPEC_CONTROL_ADDRESS'];
  if (!address) {
    console.log(`Not done, as VS Code does not run in a browser: ${action}`);
    return '';
  }
  const response = await fetch(`${address}/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env['COMPSPEC_CONTROL_TOKEN']}` },
    body,
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${action}: ${answer}`);
  return answer;
}
