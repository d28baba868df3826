import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { ParsedDocument } from '../../document.js';
import type { JsonService } from '../json-service.js';
import { endProposals, inferenceProposals, type Proposals } from './attributes.js';
import { edgeProposals } from './edges.js';
import { Known } from './known.js';
import { aliasProposals, extractorProposals } from './metadata.js';
import { nodeProposals } from './nodes.js';
import { type Place, placeAt } from './place.js';
import { fitted, itemsOf, type Proposal, withFormat } from './proposal.js';
import { relationProposals } from './relations.js';
import { roleOf } from './role.js';

export interface CompletionOptions {
  /** Whether the client lets a user fill in placeholders. */
  readonly snippets: boolean;
  /** From an English text to one in the user's language. */
  readonly translate: (template: string) => string;
}

/**
 * Offers what may stand at a place of a compatibility schema. Where the schema itself tells, as what
 * an edge may end at, that is all; elsewhere its JSON Schema does.
 */
export class SchemaCompletion {
  readonly #json: JsonService;
  readonly #options: CompletionOptions;

  constructor(json: JsonService, options: CompletionOptions) {
    this.#json = json;
    this.#options = options;
  }

  async complete(document: ParsedDocument, position: Position): Promise<CompletionList | null> {
    if (!document.features.help) return null;
    const offset = document.source.offsetAt(position);
    const { snippets } = this.#options;
    const place = placeAt(document.tree, offset, document.faultless);
    if (place === 'root') {
      const list = await this.#json.complete(document, offset);
      return list && { ...list, items: list.items.map((item) => withFormat(item, snippets)) };
    }
    if (place === undefined) return null;
    const { proposals, isIncomplete } = this.#proposals(place, document);
    if (proposals.length > 0) {
      return { isIncomplete, items: itemsOf(proposals, place, document, snippets) };
    }
    const typed = place.punctuated();
    const inside = typed.tree.start(typed.node) + 1;
    const list = await this.#json.complete(document, inside, typed);
    return (
      list && {
        ...list,
        items: list.items.map((item) => fitted(item, place, document, snippets)),
      }
    );
  }

  #proposals(place: Place, document: ParsedDocument): Proposals {
    const role = roleOf(place);
    if (role === undefined) return complete([]);
    if (role.kind === 'extractor') return complete(extractorProposals(role.name));
    if (role.kind === 'alias') return complete(aliasProposals(place.tree, role.metadata));
    const { translate } = this.#options;
    const known = new Known(place, document.lastGoodSchema);
    if (role.kind === 'end') return endProposals(known, place, role);
    if (role.kind === 'inferred') return inferenceProposals(known, place, role.name);
    if (role.kind === 'relation') return complete(relationProposals(known, translate));
    if (role.kind === 'node') return nodeProposals(known, place, translate);
    return edgeProposals(known, place, translate);
  }
}

function complete(proposals: readonly Proposal[]): Proposals {
  return { proposals, isIncomplete: false };
}
