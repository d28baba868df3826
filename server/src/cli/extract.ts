import { basename, extname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { FileError } from '../core/files.js';
import { type Extraction, extract } from '../core/host/extract.js';
import { extractors } from '../core/host/extractors/table.js';
import { readNfd } from '../core/host/nfd.js';
import type { Probes } from '../core/host/probes.js';
import { hostAttributes, hostProfile, rawDocument } from '../core/host/profile.js';
import { documentText } from '../core/spec/write.js';
import { visible } from '../core/text/visible.js';
import { catalogAround } from './catalog.js';
import { coloursFor } from './colours.js';
import { extractionText } from './formats/extraction-text.js';
import { writeResult } from './result-file.js';
import { ExitCode, type System } from './system.js';
import { missingExtractor, wantedSections } from './wanted-sections.js';
import { unknownTarget, whyNotLines } from './why-not.js';

interface ExtractOptions {
  readonly name?: readonly string[];
  readonly root?: string;
  readonly nfd?: string;
  readonly raw: boolean;
  readonly whyNot?: string;
  readonly as?: string;
  readonly hostname: boolean;
  readonly output?: string;
  readonly force: boolean;
  readonly format: 'json' | 'text';
  readonly color?: boolean;
}

export function extractCommand(system: System): Command {
  const names = extractors.map(({ name }) => name).join(', ');
  return new Command('extract')
    .alias('host')
    .summary('tell what this machine is: the host profile that checks read')
    .description(
      'Looks at this machine, or at an unpacked image, and writes a host profile: a compatibility ' +
        'spec of what it has. Files are read and a few programs are asked for their version, each ' +
        'for two seconds at most; nothing else is run, and nothing is sent anywhere. No serial ' +
        'numbers, addresses, user names or host names are read into it.',
    )
    .option('--name <extractor...>', 'what to look at: an extractor, or some of its sections')
    .option('--root <folder>', 'an unpacked image, or files recorded on a machine; nothing is run')
    .option(
      '--nfd <file>',
      'what Node Feature Discovery exported on a machine; nothing is looked at',
    )
    .option('--raw', 'what the extractors read, before schemas make attributes of it', false)
    .option('--why-not <target>', 'only why it is not this microarchitecture of archspec')
    .option('--as <name>', "the profile's name")
    .option('--hostname', "name the profile by this machine's host name", false)
    .option('-o, --output <file>', 'where to, instead of standard output')
    .option('--force', 'overwrite a file that is there', false)
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['json', 'text'])
        .default('json', 'json'),
    )
    .option('--color', 'text: colours even where no terminal is seen')
    .option('--no-color', 'text: no colours')
    .addHelpText(
      'after',
      `
Extractors: ${names}.
Another NAME is a program compspec-extract-NAME on the PATH, which prints
{"sections": {"<section>": {"<key>": "<value>"}}}; it runs only when named.

Examples:
  compspec extract --format text                 to read
  compspec extract --as "gpu nodes" -o gpu.json  a profile for compspec check
  compspec extract --name library[mpi,glibc]     these sections only
  compspec extract --root ./rootfs               an unpacked image
  compspec extract --nfd features.json           of "nfd export features"
  compspec extract --why-not x86_64_v4           what its CPU lacks

Exit codes: 0 done, whatever was found; 2 could not do it.`,
    )
    .action(async (options: ExtractOptions) => {
      system.exitWith(await run(options, system));
    });
}

async function run(options: ExtractOptions, system: System): Promise<ExitCode> {
  const complain = (sentence: string): ExitCode => {
    system.complain(visible(sentence));
    return ExitCode.Failed;
  };
  const refusal = refused(options);
  if (refusal !== undefined) return complain(refusal);
  if (options.nfd !== undefined) {
    const imported = await importedFrom(options.nfd, system);
    return typeof imported === 'string' ? complain(imported) : await finish(imported);
  }
  const wanted = wantedSections(options.name);
  if (typeof wanted === 'string') return complain(wanted);
  const probes = await opened(options, system);
  if (typeof probes === 'string') return complain(probes);
  if (options.whyNot !== undefined) {
    const lines = await whyNotLines(options.whyNot, probes);
    await system.output.write(lines.map((line) => `${visible(line)}\n`).join(''));
    return ExitCode.Fine;
  }
  const extraction = await extract(wanted, probes, system.sources.clock);
  const missing = missingExtractor(extraction);
  return missing === undefined ? await finish(extraction) : complain(missing);

  async function finish(found: Extraction): Promise<ExitCode> {
    const text = await written(found, options, system);
    const { output: path, force } = options;
    const failure = await writeResult({ text, path, source: undefined, force }, system);
    return failure === undefined ? ExitCode.Fine : complain(failure);
  }
}

function refused(options: ExtractOptions): string | undefined {
  const { root, as: name, hostname, whyNot, nfd } = options;
  const unknown = whyNot === undefined ? undefined : unknownTarget(whyNot);
  if (unknown !== undefined) return unknown;
  if (nfd === '') return 'the path of the export is empty';
  const others = [root, options.name, whyNot].some((one) => one !== undefined) || hostname;
  if (nfd !== undefined && others) return '--nfd looks at no machine: it goes with --as alone';
  if (root === '') return 'the path of the root is empty';
  if (name === '') return 'the name of the profile is empty';
  if (!hostname) return undefined;
  if (name !== undefined) return '--as and --hostname both name the profile: give one';
  return root === undefined ? undefined : '--hostname is of this machine, which --root is not';
}

/** What was exported to a file, or why there is nothing in it. */
async function importedFrom(path: string, system: System): Promise<Extraction | string> {
  try {
    const { text } = await system.files.readText(resolve(system.folder, path));
    const extraction = readNfd(text, system.sources.clock());
    return typeof extraction === 'string' ? `${path}: ${extraction}` : extraction;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `${path}: ${error.message}`;
  }
}

/** The looks at what is asked for, or why nothing can be looked at. */
async function opened({ root }: ExtractOptions, system: System): Promise<Probes | string> {
  try {
    return await (root === undefined
      ? system.probes.live()
      : system.probes.root(resolve(system.folder, root)));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `${root}: ${error.message}`;
  }
}

async function written(
  extraction: Extraction,
  options: ExtractOptions,
  system: System,
): Promise<string> {
  const layout = { indent: '  ', lineEnd: '\n' };
  if (options.raw && options.format === 'json') {
    return documentText(rawDocument(extraction), 'json', layout);
  }
  const name = profileName(options, system);
  const attributes = hostAttributes(extraction, await catalogAround(system));
  if (options.format === 'json') {
    return documentText(hostProfile({ name, extraction }, attributes), 'json', layout);
  }
  const { environment, output } = system;
  const isTerminal = options.output === undefined && output.stream.isTTY === true;
  return extractionText(extraction, {
    name,
    attributes,
    isRaw: options.raw,
    colours: coloursFor(options.color, environment, isTerminal),
    // What is no terminal has no edge: a pipe gets whole lines.
    width: isTerminal ? (output.stream.columns ?? 80) : Number.POSITIVE_INFINITY,
  });
}

function profileName({ as: name, hostname, root, nfd }: ExtractOptions, system: System): string {
  if (name !== undefined) return name;
  if (hostname) return system.hostName();
  if (nfd !== undefined) return basename(nfd, extname(nfd));
  return root === undefined ? 'this machine' : basename(resolve(system.folder, root)) || 'root';
}
