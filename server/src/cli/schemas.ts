import { Command, Option } from 'commander';
import { Catalog, type CatalogSchema } from '../core/schema/catalog.js';
import { nearest } from '../core/schema/nearest.js';
import { cachedSchemas } from '../core/schema/refresh.js';
import { visible } from '../core/text/visible.js';
import { coloursFor } from './colours.js';
import { fetchAll } from './fetch.js';
import type { CatalogFormat } from './formats/catalog-format.js';
import { jsonCatalog } from './formats/catalog-json.js';
import { textCatalog } from './formats/catalog-text.js';
import { ExitCode, type System } from './system.js';

interface SchemasOptions {
  readonly format: 'text' | 'json';
  readonly color?: boolean;
  readonly fetch?: readonly string[];
}

export function schemasCommand(system: System): Command {
  return new Command('schemas')
    .summary('list the compatibility schemas that are known')
    .description(
      'Lists the catalog: the compatibility schemas that are known, and where each is from: the cache ' +
        'of those fetched from an address, or this program. With a namespace, the attributes of its ' +
        'newest version, or of the one behind an @. Only --fetch uses the network.',
    )
    .argument('[namespace]', 'a namespace, or namespace@version')
    .addOption(
      new Option('--format <format>', 'how to list')
        .choices(['text', 'json'])
        .default('text', 'text'),
    )
    .option('--fetch <address...>', 'fetch schemas into the cache, or see whether they changed')
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
  compspec schemas --fetch https://example.org/compspec.json

The cache is $COMPSPEC_CACHE, or a folder "compspec" where the system keeps
caches ($XDG_CACHE_HOME, ~/.cache). Addresses are https, 8 MB and 10 seconds at
most; proxies are not used.

Exit codes: 0 fine, 2 nothing of that name is known, or an address failed.`,
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
  const format = options.format === 'json' ? jsonCatalog : textCatalog(page(options, system));
  if (options.fetch !== undefined) return await fetched(asked, options.fetch, format, system);
  const catalog = new Catalog(await cachedSchemas(system.sources.cache));
  if (asked === undefined) {
    await system.output.write(format.schemas(catalog.all));
    return ExitCode.Fine;
  }
  const found = namedSchema(asked, catalog);
  if (typeof found === 'string') {
    system.complain(found);
    return ExitCode.Failed;
  }
  await system.output.write(format.attributes(found));
  return ExitCode.Fine;
}

/** Fetches what was asked for, and says of each address what became of it. */
async function fetched(
  asked: string | undefined,
  addresses: readonly string[],
  format: CatalogFormat,
  system: System,
): Promise<ExitCode> {
  if (asked !== undefined) {
    system.complain(visible(`--fetch takes addresses alone, without the namespace "${asked}"`));
    return ExitCode.Failed;
  }
  const all = await fetchAll(addresses, system.sources);
  await system.output.write(format.fetched(all));
  const failures = all.filter((one) => 'error' in one);
  for (const { address, error } of failures) {
    system.complain(visible(`${address}: ${error.message}`));
  }
  return failures.length === 0 ? ExitCode.Fine : ExitCode.Failed;
}

/** The schema that an argument names, or a sentence about why there is none. */
export function namedSchema(asked: string, catalog: Catalog): CatalogSchema | string {
  const at = asked.lastIndexOf('@');
  const namespace = at < 0 ? asked : asked.slice(0, at);
  const version = at < 0 ? undefined : asked.slice(at + 1);
  if (!catalog.has(namespace)) {
    const near = nearest(catalog.namespaces)(namespace);
    const hint = near === undefined ? 'compspec schemas lists all' : `did you mean "${near}"?`;
    return visible(`no schema of the namespace "${namespace}" is known; ${hint}`);
  }
  const known = new Set(catalog.versions(namespace).map((one) => one.version));
  const sentence = `no version "${version}" of "${namespace}" is known; there is ${[...known].join(', ')}`;
  return catalog.find(namespace, version) ?? visible(sentence);
}

function page({ color }: SchemasOptions, { environment, output: { stream } }: System) {
  // What is no terminal has no edge: a pipe gets whole lines.
  const width = stream.isTTY === true ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY;
  return { colours: coloursFor(color, environment, stream.isTTY === true), width };
}
