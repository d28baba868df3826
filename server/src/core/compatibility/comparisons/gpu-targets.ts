import { type Answer, answer, message } from '../comparison.js';
import type { Question } from '../verdict.js';

/** A target of device code, or the capability of a device, of NVIDIA's make: 8.0, sm_80, compute_90. */
interface ComputeCapability {
  readonly kind: 'cuda';
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** PTX, which the driver compiles for the device at hand. */
  readonly isPtx: boolean;
  /** `a`: for this very capability; `f`: for its family. */
  readonly suffix: string;
}

/** A target of AMD's make, gfx90a, with the settings that a target ID adds: `xnack-` of gfx90a:xnack-. */
interface Gfx {
  readonly kind: 'gfx';
  readonly text: string;
  readonly processor: string;
  /** In the order of their names. */
  readonly settings: string;
}

/** What is written in no form that is known, such as a product's name. */
interface Unread {
  readonly kind: 'unread';
  readonly text: string;
}

type Target = ComputeCapability | Gfx | Unread;

/**
 * Capabilities of NVIDIA's systems on a chip (Tegra). Between these and the others, and among these,
 * there is no binary compatibility. Source: CUDA C++ Programming Guide, "Binary Compatibility"; NVIDIA,
 * "CUDA GPU Compute Capability". 11.0 was 10.1 before CUDA 13. With 8.8, of which little is told, nothing
 * is promised.
 */
const systemsOnChip = new Set(['3.2', '5.3', '6.2', '7.2', '8.7', '8.8', '10.1', '11.0']);

/**
 * Whether code for some targets runs on one of the devices. Compiled code (cubin) runs on its major
 * capability and its minor one or a higher; PTX on its capability and all higher ones. Source: CUDA C++
 * Programming Guide, "Binary Compatibility" and "PTX Compatibility". What is compiled for one target
 * often carries PTX for later ones, which the target does not tell: later devices are `unknown`.
 *
 * AMD's targets have to be equal; generic ones stand in a device's list. Code for a target ID with
 * settings (gfx90a:xnack-) wants a device that has them, which is not known of a host that does not tell.
 * Source: LLVM, User Guide for the AMDGPU backend, "Processors", "Target ID" and "Generic Processor Code
 * Object Versioning".
 *
 * What is written in no known form is never rejected: nobody can tell which device it is.
 *
 * *optimal* asks for code that was compiled for that very device.
 */
export function compareTargets(
  image: readonly string[],
  host: readonly string[],
  question: Question,
): Answer {
  const targets = image.flatMap(readTargets);
  const devices = host.flatMap(readTargets);
  const texts: readonly [string, string] = [image.join(', '), host.join(', ')];
  const fix = message('check.fix.targets', texts[1]);
  const fitting = devices.filter((device) => targets.some((target) => isExact(target, device)));
  if (fitting.length > 0) {
    return answer('compatible', 'check.targets.exact', [shown(fitting)]);
  }
  const unread = [...targets, ...devices].filter(({ kind }) => kind === 'unread');
  const unknown = answer('unknown', 'check.targets.unread', [shown(unread), ...texts]);
  if (question === 'optimal' && unread.length > 0) return unknown;
  const running = devices.filter((device) => targets.some((target) => runs(target, device)));
  if (running.length > 0) {
    if (question === 'optimal') {
      return answer('incompatible', 'check.targets.lesser', [texts[0], shown(running)], fix);
    }
    const isCompiled = running.some((device) =>
      targets.some((target) => runs(target, device) && !isPtx(target)),
    );
    const key = isCompiled ? 'check.targets.runs' : 'check.targets.compiled';
    return answer('compatible', key, [texts[0], shown(running)]);
  }
  if (devices.some((device) => targets.some((target) => mayRunByPtx(target, device)))) {
    const isOptimal = question === 'optimal';
    const key = isOptimal ? 'check.targets.lesser' : 'check.targets.ptx';
    return answer(isOptimal ? 'incompatible' : 'unknown', key, texts, fix);
  }
  if (devices.some((device) => targets.some((target) => mayRunBySettings(target, device)))) {
    return answer('unknown', 'check.targets.features', texts, fix);
  }
  if (unread.length > 0) return unknown;
  return answer('incompatible', 'check.targets.none', texts, fix);
}

function shown(targets: readonly Target[]): string {
  return targets.map(({ text }) => text).join(', ');
}

/** A target as it is written; of PyTorch's `8.0+PTX`, which has both, two. */
function readTargets(text: string): Target[] {
  const [, both] = /^(.+)\+ptx$/i.exec(text) ?? [];
  if (both === undefined) return [readTarget(text)];
  const target = readTarget(both);
  if (target.kind !== 'cuda') return [{ kind: 'unread', text }];
  return [
    { ...target, text, isPtx: false },
    { ...target, text, isPtx: true },
  ];
}

/** Spellings: of nvcc (sm_80, compute_80), of CMake (80, 80-real, 80-virtual), and with a dot (8.0). */
function readTarget(text: string): Target {
  const lower = text.toLowerCase();
  const match =
    /^(?:(sm|compute)_?)?(\d{2,3})([af]?)(?:-(real|virtual))?$/.exec(lower) ??
    /^(?:(sm|compute)_?)?(\d{1,2}\.\d)([af]?)$/.exec(lower);
  if (match === null) return readGfx(text, lower);
  const [, prefix, number = '', suffix = '', made] = match;
  const digits = number.replace('.', '');
  return {
    kind: 'cuda',
    text,
    major: Number(digits.slice(0, -1)),
    minor: Number(digits.slice(-1)),
    isPtx: prefix === 'compute' || made === 'virtual',
    suffix,
  };
}

function readGfx(text: string, lower: string): Gfx | Unread {
  const match = /^(gfx\d[\da-f]*(?:-[\d-]*generic)?)((?::(?:sramecc|xnack)[+-])*)$/.exec(lower);
  if (match === null) return { kind: 'unread', text };
  const [, processor = '', settings = ''] = match;
  return { kind: 'gfx', text, processor, settings: settings.split(':').sort().join(':') };
}

function isPtx(target: Target): boolean {
  return target.kind === 'cuda' && target.isPtx;
}

function isExact(target: Target, device: Target): boolean {
  if (target.kind !== 'cuda' || device.kind !== 'cuda') return isSameGfx(target, device);
  return !target.isPtx && isSameCapability(target, device);
}

function runs(target: Target, device: Target): boolean {
  if (target.kind !== 'cuda' || device.kind !== 'cuda') return isSameGfx(target, device);
  if (target.suffix === 'a') return isSameCapability(target, device);
  if (target.isPtx && target.suffix === '') return isNotAbove(target, device);
  if (isOnChip(target) || isOnChip(device)) return isSameCapability(target, device);
  return target.major === device.major && target.minor <= device.minor;
}

function isSameCapability(target: ComputeCapability, device: ComputeCapability): boolean {
  return target.major === device.major && target.minor === device.minor;
}

/** Without settings code runs on a device in any; a text that is not understood is the same as itself. */
function isSameGfx(target: Target, device: Target): boolean {
  if (target.kind === 'gfx' && device.kind === 'gfx') {
    return (
      target.processor === device.processor &&
      (target.settings === '' || target.settings === device.settings)
    );
  }
  return target.kind === device.kind && target.text === device.text;
}

/** Settings that differ from what the host tells of its own are not compared one by one. */
function mayRunBySettings(target: Target, device: Target): boolean {
  return target.kind === 'gfx' && device.kind === 'gfx' && target.processor === device.processor;
}

/** Later devices run the PTX beside a target, where there is any. */
function mayRunByPtx(target: Target, device: Target): boolean {
  return (
    target.kind === 'cuda' &&
    device.kind === 'cuda' &&
    target.suffix === '' &&
    isNotAbove(target, device)
  );
}

function isNotAbove(target: ComputeCapability, device: ComputeCapability): boolean {
  return (
    target.major < device.major || (target.major === device.major && target.minor <= device.minor)
  );
}

function isOnChip({ major, minor }: ComputeCapability): boolean {
  return systemsOnChip.has(`${major}.${minor}`);
}
