/** What is said of compatibility schemas. `{0}` stands for the first argument. */
export const schemaSentences = {
  // JSON Graph Format v2
  'jgf.no-edges':
    'The graph has neither "edges" nor "hyperedges"; JSON Graph Format v2 wants exactly one of them.',
  'jgf.both-edges':
    'The graph has both "edges" and "hyperedges"; JSON Graph Format v2 wants exactly one of them.',
  'jgf.both-graphs':
    'The document has both "graph" and "graphs"; JSON Graph Format v2 wants one of them.',
  'jgf.empty-hyperedges':
    'Of an undirected graph without hyperedges JSON Graph Format v2 can not tell which kind of hyperedge is meant, and rejects it.',
  'jgf.missing-member': '"{1}" is missing; {0} needs it.',
  'jgf.unknown-member':
    '"{0}" is not a member of {1} in JSON Graph Format v2; its members are {2}.',
  'jgf.wrong-type': '"{0}" must be {1}, but is {2}.',
  'jgf.wrong-item': 'Each item of "{0}" must be {1}, but this is {2}.',
  'jgf.wrong-node': 'The node "{0}" must be {1}, but is {2}.',
  'jgf.other': 'This is not JSON Graph Format v2: it {0}.',
  'owner.document': 'a document',
  'owner.graph': 'a graph',
  'owner.node': 'a node',
  'owner.edge': 'an edge',
  'owner.hyperedge': 'a hyperedge',
  // Compatibility schemas
  'schema.several-graphs':
    '"graphs" is valid JSON Graph Format, but a compatibility schema is one "graph".',
  'schema.hyperedges':
    '"hyperedges" are valid JSON Graph Format, but a compatibility schema relates attributes by "edges".',
  'schema.no-nodes': 'The graph declares no nodes, so the schema describes no attributes.',
  'schema.undeclared-node': 'The edge names "{0}", a node that the schema does not declare.',
  'schema.undeclared-node.nearest':
    'The edge names "{0}", a node that the schema does not declare. Is "{1}" meant?',
  'schema.unconnected-node':
    '"{0}" is in no edge. Every attribute has to be connected, for example as contained in its parent.',
  'schema.unconnected-node.parent':
    '"{0}" is in no edge. Every attribute has to be connected; by its name, "{1}" contains it.',
  'schema.duplicate-edge': 'An earlier edge already says that "{0}" {1} "{2}".',
  'schema.duplicate-edge.first': 'The earlier edge.',
  'schema.self-edge': 'The edge leads from "{0}" to itself.',
  'schema.containment-cycle': 'This edge closes a circle of containment: {0}.',
  'schema.missing-namespace':
    'The graph has no "id". It is the namespace of its attributes, such as org.supercontainers.',
  'schema.invalid-namespace.empty':
    'The namespace is empty. It is one word or dotted words, such as org.supercontainers.',
  'schema.invalid-namespace':
    'The namespace "{0}" holds white space or a control character. It is one word or dotted words, such as org.supercontainers.',
  'schema.missing-version':
    'The schema has no version. Put one in the graph\'s "metadata": { "version": "0.1.0" }.',
  'schema.invalid-namespace.word':
    'The namespace "{0}" has an empty word between its dots. It is one word or dotted words, such as org.supercontainers.',
  'schema.missing-version.empty': 'The version is empty. Specs name it, for example as "0.1.0".',
  'schema.missing-version.type':
    'The version must be a string, such as "0.1.0", so that specs can name it.',
  'schema.attribute-name-mismatch':
    '"{0}" is contained in "{1}" but its name does not start with "{1}."',
  'schema.metadata.type': '"{0}" must be {1}, but is {2}.',
  'schema.metadata.value': '"{0}" is not one of {1}.',
  'schema.metadata.pattern': '"{0}" is not of the form that "{1}" has.',
  'schema.metadata.missing': '"{0}" needs a "{1}".',
  'schema.metadata.empty': '"{0}" is empty. Leave it out, or say what there is.',
  'schema.metadata.alias':
    'The alias "{0}" stands for "{1}", which is not one of the allowed values.',
  'schema.metadata.inferred':
    'The value is to be inferred from "{0}", a node that the schema does not declare.',
  'schema.metadata.unfit': 'The comparison "{0}" can say nothing of values of the type "{1}".',
  'schema.metadata.table': 'There is no table "{0}"; there is {1}.',
  'schema.metadata.other': 'This metadata can not be used: it {0}.',
} as const;
