import { Command, InvalidArgumentError, Option } from 'commander';
import { check } from '../core/compatibility/check.js';
import type { MountedLibrary } from '../core/compatibility/mounts.js';
import { bestHostFirst } from '../core/compatibility/report.js';
import {
  isQuestion,
  type Question,
  questions,
  requiredQuestions,
} from '../core/compatibility/verdict.js';
import { defaultMounts } from '../core/host/default-mounts.js';
import type { Probes } from '../core/host/probes.js';
import { remembering } from '../core/host/remembering.js';
import type { Catalog } from '../core/schema/catalog.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { type Host, profileHosts, type Said, thisMachine } from './check-hosts.js';
import { type Mounts, namedMounts } from './check-mounts.js';
import { type CheckTarget, readTarget } from './check-target.js';
import { coloursFor } from './colours.js';
import { type CheckFormatName, checkFormats } from './formats/check-formats.js';
import type { CheckedTarget } from './formats/check-report.js';
import { explanation } from './formats/check-text.js';
import { sourceRoot } from './formats/source-root.js';
import { ExitCode, type System } from './system.js';
import { standardInput } from './targets.js';

interface CheckCommandOptions {
  readonly host?: readonly string[];
  readonly require: readonly Question[];
  readonly explain?: string;
  readonly format: CheckFormatName;
  readonly strict: boolean;
  /** Of Dockerfiles, the stage that is built. */
  readonly target?: string;
  /** Libraries by their paths; false for none. */
  readonly mount?: readonly string[] | false;
  readonly color?: boolean;
}

export function checkCommand(system: System): Command {
  return new Command('check')
    .summary('tell whether an image fits this machine, or another')
    .description(
      'Holds compatibility specs and Dockerfiles of images against this machine, or against host profiles that ' +
        'compspec extract wrote on others, and answers four questions, each with evidence: run (can ' +
        'it start here?), optimal (was it built for this CPU and GPU?), libraries (do MPI, CUDA and ' +
        'the driver agree?), bind-mount (do libraries of the host work inside it?). Of Dockerfiles ' +
        'and definition files the labels count, and what the name of the base image tells.',
    )
    .argument(
      '<target...>',
      'specs of images, in JSON or YAML, Dockerfiles or definition files; - is standard input',
    )
    .option(
      '--host <profile...>',
      'host profiles, or folders of them, to check against, instead of this machine',
    )
    .addOption(
      new Option('--require <questions>', 'what decides the verdict, with commas between')
        .argParser(asQuestions)
        .default(requiredQuestions, requiredQuestions.join(',')),
    )
    .option('--explain <attribute>', 'text: all that is to be said of one attribute')
    .option(
      '--mount <library...>',
      'libraries of this machine to be mounted: what they need decides. Without --host, its MPI ' +
        'and GPU libraries where none are named',
    )
    .option('--no-mount', 'no libraries to be mounted: the version of glibc decides')
    .addOption(
      new Option('--format <format>', 'how to report')
        .choices(Object.keys(checkFormats))
        .default('text', 'text'),
    )
    .option('--target <stage>', 'Dockerfiles: the stage that is built, as docker build has it')
    .option('--strict', 'exit with 1 where the verdict is unknown, too', false)
    .option('--color', 'text: colours even where no terminal is seen')
    .option('--no-color', 'text: no colours')
    .addHelpText(
      'after',
      `
Examples:
  compspec check lammps.json                            on this machine
  compspec check lammps.json --host gpu-node.json       on another
  compspec check lammps.json --host nodes/*.json        which nodes fit best
  compspec check lammps.json --host nodes               the same of a folder
  compspec check Dockerfile --host gpu-node.json        before it is built
  compspec check lammps.json --explain mpi.version      why
  compspec check lammps.json --mount /usr/lib/x86_64-linux-gnu/libmpi.so.40

Exit codes: 0 compatible or unknown, 1 incompatible (with --strict also unknown)
in any of the checks, 2 could not do it.`,
    )
    .action(async (targets: readonly string[], options: CheckCommandOptions) => {
      system.exitWith(await run(targets, options, system));
    });
}

function asQuestions(text: string): readonly Question[] {
  const words = text.split(',').map((word) => word.trim());
  if (!words.every(isQuestion)) {
    throw new InvalidArgumentError(`They are some of ${questions.join(', ')}.`);
  }
  return words;
}

async function run(
  paths: readonly string[],
  options: CheckCommandOptions,
  system: System,
): Promise<ExitCode> {
  const complain = (sentence: string): void => system.complain(visible(sentence));
  if (options.explain !== undefined && options.format !== 'text') {
    complain('--explain is of the text format; the others have all there is to say');
    return ExitCode.Failed;
  }
  const catalog = await catalogAround(system);
  const said: Said = { failures: [], notes: [] };
  const { failures } = said;
  const { hosts, mounts } = await parties(options, { system, catalog, said });
  const checkedTargets: CheckedTarget[] = [];
  for (const path of paths) {
    const input = await readTarget(path, { system, catalog, stage: options.target });
    if ('subject' in input) {
      checkedTargets.push(checked(path, input, { hosts, mounts: mounts.libraries, options }));
    } else failures.push(...input);
  }
  for (const sentence of [...said.notes, ...failures]) complain(sentence);
  if (options.explain !== undefined) {
    return await explain(options.explain, checkedTargets, failures, { options, system });
  }
  const { output, environment, folder, version } = system;
  const exitCode = exitCodeOf(checkedTargets, failures, options);
  const page = pageOf(system);
  const root = await sourceRoot(paths, system);
  const colours = coloursFor(options.color, environment, page.isTerminal);
  await output.write(
    checkFormats[options.format](checkedTargets, {
      colours,
      width: page.width,
      folder,
      root,
      version,
      strict: options.strict,
      failures,
      exitCode,
      usualMounts: mounts.usual,
    }),
  );
  return exitCode;
}

interface Around {
  readonly system: System;
  readonly catalog: Catalog;
  readonly said: Said;
}

/** The hosts, and what is to be mounted from this machine, which is looked at only where it is asked for. */
async function parties(
  { host, mount }: CheckCommandOptions,
  { system, catalog, said }: Around,
): Promise<{ readonly hosts: readonly Host[]; readonly mounts: Mounts }> {
  let probes: Probes | undefined;
  const machine = async (): Promise<Probes> => {
    probes ??= remembering(await system.probes.live());
    return probes;
  };
  const hosts =
    host === undefined
      ? [await thisMachine(await machine(), system, catalog)]
      : await profileHosts(host, system, catalog, said);
  if (Array.isArray(mount)) {
    return { hosts, mounts: await namedMounts(mount, await machine(), system) };
  }
  const isDefault = mount !== false && host === undefined;
  return { hosts, mounts: isDefault ? await defaultMounts(await machine()) : { libraries: [] } };
}

/** What a report is read on; what is no terminal has the width of one. */
function pageOf({ output: { stream } }: System) {
  const isTerminal = stream.isTTY === true;
  return { isTerminal, width: Math.max(40, Math.min(100, stream.columns ?? 80)) };
}

interface Against {
  readonly hosts: readonly Host[];
  readonly mounts: readonly MountedLibrary[];
  readonly options: CheckCommandOptions;
}

function checked(
  path: string,
  { subject, demands, location, places, lines }: CheckTarget,
  { hosts, mounts, options }: Against,
): CheckedTarget {
  const target = path === standardInput ? '<stdin>' : path;
  const reports = hosts.map((host) => ({
    target,
    host: host.shown,
    report: check(subject, host.subject, { require: options.require, mounts, demands }),
  }));
  return { path, location, places, lines, reports: reports.sort(bestHostFirst) };
}

async function explain(
  attribute: string,
  targets: readonly CheckedTarget[],
  failures: readonly string[],
  { options, system }: { readonly options: CheckCommandOptions; readonly system: System },
): Promise<ExitCode> {
  const page = pageOf(system);
  const colours = coloursFor(options.color, system.environment, page.isTerminal);
  const texts = targets.flatMap(({ reports }) =>
    reports.map((report) => explanation(attribute, report, { colours, width: page.width })),
  );
  const said = texts.filter((text) => text !== undefined);
  if (said.length === 0) {
    if (targets.length > 0) {
      system.complain(visible(`no target says or implies anything of "${attribute}"`));
    }
    return ExitCode.Failed;
  }
  await system.output.write(said.join('\n'));
  return exitCodeOf(targets, failures, options);
}

function exitCodeOf(
  targets: readonly CheckedTarget[],
  failures: readonly string[],
  { strict }: CheckCommandOptions,
): ExitCode {
  if (failures.length > 0) return ExitCode.Failed;
  const verdicts = targets.flatMap(({ reports }) => reports.map(({ report }) => report.verdict));
  const isBad = verdicts.some((one) => one === 'incompatible' || (strict && one === 'unknown'));
  return isBad ? ExitCode.Problems : ExitCode.Fine;
}
