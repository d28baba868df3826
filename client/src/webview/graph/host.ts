import type { PictureModel } from '../../../../server/src/core/picture/view/model.js';
import type {
  GraphViewState,
  HostMessage,
  ViewMessage,
} from '../../../../server/src/protocol/graph-view.js';

/** Whoever the view is shown by. */
export interface Host {
  /** Whether there is a text to go to, and somebody who saves files. */
  readonly isEditor: boolean;
  readonly post: (message: ViewMessage) => void;
  readonly listen: (listener: (message: HostMessage<PictureModel>) => void) => void;
  readonly state: () => GraphViewState | undefined;
  readonly keep: (state: GraphViewState) => void;
}

interface EditorApi {
  postMessage(message: ViewMessage): void;
  getState(): unknown;
  setState(state: GraphViewState): void;
}

declare global {
  /** Given by VS Code to its webviews, once. */
  var acquireVsCodeApi: (() => EditorApi) | undefined;
}

export function editorHost(): Host | undefined {
  const api = globalThis.acquireVsCodeApi?.();
  if (api === undefined) return undefined;
  return {
    isEditor: true,
    post: (message) => api.postMessage(message),
    listen: (listener) => {
      addEventListener('message', ({ data }: MessageEvent<HostMessage<PictureModel>>) => {
        // Whoever else talks to the page says nothing of that form.
        if (typeof data === 'object' && data !== null) listener(data);
      });
    },
    state: () => asState(api.getState()),
    keep: (state) => api.setState(state),
  };
}

/** What an older version of the view kept is of no use to this one. */
function asState(value: unknown): GraphViewState | undefined {
  const state = value as GraphViewState | null | undefined;
  return state?.form === 1 && Array.isArray(state.expansion) ? state : undefined;
}
