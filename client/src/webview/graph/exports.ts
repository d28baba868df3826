import { dotText } from '../../../../server/src/core/picture/view/dot.js';
import type { Expansion, Visible } from '../../../../server/src/core/picture/view/expansion.js';
import { jsonText } from '../../../../server/src/core/picture/view/json.js';
import { mermaidText } from '../../../../server/src/core/picture/view/mermaid.js';
import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { svgDocument } from '../../../../server/src/core/picture/view/svg.js';
import type { Theme } from '../../../../server/src/core/picture/view/theme.js';
import { word } from '../../../../server/src/core/picture/view/words.js';
import type { ExportFormat, ExportMessage } from '../../../../server/src/protocol/graph-view.js';

/** Chromium draws no canvas with a longer side, nor one of more pixels. */
const mostSide = 16_384;
const mostPixels = 268_435_456;

/** What is exported, and how it looks now. */
export interface Exported {
  readonly model: PictureModel;
  readonly expansion: Expansion;
  /** What that shows. */
  readonly shown: Visible;
  readonly theme: Theme;
}

/** A file of the picture; what is closed in the view is closed in it; JSON has all. */
export async function exported(
  format: ExportFormat,
  { model, expansion, shown, theme }: Exported,
): Promise<ExportMessage> {
  const base = fileName(model.title);
  const type = 'export';
  switch (format) {
    case 'svg': {
      const text = svgDocument(model, expansion, { theme });
      return { type, format, name: `${base}.svg`, text };
    }
    case 'png': {
      const svg = svgDocument(model, expansion, { theme });
      return { type, format, name: `${base}.png`, ...(await pngOf(svg, model)) };
    }
    case 'mermaid':
      return { type, format, name: `${base}.mmd`, text: mermaidText(model, shown, theme) };
    case 'dot':
      return { type, format, name: `${base}.dot`, text: dotText(model, shown, theme) };
    case 'json':
      return { type, format, name: `${base}.json`, text: jsonText(model) };
    case 'html':
      return { type, format, name: `${base}.html`, expansion: [...expansion] };
  }
}

async function pngOf(svg: string, model: PictureModel): Promise<{ base64: string; note?: string }> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const { naturalWidth, naturalHeight } = image;
    const scale = scaleFor(naturalWidth, naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(naturalWidth * scale));
    canvas.height = Math.max(1, Math.floor(naturalHeight * scale));
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [head, base64] = canvas.toDataURL('image/png').split(',');
    if (head !== 'data:image/png;base64' || base64 === undefined || base64 === '') {
      throw new Error(`A canvas of ${canvas.width} × ${canvas.height} gave no image.`);
    }
    const percent = Math.max(1, Math.floor((scale / 2) * 100));
    return { base64, ...(scale < 2 && { note: word(model, 'ui.png-smaller', percent) }) };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Twice its size, or as much as a canvas can hold. */
function scaleFor(width: number, height: number): number {
  const side = mostSide / Math.max(1, width, height);
  const area = Math.sqrt(mostPixels / Math.max(1, width * height));
  return Math.min(2, side, area);
}

/** A title as the name of a file: what no file system minds. */
function fileName(title: string): string {
  const safe = title.normalize('NFKC').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return safe.replace(/^[-.]+|[-.]+$/g, '').slice(0, 80) || 'graph';
}

/** In a page without a host: the file goes where downloads go. */
export function download(message: ExportMessage): void {
  if (message.format === 'html') return;
  const url =
    message.format === 'png'
      ? `data:image/png;base64,${message.base64}`
      : URL.createObjectURL(
          new Blob([message.text], { type: `${types[message.format]};charset=utf-8` }),
        );
  const link = document.createElement('a');
  link.href = url;
  link.download = message.name;
  link.click();
  if (url.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const types = {
  svg: 'image/svg+xml',
  mermaid: 'text/plain',
  dot: 'text/vnd.graphviz',
  json: 'application/json',
} as const;
