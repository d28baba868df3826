/** What an editor says of the chosen host and of how specs answer to it. `{0}` stands for the first argument. */
export const hostCheckSentences = {
  'host.this-machine': 'this machine',
  // Why nothing is known of it; `{0}` is the profile
  'host.untrusted':
    'This workspace is not trusted, so nothing was run on this machine: choose a profile, or trust the workspace.',
  'host.waiting': 'This machine was not looked at yet.',
  'host.extracting': 'This machine is being looked at.',
  'host.off':
    'This machine was not looked at, since the setting "compspec.host.extract" is off: refresh it by hand, or choose a profile.',
  'host.failed': 'This machine could not be looked at: {0}',
  'host.reading': 'The profile {0} is being read.',
  'host.profile.unread': 'The profile {0} is not there or can not be read: choose another one.',
  'host.profile.other': '{0} is no compatibility spec, and so no profile: choose another one.',
  'host.profile.faults': '{0} is broken, and no profile to rely on: {1}',
  // Why something was not done
  'host.nowhere': 'This server has no access to a machine.',
  'host.unknown': 'There is no host {0}.',
  'host.nothing-to-save': 'Nothing is known of this machine that could be saved.',
  'host.no-name': 'A profile needs a name that a file can have.',
  'host.not-saved': 'The profile could not be saved: {0}: {1}',
  'host.not-open': 'The document {0} is not open.',
  'host.not-spec': 'Compatibility specs and Dockerfiles are checked, and this document is neither.',
  'host.no-stage': 'There is no FROM in this file, so that no image is built of it.',
  'host.is-profile': 'This document is a host profile itself: there is no image to be checked.',
  'host.is-mapping':
    'This document says where values are to be found, and has none that could be checked.',
  // Findings: the host, the question, why, and what would help
  'spec.host-mismatch': 'Does not fit {0} ({1}): {2}',
  'spec.host-mismatch.remedy': 'Does not fit {0} ({1}): {2} {3}',
  // Lenses
  'lens.host.compatible': '✓ Compatible with {0}',
  'lens.host.incompatible': '✗ Incompatible with {0}: {1}',
  'lens.host.unknown': '? Not known to fit {0}: {1}',
  'lens.host.none': 'Not checked: {0}',
  // Hints beside values
  'hint.compatible': '✓ host {0}',
  'hint.incompatible': '✗ host {0}',
  'hint.unknown': '? host {0}',
  'hint.compatible.no-value': '✓',
  'hint.incompatible.no-value': '✗ not on the host',
  'hint.unknown.no-value': '? unknown',
  // Hints beside labels: the host, its value
  'hint.on.compatible': '✓ {0} {1}',
  'hint.on.incompatible': '✗ {0} {1}',
  'hint.on.unknown': '? {0} {1}',
  'hint.on.compatible.no-value': '✓ {0}',
  'hint.on.incompatible.no-value': '✗ not on {0}',
  'hint.on.unknown.no-value': '? {0}',
  // Hovers, and the report
  'verdict.compatible': 'compatible',
  'verdict.incompatible': 'incompatible',
  'verdict.unknown': 'unknown',
  'hover.on-host': 'On {0}',
  'hover.no-value': 'no value',
  'report.title': '{0} on {1}',
  'report.required': 'Decided by: {0}.',
  'report.looked-at': 'The host was looked at on {0}.',
  'report.values': '{0}, host {1}',
  'report.inferred': '{0} (inferred)',
  'report.from-base': '{0} (by the name of the base image)',
  'report.nothing': 'The image says nothing that bears on this.',
  'report.mounts':
    'Of the libraries of this machine that are usually mounted, these were looked at:',
  'report.mounts.absent': 'not on this machine',
  'report.mounts.unread': 'could not be read: {0}',
  'report.information': 'What it says of itself',
  'report.information.why': 'It asks nothing of a host.',
} as const;
