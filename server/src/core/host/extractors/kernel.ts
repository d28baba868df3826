import type { Probed, Probes } from '../probes.js';
import { type Extractor, reading, type SectionReading, unread, unreadOf } from '../section.js';
import { readCommandLine } from './boot.js';

export const kernelExtractor: Extractor = {
  name: 'kernel',
  sections: {
    uname: unameSection,
    boot: bootSection,
    config: configSection,
    modules: modulesSection,
  },
};

/** `kernel.uname`: `sysname` and `release`, as uname(1) says them. */
async function unameSection(probes: Probes): Promise<SectionReading> {
  const { sysname, release, asked } = await uname(probes);
  const known = reading({ sysname, release }, '');
  return known.status === 'ok' ? known : unreadOf(asked, 'no kernel that is running');
}

interface Uname {
  readonly sysname: string | undefined;
  readonly release: string | undefined;
  readonly asked: readonly Probed<string>[];
}

async function uname(probes: Probes): Promise<Uname> {
  const [type, release, long] = await Promise.all(
    ['/proc/sys/kernel/ostype', '/proc/sys/kernel/osrelease', '/proc/version'].map((path) =>
      probes.text(path),
    ),
  );
  // `Linux version 5.15.0-91-generic (buildd@…) …`, which recordings of a machine often have.
  const [, longType, longRelease] = /^(\w+) version (\S+)/.exec(line(long) ?? '') ?? [];
  const { machine } = probes;
  return {
    sysname: line(type) ?? longType ?? sysnames[machine?.platform ?? ''],
    release: line(release) ?? longRelease ?? (machine?.release || undefined),
    asked: [type, release].flatMap((one) => one ?? []),
  };
}

/** What uname says where Node.js says these. */
const sysnames: Readonly<Record<string, string>> = {
  linux: 'Linux',
  darwin: 'Darwin',
  freebsd: 'FreeBSD',
  win32: 'Windows_NT',
};

function line(file: Probed<string> | undefined): string | undefined {
  return file?.status === 'ok' ? file.value.split('\n', 1)[0]!.trim() || undefined : undefined;
}

/** `kernel.boot`: the parameters on the kernel's command line, without what identifies the machine. */
async function bootSection(probes: Probes): Promise<SectionReading> {
  const file = await probes.text('/proc/cmdline');
  if (file.status !== 'ok') return unread(file, '/proc/cmdline');
  return reading(readCommandLine(file.value), 'the command line is empty');
}

/** `kernel.config`: how the kernel was configured, `CONFIG_SMP`: `y`; what is not set is left out. */
async function configSection(probes: Probes): Promise<SectionReading> {
  const { release } = await uname(probes);
  const paths = release === undefined ? await installedConfigs(probes) : configsOf(release);
  const asked: Probed<string>[] = [];
  for (const path of paths) {
    const file = await probes.text(path);
    if (file.status === 'ok') return reading(readConfig(file.value), `${path} sets nothing`);
    asked.push(file);
  }
  const packed = await probes.realPath('/proc/config.gz');
  if (packed.status === 'ok') {
    const detail = 'it is in /proc/config.gz alone, which is compressed and is not read';
    return { status: 'failed', detail, values: {} };
  }
  return unreadOf(asked, release === undefined ? 'no kernel' : `no configuration of ${release}`);
}

function configsOf(release: string): readonly string[] {
  // It becomes a part of paths.
  if (!/^[\w][\w.+~-]*$/.test(release)) return [];
  return [
    `/boot/config-${release}`,
    `/lib/modules/${release}/config`,
    `/usr/lib/modules/${release}/config`,
  ];
}

/** Of an image with one kernel, its configuration; of several, nobody knows which one would run. */
async function installedConfigs(probes: Probes): Promise<readonly string[]> {
  const folder = await probes.names('/boot');
  const names = folder.status === 'ok' ? folder.value : [];
  const configs = names.filter((name) => name.startsWith('config-'));
  return configs.length === 1 ? [`/boot/${configs[0]}`] : [];
}

/** These say who built the kernel, or name the machine that it was built for. */
const privateOption = /^CONFIG_(?:CMDLINE|DEFAULT_HOSTNAME|BUILD_SALT|LOCALVERSION)$/;

const mostOptions = 50_000;

function readConfig(text: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const option of text.split('\n', mostOptions)) {
    const [, name = '', value = ''] = /^(CONFIG_\w+)=(.*?)\r?$/.exec(option) ?? [];
    if (name !== '' && !privateOption.test(name)) values.set(name, value.replace(/^"(.*)"$/, '$1'));
  }
  return Object.fromEntries(values);
}

/** `kernel.modules`: the modules that are loaded, each `yes`. */
async function modulesSection(probes: Probes): Promise<SectionReading> {
  const file = await probes.text('/proc/modules');
  if (file.status === 'ok') {
    const names = file.value.split('\n').flatMap((one) => /^[\w-]+(?= )/.exec(one)?.[0] ?? []);
    return reading(allYes(names), 'no module is loaded');
  }
  // Modules that are built in are here, too, if they have parameters.
  const folder = await probes.names('/sys/module');
  if (folder.status === 'ok') return reading(allYes(folder.value), 'no module is loaded');
  return unreadOf([file, folder], 'neither /proc/modules nor /sys/module');
}

function allYes(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, 'yes']));
}
