import { Command, Option } from 'commander';
import { bundledCatalog, type CatalogSchema } from '../core/schema/catalog.js';
import { nearest } from '../core/schema/nearest.js';
import { visible } from '../core/text/visible.js';
import { coloursFor } from './colours.js';
import { jsonCatalog } from './formats/catalog-json.js';
import { textCatalog } from './formats/catalog-text.js';
import { ExitCode, type System } from './system.js';

interface SchemasOptions {
  readonly format: 'text' | 'json';
  readonly color?: boolean;
}

export function schemasCommand(system: System): Command {
  return new Command('schemas')
    .summary('list the compatibility schemas that are known')
    .description(
      'Lists the catalog: the compatibility schemas that are known, and where each is from. With a ' +
        'namespace, the attributes of its newest version, or of the one behind an @.',
    )
    .argument('[namespace]', 'a namespace, or namespace@version')
    .addOption(
      new Option('--format <format>', 'how to list')
        .choices(['text', 'json'])
        .default('text', 'text'),
    )
    .option('--color', 'text: colours even where no terminal is seen')
    .option('--no-color', 'text: no colours')
    .addHelpText(
      'after',
      `
Examples:
  compspec schemas                               what is known
  compspec schemas org.supercontainers           its attributes, in the newest version
  compspec schemas org.supercontainers@0.0.0     the same, as first published
  compspec schemas --format json io.archspec     with all their metadata

Exit codes: 0 fine, 2 nothing of that name is known.`,
    )
    .action(async (asked: string | undefined, options: SchemasOptions) => {
      const exitCode = await list(asked, options, system);
      system.exitWith(exitCode);
    });
}

async function list(
  asked: string | undefined,
  options: SchemasOptions,
  system: System,
): Promise<ExitCode> {
  const catalog = bundledCatalog();
  const format = options.format === 'json' ? jsonCatalog : textCatalog(page(options, system));
  if (asked === undefined) {
    await system.output.write(format.schemas(catalog));
    return ExitCode.Fine;
  }
  const found = find(asked, catalog);
  if (typeof found === 'string') {
    system.complain(found);
    return ExitCode.Failed;
  }
  await system.output.write(format.attributes(found));
  return ExitCode.Fine;
}

/** The schema that an argument names, or a sentence about why there is none. */
function find(asked: string, catalog: readonly CatalogSchema[]): CatalogSchema | string {
  const at = asked.lastIndexOf('@');
  const namespace = at < 0 ? asked : asked.slice(0, at);
  const version = at < 0 ? undefined : asked.slice(at + 1);
  const versions = catalog.filter((one) => one.namespace === namespace);
  if (versions.length === 0) {
    const near = nearest(catalog.map((one) => one.namespace))(namespace);
    const hint = near === undefined ? 'compspec schemas lists all' : `did you mean "${near}"?`;
    return visible(`no schema of the namespace "${namespace}" is known; ${hint}`);
  }
  const found =
    version === undefined ? versions[0] : versions.find((one) => one.version === version);
  const known = versions.map((one) => one.version).join(', ');
  return found ?? visible(`no version "${version}" of "${namespace}" is known; there is ${known}`);
}

function page({ color }: SchemasOptions, { environment, output: { stream } }: System) {
  // What is no terminal has no edge: a pipe gets whole lines.
  const width = stream.isTTY === true ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY;
  return { colours: coloursFor(color, environment, stream.isTTY === true), width };
}
