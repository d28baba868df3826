/** What hovers, completion, lenses and commands say. `{0}` stands for the first argument. */
export const editorSentences = {
  // What is known of an attribute
  'attribute.deprecated': 'Deprecated',
  'attribute.type': 'Type',
  'attribute.values': 'Values',
  'attribute.aliases': 'Also written',
  'attribute.alias': '{0} for {1}',
  'attribute.comparison': 'Comparison',
  'attribute.no-comparison':
    'The schema does not say how to compare values: equal ones are compatible, different ones unknown.',
  'attribute.answers': 'Answers',
  'attribute.inferred': 'Inferred',
  'attribute.inferred.from': 'where there is no value, from {0} by the table {1}',
  'attribute.source': 'Found on a host',
  'attribute.children': 'Contains',
  'attribute.is': 'The same as',
  'attribute.relations': 'Relations',
  'attribute.relation.to': '{0} {1}',
  'attribute.relation.from': '{1} {0} this',
  'attribute.more': '… and {0} more',
  'attribute.from': 'As described in version {0} of the schema.',
  'attribute.uses.none': 'Used by no spec in the workspace.',
  'attribute.uses.one': 'Used by 1 spec in the workspace.',
  'attribute.uses': 'Used by {0} specs in the workspace.',
  'attribute.uses.dockerfile': 'Used by 1 Dockerfile in the workspace.',
  'attribute.uses.dockerfiles': 'Used by {0} Dockerfiles in the workspace.',
  'attribute.uses.both': 'Used by {0} and {1} in the workspace.',
  // Renaming and lenses
  'rename.namespace':
    'A namespace is not renamed: specs and labels elsewhere name it. Give the schema another "id".',
  'rename.unknown': 'No schema of the workspace declares "{0}".',
  'rename.read-only': '"{0}" is declared by {1}, which is not in the workspace to be changed.',
  'rename.invalid': '"{0}" is no name of an attribute: it is empty or holds white space.',
  'rename.taken': 'The schema declares "{0}" already.',
  'rename.below': 'Also what is below "{0}": "{0}.…" becomes "{1}.…"',
  'lens.counts': '{0} attributes, {1} relations, {2}',
  'lens.errors': '{0} errors',
  'lens.warnings': '{0} warnings',
  'lens.faultless': 'no problems',
  'lens.uses': '{0} specs use this',
  'lens.uses.one': '1 spec uses this',
  'lens.uses.none': 'no spec uses this',
  'lens.uses.dockerfile': '1 Dockerfile uses this',
  'lens.uses.dockerfiles': '{0} Dockerfiles use this',
  'lens.uses.both': '{0} and {1} use this',
  // How many there are, in one of the sentences above
  'uses.spec': '1 spec',
  'uses.specs': '{0} specs',
  'uses.dockerfile': '1 Dockerfile',
  'uses.dockerfiles': '{0} Dockerfiles',
  'link.schema': 'Open {0}, by which the spec is judged',
  // Hovers in specs
  'hover.schema': '{0}, {1}',
  'hover.origin.workspace': 'from {0} in the workspace',
  'hover.origin.cache': 'fetched from {0}',
  'hover.origin.bundled': 'bundled with compspec',
  'hover.attributes': '{0} attributes',
  'hover.alias': '{0} is another spelling of {1}.',
  'hover.not-fetched':
    'The schema at this address was not fetched. The command "Fetch the Schemas That Specs Name" does that; nothing is fetched unasked.',
  // Completion
  'completion.contains':
    "The source is the group that the target belongs to. The target's name extends the source's: mpi contains mpi.version. These edges form the hierarchy and have no circle.",
  'completion.is':
    'Source and target are two names of one truth: hardware.gpu.available is hardware.gpu.enabled. A check and a search take a value of either for both.',
  'completion.labelled':
    'The source is the short form that images carry as a label, the target what it speaks of: glibc is labelled for os.glibc.',
  'completion.edge': 'Any other relation between two attributes.',
  'completion.node': 'An attribute: a fact about an image or a host that a spec can give a value.',
  'completion.node.awaited': 'An edge names it; no node declares it',
  'completion.node.new': 'A new node',
  'completion.node.contained': '{0}, contained in {1}',
  'completion.node.with-edge': 'A new node and its edge',
  'completion.node.extends': 'A new node below {0}',
  // Starting something new
  'authoring.unknown-schema': 'No schema of the namespace "{0}" with the version "{1}" is known.',
  'authoring.namespace-twice':
    'A spec uses one version of a namespace; "{0}" is chosen more than once.',
} as const;
