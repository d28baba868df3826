/** A schema with a hierarchy, an inferred value and a relation between two groups, a line for each node and edge. */
export const exampleSchema = `{
  "graph": {
    "id": "org.example",
    "type": "compspec",
    "metadata": { "version": "1.0.0" },
    "nodes": {
      "mpi": {},
      "mpi.version": { "metadata": { "type": "version" } },
      "mpi.abi": { "metadata": { "inferred": { "from": "mpi.version", "table": "distribution-glibc" } } },
      "os": {},
      "os.name": {}
    },
    "edges": [
      { "source": "mpi", "target": "mpi.version", "relation": "contains" },
      { "source": "mpi", "target": "mpi.abi", "relation": "contains" },
      { "source": "os", "target": "os.name", "relation": "contains" },
      { "source": "mpi.version", "target": "os.name", "relation": "needs" }
    ]
  }
}
`;

/** A spec in JSON of the dialect in use, with a line for each attribute. */
export function specText(
  attributes: Readonly<Record<string, unknown>>,
  namespace = 'org.example',
  version = '1.0.0',
): string {
  const entry = { name: namespace, version, attributes };
  return `${JSON.stringify({ kind: 'CompatibilitySpec', compatibilities: [entry] }, null, 2)}\n`;
}
