/** What is said of the labels of Dockerfiles. `{0}` stands for the first argument. */
export const dockerfileSentences = {
  'label.unknown.earlier':
    '{0} declares no attribute "{1}"; version {2} did. Labels are judged by the newest version known.',
  'label.unknown.unspaced':
    '"{0}" is all name: in a definition file a space stands between the name of a label and its value.',
  'label.duplicate':
    'This label has no effect: "{0}" is given again further down in the same stage, and that is what the image has.',
  'label.duplicate.later': 'The later label.',
  'label.unused-stage':
    'The image does not have this label: its final stage is not built from this one.',
  'label.unused-stage.named':
    'The image does not have this label: its final stage is not built from the stage "{0}".',
  // Labels and the base image; `{0}` is its distribution
  'label.base.glibc': 'The base image is {0}, which has glibc {1}; the label says {2}.',
  'label.base.libc': 'The base image is {0}, whose C library is {1}; the label says {2}.',
  'label.base.distribution': 'The base image is {0}; the label says {1}.',
  'label.base.cuda': 'The base image has CUDA {1} by its name; the label says {2}.',
  'label.base.no-cuda':
    'The base image is {0}, which has no CUDA, as far as its name tells, and nothing in this file brings it.',
  'label.base.place': 'The base image.',
  // What is known of a base image
  'base.heading': 'Base image {0}',
  'base.by-default':
    'With the values that its variables have here, which another build may change.',
  'base.variable': 'Which image this is depends on a variable that has no value here.',
  'base.stage': 'The stage {0} of this file, in line {1}.',
  'base.stage.from': 'It is built from {0}.',
  'base.scratch': 'Nothing: the image begins empty, without a distribution and a C library.',
  'base.none': 'This is no name of an image.',
  'base.distribution': 'Distribution',
  'base.release': 'Release',
  'base.release.moves': 'not told: the tag moves from release to release',
  'base.release.none': 'none: it is updated all the time',
  'base.libc': 'C library',
  'base.libc.inferred': '{0}, inferred by the table {1}',
  'base.cuda': 'CUDA toolkit',
  'base.rocm': 'ROCm',
  'base.by': '{0}, by {1}',
  'base.platform': 'Platform',
  'base.platform.unknown': 'up to a variable that the builder sets',
  'base.name-alone': 'Known from its name alone; nothing was looked up.',
  'base.unknown': 'Nothing is known of it from its name alone; nothing was looked up.',
  'label.used': 'in this stage already',
  // A value of it, as the name of the base image tells
  'label.by-base': 'base image',
  // Labels of a spec
  'labels.no-recipe': 'This document is neither a Dockerfile nor an Apptainer definition file.',
  'labels.no-spec': '{0} is no compatibility spec.',
  'labels.none': '{0} gives no attribute a value, so that there is no label to add.',
  'labels.unread': '{0} can not be read.',
  'labels.broken':
    'The file can not be given labels as it stands: where they belong, quotes or a line do not end.',
  'labels.unwritable': 'This file has no way to say the label "{0}" with the value "{1}".',
  'label.recommended': '{0} (recommended)',
  'label.variable.unknown': 'no value that is known here',
  'label.namespace': 'namespace, {0}',
  'fix.remove-label': 'Remove this "{0}", which a later one replaces',
  'fix.remove-labels': 'Remove all {0} earlier "{1}", which the last one replaces',
  'fix.host-value': 'Replace with the host\'s value "{0}"',
  'fix.move-label': 'Move the label to the final stage',
  'fix.move-label.named': 'Move the label to the stage "{0}"',
  'fix.ignore': 'Ignore {0} here, by a comment',
} as const;
