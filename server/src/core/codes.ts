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
    title: 'The text is not JSON, or not YAML',
    explanation:
      'A compatibility schema is a JSON text (RFC 8259), a spec one of JSON or YAML. JSON has no comments, no trailing commas and no single quotes. What stands around the fault is judged all the same.',
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
  'spec-structure': {
    severity: 'error',
    title: 'The document is no compatibility spec that anybody can read',
    explanation:
      'A compatibility spec is an object with "compatibilities": a list with an entry for each namespace, which has the "name" of the namespace, the "version" of its schema, and "attributes" with their values. What is missing or of another type is lost to every program that reads it.',
  },
  'unknown-schema': {
    severity: 'warning',
    title: 'No schema of that namespace is known',
    explanation:
      'Nothing can be said about attributes whose schema nobody has. Schemas are looked for in the workspace, among those that were fetched from the address that the spec names, and among the bundled ones; nothing is fetched unasked.',
  },
  'unknown-attribute': {
    severity: 'error',
    title: 'The schema does not declare this attribute',
    explanation:
      'A value under a name that the schema does not declare is never compared with anything. The attribute may have another name, or be declared by another version of the schema.',
  },
  'namespace-mismatch': {
    severity: 'warning',
    title: 'The namespace is not the one that is meant',
    explanation:
      "A namespace begins with its most general word: org.supercontainers, not supercontainers.org. An entry holds attributes of its own namespace, and the schema at its address is that namespace's.",
  },
  'schema-version-mismatch': {
    severity: 'warning',
    title: 'The schema is known, but not in that version',
    explanation:
      'The attributes are judged by the newest version that is known, which may declare others than the one that the spec was written for.',
  },
  'duplicate-namespace': {
    severity: 'warning',
    title: 'A namespace has two entries, or an attribute two values',
    explanation:
      'Programs that read the spec keep one of them, and which one differs from program to program.',
  },
  'attribute-value-type': {
    severity: 'error',
    title: 'The value is not written as a string',
    explanation:
      'All values are strings: yes and 22.04 without quotes are a truth value and a number to those who read the file, and 22.10 is 22.1 then.',
  },
  'attribute-value': {
    severity: 'warning',
    title: 'The schema knows no such value',
    explanation:
      'The schema says what the values of the attribute are, by a list or by their type. A check can not compare a value that is none of them.',
  },
  'older-dialect': {
    severity: 'information',
    title: 'The spec is written in a form that has been given up',
    explanation:
      'Specs have been written in several forms. Today each entry has "attributes", and the addresses of the schemas are in "metadata.schemas"; not every program reads the older forms.',
  },
  'host-mismatch': {
    severity: 'warning',
    title: 'The value asks for what the chosen host does not have',
    explanation:
      'An open spec is held against the machine that was chosen: this one, or that of a profile. The value stands against it, by the comparison that its schema names; the report of the check says why, and what would help. Where the question is none of those that decide the verdict (setting compspec.check.require), it is information only. On another host the finding may be gone: the spec need not be wrong.',
  },
  'rules-structure': {
    severity: 'error',
    title: 'The document is not what Node Feature Discovery or ocifit-k8s reads as rules',
    explanation:
      'Rules have the form of Node Feature Discovery\'s image compatibility: "compatibilities" with "rules", which ask for features by "matchFeatures" and "matchAny"; or that of ocifit-k8s, whose expressions are a list and ask for labels. What is missing, of another type or under another name is not seen by either.',
  },
  'rules-expression': {
    severity: 'error',
    title: 'An expression of a rule can not be evaluated',
    explanation:
      'An expression has an operator, and values as the operator needs them: Exists none, In one or more, Gt one whole number, GtLt two. Values are strings; InRegexp takes regular expressions of Go (RE2). An expression that can not be evaluated ends the whole check, or never matches.',
  },
  'rules-feature': {
    severity: 'warning',
    title: 'A rule asks for what no node has',
    explanation:
      'Node Feature Discovery finds features such as cpu.cpuid, kernel.version and pci.device, each with names of its own. A rule that asks for another name never matches.',
  },
  'label-unknown': {
    severity: 'warning',
    title: 'The schema of its namespace does not declare this label',
    explanation:
      'A label in the namespace of a compatibility schema is an attribute of it, judged by the newest version known. Under another name no program finds it. Labels in other namespaces are left in peace. The comment "# compspec-ignore label-unknown", above the instruction or the line, silences it there.',
  },
  'label-value': {
    severity: 'warning',
    title: 'The schema knows no such value of this label',
    explanation:
      'The schema says what the values of the attribute are, by a list or by their type, and no check can compare another one. Variables of ARG and ENV are read with the values that the Dockerfile gives them; where one has none here, nothing is said. The comment "# compspec-ignore label-value", above the instruction or the line, silences it there.',
  },
  'label-duplicate': {
    severity: 'warning',
    title: 'A later label of the same stage replaces this one',
    explanation:
      'An image has one value of each label, the last that its Dockerfile gives it. A label that a stage inherits may be given anew: that is another stage. The comment "# compspec-ignore label-duplicate", above the instruction or the line, silences it there.',
  },
  'label-unused-stage': {
    severity: 'warning',
    title: 'The label is in a stage that the image is not built from',
    explanation:
      'An image has the labels of its final stage and of the stages that this one is built from by FROM. Files can be copied from any other stage, its labels are left behind: move the label to the final stage. Nothing is said of a stage with a name that no other one uses, which can only be there to be built for itself, by --target, nor where a variable chooses the stage that the final one is built from. The comment "# compspec-ignore label-unused-stage", above the instruction or the line, silences it there.',
  },
  'label-host-mismatch': {
    severity: 'warning',
    title: 'The label asks for what the chosen host does not have',
    explanation:
      'An open Dockerfile is held against the machine that was chosen, this one or that of a profile, or against the profile that the setting compspec.dockerfile.profile names. The label stands against it, by the comparison that its schema names. On another host the finding may be gone: the label need not be wrong. The comment "# compspec-ignore label-host-mismatch", above the instruction or the line, silences it there.',
  },
  'platform-host-mismatch': {
    severity: 'warning',
    title: 'The platform of the image is not one that the chosen host runs',
    explanation:
      'FROM names a platform by --platform, and the image that is built has programs for that one. The host has another operating system or another architecture. The comment "# compspec-ignore platform-host-mismatch" above the instruction silences it there.',
  },
  'environment-host-mismatch': {
    severity: 'warning',
    title: 'A container runtime would refuse the image on the chosen host',
    explanation:
      'The NVIDIA container runtime evaluates NVIDIA_REQUIRE_CUDA before it starts a container, and refuses one whose conditions the host does not meet: its driver is older than the toolkit in the image needs. The comment "# compspec-ignore environment-host-mismatch" above the instruction silences it there.',
  },
  'label-base-mismatch': {
    severity: 'hint',
    title: 'The label contradicts what the name of the base image tells',
    explanation:
      'The image is built on another one, of which the name tells the distribution and its release, often the C library, and of images for CUDA the version of the toolkit. The label says otherwise. Nothing was looked up: what the Dockerfile installs may make the label right all the same. The comment "# compspec-ignore label-base-mismatch", above the instruction or the line, silences it there.',
  },
} as const satisfies Record<string, CodeDescription>;

export type Code = keyof typeof codes;

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
