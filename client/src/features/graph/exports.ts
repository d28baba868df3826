import { env, l10n, Uri, window, workspace } from 'vscode';
import type { ExportFormat, ExportMessage } from '../../../../server/src/protocol/graph-view.js';
import {
  type PictureFault,
  type PicturePage,
  type PicturePageParams,
  type PictureSubject,
  picturePageRequest,
} from '../../../../server/src/protocol/picture.js';
import type { LanguageServer } from '../server/server.js';

/** What the formats are called, in the order in which they are offered, and the ends of their files' names. */
const formats: Readonly<Record<ExportFormat, readonly [name: string, end: string]>> = {
  svg: ['SVG', 'svg'],
  png: ['PNG', 'png'],
  html: ['HTML', 'html'],
  mermaid: ['Mermaid', 'mmd'],
  dot: ['Graphviz DOT', 'dot'],
  json: ['JSON', 'json'],
};

/** Lets the user choose a format. */
export async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = (Object.keys(formats) as ExportFormat[]).map((format) => ({
    label: formats[format][0],
    description: `.${formats[format][1]}`,
    detail: detailOf(format),
    format,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Export the Graph'),
    matchOnDetail: true,
  });
  return picked?.format;
}

export function isFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(formats, value);
}

function detailOf(format: ExportFormat): string {
  const details: Readonly<Record<ExportFormat, string>> = {
    svg: l10n.t('The picture as it is open now, sharp at every size'),
    png: l10n.t('The same as an image of twice the size'),
    html: l10n.t('This view as one page that needs nothing else'),
    mermaid: l10n.t('A flowchart that Markdown of GitHub and GitLab shows'),
    dot: l10n.t('Every node and edge, for Graphviz'),
    json: l10n.t('What is drawn, for programs'),
  };
  return details[format];
}

/**
 * Saves what the view made, where the user wants it.
 * @param file where; it is asked for unless it is given
 * @returns where it was saved; undefined where the user thought better of it
 */
export async function saveExport(
  message: ExportMessage,
  make: (message: ExportMessage) => Promise<Uint8Array>,
  beside: Uri | undefined,
  file?: Uri,
): Promise<Uri | undefined> {
  const [name, end] = formats[message.format];
  const folder = folderFor(beside);
  const target =
    file ??
    (await window.showSaveDialog({
      title: l10n.t('Export the Graph'),
      filters: { [name]: [end] },
      ...(folder !== undefined && { defaultUri: Uri.joinPath(folder, fileName(message.name)) }),
    }));
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, await make(message));
  if (message.format === 'png' && message.note !== undefined) {
    void window.showInformationMessage(message.note);
  }
  return target;
}

/** The bytes of the file. */
export async function bytesOf(
  message: ExportMessage,
  subject: PictureSubject,
  server: LanguageServer,
): Promise<Uint8Array> {
  if (message.format === 'png') return Buffer.from(message.base64, 'base64');
  if (message.format !== 'html') return new TextEncoder().encode(message.text);
  const { expansion } = message;
  const params: PicturePageParams = { ...subject, expansion, language: env.language };
  const page = await server.request<PicturePage | PictureFault>(picturePageRequest, params);
  if ('fault' in page) throw new Error(page.fault);
  return new TextEncoder().encode(page.html);
}

/** Beside the schema, or in the workspace where that is no file. */
function folderFor(beside: Uri | undefined): Uri | undefined {
  const isFile = beside !== undefined && workspace.fs.isWritableFileSystem(beside.scheme) === true;
  return isFile ? Uri.joinPath(beside, '..') : workspace.workspaceFolders?.[0]?.uri;
}

/** The view proposes a name; it is no path. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(-120) || 'graph';
}
