import { type Answer, answer, type Facts, message } from '../compatibility/comparison.js';
import { compareNames } from '../compatibility/comparisons/runs-on.js';
import type { DemandAnswer } from '../compatibility/demand.js';
import { architectureNamed, familyOf } from '../host/microarchitecture/architecture.js';
import { targetNamed } from '../host/microarchitecture/graph.js';

/** Operating systems of images, and how uname calls them. Source: Go's list of GOOS, of OCI image configurations. */
const systems: ReadonlyMap<string, string> = new Map([
  ['linux', 'Linux'],
  ['windows', 'Windows'],
  ['darwin', 'Darwin'],
  ['freebsd', 'FreeBSD'],
]);

/** Longer texts are no platforms. UTF-16 code units. */
const longest = 100;

/** A platform in its parts; undefined parts are not named. */
interface Platform {
  readonly system: string | undefined;
  readonly architecture: string | undefined;
}

/**
 * Whether a host runs images of a platform as `FROM --platform` names it: `linux/arm64/v8`, `linux/amd64`,
 * `arm64`. By the operating system and the CPU: an emulator that is set up (binfmt_misc) is not seen.
 * Linux images run on macOS and Windows in a virtual machine, where the architecture alone decides.
 * Source: the package `platforms` of github.com/containerd/platforms, by which BuildKit reads them.
 * @param facts what the host states
 */
export function answerPlatform(platform: string, facts: Facts): DemandAnswer {
  const target = facts('system.cpu.target');
  const architecture = facts('system.cpu.architecture');
  const system = facts('kernel.uname.sysname');
  const there = target ?? architecture;
  const host = [system, there].filter((one) => one !== undefined).join(' ') || undefined;
  const asked = platformOf(platform);
  if (asked === undefined) return { ...answer('unknown', 'check.platform.none', [platform]), host };
  const wanted = systems.get(asked.system ?? '') ?? 'Linux';
  if (wanted !== 'Linux') {
    if (system === undefined) return { ...answer('unknown', 'check.platform.host'), host };
    if (!isOf(system, wanted)) {
      const fix = message('check.fix.platform', 'Linux');
      return { ...answer('incompatible', 'check.platform.os', [wanted, system], fix), host };
    }
  }
  if (asked.architecture === undefined && system !== undefined) {
    return { ...answer('compatible', 'check.platform.own'), host };
  }
  if (asked.architecture === undefined || there === undefined) {
    return { ...answer('unknown', 'check.platform.host'), host };
  }
  return { ...compared(asked.architecture, there, facts), host };
}

function compared(asked: string, there: string, facts: Facts): Answer {
  const own = targetNamed(there) ?? familyOf(there);
  const name = architectureNamed(there) ?? '';
  if (targetNamed(asked) !== undefined && !others.has(name)) {
    const host = own?.name ?? there;
    return compareNames({ image: asked, host, question: 'run', hostFacts: facts });
  }
  // Archspec has no targets of one of them: there is its name alone.
  if (name === asked) return answer('compatible', 'check.equal', [asked]);
  if (own === undefined && !others.has(name))
    return answer('unknown', 'check.cpu.unknown', [there]);
  const fix = message('check.fix.platform', there);
  return answer('incompatible', 'check.cpu.family', [asked, there], fix);
}

/** `Windows_NT` is Windows. */
function isOf(system: string, wanted: string): boolean {
  return system.toLowerCase().startsWith(wanted.toLowerCase());
}

function platformOf(text: string): Platform | undefined {
  if (text.length > longest) return undefined;
  const parts = text.toLowerCase().split('/');
  if (parts.length > 3 || parts.some((part) => !/^[a-z0-9._-]+$/.test(part))) return undefined;
  const [first = '', second, variant] = parts;
  if (second === undefined) {
    // One word is that of a system, or of an architecture.
    return systems.has(first)
      ? { system: first, architecture: undefined }
      : ofArchitecture(first, undefined);
  }
  if (!systems.has(first)) return undefined;
  const named = ofArchitecture(second, variant);
  return named && { ...named, system: first };
}

/** Those that archspec has no targets of. Source: Go's list of GOARCH. */
const others: ReadonlySet<string> = new Set(['s390x', 'loongarch64', 'mips64le']);

/** An architecture and its variant as archspec names them. */
function ofArchitecture(name: string, variant: string | undefined): Platform | undefined {
  const own = architectureNamed(name) ?? '';
  const family = familyOf(name)?.name ?? (others.has(own) ? own : undefined);
  if (family === undefined) return undefined;
  const architecture = variant === undefined ? family : variantOf(family, variant);
  return architecture === undefined ? undefined : { system: undefined, architecture };
}

/** Variants of a platform: `v3` of amd64 is x86-64-v3, `v8` of arm64 all of its CPUs, `v9` of arm64 Armv9. */
function variantOf(family: string, variant: string): string | undefined {
  if (variant === 'v1' && family === 'x86_64') return family;
  if (/^v[234]$/.test(variant) && family === 'x86_64') return `x86_64_${variant}`;
  if (variant === 'v8' && family === 'aarch64') return family;
  if (/^v[89](?:\.\d)?$/.test(variant) && family === 'aarch64') {
    return `armv${variant.slice(1)}${variant.includes('.') ? 'a' : '.0a'}`;
  }
  // Which of them a CPU of 64 bits runs, no table tells.
  return family === 'arm' && /^v[5-8]$/.test(variant) ? family : undefined;
}
