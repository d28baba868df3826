/** What is said of the labels of Dockerfiles. `{0}` stands for the first argument. */
export const dockerfileSentences = {
  'label.unknown.earlier':
    '{0} declares no attribute "{1}"; version {2} did. Labels are judged by the newest version known.',
  'label.duplicate':
    'This label has no effect: "{0}" is given again further down in the same stage, and that is what the image has.',
  'label.duplicate.later': 'The later label.',
  'label.unused-stage':
    'The image does not have this label: its final stage is not built from this one.',
  'label.unused-stage.named':
    'The image does not have this label: its final stage is not built from the stage "{0}".',
  'label.used': 'in this stage already',
  'label.namespace': 'namespace, {0}',
  'fix.remove-label': 'Remove this "{0}", which a later one replaces',
  'fix.ignore': 'Ignore {0} here, by a comment',
} as const;
