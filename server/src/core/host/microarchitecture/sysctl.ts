import { x86Architecture } from './cpuinfo.js';
import { featureFacts } from './graph.js';
import { type CpuRecord, filled, processor } from './record.js';
import { wordsOf } from './table.js';

/**
 * Reads what macOS's `sysctl hw machdep.cpu` prints, `key: value` lines. A Mac of Apple's own tells its
 * brand and none of the features by the names that Linux and archspec have for them.
 */
export function readSysctl(text: string): CpuRecord {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const brand = filled(fields.get('machdep.cpu.brand_string'));
  const vendor = filled(fields.get('machdep.cpu.vendor'));
  const features = intelFeatures(fields);
  const processors = /^Apple\b/.test(brand ?? '')
    ? [processor('arm', { vendor: 'Apple', model: brand, architecture: 'aarch64' })]
    : vendor === undefined && features === undefined
      ? []
      : [
          processor('x86', {
            vendor,
            model: brand,
            features,
            architecture: x86Architecture(features),
          }),
        ];
  return {
    from: 'sysctl',
    processors,
    cores: count(fields, 'hw.physicalcpu', 'machdep.cpu.core_count'),
    threads: count(fields, 'hw.logicalcpu', 'machdep.cpu.thread_count'),
  };
}

function intelFeatures(fields: ReadonlyMap<string, string>): ReadonlySet<string> | undefined {
  const listed = ['features', 'leaf7_features', 'extfeatures'].map(
    (list) => fields.get(`machdep.cpu.${list}`) ?? '',
  );
  const features = new Set(wordsOf(listed.join(' ').toLowerCase()));
  if (features.size === 0) return undefined;
  for (const [words, meant] of featureFacts().darwin) {
    if (words.every((word) => features.has(word))) for (const one of meant) features.add(one);
  }
  // Apple's name for the 64-bit mode.
  if (features.has('em64t')) features.add('lm');
  return features;
}

function count(fields: ReadonlyMap<string, string>, ...keys: string[]): number | undefined {
  const numbers = keys.map((key) => Number.parseInt(fields.get(key) ?? '', 10));
  return numbers.find((number) => number > 0);
}
