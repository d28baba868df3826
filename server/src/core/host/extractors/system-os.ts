import type { Probed, Probes } from '../probes.js';
import { reading, type SectionReading, unread, unreadOf } from '../section.js';
import {
  type Distribution,
  distributionOf,
  distributionOfLine,
  pointRelease,
  readOsRelease,
} from './os-release.js';

/** `system.os`: `name`, `vendor`, `version`, `release`. */
export async function osSection(probes: Probes): Promise<SectionReading> {
  switch (probes.machine?.platform) {
    case 'darwin':
      return await macosSection(probes);
    case 'win32':
      return windowsSection(probes.machine.release);
    default:
      return await distributionSection(probes);
  }
}

/** In the order of os-release(5). */
const osReleaseFiles = ['/etc/os-release', '/usr/lib/os-release'] as const;

/** What was there before os-release, and is still there on Red Hat's relatives. */
const releaseLines = ['/etc/redhat-release', '/etc/centos-release'] as const;

async function distributionSection(probes: Probes): Promise<SectionReading> {
  const asked: Probed<string>[] = [];
  for (const path of osReleaseFiles) {
    const file = await probes.text(path);
    asked.push(file);
    if (file.status !== 'ok') continue;
    const distribution = distributionOf(readOsRelease(file.value));
    const known = reading({ ...(await withPointRelease(distribution, probes)) }, '');
    if (known.status === 'ok') return known;
  }
  for (const path of releaseLines) {
    const file = await probes.text(path);
    if (file.status !== 'ok') continue;
    const known = reading({ ...distributionOfLine(file.value) }, '');
    if (known.status === 'ok') return known;
  }
  if (asked.some(({ status }) => status === 'ok')) {
    return { status: 'failed', detail: 'os-release says nothing that can be read', values: {} };
  }
  return unreadOf(asked, 'no os-release');
}

/** The point releases that distributions keep in files of their own. */
async function withPointRelease(distribution: Distribution, probes: Probes): Promise<Distribution> {
  const { vendor, version } = distribution;
  const path = releaseFiles[vendor ?? ''];
  if (path === undefined || version === undefined) return distribution;
  const file = await probes.text(path);
  const found = file.status === 'ok' ? pointRelease(version, [file.value]) : undefined;
  return found === undefined ? distribution : { ...distribution, release: found };
}

const releaseFiles: Readonly<Record<string, string>> = {
  // `12.7`, or `trixie/sid`, which is none.
  debian: '/etc/debian_version',
  // `CentOS Linux release 7.9.2009 (Core)`
  centos: '/etc/centos-release',
};

async function macosSection(probes: Probes): Promise<SectionReading> {
  const ran = await probes.run('/usr/bin/sw_vers', []);
  if (ran.status !== 'ok') return unread(ran);
  const { name, version } = readSwVers(ran.value.stdout);
  if (version === undefined) {
    return { status: 'failed', detail: 'sw_vers printed no version', values: {} };
  }
  const long = name === undefined ? undefined : `${name} ${version}`;
  return reading({ name: long, vendor: 'macos', version, release: version }, '');
}

/** `ProductName: macOS`, `ProductVersion: 14.1.2`, as sw_vers(1) prints them. */
function readSwVers(text: string): { name?: string | undefined; version?: string | undefined } {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t\\r]*$`, 'm').exec(text)?.[1];
  return { name: field('ProductName'), version: field('ProductVersion') };
}

/** The version of the system's kernel is all that is known without a program: 10.0.22631 is Windows 11. */
function windowsSection(release: string): SectionReading {
  return reading({ name: `Windows ${release}`, vendor: 'windows', version: release, release }, '');
}
