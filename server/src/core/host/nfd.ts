import type { ExtractedSection, Extraction } from './extract.js';
import { distributionOf } from './extractors/os-release.js';
import { reading, type SectionReading } from './section.js';

const labelPrefix = 'feature.node.kubernetes.io/';

/** More modules than any kernel has. */
const mostModules = 5000;

const longestValue = 4096;

/**
 * What Node Feature Discovery found on a machine, as `nfd export features` or `nfd export labels` wrote it, in the
 * terms of this program's extractors: `system.os`, `system.cpu` (the vendor), `kernel.uname` and
 * `kernel.modules`. NFD reads no C library, MPI or driver, and its names of CPU features are its own.
 * @returns an extraction, or why the text is none
 */
export function readNfd(text: string, extractedAt: Date): Extraction | string {
  const exported = objectOf(parsed(text));
  if (exported === undefined) return 'is no JSON object';
  const features = objectOf(exported['attributes']);
  const isLabels = Object.keys(exported).some((name) => name.startsWith(labelPrefix));
  if (features === undefined && !isLabels) return 'is no export of Node Feature Discovery';
  const elementOf = (feature: string, label: string, element: string): string | undefined => {
    const value = isLabels
      ? exported[`${labelPrefix}${label}.${element}`]
      : objectOf(objectOf(features?.[feature])?.['elements'])?.[element];
    return typeof value === 'string' && value.length <= longestValue ? value : undefined;
  };
  const os = ['NAME', 'PRETTY_NAME', 'VERSION', 'ID', 'VERSION_ID'].flatMap((name) => {
    const value = elementOf('system.osrelease', 'system-os_release', name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const release = elementOf('kernel.version', 'kernel-version', 'full');
  const vendor = elementOf('cpu.model', 'cpu-model', 'vendor_id');
  return {
    extractedAt,
    sections: [
      section('system', 'os', reading({ ...distributionOf(new Map(os)) }, absent)),
      section('system', 'cpu', reading({ vendor: vendors.get(vendor ?? '') }, absent)),
      // It runs on no other kernel.
      section('kernel', 'uname', reading({ release, sysname: release && 'Linux' }, absent)),
      section('kernel', 'modules', reading(modulesOf(exported), absent)),
    ],
  };
}

const absent = 'Node Feature Discovery did not export it';

/** What cpuinfo calls those whom NFD calls by their short names. */
const vendors: ReadonlyMap<string, string> = new Map([
  ['Intel', 'GenuineIntel'],
  ['AMD', 'AuthenticAMD'],
]);

function modulesOf(exported: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const flags = objectOf(objectOf(exported['flags'])?.['kernel.loadedmodule']);
  const names = Object.keys(objectOf(flags?.['elements']) ?? {});
  const known = names.filter((name) => /^[\w-]{1,64}$/.test(name)).slice(0, mostModules);
  return Object.fromEntries(known.map((name) => [name, 'yes']));
}

function section(extractor: string, name: string, read: SectionReading): ExtractedSection {
  return { ...read, extractor, section: name, milliseconds: 0, isUnverified: true };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
