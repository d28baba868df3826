/** What a picture of schemas says. `{0}` stands for the first argument; in `picture.word.*` the picture puts it in itself. */
export const pictureSentences = {
  'picture.too-large':
    'The picture would have {0} nodes and edges, and {1} is the most that is drawn: draw a part of the schema.',
  'picture.no-graph': 'There is no graph to be drawn: {0}',
  'picture.title.more': '{0} and {1} more',
  // What is drawn otherwise than it is written
  'picture.note.several-graphs':
    '{0} holds {1} graphs, which are drawn side by side; a compatibility schema has one.',
  'picture.note.hyperedges.one':
    '{0} has a hyperedge, drawn as a joint that its nodes lead to; a compatibility schema has edges between two nodes.',
  'picture.note.hyperedges.many':
    '{0} has {1} hyperedges, each drawn as a joint that its nodes lead to; a compatibility schema has edges between two nodes.',
  'picture.note.parents.one':
    '{0}: an edge "contains" leads to what is contained elsewhere already; it is drawn as a relation.',
  'picture.note.parents.many':
    '{0}: {1} edges "contains" lead to what is contained elsewhere already; they are drawn as relations.',
  'picture.note.circles.one': '{0}: an edge "contains" closes a circle; it is drawn as a relation.',
  'picture.note.circles.many':
    '{0}: {1} edges "contains" close circles; they are drawn as relations.',
  'picture.note.undirected.one':
    '{0}: an edge "contains" is said to have no direction; it is read from source to target.',
  'picture.note.undirected.many':
    '{0}: {1} edges "contains" are said to have no direction; they are read from source to target.',
  'picture.note.no-nodes': '{0}: the graph has no nodes.',
  'picture.note.not-drawn.one':
    'A value of the specs is of an attribute that is not in the picture.',
  'picture.note.not-drawn.many':
    '{0} values of the specs are of attributes that are not in the picture.',
  // The words on and around a picture
  'picture.word.nameless': '(no name)',
  'picture.word.wordless': '(no relation)',
  'picture.word.missing': 'named by an edge, not declared',
  'picture.word.deprecated': 'deprecated',
  'picture.word.more': '+{0} more',
  'picture.word.declares': 'declares',
  'picture.word.schema': 'schema',
  'picture.word.joins': 'joins',
  'picture.word.against': '{0} on {1}: {2}',
  'picture.word.schemas.one': '{0} schema',
  'picture.word.schemas.many': '{0} schemas',
  'picture.word.namespaces.one': '{0} namespace',
  'picture.word.namespaces.many': '{0} namespaces',
  'picture.word.attributes.one': '{0} attribute',
  'picture.word.attributes.many': '{0} attributes',
  'picture.word.relations.one': '{0} relation beside the tree',
  'picture.word.relations.many': '{0} relations beside the tree',
  'picture.word.findings.one': '{0} finding',
  'picture.word.findings.many': '{0} findings',
  'picture.word.images.one': '{0} spec',
  'picture.word.images.many': '{0} specs',
  'picture.word.severity.error': 'error',
  'picture.word.severity.warning': 'warning',
  'picture.word.severity.information': 'information',
  'picture.word.severity.hint': 'hint',
  'picture.word.verdict.compatible': 'compatible',
  'picture.word.verdict.incompatible': 'incompatible',
  'picture.word.verdict.unknown': 'unknown',
  'picture.word.legend.group': 'contains others',
  'picture.word.legend.branch': 'contains',
  'picture.word.legend.loose': 'declared, in no edge',
  'picture.word.legend.relation': 'other relation',
  'picture.word.legend.lifted': 'relation of something closed',
  'picture.word.legend.missing': 'named by an edge, not declared',
  'picture.word.legend.used': 'value in specs',
  'picture.word.legend.closed': 'so many more in it',
  // The rows about a node
  'picture.word.detail.name': 'Name',
  'picture.word.detail.label': 'Label',
  'picture.word.detail.version': 'Version',
  'picture.word.detail.description': 'Description',
  'picture.word.detail.type': 'Type',
  'picture.word.detail.values': 'Values',
  'picture.word.detail.aliases': 'Other spellings',
  'picture.word.detail.comparison': 'Comparison',
  'picture.word.detail.answers': 'Questions',
  'picture.word.detail.inferred': 'Inferred from',
  'picture.word.detail.source': 'Source',
  'picture.word.detail.deprecated': 'Deprecated',
  'picture.word.detail.from': 'Metadata from version',
} as const;
