import { reportValue } from '../../core/compatibility/report.js';
import { english } from '../../core/messages.js';
import type { CheckFormat } from './check-report.js';
import { prettyJson } from './pretty-json.js';

/** `--format json`, on which scripts depend. */
export const jsonCheck: CheckFormat = (targets, { usualMounts }) => {
  const results = targets.flatMap(({ reports }) =>
    reports.map((report) => reportValue(report, english)),
  );
  const mounts = usualMounts?.map(({ name, paths, failure }) => ({
    library: name,
    paths,
    ...(failure !== undefined && { failure }),
  }));
  return prettyJson({ results, ...(mounts !== undefined && { mounts }) });
};
