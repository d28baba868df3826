import { readVersion } from '../../version/version.js';
import {
  type Answer,
  type AskedOfBoth,
  answer,
  type Comparison,
  type Facts,
  message,
} from '../comparison.js';
import { entriesOf } from '../values.js';
import {
  familiesOf,
  familyOf,
  interfaceOf,
  isOtherName,
  type MpiFamily,
  type MpiInterface,
} from './mpi-interface.js';

/**
 * `mpi-abi`: whether a host's MPI library can take the place of the image's. Family and soname decide,
 * not the version alone: Open MPI 3 to 5 share `libmpi.so.40`; Open MPI 1.10 and the MPICH family both
 * say `libmpi.so.12` and do not mix. Sources: www.mpich.org/abi, the file VERSION of Open MPI's
 * releases, MPI 5.0 chapter 20 (`libmpi_abi`).
 *
 * The attributes of one library are judged together, each on its line: what it is by the key of its
 * source, else by the looks of its value.
 */
export const mpiAbi: Comparison = {
  compare: (asked) => {
    const { definition, image } = asked;
    const found = judges[roleOf(definition.source, image)](asked);
    const other = found.verdict === 'incompatible' ? installedFit(asked) : undefined;
    return other === undefined
      ? found
      : { ...found, remedy: message('check.fix.mpi.installed', other) };
  },
};

const roles = ['variant', 'version', 'family', 'soname', 'file-version'] as const;
type Role = 'implementation' | 'version' | 'soname' | 'file-version';

function roleOf(source: string | undefined, image: string): Role {
  const key = source?.slice(source.lastIndexOf('.') + 1);
  const known = roles.find((role) => role === key);
  if (known !== undefined) {
    return known === 'variant' || known === 'family' ? 'implementation' : known;
  }
  if (image.includes('.so.')) return 'soname';
  return readVersion(image) === undefined ? 'implementation' : 'version';
}

const judges: Readonly<Record<Role, (asked: AskedOfBoth) => Answer>> = {
  implementation: byImplementation,
  version: byVersion,
  soname: bySoname,
  'file-version': byFileVersion,
};

/** Another MPI library of the host (`mpich@4.0`) that has the image's interface. */
function installedFit({ imageFacts, hostFacts }: AskedOfBoth): string | undefined {
  const wanted = interfaceIn(imageFacts, 'newest');
  if (wanted === undefined) return undefined;
  return entriesOf(hostFacts('library.mpi.installed') ?? '').find((entry) => {
    const [name = '', version = ''] = entry.split('@');
    const there = interfaceOf(name, version, 'oldest');
    return there !== undefined && judge(wanted, there, '', entry).verdict === 'compatible';
  });
}

function implementation(facts: Facts): string | undefined {
  return facts('library.mpi.variant');
}

function familyIn(facts: Facts): MpiFamily | undefined {
  const stated = facts('library.mpi.family') ?? implementation(facts);
  return stated === undefined ? undefined : familyOf(stated);
}

/** The interface that a subject's library has, by all that it states of it; `of` as in `interfaceOf`. */
function interfaceIn(facts: Facts, of: 'newest' | 'oldest'): MpiInterface | undefined {
  const family = familyIn(facts);
  const fileVersion = facts('library.mpi.file-version');
  const soname = facts('library.mpi.soname') ?? sonameOf(family, fileVersion);
  if (family !== undefined && soname !== undefined) {
    return { family, soname, age: ageOf(fileVersion) };
  }
  const name = implementation(facts);
  const version = facts('library.mpi.version');
  return name === undefined || version === undefined ? undefined : interfaceOf(name, version, of);
}

/** The soname of a library file: `libmpi.so.40` of `libmpi.so.40.30.2`. */
function sonameOf(
  family: MpiFamily | undefined,
  fileVersion: string | undefined,
): string | undefined {
  const first = fileVersion === undefined ? undefined : readVersion(fileVersion)?.numbers[0];
  if (first === undefined) return undefined;
  return family === 'standard' ? `libmpi_abi.so.${first}` : `libmpi.so.${first}`;
}

function ageOf(fileVersion: string | undefined): number | undefined {
  const minor = fileVersion === undefined ? undefined : readVersion(fileVersion)?.numbers[1];
  return minor === undefined ? undefined : Number(minor);
}

/** Families decide here; which of a family's interfaces it is, the version has to tell. */
function byImplementation({ image, host, imageFacts, hostFacts }: AskedOfBoth): Answer {
  const wanted = familyOf(image);
  const there = familyOf(host);
  if (wanted === undefined || there === undefined) {
    return answer('unknown', 'check.mpi.unknown', [image, host]);
  }
  if (wanted !== there) return otherFamily(image, host);
  const interfaces = [interfaceIn(imageFacts, 'newest'), interfaceIn(hostFacts, 'oldest')];
  if (interfaces.includes(undefined))
    return answer('unknown', 'check.mpi.no-version', [image, host]);
  const [one, other] = interfaces as [MpiInterface, MpiInterface];
  const verdict = judge(one, other, described(imageFacts, image), described(hostFacts, host));
  if (verdict.verdict !== 'compatible') return verdict;
  if (image === host) return answer('compatible', 'check.mpi.same', [host]);
  return answer('compatible', 'check.mpi.family', [image, host]);
}

function byVersion({ image, host, imageFacts, hostFacts }: AskedOfBoth): Answer {
  const wanted = implementation(imageFacts) ?? familyIn(imageFacts);
  const there = implementation(hostFacts) ?? familyIn(hostFacts);
  if (wanted === undefined || there === undefined) {
    return answer('unknown', 'check.mpi.version-alone', [image, host]);
  }
  if (familyOf(wanted) !== undefined && familyOf(there) !== undefined) {
    if (familyOf(wanted) !== familyOf(there)) return otherFamily(wanted, there);
  }
  const one = interfaceIn(imageFacts, 'newest') ?? interfaceOf(wanted, image, 'newest');
  const other = interfaceIn(hostFacts, 'oldest') ?? interfaceOf(there, host, 'oldest');
  if (one === undefined || other === undefined) {
    return answer('unknown', 'check.mpi.unknown', [`${wanted} ${image}`, `${there} ${host}`]);
  }
  return judge(one, other, `${wanted} ${image}`, `${there} ${host}`);
}

function bySoname({ image, host, imageFacts, hostFacts }: AskedOfBoth): Answer {
  if (image !== host) {
    const families = [familyIn(imageFacts), familyIn(hostFacts)];
    if (families.every((family) => family === 'mpich') && isOtherName(image, host)) {
      return otherName(image, described(imageFacts, 'mpich'), described(hostFacts, 'mpich'), host);
    }
    const fix = message('check.fix.mpi', described(hostFacts, host));
    return answer('incompatible', 'check.mpi.soname', [image, host], fix);
  }
  const may = familiesOf(image);
  const only = may.length === 1 ? may[0] : undefined;
  const one = familyIn(imageFacts) ?? only;
  const other = familyIn(hostFacts) ?? only;
  if (one === undefined || other === undefined) {
    return answer('unknown', 'check.mpi.soname-alone', [image]);
  }
  return one === other
    ? answer('compatible', 'check.mpi.same-soname', [image])
    : otherFamily(described(imageFacts, one), described(hostFacts, other));
}

/** libtool's numbers behind `.so.`: the first has to agree, of the second the host's is to be no lower. */
function byFileVersion({ image, host, imageFacts, hostFacts }: AskedOfBoth): Answer {
  const wanted = readVersion(image)?.numbers;
  const there = readVersion(host)?.numbers;
  const one = familyIn(imageFacts);
  const other = familyIn(hostFacts);
  if (wanted === undefined || there === undefined) {
    return answer('unknown', 'check.unordered', [image, host]);
  }
  if (one !== undefined && other !== undefined && one !== other) {
    return otherFamily(described(imageFacts, one), described(hostFacts, other));
  }
  if (wanted[0] !== there[0]) {
    const fix = message('check.fix.mpi', described(hostFacts, host));
    return answer('incompatible', 'check.mpi.soname', [image, host], fix);
  }
  if (one === undefined || other === undefined) {
    return answer('unknown', 'check.mpi.version-alone', [image, host]);
  }
  if (Number(there[1] ?? 0) < Number(wanted[1] ?? 0)) {
    return answer('unknown', 'check.mpi.older', [image, host]);
  }
  return answer('compatible', 'check.mpi.file-version', [host, image]);
}

function judge(one: MpiInterface, other: MpiInterface, image: string, host: string): Answer {
  if (one.family !== other.family) return otherFamily(image, host);
  if (one.soname === undefined && other.soname === undefined) {
    return image === host
      ? answer('compatible', 'check.mpi.same', [host])
      : answer('unknown', 'check.mpi.before-initiative', [image, host]);
  }
  if (one.soname === undefined || other.soname === undefined) {
    const fix = message('check.fix.mpi', host);
    return answer('incompatible', 'check.mpi.initiative', [image, host], fix);
  }
  if (one.soname !== other.soname) {
    if (one.family === 'mpich' && isOtherName(one.soname, other.soname)) {
      return otherName(one.soname, image, host, other.soname);
    }
    const fix = message('check.fix.mpi', host);
    const names = [image, one.soname, host, other.soname];
    return answer('incompatible', 'check.mpi.sonames', names, fix);
  }
  if (one.age !== undefined && other.age !== undefined && other.age < one.age) {
    return answer('unknown', 'check.mpi.older', [image, host]);
  }
  return answer('compatible', 'check.mpi.both', [image, host, one.soname]);
}

/** One interface of the MPICH family under two names, of which the host's may have a link with the other. */
function otherName(wanted: string, image: string, host: string, there: string): Answer {
  const fix = message('check.fix.mpi.name', wanted);
  return answer('unknown', 'check.mpi.names', [image, wanted, host, there], fix);
}

function otherFamily(image: string, host: string): Answer {
  return answer(
    'incompatible',
    'check.mpi.families',
    [image, host],
    message('check.fix.mpi', host),
  );
}

function described(facts: Facts, otherwise: string): string {
  const name = implementation(facts) ?? otherwise;
  const version = facts('library.mpi.version');
  return version === undefined ? name : `${name} ${version}`;
}
