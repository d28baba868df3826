import { basename, dirname, extname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { isDockerfileName } from '../core/dockerfile/names.js';
import { FileError } from '../core/files.js';
import { takeText } from '../core/judge.js';
import { english } from '../core/messages.js';
import {
  entriesOfLabels,
  type GivenLabel,
  type LabelRemark,
  type LeftOut,
  specOfEntries,
} from '../core/spec/from-labels.js';
import { documentText } from '../core/spec/write.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { createdText } from './formats/created-text.js';
import { imageIn, readInput } from './recipe-input.js';
import { writeResult } from './result-file.js';
import { ExitCode, type System } from './system.js';
import { standardInput } from './targets.js';

const formats = ['json', 'yaml', 'text'] as const;
type Format = (typeof formats)[number];

interface CreateOptions {
  readonly from?: string;
  readonly target?: string;
  readonly attribute?: readonly string[];
  readonly name?: string;
  readonly output?: string;
  readonly force: boolean;
  readonly strict: boolean;
  readonly format?: Format;
}

export function createCommand(system: System): Command {
  return new Command('create')
    .summary("make a compatibility spec of a Dockerfile's labels")
    .description(
      'Writes a compatibility spec: what the labels say that the image of a Dockerfile has, and ' +
        'what is said here. Labels count in the namespaces of known schemas, by the newest version ' +
        'of each; others are left out, and told. Values are written as their schema writes them: ' +
        'OpenMPI is openmpi, true is yes.',
    )
    .option('--from <file>', 'a Dockerfile or an Apptainer definition file; - is standard input')
    .option('--target <stage>', 'the stage that is built, by its name or number')
    .option(
      '-a, --attribute <assignment...>',
      'NAMESPACE.ATTRIBUTE=VALUE, whatever the labels say; without a VALUE, none',
    )
    .option('-n, --name <name>', "the spec's name (default: that of the stage, or of the file)")
    .option('-o, --output <file>', 'where to, instead of standard output')
    .option('--force', 'overwrite a file that is there', false)
    .option(
      '--strict',
      'write nothing if an attribute would be left out, or has a wrong value',
      false,
    )
    .addOption(
      new Option(
        '--format <format>',
        'how to write it (default: json, or by the name of -o)',
      ).choices(formats),
    )
    .addHelpText(
      'after',
      `
Examples:
  compspec create --from Dockerfile -o lammps.json
  compspec create --from Dockerfile --target run -a org.supercontainers.glibc=2.36
  compspec create -n lammps -a io.archspec.cpu.target=zen3 --format yaml
  compspec labels --format dockerfile lammps.json    the other way round

Exit codes: 0 written, 1 not written because of --strict, 2 could not do it.`,
    )
    .action(async (options: CreateOptions) => {
      system.exitWith(await create(options, system));
    });
}

async function create(options: CreateOptions, system: System): Promise<ExitCode> {
  const { from, output: path, force, strict } = options;
  const tell = (sentence: string): void => system.complain(visible(sentence));
  const fail = (...sentences: readonly string[]): ExitCode => {
    for (const sentence of sentences) tell(sentence);
    return ExitCode.Failed;
  };
  const refusal = refused(options);
  if (refusal !== undefined) return fail(refusal);
  const assigned = assignments(options.attribute ?? []);
  if (typeof assigned === 'string') return fail(assigned);
  const source = from === undefined ? nothing : await labelsFrom(from, options, system);
  if (typeof source === 'string') return fail(source);
  const catalog = await catalogAround(system);
  const wrong = entriesOfLabels(assigned, catalog).remarks.filter(isRefused);
  if (wrong.length > 0) return fail(...wrong.map((one) => `-a ${one.label}: ${whyNot(one)}`));
  // What is assigned stands where its label stood.
  const labels = new Map([...source.labels, ...assigned].map((label) => [label.name, label]));
  const { entries, remarks } = entriesOfLabels([...labels.values()], catalog);
  const shown = from === undefined ? '-a' : from === standardInput ? '<stdin>' : from;
  for (const line of told(remarks)) tell(`${shown}: ${line}`);
  if (entries.length === 0) {
    return fail(
      `${shown}: says nothing that a known schema has an attribute for: there is no spec to write`,
    );
  }
  if (strict && remarks.some(isProblem)) {
    tell(`${shown}: nothing is written, as --strict has it`);
    return ExitCode.Problems;
  }
  const name = options.name ?? source.name;
  const format = options.format ?? formatOfOutput(path);
  const text =
    format === 'text'
      ? createdText(name, entries)
      : documentText(specOfEntries(name, entries), format, { indent: '  ', lineEnd: '\n' });
  const failure = await writeResult({ text, path, source: undefined, force }, system);
  return failure === undefined ? ExitCode.Fine : fail(failure);
}

function refused({ from, target, attribute = [], name }: CreateOptions): string | undefined {
  if (from === undefined && attribute.length === 0)
    return 'nothing to make a spec of: give --from or -a';
  if (from === undefined && target !== undefined)
    return '--target is of the Dockerfile that --from names';
  return name === '' ? 'the name of the spec is empty' : undefined;
}

/** What `-a` says; of one name, the last. */
function assignments(written: readonly string[]): readonly GivenLabel[] | string {
  const byName = new Map<string, GivenLabel>();
  for (const one of written) {
    const equals = one.indexOf('=');
    if (equals < 1) return `-a ${one}: an attribute is given as NAMESPACE.ATTRIBUTE=VALUE`;
    const name = one.slice(0, equals);
    byName.set(name, { name, isNameKnown: true, value: one.slice(equals + 1) });
  }
  return [...byName.values()];
}

/** Labels, and the name that a spec of them has. */
interface LabelSource {
  readonly name: string;
  readonly labels: readonly GivenLabel[];
}

/** Where nobody gives a name. */
const anyName = 'image';
const nothing: LabelSource = { name: anyName, labels: [] };

/** The labels of a file, or why there are none. */
async function labelsFrom(
  path: string,
  { target }: CreateOptions,
  system: System,
): Promise<LabelSource | string> {
  const shown = path === standardInput ? '<stdin>' : path || '""';
  const text = await readInput(path, system);
  if (text instanceof FileError) return `${shown}: ${text.message}`;
  const location = path === standardInput ? '' : resolve(system.folder, path);
  const { kind } = takeText(text.text, { name: location, explicit: true });
  if (kind === 'spec')
    return `${shown}: is a compatibility spec already; compspec convert writes it anew`;
  const found = imageIn(text.text, target);
  if (typeof found === 'string') return `${shown}: ${found}`;
  const { stage, labels } = found.image;
  return { name: stage ?? nameOfFile(location), labels };
}

/** `gpu` of `Dockerfile.gpu` and `gpu.def`; of a `Dockerfile`, which they all are, its folder. */
function nameOfFile(location: string): string {
  if (location === '') return anyName;
  const file = basename(location);
  const own = isDockerfileName(file)
    ? file.replace(/^(?:docker|container)file\.?|\.(?:docker|container)file$/i, '')
    : basename(file, extname(file));
  return own || basename(dirname(location)) || anyName;
}

/** Whether an assignment can not be made. That there is no value takes back what a label says. */
function isRefused({ leftOut }: LabelRemark): boolean {
  return leftOut !== undefined && leftOut !== 'empty';
}

/** Whether a label is wrong, or lost to the spec. Those of other namespaces are nobody's. */
function isProblem({ leftOut }: LabelRemark): boolean {
  return leftOut !== 'namespace' && leftOut !== 'empty';
}

/** So many labels of other namespaces are named. */
const mostForeign = 6;

/** What there is to say of the labels, in lines; those of other namespaces in one. */
function told(remarks: readonly LabelRemark[]): readonly string[] {
  const foreign = remarks.filter(({ leftOut }) => leftOut === 'namespace');
  const named = foreign.slice(0, mostForeign).map(({ label }) => label);
  const more = foreign.length - named.length;
  if (more > 0) named.push(`and ${more} more`);
  const lines = remarks.filter(({ leftOut }) => leftOut !== 'namespace' && leftOut !== 'empty');
  return [
    ...(foreign.length === 0
      ? []
      : [`left out, as no schema is known of their namespaces: ${named.join(', ')}`]),
    ...lines.map((one) => {
      const what = one.leftOut === undefined ? '' : ' is left out';
      return `"${one.label}"${what}: ${whyNot(one)}`;
    }),
  ];
}

const reasons: Readonly<Record<LeftOut, string>> = {
  namespace: 'no schema is known that it belongs to',
  undeclared: 'its schema declares no such attribute',
  name: 'a variable in its name has no value here',
  value: 'a variable in its value has no value here; -a gives it one',
  empty: 'it has no value',
};

function whyNot({ leftOut, message }: LabelRemark): string {
  if (message !== undefined) return english(message);
  return leftOut === undefined ? '' : reasons[leftOut];
}

/** The format that a file's name tells. */
function formatOfOutput(path: string | undefined): 'json' | 'yaml' {
  return path !== undefined && /\.ya?ml$/i.test(path) ? 'yaml' : 'json';
}
