/** The text of a compatibility schema without faults, but for what a test changes in it. */
export function schemaText(changes: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ graph: { ...sound, ...changes } }, null, 2)}\n`;
}

const sound = {
  id: 'org.example',
  metadata: { version: '0.1.0' },
  nodes: { mpi: { label: 'mpi' }, 'mpi.version': { label: 'mpi version' } },
  edges: [{ source: 'mpi', target: 'mpi.version', relation: 'contains' }],
};

/** An edge from `mpi` to a node, which may well be undeclared. */
export function edgeTo(target: string): { source: string; target: string; relation: string } {
  return { source: 'mpi', target, relation: 'contains' };
}
