import { Command, CommanderError } from 'commander';
import { visible } from '../core/text/visible.js';
import { checkCommand } from './check.js';
import { convertCommand } from './convert.js';
import { createCommand } from './create.js';
import { extractCommand } from './extract.js';
import { graphCommand } from './graph.js';
import { initCommand } from './init.js';
import { labelsCommand } from './labels.js';
import { schemasCommand } from './schemas.js';
import { ExitCode, type System } from './system.js';
import { validateCommand } from './validate.js';

/** All commands, in the order of the help. */
const commands: readonly ((system: System) => Command)[] = [
  validateCommand,
  schemasCommand,
  extractCommand,
  checkCommand,
  convertCommand,
  labelsCommand,
  createCommand,
  graphCommand,
  initCommand,
];

/** The command line as a whole. */
function createProgram(system: System): Command {
  const program = new Command('compspec')
    .description('Compatibility schemas and specs for scientific containers.')
    .version(system.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText(
      'after',
      `
Examples:
  compspec validate compspec.json          judge a schema
  compspec validate --strict .             judge all schemas below this folder, warnings count
  compspec validate --format sarif . > compspec.sarif
  compspec schemas                         list the schemas that are known
  compspec extract --format text           tell what this machine is
  compspec check lammps.json               tell whether an image fits this machine
  compspec labels Dockerfile               print the labels that its image has
  compspec create --from Dockerfile        make a spec of these labels
  compspec graph -o schema.svg compspec.json
  compspec init org.example.storage        start a repository for a schema`,
    );
  for (const command of commands) program.addCommand(command(system));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError(false)
      .helpOption('-h, --help', 'print this help')
      .configureOutput({
        writeOut: (text) => void system.output.write(text),
        outputError: (text) => system.complain(oneLine(text)),
      });
  }
  return program;
}

/**
 * Runs a command line.
 * @param commandLine the arguments behind the program's name
 */
export async function run(commandLine: readonly string[], system: System): Promise<void> {
  const program = createProgram(system);
  try {
    if (commandLine.length === 0) {
      system.complain('a command is missing; compspec --help lists them');
      system.exitWith(ExitCode.Failed);
    } else await program.parseAsync(commandLine, { from: 'user' });
  } catch (error) {
    // What it is about has been said; help and version end this way too.
    if (!(error instanceof CommanderError)) throw error;
    system.exitWith(error.exitCode === 0 ? ExitCode.Fine : ExitCode.Failed);
  }
}

/** Commander's sentence as one line: it adds "(Did you mean …?)" as a second. */
function oneLine(text: string): string {
  return visible(
    text
      .trim()
      .replace(/^error: /, '')
      .replace(/\n+/g, ' '),
  );
}
