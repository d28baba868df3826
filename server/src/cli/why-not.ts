import { architectureFor, recordOf } from '../core/host/microarchitecture/cpu.js';
import { microarchitectureNames, targetNamed } from '../core/host/microarchitecture/graph.js';
import { notBecause } from '../core/host/microarchitecture/told.js';
import { whyNot } from '../core/host/microarchitecture/why-not.js';
import type { Probes } from '../core/host/probes.js';
import { english } from '../core/messages.js';
import { nearest } from '../core/schema/nearest.js';

/** Why there is no microarchitecture of a name; undefined where there is one. */
export function unknownTarget(name: string): string | undefined {
  if (targetNamed(name) !== undefined) return undefined;
  const near = nearest(microarchitectureNames())(name);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `archspec knows no microarchitecture "${name}"${hint}`;
}

/** What keeps a machine from being a microarchitecture, one reason a line. */
export async function whyNotLines(name: string, probes: Probes): Promise<readonly string[]> {
  const target = targetNamed(name);
  if (target === undefined) return [];
  const looked = await recordOf(probes);
  if (looked.status !== 'ok') return [`Nothing tells which CPU it is: ${looked.detail}.`];
  const architecture = await architectureFor(probes, looked.value);
  const obstacles = whyNot(target, looked.value, architecture);
  if (obstacles.length === 0) return [`The machine is ${target.name}.`];
  return obstacles.map((obstacle) => english(notBecause(target, obstacle)));
}
