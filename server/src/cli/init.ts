import { join, resolve, sep } from 'node:path';
import { Command, Option } from 'commander';
import stringWidth from 'string-width';
import { type CheckService, continuousChecks } from '../core/authoring/ci.js';
import { type NewFile, newRepository } from '../core/authoring/new-repository.js';
import { english } from '../core/messages.js';
import { namespaceFault } from '../core/schema/rules.js';
import { visible } from '../core/text/visible.js';
import { writeNewFiles } from './new-files.js';
import { ExitCode, type System } from './system.js';

interface InitOptions {
  readonly folder: string;
  readonly force: boolean;
  readonly ci: CheckService | 'none';
}

export function initCommand(system: System): Command {
  return new Command('init')
    .summary('start a repository for a schema')
    .description(
      'Makes what a compatibility schema of its own needs: compspec.json with two attributes to start ' +
        'from, a spec that uses them, a README, and a check that runs with every change.',
    )
    .argument('<namespace>', 'one word or dotted words, such as org.example.storage')
    .option('--folder <folder>', 'where to; it is made if it is not there', '.')
    .addOption(
      new Option('--ci <service>', 'what runs the check')
        .choices([...Object.keys(continuousChecks), 'none'])
        .default('github', 'github'),
    )
    .option('--force', 'overwrite files that are there', false)
    .addHelpText(
      'after',
      `
Examples:
  compspec init org.example.storage                       in this folder
  compspec init org.example.storage --folder storage      in one of its own
  compspec init org.example.storage --ci gitlab           with .gitlab-ci.yml

Exit codes: 0 done, 2 could not do it.`,
    )
    .action(async (namespace: string, options: InitOptions) => {
      system.exitWith(await init(namespace, options, system));
    });
}

async function init(
  namespace: string,
  { folder, force, ci }: InitOptions,
  system: System,
): Promise<ExitCode> {
  const service = ci === 'none' ? undefined : ci;
  const refusal = refused(namespace, folder);
  if (refusal !== undefined) {
    system.complain(visible(refusal));
    return ExitCode.Failed;
  }
  const files = newRepository(namespace, service).map((file) => ({
    ...file,
    path: shown(join(folder, file.path)),
    location: resolve(system.folder, folder, file.path),
  }));
  const reasons = await writeNewFiles(files, force, system.writer);
  for (const reason of reasons) system.complain(visible(reason));
  if (reasons.length > 0) return ExitCode.Failed;
  await system.output.write(report(files, shown(folder)));
  return ExitCode.Fine;
}

function refused(namespace: string, folder: string): string | undefined {
  const fault = namespaceFault(namespace);
  if (fault !== undefined) return english(fault);
  // Not the current folder, which is what it would be resolved to.
  return folder === '' ? 'the path of the folder is empty' : undefined;
}

/** What was written, and what to do with it. */
function report(files: readonly NewFile[], folder: string): string {
  const width = Math.max(...files.map(({ path }) => stringWidth(visible(path))));
  const written = files.map(({ path, what }) => {
    const name = visible(path);
    return `  ${name}${' '.repeat(width - stringWidth(name))}  ${what}`;
  });
  const changes = files.flatMap(({ path, toDo }) =>
    toDo === undefined ? [] : [`In ${visible(path)}, ${toDo}.`],
  );
  const steps = [...changes, `Judge it: compspec validate ${visible(folder)}`];
  const next = steps.map((step, index) => `  ${index + 1}. ${step}`);
  return ['Written:', ...written, '', 'Next:', ...next, ''].join('\n');
}

/** With forward slashes on every system. */
function shown(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
