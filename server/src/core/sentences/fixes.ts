/** What quick fixes and refactorings are called. `{0}` stands for the first argument. */
export const fixSentences = {
  // Fixes
  'fix.rename': 'Change to "{0}"',
  'fix.declare': 'Declare the node "{0}"',
  'fix.connect': 'Connect "{0}" to "{1}", which contains it by its name',
  'fix.remove-edge': 'Remove this edge',
  'fix.add-namespace': 'Add an "id", the namespace',
  'fix.add-version': 'Add a version',
  'fix.all': 'Fix what can be fixed without asking',
  'fix.change-version': 'Change the version of {0} to {1}',
  'fix.quote-value': 'Write the value as the string {0}',
  'fix.quote-version': 'Write the version as the string {0}',
  // Refactorings
  'refactor.extract': 'Extract "{0}" and everything below it into a schema of its own',
  'refactor.extract.one':
    'Extract "{0}" and everything below it into a schema of its own, without the edge between the two',
  'refactor.extract.several':
    'Extract "{0}" and everything below it into a schema of its own, without the {1} edges between the two',
  'refactor.sort': 'Sort nodes and edges',
  'refactor.make-schema': 'Make this graph a compatibility schema',
  'refactor.merge-labels': 'Merge these {0} LABEL instructions into one',
  'refactor.recommended': 'Add the recommended labels of {0}',
  'refactor.labels-from-spec': 'Add labels from a compatibility spec…',
} as const;
