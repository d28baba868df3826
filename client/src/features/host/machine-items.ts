import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type {
  HostDescription,
  HostNamespace,
  HostSection,
  HostValue,
} from '../../../../server/src/protocol/host.js';
import { paragraphs } from '../../infrastructure/markdown.js';
import { shortValue } from './short-value.js';
import { sectionIcon, sectionWord } from './verdicts.js';

/** Something in the view of a host, and what stands below it. */
export interface Entry {
  readonly item: TreeItem;
  readonly children: readonly Entry[];
  /** What is copied of it. */
  readonly text?: string;
}

/** What is known of a host: first what specs are held against, then what was read for it. */
export function entriesOf({ namespaces, sections }: HostDescription): readonly Entry[] {
  const known = namespaces.filter(({ attributes }) => attributes.length > 0);
  return [
    group(
      l10n.t('Attributes'),
      l10n.t('what specs are held against'),
      known.map(namespaceEntry),
      TreeItemCollapsibleState.Expanded,
    ),
    group(
      l10n.t('Probes'),
      l10n.t('what was read'),
      sections.map(sectionEntry),
      TreeItemCollapsibleState.Collapsed,
    ),
  ].filter(({ children }) => children.length > 0);
}

function group(
  label: string,
  description: string,
  children: readonly Entry[],
  state: TreeItemCollapsibleState,
): Entry {
  const item = new TreeItem(label, state);
  item.id = label;
  item.description = description;
  return { item, children };
}

function namespaceEntry({ namespace, version, attributes }: HostNamespace): Entry {
  const item = new TreeItem(namespace, TreeItemCollapsibleState.Expanded);
  item.id = namespace;
  item.description = version;
  item.iconPath = new ThemeIcon('symbol-namespace');
  return { item, children: attributes.map((one) => valueEntry(namespace, one)) };
}

function sectionEntry(section: HostSection): Entry {
  const { extractor, status, detail, values, isUnverified, milliseconds } = section;
  const name = `${extractor}.${section.section}`;
  const item = new TreeItem(
    name,
    values.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = `probe ${name}`;
  item.description = detail ?? (status === 'ok' ? countOf(values.length) : sectionWord(status));
  item.iconPath = sectionIcon(status);
  item.tooltip = paragraphs([
    `${name}: ${sectionWord(status)}`,
    detail,
    isUnverified
      ? l10n.t('Its reading was not yet held against the output of a real machine.')
      : undefined,
    milliseconds === undefined ? undefined : `${milliseconds} ms`,
  ]);
  item.accessibilityInformation = { label: `${name}: ${sectionWord(status)} ${detail ?? ''}` };
  return { item, children: values.map((one) => valueEntry(name, one)) };
}

function countOf(values: number): string {
  if (values === 0) return '';
  return values === 1 ? l10n.t('1 value') : l10n.t('{0} values', values);
}

function valueEntry(parent: string, { name, value }: HostValue): Entry {
  const item = new TreeItem(name);
  item.id = `${parent} ${name}`;
  item.description = shortValue(value);
  item.tooltip = paragraphs([`${parent}.${name}`, value]);
  item.contextValue = 'compspec.host.value';
  return { item, children: [], text: value };
}
