/**
 * A tree-shaped schema of that many attributes, indented as people keep them: each attribute extends
 * its parent's name, and nothing is wrong with it.
 * @param {number} count
 * @returns {string}
 */
export function treeSchema(count) {
  const names = ['root'];
  for (let index = 1; index < count; index += 1) {
    names.push(`${names[(index - 1) >> 2]}.a${index.toString(36)}`);
  }
  const nodes = Object.fromEntries(
    names.map((name, index) => [name, { label: `attribute number ${index}` }]),
  );
  const edges = names.slice(1).map((target, index) => ({
    source: names[index >> 2],
    target,
    relation: 'contains',
  }));
  const graph = {
    id: 'org.example.tree',
    type: 'compspec',
    label: 'compatibilities',
    metadata: { version: '0.1.0' },
    nodes,
    edges,
  };
  return `${JSON.stringify({ graph }, undefined, 2)}\n`;
}
