/** What is said of rules. `{0}` stands for the first argument. */
export const ruleSentences = {
  // Rules
  'rules.owner.document': 'a document of rules',
  'rules.owner.set': 'a set of rules',
  'rules.owner.rule': 'a rule',
  'rules.owner.alternative': 'an alternative of "matchAny"',
  'rules.owner.term': 'an item of "matchFeatures"',
  'rules.owner.expression': 'an expression',
  'rules.owner.label-expression': 'an expression of ocifit-k8s',
  'rules.owner.model-match': '"matchModel"',
  'rules.owner.model': 'a model',
  'rules.missing-member': '"{1}" is missing; {0} needs it.',
  'rules.unknown-member': '"{0}" is not a member of {1}; its members are {2}.',
  'rules.unknown-member.nearest': '"{0}" is not a member of {1}. Is "{2}" meant?',
  'rules.not-an-object': 'A document of rules must be an object, but this is {0}.',
  'rules.wrong-type': '"{0}" must be {1}, but is {2}.',
  'rules.wrong-item': 'Each item of "{0}" must be {1}, but this is {2}.',
  'rules.not-an-integer': '"{0}" must be a whole number, but is {1}.',
  'rules.not-a-string': 'This must be a string, but is {0}.',
  'rules.unquoted': 'This must be a string, "{0}"; without quotes it is {1}.',
  'rules.unquoted.yaml': 'Without quotes, YAML readers take {0} for {1}; write "{0}".',
  'rules.empty-rule': 'The rule asks for nothing: it has neither "matchFeatures" nor "matchAny".',
  'rules.empty-term':
    'This asks for nothing: neither for a "feature", as in Node Feature Discovery, nor for labels in "matchExpressions", as in ocifit-k8s.',
  'rules.listed-expressions':
    'Beside a "feature", "matchExpressions" are an object with an expression for each name. A list of expressions with a "key" each is the form of ocifit-k8s, which has no "feature".',
  'rules.operator': '"{0}" is not an operator.',
  'rules.operator.nearest': '"{0}" is not an operator. Is "{1}" meant?',
  'rules.operator.of-ocifit':
    '"{0}" is a word of ocifit-k8s; Node Feature Discovery says "{1}" for it.',
  'rules.operator.of-nfd':
    '"{0}" is a word of Node Feature Discovery; ocifit-k8s says "{1}" for it.',
  'rules.operator.not-in-ocifit':
    'ocifit-k8s has no operator "{0}": the expression never matches. Only Node Feature Discovery has it.',
  'rules.values.none': '"{0}" takes no values.',
  'rules.values.one': '"{0}" takes exactly one value, but there are {1}.',
  'rules.values.two': '"{0}" takes exactly two values, but there are {1}.',
  'rules.values.some': '"{0}" needs at least one value.',
  'rules.values.list': 'Values are a list of strings: write {0}.',
  'rules.values.object': 'Values are a list of strings, not an object.',
  'rules.values.order':
    'The first value has to be less than the second: nothing lies between {0} and {1}.',
  'rules.value.integer':
    '"{0}" is not a whole number, and "{1}" compares whole numbers. Versions need "type": "version".',
  'rules.value.integer.ocifit':
    '"{0}" is not a whole number, and "{1}" compares nothing else in ocifit-k8s.',
  'rules.value.version': '"{0}" is not a version of up to three numbers, such as 5.15.2.',
  'rules.value.regular-expression':
    '"{0}" is not a regular expression as Go reads them (RE2): {1}.',
  'rules.value-type': '"{0}" is not a type of values; the only one is "version".',
  'rules.regular-expression.parenthesis': 'its parentheses do not match',
  'rules.regular-expression.bracket': 'a "[" is never closed',
  'rules.regular-expression.nothing-to-repeat': 'there is nothing in front to be repeated',
  'rules.regular-expression.repeated-twice': 'something is repeated twice',
  'rules.regular-expression.count': 'it repeats something more than 1000 times or fewer than none',
  'rules.regular-expression.escape': 'it has a backslash that means nothing',
  'rules.regular-expression.backreference': 'RE2 has no references back to a group',
  'rules.regular-expression.look-around': 'RE2 has no look-ahead and no look-behind',
  'rules.regular-expression.group': 'it has a "(?" that means nothing',
  'rules.regular-expression.range': 'a range ends before it begins',
  'rules.regular-expression.class': 'it has a "[:…:]" that is no class of characters',
  'rules.feature': 'Node Feature Discovery finds no feature "{0}" on a node.',
  'rules.feature.nearest':
    'Node Feature Discovery finds no feature "{0}" on a node. Is "{1}" meant?',
  'rules.element.nearest': 'The feature {0} has no "{1}". Is "{2}" meant?',
  'rules.label':
    '"{0}" is no name of a label: perhaps a domain and "/", then at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
} as const;
