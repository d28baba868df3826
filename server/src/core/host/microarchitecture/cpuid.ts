import { x86Architecture } from './cpuinfo.js';
import { featureFacts } from './graph.js';
import { type CpuRecord, filled, processor } from './record.js';
import { type Register, registers } from './table.js';

type Answer = Readonly<Record<Register, number>>;

/**
 * Reads recorded answers of the CPUID instruction, what Windows has instead of a list of features: a line
 * an answer, `leaf, subleaf, eax, ebx, ecx, edx` as decimal numbers. Other lines are passed over.
 */
export function readCpuid(text: string): CpuRecord {
  const answers = new Map<string, Answer>();
  for (const line of text.split(/\r?\n/)) {
    const numbers = line.split(',').map((number) => number.trim());
    if (numbers.length !== 6 || !numbers.every((number) => /^\d{1,10}$/.test(number))) continue;
    const [leaf = 0, subleaf = 0, eax = 0, ebx = 0, ecx = 0, edx = 0] = numbers.map(Number);
    answers.set(`${leaf}/${subleaf}`, { eax, ebx, ecx, edx });
  }
  const features = featuresOf(answers);
  const vendor = answers.get('0/0');
  const found = processor('x86', {
    vendor: vendor && filled(textOf([vendor], ['ebx', 'edx', 'ecx'])),
    model: modelOf(answers),
    features,
    architecture: x86Architecture(features),
  });
  const isTold = found.vendor !== undefined || found.features !== undefined;
  return { from: 'cpuid', processors: isTold ? [found] : [], cores: undefined, threads: undefined };
}

const extended = 0x8000_0000;

/** Above the highest leaf that a CPU has, it answers with those of another one. */
function featuresOf(answers: ReadonlyMap<string, Answer>): ReadonlySet<string> | undefined {
  const basic = answers.get('0/0')?.eax ?? 0;
  const most = answers.get(`${extended}/0`)?.eax ?? 0;
  const features = new Set<string>();
  for (const { leaf, subleaf, register, bits } of featureFacts().cpuid) {
    if (leaf > (leaf >= extended ? most : basic)) continue;
    const value = answers.get(`${leaf}/${subleaf}`)?.[register] ?? 0;
    for (const [feature, bit] of bits) if ((value >>> bit) & 1) features.add(feature);
  }
  return features.size === 0 ? undefined : features;
}

function modelOf(answers: ReadonlyMap<string, Answer>): string | undefined {
  const parts = [2, 3, 4].map((number) => answers.get(`${extended + number}/0`));
  const told = parts.filter((part) => part !== undefined);
  return told.length < parts.length ? undefined : filled(textOf(told, registers));
}

/** Registers as the text that they hold, the lowest byte first. */
function textOf(answers: readonly Answer[], order: readonly Register[]): string {
  const bytes = answers.flatMap((answer) =>
    order.flatMap((register) => [0, 8, 16, 24].map((shift) => (answer[register] >>> shift) & 0xff)),
  );
  return String.fromCharCode(...bytes.filter((byte) => byte >= 0x20 && byte < 0x7f));
}
