import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { imageOf, stageNamed } from '../core/dockerfile/image.js';
import { readLabels } from '../core/dockerfile/labels.js';
import type { StageHead } from '../core/dockerfile/stages.js';
import { FileError } from '../core/files.js';
import { nearest } from '../core/schema/nearest.js';
import { visible } from '../core/text/visible.js';
import { coloursFor } from './colours.js';
import { labelsJson, labelsText } from './formats/labels-formats.js';
import { ExitCode, type System } from './system.js';
import { standardInput } from './targets.js';

interface LabelsOptions {
  readonly format: 'json' | 'text';
  readonly target?: string;
  readonly color?: boolean;
}

export function labelsCommand(system: System): Command {
  return new Command('labels')
    .summary("print the labels that a Dockerfile's image has")
    .description(
      'Prints the labels that the image of a Dockerfile has: those of its final stage and of the ' +
        'stages that this one is built from, the later ones winning, with the variables of ARG and ' +
        'ENV resolved by the defaults in the file. Nothing is built, and the labels of base images ' +
        'are not looked up.',
    )
    .argument('<file>', 'a Dockerfile; - is standard input')
    .option(
      '--target <stage>',
      'the stage that is built, by its name or number, as docker build has it',
    )
    .addOption(
      new Option('--format <format>', 'how to print them')
        .choices(['json', 'text'])
        .default('json', 'json'),
    )
    .option('--color', 'text: colours even where no terminal is seen')
    .option('--no-color', 'text: no colours')
    .addHelpText(
      'after',
      `
JSON: { "stage", "base", "labels": { "<name>": "<value>" },
"unresolved": { "<name>": "<as written>" } }. A label whose value holds a
variable that the file gives no value is null in "labels"; one whose name does
is in "unresolved" alone. "stage" is null where the stage has no name, "base"
(the image from elsewhere) where it is not known.

Examples:
  compspec labels Dockerfile
  compspec labels --target run Containerfile
  compspec labels --format text - < Dockerfile

Exit codes: 0 done, 2 could not do it.`,
    )
    .action(async (path: string, options: LabelsOptions) => {
      system.exitWith(await printLabels(path, options, system));
    });
}

async function printLabels(
  path: string,
  { format, target, color }: LabelsOptions,
  system: System,
): Promise<ExitCode> {
  const { environment, output } = system;
  const shown = path === standardInput ? '<stdin>' : path;
  const fail = (why: string): ExitCode => {
    system.complain(visible(`${shown === '' ? '""' : shown}: ${why}`));
    return ExitCode.Failed;
  };
  const source = await readDockerfile(path, system);
  if (typeof source !== 'string') return fail(source.message);
  const labels = readLabels(source);
  const stage = wantedStage(labels.stages, target);
  if (typeof stage === 'string') return fail(stage);
  const image = imageOf(labels, source, stage);
  const { isTTY } = output.stream;
  const text =
    format === 'json'
      ? labelsJson(image)
      : labelsText(image, coloursFor(color, environment, isTTY === true));
  await output.write(text);
  return ExitCode.Fine;
}

/** The text, or why it can not be read. */
async function readDockerfile(path: string, system: System): Promise<string | FileError> {
  if (path === '') return new FileError('absent', 'the path is empty');
  try {
    const { text } = await (path === standardInput
      ? system.readStandardInput()
      : system.files.readText(resolve(system.folder, path)));
    return text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error;
  }
}

/** The number of the stage that is asked for, or why there is none. */
function wantedStage(stages: readonly StageHead[], target: string | undefined): number | string {
  if (stages.length === 0) return 'there is no FROM in it, so that no image is built of it';
  if (target === undefined) return stages.length - 1;
  const found = stageNamed(target, stages);
  if (found !== undefined) return found;
  const names = stages.flatMap(({ name }) => name ?? []);
  const near = nearest(names)(target);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `no stage is named "${target}"${hint}`;
}
