import type { Probes } from './probes.js';

/** The same probes, each look taken once: what several sections ask for is read, and run, a single time. */
export function remembering(probes: Probes): Probes {
  const known = new Map<string, unknown>();
  const once = <Value>(
    kind: string,
    asked: readonly (string | number)[],
    look: () => Value,
  ): Value => {
    const key = JSON.stringify([kind, ...asked]);
    if (!known.has(key)) known.set(key, look());
    return known.get(key) as Value;
  };
  return {
    kind: probes.kind,
    machine: probes.machine,
    text: (path) => once('text', [path], () => probes.text(path)),
    bytes: (path, offset, length) =>
      once('bytes', [path, offset, length], () => probes.bytes(path, offset, length)),
    names: (folder) => once('names', [folder], () => probes.names(folder)),
    realPath: (path) => once('realPath', [path], () => probes.realPath(path)),
    run: (program, args) => once('run', [program, ...args], () => probes.run(program, args)),
    find: (program, folders = []) =>
      once('find', [program, ...folders], () => probes.find(program, folders)),
    environment: (name) => probes.environment(name),
  };
}
