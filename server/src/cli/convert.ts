import { Command, Option } from 'commander';
import { english, type Message } from '../core/messages.js';
import { formatOf, type TextFormat } from '../core/read.js';
import { convertSpec } from '../core/spec/convert.js';
import { currentDialect, type Dialect, dialects } from '../core/spec/dialects.js';
import { documentText, layoutOf } from '../core/spec/write.js';
import { visible } from '../core/text/visible.js';
import { counted } from './formats/numbers.js';
import { writeResult } from './result-file.js';
import { readSpecInput } from './spec-input.js';
import { ExitCode, type System } from './system.js';
import { standardInput } from './targets.js';

interface ConvertOptions {
  readonly to: Dialect;
  readonly format?: TextFormat;
  readonly output?: string;
  readonly lossy: boolean;
  readonly force: boolean;
}

export function convertCommand(system: System): Command {
  return new Command('convert')
    .summary('write a compatibility spec in another form')
    .description(
      'Converts a compatibility spec between the dialects and between JSON and YAML. What the new ' +
        'form has no place for is told, and nothing is written then, unless --lossy allows it.',
    )
    .argument('<file>', 'a spec in JSON or YAML; - is standard input')
    .addOption(
      new Option('--to <dialect>', 'the dialect, see below')
        .choices(dialects)
        .default(currentDialect),
    )
    .addOption(
      new Option(
        '--format <format>',
        'how to write it (default: as FILE, or by the name of -o)',
      ).choices(['json', 'yaml']),
    )
    .option('-o, --output <file>', 'where to, instead of standard output; FILE itself will do')
    .option('--lossy', 'convert it although something is lost', false)
    .option('--force', 'overwrite another file than FILE', false)
    .addHelpText(
      'after',
      `
Dialects:
  a  the first artifacts: one "jsonSchema" and "annotations"
  b  Proposal D: "schema" and "annotations" in each entry
  c  supercontainers JSON Schema: "schema" and "attributes" in each entry
  d  compspec-go, in use today: "schemas" of all namespaces, and "attributes"
  e  compat-lib: one flat list of "attributes" under qualified names

Examples:
  compspec convert old.json                      as dialect d on standard output
  compspec convert spec.json -o spec.yaml        as YAML
  compspec convert --to e --lossy spec.json -o spec.json

Exit codes: 0 converted, 1 not converted as something would be lost, 2 could not
do it.`,
    )
    .action(async (path: string, options: ConvertOptions) => {
      system.exitWith(await convert(path, options, system));
    });
}

async function convert(
  path: string,
  { to, format, output, lossy, force }: ConvertOptions,
  system: System,
): Promise<ExitCode> {
  const complain = (sentence: string): void => system.complain(visible(sentence));
  const input = await readSpecInput(path, system);
  if (!('spec' in input)) {
    for (const reason of input) complain(reason);
    return ExitCode.Failed;
  }
  const { spec, catalog, location } = input;
  const { value, losses, notices } = convertSpec(spec, to, catalog);
  const shown = path === standardInput ? '<stdin>' : path;
  const tell = (message: Message): void => complain(`${shown}: ${english(message)}`);
  for (const notice of notices) tell(notice);
  for (const loss of losses) tell(loss);
  if (losses.length > 0 && !lossy) {
    const things = counted(losses.length, 'thing');
    complain(
      `${shown}: ${things} would be lost, so nothing is written; --lossy does it all the same`,
    );
    return ExitCode.Problems;
  }
  const target = format ?? formatOfOutput(output) ?? input.format;
  const text = documentText(value, target, layoutOf(spec.tree.text, input.format));
  const refusal = await writeResult({ text, path: output, source: location, force }, system);
  if (refusal === undefined) return ExitCode.Fine;
  complain(refusal);
  return ExitCode.Failed;
}

/** The format that a file's name tells; undefined where it tells none. */
function formatOfOutput(path: string | undefined): TextFormat | undefined {
  return path !== undefined && /\.(?:json|ya?ml)$/i.test(path) ? formatOf(path, '') : undefined;
}
