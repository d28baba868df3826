/** What findings say. A message is a key and arguments, so that an edge can say it in a user's language. */

export interface Message {
  readonly key: MessageKey;
  /** Texts, or messages that are themselves translated. */
  readonly args: readonly Argument[];
}

export type Argument = string | Message;

/**
 * English texts; `{0}` stands for the first argument.
 * @public scripts/derive.mjs makes the localization bundle of them
 */
export const messages = {
  // Findings
  'findings.more': '{0} more are not shown ({1}).',
  // JSON
  'json.colon-expected': 'A colon is missing between the name and its value.',
  'json.comma-expected': 'A comma is missing before this.',
  'json.comment': 'JSON has no comments.',
  'json.control-character':
    'A control character in a string must be written as an escape, such as \\n or \\u0000.',
  'json.empty-text': 'The file is empty.',
  'json.extra-content': 'Nothing may follow the end of the document.',
  'json.invalid-escape': '"{0}" is not an escape that JSON knows.',
  'json.invalid-number': '"{0}" is not a number as JSON writes them.',
  'json.not-utf8':
    'The file is not UTF-8 (byte {0} at offset {1}); JSON texts are (RFC 8259 §8.1).',
  'json.property-expected': 'A name in double quotes is expected here.',
  'json.too-many': 'There are more syntax errors than these; the rest of them is not listed.',
  'json.trailing-comma': 'JSON allows no comma after the last one.',
  'json.unclosed-array': 'This "[" is never closed.',
  'json.unclosed-comment': 'This comment is never closed, and JSON has no comments.',
  'json.unclosed-object': 'This "{" is never closed.',
  'json.unclosed-string': 'The closing quote is missing.',
  'json.unexpected-text': '"{0}" is not expected here.',
  'json.utf-16': 'The file is UTF-16; JSON texts are UTF-8 (RFC 8259 §8.1).',
  'json.value-expected': 'A value is expected here.',
  'json.duplicate-key': '"{0}" is already a member of this object.',
  'json.duplicate-key.first': '"{0}" is here for the first time.',
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
  'schema.metadata.other': 'This metadata can not be used: it {0}.',
  // Fixes
  'fix.rename': 'Change to "{0}"',
  'fix.declare': 'Declare the node "{0}"',
  'fix.connect': 'Connect "{0}" to "{1}", which contains it by its name',
  'fix.remove-edge': 'Remove this edge',
  'fix.add-namespace': 'Add an "id", the namespace',
  'fix.add-version': 'Add a version',
  'fix.all': 'Fix what can be fixed without asking',
  'fix.quote-version': 'Write the version as the string {0}',
  // Names of types
  'type.object': 'an object',
  'type.array': 'an array',
  'type.string': 'a string',
  'type.number': 'a number',
  'type.boolean': 'true or false',
  'type.null': 'null',
} as const;

export type MessageKey = keyof typeof messages;

/** The English sentence of a message. */
export function english(message: Message): string {
  return render(message, (text) => text);
}

/** The sentence of a message in the language that `translate` makes of the English templates. */
export function render(message: Message, translate: (template: string) => string): string {
  const args = message.args.map((arg) =>
    typeof arg === 'string' ? shortened(arg) : render(arg, translate),
  );
  // Arguments come from documents: they are put in at once, and nothing in them is looked into.
  return translate(messages[message.key]).replace(
    /\{(\d)\}/g,
    (whole, index: string) => args[Number(index)] ?? whole,
  );
}

/** A name of megabytes is quoted by its beginning. */
function shortened(text: string): string {
  return text.length <= maxQuoted ? text : `${text.slice(0, maxQuoted)}…`;
}

const maxQuoted = 500;
