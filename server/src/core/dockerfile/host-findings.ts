import { hostFinding, type Mismatch, mismatchesIn } from '../compatibility/findings.js';
import type { CheckReport } from '../compatibility/report.js';
import { type Finding, inTextOrder } from '../finding.js';
import type { Argument } from '../messages.js';
import { readIgnored } from './ignored.js';
import type { DockerfileImage } from './subject.js';

/**
 * What of a Dockerfile's image does not fit a host, unless a comment silences it. Of a label the
 * finding has the host's value in its data (`host`), where it is known.
 * @param source the text that the image was read from
 */
export function labelHostFindings(
  { places, codeOf, instructionOf }: DockerfileImage,
  report: CheckReport,
  host: Argument,
  source: string,
): readonly Finding[] {
  const ignored = readIgnored(source);
  const findings = mismatchesIn(report).flatMap((one) => {
    const { key } = one;
    const code = codeOf(key);
    const place = places.word(key);
    if (ignored.has(code, place.start, instructionOf(key).start)) return [];
    return [hostFinding(code, one, host, place, dataOf(one))];
  });
  return inTextOrder(findings);
}

function dataOf({ line: { host, from } }: Mismatch): Pick<Finding, 'data'> {
  return from.image === 'label' && host !== undefined && from.host !== undefined
    ? { data: { host } }
    : {};
}
