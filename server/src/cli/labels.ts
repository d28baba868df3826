import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { ImageLabels } from '../core/dockerfile/image.js';
import type { NewLabel } from '../core/dockerfile/instruction.js';
import type { EscapeCharacter } from '../core/dockerfile/parser.js';
import { FileError, type FileText } from '../core/files.js';
import { takeText } from '../core/judge.js';
import { english } from '../core/messages.js';
import { labelsOfSpec } from '../core/spec/to-labels.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { coloursFor } from './colours.js';
import { definitionLines, dockerfileLines, type LabelLines } from './formats/label-lines.js';
import { labelsJson, labelsText, specLabelsText } from './formats/labels-formats.js';
import { imageIn, readInput } from './recipe-input.js';
import { specInText } from './spec-input.js';
import { ExitCode, type System } from './system.js';
import { standardInput } from './targets.js';

const formats = ['json', 'text', 'dockerfile', 'definition'] as const;

interface LabelsOptions {
  readonly format: (typeof formats)[number];
  readonly target?: string;
  readonly color?: boolean;
}

export function labelsCommand(system: System): Command {
  return new Command('labels')
    .summary("print the labels that a Dockerfile's image has, or those of a spec")
    .description(
      'Prints the labels that the image of a Dockerfile has: those of its final stage and of the ' +
        'stages that this one is built from, the later ones winning, with the variables of ARG and ' +
        'ENV resolved by the defaults in the file. Nothing is built, and the labels of base images ' +
        'are not looked up. The same of an Apptainer definition file. Of a compatibility spec it ' +
        'prints the attributes as labels: NAMESPACE.ATTRIBUTE.',
    )
    .argument('<file>', 'a Dockerfile, a definition file or a spec; - is standard input')
    .option(
      '--target <stage>',
      'the stage that is built, by its name or number, as docker build has it',
    )
    .addOption(
      new Option('--format <format>', 'how to print them').choices(formats).default('json', 'json'),
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
(the image from elsewhere) where it is not known; both are for a spec.

dockerfile: one LABEL instruction; definition: a %labels section for Apptainer.
Both are to be pasted; what they can not say is told, and left out.

Examples:
  compspec labels Dockerfile
  compspec labels --target run Containerfile
  compspec labels --format text - < Dockerfile
  compspec labels --format dockerfile lammps.json >> Dockerfile

Exit codes: 0 done, 1 a label could not be printed, 2 could not do it.`,
    )
    .action(async (path: string, options: LabelsOptions) => {
      system.exitWith(await printLabels(path, options, system));
    });
}

/** The labels that are to be printed, whatever they are of. */
interface Labelled {
  readonly image: ImageLabels;
  readonly isSpec: boolean;
  /** Undefined where there is none. */
  readonly escapeCharacter: EscapeCharacter | undefined;
  /** What it says and no label does. */
  readonly losses: readonly string[];
}

async function printLabels(
  path: string,
  { format, target, color }: LabelsOptions,
  system: System,
): Promise<ExitCode> {
  const shown = path === standardInput ? '<stdin>' : path;
  const complain = (why: string): void =>
    system.complain(visible(`${shown === '' ? '""' : shown}: ${why}`));
  const text = await readInput(path, system);
  if (text instanceof FileError) {
    complain(text.message);
    return ExitCode.Failed;
  }
  const labelled = await labelsIn(text, path, target, system);
  if ('reasons' in labelled) {
    for (const reason of labelled.reasons) system.complain(visible(reason));
    return ExitCode.Failed;
  }
  const { image, isSpec, escapeCharacter } = labelled;
  const losses = [...labelled.losses];
  if (format === 'json') await system.output.write(labelsJson(image));
  else if (format === 'text') {
    const isTerminal = system.output.stream.isTTY === true;
    const colours = coloursFor(color, system.environment, isTerminal);
    const page = isSpec ? specLabelsText : labelsText;
    await system.output.write(page(image, colours));
  } else {
    const { known, unknown } = byKnowledge(image);
    const lines =
      format === 'definition'
        ? definitionLines(known)
        : dockerfileLines(known, escapeCharacter ?? '\\');
    losses.push(...unknown, ...unwritten(lines, format));
    await system.output.write(lines.text);
  }
  for (const loss of losses) complain(loss);
  return losses.length === 0 ? ExitCode.Fine : ExitCode.Problems;
}

/** The labels of a text: it is a spec or a definition file or, whatever its name, a Dockerfile. */
async function labelsIn(
  text: FileText,
  path: string,
  target: string | undefined,
  system: System,
): Promise<Labelled | { readonly reasons: readonly string[] }> {
  const shown = path === standardInput ? '<stdin>' : path;
  const location = path === standardInput ? undefined : resolve(system.folder, path);
  const { kind } = takeText(text.text, { name: location ?? '', explicit: true });
  if (kind !== 'spec') {
    const found = imageIn(text.text, target);
    return typeof found === 'string'
      ? { reasons: [`${shown}: ${found}`] }
      : { ...found, isSpec: false, losses: [] };
  }
  if (target !== undefined)
    return { reasons: [`${shown}: --target is of Dockerfiles, which a spec is not`] };
  const input = await specInText(text, { path, location }, () => catalogAround(system));
  if (!('spec' in input)) return { reasons: input };
  if (input.spec.isMapping) {
    return {
      reasons: [`${shown}: is a mapping, which says where values are found, and none of them`],
    };
  }
  const { labels, losses } = labelsOfSpec(input.spec, input.catalog);
  const known = labels.map((label) => ({ ...label, isNameKnown: true, written: label.value }));
  return {
    image: { stage: undefined, base: undefined, labels: known },
    isSpec: true,
    escapeCharacter: undefined,
    losses: losses.map(english),
  };
}

/** The labels that are known, and why the others are not. */
function byKnowledge({ labels }: ImageLabels) {
  const known: NewLabel[] = [];
  const unknown: string[] = [];
  for (const { name, value, isNameKnown, written } of labels) {
    if (!isNameKnown) unknown.push(`"${name}" is left out: a variable in it has no value here`);
    else if (value === undefined) {
      unknown.push(`"${name}" is left out: ${written} holds a variable that has no value here`);
    } else known.push({ name, value });
  }
  return { known, unknown };
}

function unwritten(
  { unwritable }: LabelLines,
  format: 'dockerfile' | 'definition',
): readonly string[] {
  const file = format === 'dockerfile' ? 'Dockerfile' : 'definition file';
  return unwritable.map(({ name, value }) => {
    return `"${name}" is left out: no ${file} can say its name or its value, ${JSON.stringify(value)}`;
  });
}
