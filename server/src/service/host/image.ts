import type { Demand } from '../../core/compatibility/demand.js';
import { hostFindings } from '../../core/compatibility/findings.js';
import { placesIn, type StatedPlaces } from '../../core/compatibility/places.js';
import type { CheckReport } from '../../core/compatibility/report.js';
import { readSubject, type Subject } from '../../core/compatibility/subject.js';
import { labelHostFindings } from '../../core/dockerfile/host-findings.js';
import { builtStage } from '../../core/dockerfile/image.js';
import { readDockerfileImage } from '../../core/dockerfile/subject.js';
import type { Finding } from '../../core/finding.js';
import type { Argument } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { ParsedDocument } from '../document.js';

/** What a document says of an image. */
interface DocumentImage {
  readonly subject: Subject;
  readonly demands: readonly Demand[];
  readonly places: StatedPlaces;
  readonly findings: (report: CheckReport, host: Argument) => readonly Finding[];
}

/**
 * Reads a spec's image, or that of a Dockerfile's stage.
 * @param target the stage that is built; else the last
 */
export function imageIn(
  { spec, labels, tree, source }: ParsedDocument,
  catalog: Catalog,
  target: string | undefined,
): DocumentImage {
  if (labels !== undefined) {
    const image = readDockerfileImage(labels, builtStage(target, labels.stages), catalog);
    const findings: DocumentImage['findings'] = (report, host) =>
      labelHostFindings(image, report, host, source.getText());
    return { ...image, findings };
  }
  const places = placesIn(tree);
  return {
    subject: readSubject(spec!, catalog, 'spec'),
    demands: [],
    places,
    findings: (report, host) => hostFindings(report, host, places),
  };
}
