import type { Theme } from '../../../../server/src/core/picture/view/theme.js';

/** The theme that is nearest to how the page looks now: for files that are made of what it shows. */
export function currentTheme(): Theme {
  const { classList, dataset } = document.body;
  const named = dataset['theme'] ?? document.documentElement.dataset['theme'];
  if (named === 'light' || named === 'dark' || named === 'high-contrast') return named;
  // VS Code's light theme of high contrast has the first two of these classes.
  if (classList.contains('vscode-high-contrast-light')) return 'light';
  if (classList.contains('vscode-high-contrast')) return 'high-contrast';
  if (classList.contains('vscode-dark')) return 'dark';
  if (classList.contains('vscode-light')) return 'light';
  if (matchMedia('(prefers-contrast: more)').matches) return 'high-contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
