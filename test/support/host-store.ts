import { afterEach, expect } from 'vitest';
import type { FileText } from '../../server/src/core/files.js';
import type { MachineLook } from '../../server/src/core/host/look.js';
import { HostStore, type HostStoreParts } from '../../server/src/lsp/host/store.js';
import { thisMachineId } from '../../server/src/protocol/host.js';

/** Settings as by default. */
export const here = { id: thisMachineId, extract: true, extractors: [] };

/** What is found on a machine with a C library. */
export function extraction(glibc: string, at = '2026-05-04T03:02:01Z'): MachineLook {
  const values = { name: 'glibc', version: glibc };
  const section = { extractor: 'library', section: 'glibc', status: 'ok', values } as const;
  return {
    sections: [{ ...section, milliseconds: 1, isUnverified: false }],
    extractedAt: new Date(at),
    mounts: { libraries: [], usual: [{ name: 'libmpi', paths: [glibc] }] },
  };
}

/** A machine whose looks end when the test says so. */
class SlowMachine {
  readonly looks: { end: (found: MachineLook) => void; fail: (error: Error) => void }[] = [];
  /** The extractors of others that each look is taken with. */
  readonly named: string[] = [];

  look(extractors: readonly string[]): Promise<MachineLook> {
    this.named.push(extractors.join());
    return new Promise((end, fail) => void this.looks.push({ end, fail }));
  }
}

/** What a store reported; a test takes out what it expects. */
export const failures: unknown[] = [];
afterEach(() => expect(failures.splice(0)).toEqual([]));

/** A store on a slow machine, with profiles by address. */
export function opened(parts: Partial<HostStoreParts> = {}, files: Record<string, string> = {}) {
  const machine = new SlowMachine();
  const store = new HostStore({
    extract: (extractors) => machine.look(extractors),
    read: async (file): Promise<FileText | undefined> => {
      const text = files[file];
      return text === undefined ? undefined : { text };
    },
    isTrusted: true,
    chosen: undefined,
    onFailure: (error) => failures.push(error),
    ...parts,
  });
  const statuses: string[] = [];
  store.onChange(() => statuses.push(store.status));
  return { store, machine, files, statuses };
}

/** Lets what is due be done. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
