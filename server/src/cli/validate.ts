import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../core/codes.js';
import { FileError } from '../core/files.js';
import { isSchemaName, judge, type TextInHand, takeText } from '../core/judge.js';
import { isRecipe } from '../core/recipe.js';
import { Catalog } from '../core/schema/catalog.js';
import { Lines } from '../core/text/lines.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { coloursFor } from './colours.js';
import { type FormatName, formats } from './formats/formats.js';
import type { JudgedFile, ReportOptions, Summary } from './formats/report.js';
import { sourceRoot } from './formats/source-root.js';
import { inOrder } from './in-order.js';
import { once } from './once.js';
import { ExitCode, type System } from './system.js';
import { type Failure, type Target, targets } from './targets.js';

interface ValidateOptions {
  readonly format: FormatName;
  readonly strict: boolean;
  readonly target?: string;
  readonly maxProblems: number;
  readonly color?: boolean;
}

/** So many files are read and judged ahead of the one that is reported. */
const filesAtATime = 8;

export function validateCommand(system: System): Command {
  return new Command('validate')
    .summary('judge compatibility schemas, specs and labels')
    .description(
      'Judges compatibility schemas, specs and the labels of Dockerfiles and of Apptainer definition ' +
        'files. Folders are walked for JSON and YAML files, Dockerfiles and definition files, except ' +
        'for what .gitignore leaves out; what a file holds decides what it is, and of a Dockerfile ' +
        'its name. Specs and labels are judged by the schemas of the repository around the current folder, those that were fetched ' +
        'before, and the bundled ones.',
    )
    .argument('<path...>', 'files and folders; - is standard input')
    .addOption(
      new Option('--format <format>', 'how to report')
        .choices(Object.keys(formats))
        .default('text', 'text'),
    )
    .option(
      '--target <stage>',
      'Dockerfiles: the stage that is built, where there is one of its name',
    )
    .option('--strict', 'exit with 1 for warnings too', false)
    .option('--max-problems <number>', 'text: problems shown of each file, 0 for all', asCount, 50)
    .option('--color', 'text: colours even where no terminal is seen')
    .option('--no-color', 'text: no colours')
    .addHelpText('after', `\nExit codes: 0 fine, 1 problems found, 2 could not do it.`)
    .action(async (paths: readonly string[], options: ValidateOptions) => {
      system.exitWith(await validate(paths, options, system));
    });
}

/** Judges what the paths name, and reports it as it comes. */
async function validate(
  paths: readonly string[],
  options: ValidateOptions,
  system: System,
): Promise<ExitCode> {
  const report = formats[options.format](await reportOptions(paths, options, system));
  const counts = new Counts();
  const catalog = once(() => catalogAround(system));
  const judged = inOrder(targets(paths, system), filesAtATime, (target) =>
    judgeTarget(target, options.target, system, catalog),
  );
  await report.start();
  for await (const one of judged) {
    counts.add(one);
    if ('findings' in one) {
      await report.file(one);
      continue;
    }
    system.complain(`${visible(one.path)}: ${one.error.message}`);
    await report.failure(one);
  }
  const summary = counts.summary(options.strict);
  await report.end(summary);
  return summary.exitCode;
}

/**
 * @param stage of Dockerfiles that which is built
 * @param catalog made when the first spec or recipe asks for it
 */
async function judgeTarget(
  target: Target | Failure,
  stage: string | undefined,
  system: System,
  catalog: () => Promise<Catalog>,
): Promise<JudgedFile | Failure> {
  if ('error' in target) return target;
  const { path, location, explicit } = target;
  const name = location ?? '';
  try {
    const { text, encodingFault } = await (location === undefined
      ? system.readStandardInput()
      : system.files.readText(location));
    const taken = takeText(text, { name, explicit, encodingFault });
    const known = needsCatalog(taken) ? await catalog() : bundledAlone;
    const { kind, findings, passedOver } = judge(taken, known, stage);
    const lines = findings.length > 0 ? new Lines(text) : undefined;
    return { path, location, explicit, kind, findings, passedOver, lines };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // Large data lies about in folders; a schema of that size would have been named.
    const tolerable = error.reason === 'too-large' && !explicit && !isSchemaName(name);
    return { path, error, tolerable };
  }
}

function needsCatalog({ kind }: TextInHand): boolean {
  return kind === 'spec' || isRecipe(kind);
}

const bundledAlone = new Catalog();

class Counts {
  #files = 0;
  #schemas = 0;
  #specs = 0;
  #dockerfiles = 0;
  #definitions = 0;
  #failures = 0;
  readonly #findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  add(one: JudgedFile | Failure): void {
    if ('error' in one) {
      if (one.tolerable !== true) this.#failures += 1;
      return;
    }
    this.#files += 1;
    if (one.kind === 'schema') this.#schemas += 1;
    if (one.kind === 'spec') this.#specs += 1;
    if (one.kind === 'dockerfile') this.#dockerfiles += 1;
    if (one.kind === 'definition') this.#definitions += 1;
    for (const { severity } of one.findings) this.#findings[severity] += 1;
  }

  summary(strict: boolean): Summary {
    const { error: errors, warning: warnings, information, hint } = this.#findings;
    const problems = errors > 0 || (strict && warnings > 0);
    const found = problems ? ExitCode.Problems : ExitCode.Fine;
    return {
      files: this.#files,
      schemas: this.#schemas,
      specs: this.#specs,
      dockerfiles: this.#dockerfiles,
      definitions: this.#definitions,
      errors,
      warnings,
      others: information + hint,
      failures: this.#failures,
      exitCode: this.#failures > 0 ? ExitCode.Failed : found,
    };
  }
}

async function reportOptions(
  paths: readonly string[],
  { color, maxProblems }: ValidateOptions,
  system: System,
): Promise<ReportOptions> {
  const { output, environment, folder, version } = system;
  const { isTTY, columns } = output.stream;
  const colours = coloursFor(color, environment, isTTY === true);
  const root = await sourceRoot(paths, system);
  return { output, colours, columns, maxProblems, folder, root, version };
}

function asCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 for all.');
  return Number(text);
}
