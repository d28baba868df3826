/** What is said of machines. `{0}` stands for the first argument. */
export const hostSentences = {
  // Why a target was chosen
  'cpu.chosen.features': 'It has every feature of {0}.',
  'cpu.chosen.part': 'Its part number, {1}, is that of {0}.',
  'cpu.chosen.generation': 'It is a POWER{1}.',
  'cpu.chosen.model': 'It says that it is "{1}".',
  'cpu.chosen.family': 'No more specific target of {0} is known to fit it.',
  'cpu.chosen.alike':
    'It fits {1}, and nothing tells which of them it is: {0} is the best that they have in common.',
  'cpu.chosen.processors-differ':
    'Its processors differ ({1}): {0} is the best that they have in common.',
  // Why there is no target
  'cpu.undecided.no-architecture': 'Nothing tells the architecture of the CPU.',
  'cpu.undecided.unknown-architecture': 'archspec knows no CPU of this architecture.',
  'cpu.undecided.no-record': 'Nothing tells which CPU it is.',
  'cpu.undecided.other-architecture':
    'What is told is of a CPU of another architecture, as under an emulator.',
  // Why a machine is not a target
  'cpu.why-not.family': '{0} is a target of {1}, but the CPU is of {2}.',
  'cpu.why-not.family.unknown':
    '{0} is a target of {1}, and nothing tells the architecture of the CPU.',
  'cpu.why-not.no-record': 'Nothing tells which CPU it is.',
  'cpu.why-not.vendor': '{0} is of the vendor {1}, but the CPU of {2}.',
  'cpu.why-not.vendor.unknown': '{0} is of the vendor {1}, and nothing tells that of the CPU.',
  'cpu.why-not.features': 'The CPU lacks what {0} has: {1}.',
  'cpu.why-not.part': '{0} has the part number {1}, but the CPU has {2}.',
  'cpu.why-not.part.unknown': '{0} has the part number {1}, and nothing tells that of the CPU.',
  'cpu.why-not.generation': '{0} is generation {1} of POWER, but the CPU is generation {2}.',
  'cpu.why-not.generation.unknown':
    '{0} is generation {1} of POWER, and nothing tells that of the CPU.',
  'cpu.why-not.model': 'The CPU says that it is "{1}", which is not {0}.',
  'cpu.why-not.model.unknown': 'Nothing tells the model of the CPU, by which {0} is known.',
  'cpu.why-not.not-shown': 'Nothing that a CPU tells shows that it is {0}.',
  'cpu.why-not.alike': 'It could be {0}, but nothing tells it from {1}.',
  'cpu.why-not.better': 'It is a {0}, and {1} as well, which is more specific.',
} as const;
