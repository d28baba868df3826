import { Knowledge } from '../../core/compatibility/knowledge.js';
import { attributeOf } from '../../core/dockerfile/attribute.js';
import { cudaRequirements } from '../../core/dockerfile/cuda-requirement.js';
import { builtStage, stagesBelow } from '../../core/dockerfile/image.js';
import type { DockerfileLabels } from '../../core/dockerfile/labels.js';
import { profileHead } from '../../core/host/profile-head.js';
import type { Message } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';

/** Whether a document speaks of an image: a spec, or a Dockerfile by its labels. */
export function isOfImage({ kind, labels }: ParsedDocument): boolean {
  return kind === 'spec' || labels !== undefined;
}

/** Why a document can not be held against hosts. */
export function uncheckable({ kind, spec, labels, tree }: ParsedDocument): Message | undefined {
  if (labels !== undefined) {
    const isBuilt = builtStage(undefined, labels.stages) !== -1;
    return isBuilt ? undefined : { key: 'host.no-stage', args: [] };
  }
  if (kind !== 'spec' || spec === undefined) return { key: 'host.not-spec', args: [] };
  if (profileHead(tree) !== undefined) return { key: 'host.is-profile', args: [] };
  return spec.isMapping ? { key: 'host.is-mapping', args: [] } : undefined;
}

/**
 * Whether a document is held against hosts without anybody's asking: a spec, and a Dockerfile that asks
 * whose image asks something of a host. Most do not, and nobody wants to read that nothing is known of
 * them; a stage that is only copied from has a platform and labels of its own.
 * @param target of a Dockerfile the stage that is built; else the last
 */
export function isHeld(document: ParsedDocument, catalog: Catalog, target?: string): boolean {
  if (uncheckable(document) !== undefined) return false;
  return document.labels === undefined || asksOfHosts(document.labels, catalog, target);
}

function asksOfHosts(
  { all, stages, environment }: DockerfileLabels,
  catalog: Catalog,
  target: string | undefined,
): boolean {
  const knowledge = Knowledge.of(catalog);
  const below = stagesBelow(builtStage(target, stages), stages);
  const inImage = new Set(below);
  return (
    below.some((stage) => stages[stage]?.platform?.text !== undefined) ||
    cudaRequirements(environment.filter(({ stage }) => inImage.has(stage))).length > 0 ||
    all.some((label) => {
      if (!label.isNameKnown || !inImage.has(label.stage)) return false;
      const { namespace, name, schema } = attributeOf(label, catalog);
      if (schema === undefined) return false;
      const known = knowledge.attribute(namespace, name, schema);
      return known !== undefined && known.definition.comparison !== 'informational';
    })
  );
}
