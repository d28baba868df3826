/** What a record says of one processor, in archspec's words. Undefined is what it does not tell. */
export interface Processor {
  /** What kind of CPU the words of the record are those of. */
  readonly kind: 'x86' | 'arm' | 'power' | 'riscv' | 's390';
  /** `GenuineIntel`, `ARM`, `IBM`; of an Arm CPU whose implementer is not known its code, `0x99`. */
  readonly vendor: string | undefined;
  /** The name that people know it by. */
  readonly model: string | undefined;
  /** By their names in Linux. */
  readonly features: ReadonlySet<string> | undefined;
  /** `CPU part` of an Arm CPU, `uarch` of a RISC-V one. */
  readonly part: string | undefined;
  /** Of a POWER CPU. */
  readonly generation: number | undefined;
  /** The instruction set, where the record shows it; of POWER its byte order is not shown. */
  readonly architecture: string | undefined;
}

/** What a machine says of its CPU. */
export interface CpuRecord {
  readonly from: 'cpuinfo' | 'sysctl' | 'cpuid';
  /** The different ones, each once: several where a CPU has cores of different kinds (big.LITTLE). */
  readonly processors: readonly Processor[];
  /** Cores and threads of the machine; undefined where the record does not tell. */
  readonly cores: number | undefined;
  readonly threads: number | undefined;
}

/** A processor of a kind, of which only these things are known. */
export function processor(
  kind: Processor['kind'],
  known: Partial<Omit<Processor, 'kind'>>,
): Processor {
  const unknown = {
    vendor: undefined,
    model: undefined,
    features: undefined,
    part: undefined,
    generation: undefined,
    architecture: undefined,
  };
  return { ...unknown, ...known, kind };
}

/** The value of a field, undefined where it is empty. */
export function filled(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
