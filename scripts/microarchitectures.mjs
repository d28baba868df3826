// node scripts/microarchitectures.mjs CHECKOUT VERSION: writes schemas/microarchitectures.txt anew from a
// checkout of archspec or archspec-json. VERSION is what the file says the facts are taken from.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure, reportFailure } from './failure.mjs';

/** Where the two files lie: in archspec, in archspec-json, in a folder of their own. */
const layouts = ['archspec/json/cpu', 'cpu', '.'];

/**
 * Features that CPUs have and archspec does not list for them. It needs none of them to tell CPUs apart,
 * but whether a program of another line runs depends on them. They are those of GCC's
 * PTA_X86_64_BASELINE, PTA_IVYBRIDGE, PTA_SKYLAKE_AVX512, PTA_CANNONLAKE, PTA_SAPPHIRERAPIDS,
 * PTA_ALDERLAKE, PTA_BDVER4, PTA_ZNVER1, PTA_ZNVER2 (gcc/config/i386/i386.h), and of its amdfam10.
 */
const also = {
  x86_64: 'mmx sse sse2',
  ivybridge: 'fsgsbase',
  skylake_avx512: 'pku',
  cannonlake: 'pku',
  sapphirerapids: 'avx_vnni',
  alderlake: 'pku',
  k10: 'sse3',
  excavator: 'rdrand',
  zen: 'adx rdrand sha_ni',
  zen2: 'rdpid',
};

/** Linux's older name of a feature, which CPUID's table has as well (arch/x86/include/asm/cpufeatures.h). */
const olderNames = { sse3: 'pni' };

const head = (
  version,
) => `# CPU microarchitectures. The facts are those of archspec, Apache-2.0 OR MIT, https://github.com/archspec/archspec-json
# taken from ${version}
# written by scripts/microarchitectures.mjs
#
# target NAME: parents | vendor | features that the parents lack, -those it lacks | other facts
#   Parents stand above their children. "part" is what an Arm CPU calls itself, "generation" is POWER's.
# also NAME: features of that target which archspec does not list; they are GCC's (gcc/config/i386/i386.h)
# alias FEATURE: features of which each one implies it
# always FEATURE: families of which every CPU has it
# darwin WORDS: features that macOS means where it lists all of the words
# implementer CODE: vendor of an Arm CPU
# cpuid LEAF SUBLEAF REGISTER: features, each with its bit
`;

/**
 * The text of the table.
 * @param {{ microarchitectures: object, feature_aliases: object, conversions: object }} facts microarchitectures.json
 * @param {object} cpuid cpuid.json
 * @param {string} version
 * @throws where the facts are not of the form that this knows
 */
export function tableOf(facts, cpuid, version) {
  const { microarchitectures, feature_aliases: aliases, conversions } = facts;
  const needed = new Set(['lm', ...Object.values(olderNames)]);
  for (const { features } of Object.values(microarchitectures))
    for (const feature of features) needed.add(feature);
  const lines = (entries) => entries.map((entry) => `${entry}\n`).join('');
  return [
    head(version),
    lines(targetLines(microarchitectures)),
    lines(Object.entries(also).map(([name, features]) => `also ${name}: ${features}`)),
    lines(Object.entries(aliases).map(([feature, rule]) => aliasLine(feature, rule))),
    lines(
      Object.entries(conversions.darwin_flags).map(([words, are]) => `darwin ${words}: ${are}`),
    ),
    lines(
      Object.entries(conversions.arm_vendors).map(([code, name]) => `implementer ${code}: ${name}`),
    ),
    lines(cpuidLines([...cpuid.flags, ...cpuid['extension-flags']], needed)),
  ].join('\n');
}

function targetLines(microarchitectures) {
  const above = new Map();
  return Object.entries(microarchitectures).map(([name, target]) => {
    const { from, vendor, features, generation, cpupart } = target;
    for (const parent of from)
      if (!above.has(parent)) throw new Failure(`${name} stands above its parent ${parent}.`);
    const own = new Set(features);
    above.set(name, own);
    const inherited = new Set(from.flatMap((parent) => [...above.get(parent)]));
    const added = [...own].filter((feature) => !inherited.has(feature)).sort();
    const lacking = [...inherited].filter((feature) => !own.has(feature)).sort();
    const other = [
      ...(generation === undefined ? [] : [`generation ${generation}`]),
      // "Unknown" is archspec's word for a part that nobody has told it.
      ...(cpupart === undefined || !cpupart.startsWith('0x') ? [] : [`part ${cpupart}`]),
    ];
    const marked = [...added, ...lacking.map((feature) => `-${feature}`)].join(' ');
    const columns = [from.join(' '), vendor, marked, other.join(' ')];
    while (columns.at(-1) === '') columns.pop();
    return `target ${name}: ${columns.join(' | ').trimStart()}`.replaceAll('|  |', '| |');
  });
}

function aliasLine(feature, { any_of: features, families, ...rest }) {
  const unknown = Object.keys(rest).filter((key) => key !== 'reason');
  if (unknown.length > 0) throw new Failure(`The alias ${feature} has an unknown ${unknown[0]}.`);
  const older = olderNames[feature] === undefined ? [] : [olderNames[feature]];
  if (features !== undefined) return `alias ${feature}: ${[...features, ...older].join(' ')}`;
  return `always ${feature}: ${families.join(' ')}`;
}

/** The bits of the features that anything asks for, by the answer and the register that they are in. */
function cpuidLines(answers, needed) {
  const bits = new Map();
  for (const { input, bits: listed } of answers) {
    for (const { name, register, bit } of listed) {
      if (!needed.has(name)) continue;
      const place = `cpuid 0x${input.eax.toString(16)} ${input.ecx} ${register}`;
      bits.set(place, [...(bits.get(place) ?? []), `${name} ${bit}`]);
    }
  }
  return [...bits].map(([place, features]) => `${place}: ${features.join(', ')}`);
}

async function rebuild(checkout, version) {
  if (checkout === undefined || version === undefined) {
    throw new Failure('Usage: node scripts/microarchitectures.mjs CHECKOUT VERSION');
  }
  const folder = await folderIn(resolve(checkout));
  const read = async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const text = tableOf(await read('microarchitectures.json'), await read('cpuid.json'), version);
  const table = fileURLToPath(new URL('../schemas/microarchitectures.txt', import.meta.url));
  await writeFile(table, text);
  console.log(`schemas/microarchitectures.txt: ${text.match(/^target /gm).length} targets`);
}

async function folderIn(checkout) {
  for (const layout of layouts) {
    const folder = join(checkout, layout);
    const found = await readFile(join(folder, 'cpuid.json')).catch((error) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });
    if (found !== undefined) return folder;
  }
  throw new Failure(`No cpuid.json of archspec is in ${checkout}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await rebuild(process.argv[2], process.argv[3]).catch((error) => {
    process.exitCode = reportFailure(error);
  });
}
