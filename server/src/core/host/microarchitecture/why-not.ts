import { architectureOf, familyOf, speaksOf } from './architecture.js';
import { isTold, targetByModel } from './candidates.js';
import { isAncestorOrSelf, type Microarchitecture, withImplied } from './graph.js';
import type { CpuRecord, Processor } from './record.js';
import { targetOf } from './target-of.js';

/** What keeps a machine from being a target. */
export type Obstacle =
  /** Its architecture is another one, or nothing tells it. */
  | { readonly kind: 'family'; readonly wanted: string; readonly found: string | undefined }
  /** The record says nothing of the CPU. */
  | { readonly kind: 'no-record' }
  | { readonly kind: 'vendor'; readonly wanted: string; readonly found: string | undefined }
  | { readonly kind: 'features'; readonly missing: readonly string[] }
  | { readonly kind: 'part'; readonly wanted: string; readonly found: string | undefined }
  | { readonly kind: 'generation'; readonly wanted: number; readonly found: number | undefined }
  | { readonly kind: 'model'; readonly wanted: string; readonly found: string | undefined }
  /** No record shows which version of the Arm architecture a CPU has. */
  | { readonly kind: 'not-shown' }
  /** It fits, and nothing tells it from others; the machine's target is what they have in common. */
  | { readonly kind: 'alike'; readonly target: string }
  /** It fits, and a better one does. */
  | { readonly kind: 'better'; readonly target: string };

/**
 * What speaks against a target for a machine; nothing where it is the machine's. Of several kinds of
 * processors each obstacle is named once.
 * @param architecture as for `targetOf`
 */
export function whyNot(
  target: Microarchitecture,
  record: CpuRecord,
  architecture: string | undefined = architectureOf(record),
): readonly Obstacle[] {
  const cpu = targetOf(record, architecture);
  if (cpu.target === target) return [];
  if (cpu.family !== target.family) {
    return [{ kind: 'family', wanted: target.family, found: cpu.family ?? architecture }];
  }
  const root = familyOf(target.family);
  if (root === undefined || cpu.target === undefined) return [{ kind: 'no-record' }];
  if (isAncestorOrSelf(target, cpu.target)) return [{ kind: 'better', target: cpu.target.name }];
  const found = new Map<string, Obstacle>();
  for (const one of record.processors) {
    if (!speaksOf(one, target.family) || !isTold(one, target.family)) continue;
    for (const obstacle of obstaclesOf(target, one)) {
      found.set(JSON.stringify(obstacle), obstacle);
    }
  }
  if (found.size > 0) return [...found.values()];
  // All that is told fits it, and something else as well.
  const kind = target.ancestors.has(cpu.target) ? 'alike' : 'better';
  return [{ kind, target: cpu.target.name }];
}

function obstaclesOf(target: Microarchitecture, one: Processor): Obstacle[] {
  if (one.kind === 'power') {
    if (target.generation <= (one.generation ?? 0)) return [];
    return [{ kind: 'generation', wanted: target.generation, found: one.generation }];
  }
  if (one.kind === 'riscv' || (one.kind === 'arm' && one.features === undefined)) {
    const named = targetByModel(one, target.family);
    if (named !== undefined && isAncestorOrSelf(target, named) && target.vendor !== 'generic')
      return [];
    return [{ kind: 'model', wanted: target.name, found: one.model }];
  }
  const isGeneric = target.vendor === 'generic';
  if (isGeneric && one.kind === 'arm') return [{ kind: 'not-shown' }];
  const obstacles: Obstacle[] = [];
  if (!isGeneric && target.vendor !== one.vendor) {
    obstacles.push({ kind: 'vendor', wanted: target.vendor, found: one.vendor });
  }
  const has = withImplied(one.features ?? [], target.family);
  const missing = [...target.features].filter((feature) => !has.has(feature)).sort();
  if (missing.length > 0) obstacles.push({ kind: 'features', missing });
  if (obstacles.length === 0 && target.part !== undefined && target.part !== one.part) {
    obstacles.push({ kind: 'part', wanted: target.part, found: one.part });
  }
  return obstacles;
}
