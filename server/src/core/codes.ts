/** The codes of all findings: one table, from which the reference, the settings and SARIF's rules come. */

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export interface CodeDescription {
  /** Unless a setting says otherwise. */
  readonly severity: Severity;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why it matters and what to do, in plain text. */
  readonly explanation: string;
}

export const codes = {
  'json-syntax': {
    severity: 'error',
    title: 'The text is not JSON',
    explanation:
      'A compatibility schema is a JSON text (RFC 8259). JSON has no comments, no trailing commas and no single quotes. What stands around the fault is judged all the same.',
  },
  'json-duplicate-key': {
    severity: 'error',
    title: 'A member is named twice in one object',
    explanation:
      'Programs that read the text keep one of the members, most of them the last, and lose the other without a word. Rename or remove one.',
  },
  'jgf-structure': {
    severity: 'error',
    title: 'The document is not JSON Graph Format v2',
    explanation:
      'A compatibility schema is a JSON Graph Format v2 document, and other programs read it as such. It is judged exactly as the JSON Schema of that format judges it: a graph has "nodes" (an object) and one of "edges" and "hyperedges" (arrays), an edge has "source" and "target", and no other members than those the format names.',
  },
  'not-a-compatibility-schema': {
    severity: 'error',
    title: 'The graph is no compatibility schema',
    explanation:
      'The document is valid JSON Graph Format v2, but a compatibility schema is a single "graph" whose "nodes" are attributes and whose "edges" relate them. Several graphs, hyperedges, or a graph without nodes describe no attributes.',
  },
  'undeclared-node': {
    severity: 'error',
    title: 'An edge names a node that is not declared',
    explanation:
      'Every attribute has to be declared in "nodes": one that stands in an edge alone has no label and no metadata, and specs that use it are told that it does not exist. Declare the node or correct the name.',
  },
  'unconnected-node': {
    severity: 'error',
    title: 'A node stands in no edge',
    explanation:
      'Every node has to be present in the edges, since tools walk the schema along them and never reach this attribute. Add an edge of relation "contains" from its parent.',
  },
  'duplicate-edge': {
    severity: 'warning',
    title: 'An edge says what an earlier one says',
    explanation:
      'Source, target and relation are those of an earlier edge; the second adds nothing. Remove it, or correct the end that was meant to differ.',
  },
  'self-edge': {
    severity: 'error',
    title: 'An edge leads from a node to itself',
    explanation:
      'No attribute contains itself or is another name of itself. Correct one of the ends.',
  },
  'containment-cycle': {
    severity: 'error',
    title: 'Nodes contain each other in a circle',
    explanation:
      'Edges of relation "contains" form the hierarchy of attributes; in a circle no attribute is on top. Remove or turn the edge that closes it.',
  },
  'missing-namespace': {
    severity: 'error',
    title: 'The graph has no namespace',
    explanation:
      'The graph\'s "id" is the namespace of all its attributes, such as org.supercontainers. Without it no spec and no label can refer to them.',
  },
  'invalid-namespace': {
    severity: 'warning',
    title: 'The namespace is empty, has an empty word or holds white space',
    explanation:
      "A namespace is one word or several joined by dots, such as mpi or org.supercontainers. It stands in labels before the attribute's name, where white space and control characters break it.",
  },
  'missing-version': {
    severity: 'warning',
    title: 'The schema has no version',
    explanation:
      'Specs name the version of the schema that they were written for. Put it as a string in the graph\'s "metadata": { "version": "0.1.0" }.',
  },
  'attribute-name-mismatch': {
    severity: 'information',
    title: "A contained attribute's name does not extend its parent's",
    explanation:
      'By convention an attribute that is contained in another carries its name as a prefix: mpi contains mpi.version. Names that break it are valid, but readers look for them elsewhere.',
  },
  'invalid-node-metadata': {
    severity: 'warning',
    title: "An attribute's metadata can not be used as it is",
    explanation:
      'A node\'s "metadata" may say what values look like, how a host is compared and which probe knows the attribute. JSON Graph Format allows any object there; a member that compspec knows has to have the form that its reference describes, or it is not used.',
  },
} as const satisfies Record<string, CodeDescription>;

export type Code = keyof typeof codes;

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
