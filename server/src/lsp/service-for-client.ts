import * as l10n from '@vscode/l10n';
import { addLabelsCommand } from '../protocol/dockerfile.js';
import { checkCommand, selectHostCommand } from '../protocol/host.js';
import { showReferencesCommand } from '../protocol/initialization.js';
import { showGraphCommand } from '../protocol/picture.js';
import { LanguageService } from '../service/language-service.js';
import type { Client } from './client.js';
import type { Containment } from './containment.js';

/**
 * The language service for what a client can, in its language.
 * @param reference the address of the reference of finding codes
 */
export function serviceForClient(
  { capabilities, options, ...client }: Client,
  reference: string | undefined,
  containment: Containment,
): LanguageService {
  if (options.l10n !== undefined) translate(options.l10n, containment);
  return new LanguageService({
    translate: (template) => l10n.t(template),
    reference,
    capabilities,
    relatedInformation: client.relatedInformation,
    snippets: client.snippets,
    labelDetails: client.labelDetails,
    hierarchicalSymbols: client.hierarchicalSymbols,
    createsFiles: client.createsFiles,
    versionsEdits: client.versionsEdits,
    annotates: client.annotates,
    snippetEdits: client.snippetEdits,
    addLabelsCommand: options.commands?.find((command) => command === addLabelsCommand),
    showsTexts: client.showsTexts,
    hasYamlServer: options.hasYamlServer === true,
    lensCommands: {
      references: options.commands?.find((command) => command === showReferencesCommand),
      check: options.commands?.find((command) => command === checkCommand),
      selectHost: options.commands?.find((command) => command === selectHostCommand),
      showGraph: options.commands?.find((command) => command === showGraphCommand),
    },
  });
}

function translate(bundle: string, containment: Containment): void {
  try {
    l10n.config({ contents: bundle });
  } catch (error) {
    containment.report('Localization, without which sentences are in English', error);
  }
}
