/** What completion and hovers say of the words of rules, in Markdown. `{0}` stands for the first argument. */
export const ruleWordSentences = {
  // Members
  'rules.member.op': 'The operator: how the value on the node is compared.',
  'rules.member.value': 'What the operator compares with: a list of strings.',
  'rules.member.type':
    '`version`: operators such as `Gt` compare versions instead of whole numbers.',
  'rules.member.key':
    "The name of a node's label, such as `feature.node.kubernetes.io/kernel-version.major`.",
  'rules.member.label-value': 'What the operator compares with: a list of strings, or one string.',
  'rules.member.matchExpressions':
    'Expressions by the name of what they ask for; all of them have to match.',
  'rules.member.label-expressions':
    'Expressions, each with the `key` of a label; all of them have to match.',
  'rules.member.feature': 'The feature that is asked for, such as `cpu.model`.',
  'rules.member.matchName':
    'An expression that the names in the feature are compared by, instead of their values.',
  'rules.member.matchFeatures': 'What has to be found on the node, all of it.',
  'rules.member.model.type': 'The kind of model, such as `lasso`.',
  'rules.member.model.platforms': 'The image of each architecture.',
  'rules.member.model.direction':
    'Whether the prediction is to be great or small: `maximize`, `minimize`.',
  'rules.member.model.name': 'The measure that is predicted.',
  'rules.member.model.filename': 'The file of the model.',
  'rules.member.name': 'What the rule is called in reports.',
  'rules.member.matchAny': 'Alternatives, of which one has to match.',
  'rules.member.vars': 'Variables that rules after this one find in `rule.matched`.',
  'rules.member.varsTemplate': 'A template of such variables.',
  'rules.member.model': 'The model.',
  'rules.member.matchModel': 'A model of performance that chooses the image (ocifit-k8s).',
  'rules.member.rules': 'Rules, all of which have to match.',
  'rules.member.weight': 'How much this set counts beside the others that match.',
  'rules.member.tag':
    'Groups sets, so that one of them can be asked for; in ocifit-k8s, the image to run.',
  'rules.member.description': 'What the set stands for, for people.',
  'rules.member.version': 'The version of this form of document: `v1alpha1`.',
  'rules.member.compatibilities': 'Sets of rules; an image may be used where one of them matches.',
  // Operators
  'operator.In': 'Matches where the value is one of those listed, letter for letter.',
  'operator.NotIn': 'Matches where the value is none of those listed.',
  'operator.InRegexp':
    'Matches where one of the listed regular expressions (RE2, as Go reads them) is found anywhere in the value.',
  'operator.Exists': 'Matches where there is such a name on the node, whatever its value.',
  'operator.DoesNotExist': 'Matches where there is no such name on the node.',
  'operator.Gt': 'Matches where the value is greater than the one given.',
  'operator.Ge': 'Matches where the value is the one given or greater.',
  'operator.Lt': 'Matches where the value is less than the one given.',
  'operator.Le': 'Matches where the value is the one given or less.',
  'operator.GtLt':
    'Matches where the value lies between the two given, which do not count themselves.',
  'operator.GeLe': 'Matches where the value is one of the two given or lies between them.',
  'operator.IsTrue': 'Matches where the value is `true`.',
  'operator.IsFalse': 'Matches where the value is `false`.',
  'operator.Gte': 'Matches where the value is the one given or greater.',
  'operator.Lte': 'Matches where the value is the one given or less.',
  'operator-values.none': 'Takes no values.',
  'operator-values.one': 'Takes one value.',
  'operator-values.two': 'Takes two values, the first less than the second.',
  'operator-values.some': 'Takes one value or more.',
  'operator-compares.integers': 'Compares whole numbers.',
  'operator-compares.versions': 'Compares whole numbers, or versions with `type: version`.',
  // Other words
  'rules.word.v1alpha1': 'The only version of rules that there is.',
  'rules.word.version': 'Values are versions of up to three numbers, such as `5.15.2`.',
  'rules.word.maximize': 'The greatest prediction is the best.',
  'rules.word.minimize': 'The smallest prediction is the best.',
  'rules.word.random': 'Any image will do.',
} as const;
