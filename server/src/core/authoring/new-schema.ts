/**
 * The text of a compatibility schema to start from: faultless, with a group and two attributes that
 * show what metadata says.
 * @param namespace one in which `namespaceFault` finds nothing
 */
export function newSchemaText(namespace: string): string {
  return `${JSON.stringify({ graph: { id: namespace, ...start(namespace) } }, null, 2)}\n`;
}

/** Values of the two attributes, for a spec that shows how they are used. */
export const exampleValues: ReadonlyMap<string, string> = new Map([
  ['library.implementation', 'reference'],
  ['library.version', '1.2.0'],
]);

function start(namespace: string) {
  return {
    type: 'compspec',
    label: `what ${namespace} asks of a host`,
    metadata: {
      version: '0.1.0',
      description: 'What the attributes are about, and who looks after them.',
    },
    nodes: {
      library: { label: 'library' },
      'library.implementation': {
        label: 'library implementation',
        metadata: {
          description:
            'Implementation that the application was built with; the host needs the same.',
          type: 'string',
          values: ['reference', 'optimized'],
          aliases: { Reference: 'reference', Optimized: 'optimized' },
          comparison: 'equals',
          answers: ['libraries'],
        },
      },
      'library.version': {
        label: 'library version',
        metadata: {
          description: 'Oldest version that the application works with.',
          type: 'version',
          comparison: 'at-least',
          answers: ['run', 'libraries'],
        },
      },
    },
    edges: [contained('library.implementation'), contained('library.version')],
  };
}

function contained(target: string) {
  return { source: 'library', target, relation: 'contains' };
}
