import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import { download } from './exports.js';
import type { Host } from './host.js';

/** The element with the data of a page that stands alone (core/picture/html.ts). */
const dataId = 'compspec-picture';

interface PageData {
  readonly model: PictureModel;
  readonly expanded: readonly string[];
}

/** A page without an editor: the model is in it, and what is exported is downloaded. */
export function pageHost(): Host {
  const text = document.getElementById(dataId)?.textContent;
  return {
    isEditor: false,
    listen: (listener) => {
      if (text == null) throw new Error(`The page has no element #${dataId}.`);
      const { model, expanded: expansion }: PageData = JSON.parse(text);
      const about = { key: 'page', pinned: true, editable: false, host: undefined };
      listener({ type: 'show', model, expansion, ...about });
    },
    post: (message) => {
      if (message.type === 'export') download(message);
    },
    state: () => undefined,
    keep: () => {},
  };
}
