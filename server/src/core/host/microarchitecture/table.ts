/** A line of the table: a target and what sets it apart from its parents. */
export interface TargetRow {
  readonly name: string;
  readonly parents: readonly string[];
  readonly vendor: string;
  readonly added: readonly string[];
  readonly lacking: readonly string[];
  /** What an Arm CPU calls itself; undefined where archspec does not say. */
  readonly part: string | undefined;
  /** Of POWER, elsewhere 0. */
  readonly generation: number;
}

/** Features of one register of one answer of the CPUID instruction. */
interface CpuidRow {
  readonly leaf: number;
  readonly subleaf: number;
  readonly register: Register;
  readonly bits: readonly (readonly [feature: string, bit: number])[];
}

export const registers = ['eax', 'ebx', 'ecx', 'edx'] as const;
export type Register = (typeof registers)[number];

/** What schemas/microarchitectures.txt says; its form is described on top of it. */
export interface MicroarchitectureTable {
  readonly targets: readonly TargetRow[];
  /** A target → features that archspec does not list for it. */
  readonly also: ReadonlyMap<string, readonly string[]>;
  /** A feature → those of which each implies it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** A feature → the families of which every CPU has it. */
  readonly always: ReadonlyMap<string, readonly string[]>;
  /** Words of macOS, all of which must be there → the features that they stand for. */
  readonly darwin: readonly (readonly [words: readonly string[], features: readonly string[]])[];
  /** Code of the implementer of an Arm CPU → its name. */
  readonly implementers: ReadonlyMap<string, string>;
  readonly cpuid: readonly CpuidRow[];
}

/** @throws where a line is not of the form: the table is the project's own, and a test reads all of it */
export function readTable(text: string): MicroarchitectureTable {
  const targets: TargetRow[] = [];
  const also = new Map<string, readonly string[]>();
  const aliases = new Map<string, readonly string[]>();
  const always = new Map<string, readonly string[]>();
  const darwin: [readonly string[], readonly string[]][] = [];
  const implementers = new Map<string, string>();
  const cpuid: CpuidRow[] = [];
  const readers: Readonly<Record<string, (name: string, rest: string) => unknown>> = {
    target: (name, rest) => targets.push(targetRow(name, rest)),
    also: (name, rest) => also.set(name, wordsOf(rest)),
    alias: (name, rest) => aliases.set(name, wordsOf(rest)),
    always: (name, rest) => always.set(name, wordsOf(rest)),
    darwin: (name, rest) => darwin.push([wordsOf(name), wordsOf(rest)]),
    implementer: (name, rest) => implementers.set(name, rest),
    cpuid: (name, rest) => cpuid.push(cpuidRow(name, rest)),
  };
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const [, kind = '', name = '', rest = ''] = /^(\w+) ([^:]+): (.*)$/.exec(line) ?? [];
    const read = readers[kind];
    if (read === undefined) throw new Error(`Not a line of the table: ${line}`);
    read(name, rest);
  }
  return { targets, also, aliases, always, darwin, implementers, cpuid };
}

function targetRow(name: string, rest: string): TargetRow {
  const [parents = '', vendor = '', features = '', other = ''] = rest
    .split('|')
    .map((column) => column.trim());
  if (vendor === '') throw new Error(`The target ${name} has no vendor.`);
  const facts = new Map(chunked(wordsOf(other)));
  const marked = wordsOf(features);
  return {
    name,
    parents: wordsOf(parents),
    vendor,
    added: marked.filter((feature) => !feature.startsWith('-')),
    lacking: marked.flatMap((feature) => (feature.startsWith('-') ? [feature.slice(1)] : [])),
    part: facts.get('part'),
    generation: Number(facts.get('generation') ?? 0),
  };
}

function cpuidRow(place: string, rest: string): CpuidRow {
  const [leaf, subleaf, register] = wordsOf(place);
  const known = registers.find((one) => one === register);
  if (known === undefined) throw new Error(`Not a register of CPUID: ${place}`);
  return {
    leaf: Number(leaf),
    subleaf: Number(subleaf),
    register: known,
    bits: chunked(wordsOf(rest.replaceAll(',', ' '))).map(([name, bit]) => [name, Number(bit)]),
  };
}

function chunked(list: readonly string[]): [string, string][] {
  return list.flatMap((word, index) => (index % 2 === 0 ? [[word, list[index + 1] ?? '']] : []));
}

/** The words of a text, without empty ones. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
