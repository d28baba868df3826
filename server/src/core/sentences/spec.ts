/** What is said of compatibility specs and their values. `{0}` stands for the first argument. */
export const specSentences = {
  // Compatibility specs
  'spec.no-entries':
    'The spec has no "compatibilities": a list with an entry for each namespace whose attributes it gives.',
  'spec.wrong-type': '"{0}" must be {1}, but is {2}.',
  'spec.wrong-entry': 'Each entry of "compatibilities" must be an object, but this is {0}.',
  'spec.no-name':
    'The entry has no "name": the namespace of its attributes, such as org.supercontainers.',
  'spec.no-attributes': 'The entry has no "attributes".',
  'spec.both-attributes':
    'The entry has both "attributes" and "annotations"; the second is the older word for the first, and is not read.',
  'spec.unknown-schema':
    'No schema of the namespace "{0}" is known: not in the workspace, not in the cache, not among the bundled ones.',
  'spec.unknown-schema.nearest':
    'No schema of the namespace "{0}" is known: not in the workspace, not in the cache, not among the bundled ones. Is "{1}" meant?',
  'spec.unknown-schema.address':
    'No schema of the namespace "{0}" is known: not in the workspace, not among the bundled ones, and {1} was not fetched.',
  'spec.unknown-schema.attribute':
    'No known schema declares "{0}": neither one of the workspace, nor a cached, nor a bundled one.',
  'spec.unknown-attribute': '{0} declares no attribute "{1}".',
  'spec.unknown-attribute.is': '{0} declares no attribute "{1}"; "{2}" says the same.',
  'spec.unknown-attribute.later': '{0} declares no attribute "{1}"; version {2} does.',
  'spec.unknown-attribute.nearest': '{0} declares no attribute "{1}". Is "{2}" meant?',
  'spec.backwards': 'The namespace "{0}" is "{1}" written backwards.',
  'spec.other-namespace': '"{0}" is of the namespace "{1}", but stands in the entry of "{2}".',
  'spec.other-address': 'The schema at {0} is of the namespace "{1}", not of "{2}".',
  'spec.version': 'No version {0} of {1} is known, only {2}; the attributes are judged by {3}.',
  'spec.duplicate-namespace': 'The namespace "{0}" has an entry already.',
  'spec.duplicate-namespace.first': 'The earlier entry.',
  'spec.duplicate-attribute': '"{0}" and "{1}" are one attribute, which has two values here.',
  'spec.not-a-string': 'The value must be a string, "{0}"; without quotes it is {1}.',
  'spec.not-a-string.yaml': 'Without quotes, YAML readers may take {0} for {1}; write "{0}".',
  'spec.no-value': '"{0}" has no value; values are strings.',
  'spec.not-scalar': 'The value must be a string, but is {0}.',
  'spec.older.a':
    'This is the form of the first artifacts, with one "jsonSchema" and "annotations". Today there are "schemas" and "attributes".',
  'spec.older.b':
    'This is the form of Proposal D, with "schema" and "annotations" in each entry. Today there are "schemas" and "attributes".',
  'spec.older.e':
    'This is the flat form of compat-lib. Today there is an entry with "attributes" for each namespace.',
  'value.empty': '"{0}" has no value yet.',
  'value.empty-entry': 'An entry between the commas of "{0}" is empty.',
  'value.group': '"{0}" is a group of attributes and takes no value itself.',
  'value.not-allowed': '"{0}" is no value of "{1}"; its values are {2}.',
  'value.not-allowed.nearest': '"{0}" is no value of "{1}". Is "{2}" meant?',
  'value.string': '"{0}" is not a text.',
  'value.version': '"{0}" is not a version, such as 4.1.2.',
  'value.boolean': '"{0}" is neither yes nor no.',
  'value.integer': '"{0}" is not a whole number.',
  'value.microarchitecture':
    '"{0}" is not the name of a CPU microarchitecture, such as x86_64_v3 or zen3.',
  'value.list': '"{0}" is not a list.',
  'value.date-time':
    '"{0}" is not a date and time as RFC 3339 writes them, such as 2024-03-15T13:19:33Z.',
  'value.url': '"{0}" is not an address (URL), such as https://example.org.',
  'value.digest': '"{0}" is not a digest, such as sha256: and 64 hexadecimal digits.',
  'value.license-expression':
    '"{0}" is not an SPDX licence expression, such as MIT or Apache-2.0 OR BSD-3-Clause.',
  // Conversion
  'conversion.title': 'Convert to {0}',
  'conversion.title.loses-one': 'Convert to {0}; one thing is lost',
  'conversion.title.loses': 'Convert to {0}; {1} things are lost',
  'dialect.a': 'the form of the first artifacts (dialect a)',
  'dialect.b': 'the form of Proposal D (dialect b)',
  'dialect.c': 'the form of the supercontainers JSON Schema (dialect c)',
  'dialect.d': 'the form of compspec-go (dialect d)',
  'dialect.e': 'the flat form of compat-lib (dialect e)',
  'conversion.quoted': 'The value of "{0}" is no string here; it is written as the string "{1}".',
  'conversion.backwards': 'The namespace "{0}" is written as "{1}", which it is backwards.',
  'conversion.group':
    'The entry "{0}" is one of the namespace "{1}"; the names of its attributes begin with "{2}".',
  'conversion.duplicate': '"{0}" is a member of its object twice; only the last of them is kept.',
  'conversion.unread': '"{0}" is not of the form that specs have there, and is left out.',
  'conversion.no-value': 'The attribute "{0}" has no text as its value, and is left out.',
  'conversion.conflict': 'The attribute "{0}" has two values; "{1}" is kept and "{2}" is left out.',
  'conversion.unknown-namespace':
    'No schema is known that "{0}" belongs to: how many of its words are the namespace is not told, and it is left out.',
  'conversion.misread':
    'Of the attribute "{0}" nobody can tell any more that it is of "{1}", since no schema that declares it is known.',
  'conversion.one-address':
    'The address of the schema of "{0}" is left out ({1}): the dialect has one for all entries, which differ in theirs.',
  'conversion.addresses':
    'The entries of "{0}" have several addresses of the schema; the dialect has one, {1}, and leaves out {2}.',
  'conversion.address-of-all':
    'Not all entries of "{0}" have an address of the schema; in the dialect all of them have one, {1}.',
  'conversion.unnamed-address':
    'The address {0} is left out, since its entry does not name a namespace.',
  'conversion.spare-address':
    'The address of the schema of "{0}" is left out ({1}), since there is no entry of it.',
  'conversion.unused-address': '"{0}" is the address of no entry, and is left out.',
  'conversion.flat.name': 'The name "{0}" is left out.',
  'conversion.flat.member': '"{0}" is left out.',
  'conversion.flat.version': 'The version of the schema of "{0}" is left out ({1}).',
  'conversion.flat.address': 'The address of the schema of "{0}" is left out ({1}).',
  'conversion.flat.empty': 'The entry of "{0}" is left out, since it has no attributes.',
  'conversion.flat.entry-member': '"{1}" in the entry of "{0}" is left out.',
  'conversion.comment': 'The comment "{0}" is left out.',
  'conversion.comments': '{1} lines of comments are left out, beginning with "{0}".',
  'conversion.documents': 'The documents behind the first are left out ({0}).',
} as const;
