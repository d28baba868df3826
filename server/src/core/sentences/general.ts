/** What is said of any text. `{0}` stands for the first argument. */
export const generalSentences = {
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
  'json.yaml': 'This is not YAML: {0}.',
  'json.value-expected': 'A value is expected here.',
  'json.duplicate-key': '"{0}" is already a member of this object.',
  'json.duplicate-key.first': '"{0}" is here for the first time.',
  // Names of types
  'type.object': 'an object',
  'type.array': 'an array',
  'type.string': 'a string',
  'type.number': 'a number',
  'type.date': 'a date',
  'type.boolean': 'true or false',
  'type.null': 'null',
} as const;
