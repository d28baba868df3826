import type { ClientCapabilities } from 'vscode-json-languageservice';
import type { ActionStyle } from './actions.js';
import type { DiagnosticStyle } from './diagnostics.js';
import type { LensCommands } from './lenses.js';
import type { LinkStyle } from './spec/links.js';
import type { RenameStyle } from './workspace/rename.js';

/** How the client wants its answers; nothing here changes while it is connected. */
export interface LanguageServiceOptions
  extends DiagnosticStyle,
    ActionStyle,
    RenameStyle,
    LinkStyle {
  /** Which forms of text the client shows. */
  readonly capabilities: ClientCapabilities;
  /** Whether a completion may have placeholders. */
  readonly snippets: boolean;
  /** Whether the client shows something beside each completion without its being selected. */
  readonly labelDetails: boolean;
  /** Whether the client shows symbols below each other. */
  readonly hierarchicalSymbols: boolean;
  /** Whether another server of the editor reads YAML. */
  readonly hasYamlServer: boolean;
  readonly lensCommands: LensCommands;
}
