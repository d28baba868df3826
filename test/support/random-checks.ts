import fc from 'fast-check';
import { bundledCatalog } from '../../server/src/core/schema/catalog.js';
import { definitionOf } from '../../server/src/core/schema/definition.js';
import type { Attributes } from './checks.js';
import { anyVersion } from './random-versions.js';

const oneOf = (...values: readonly string[]) => fc.constantFrom(...values);

const values = fc.oneof(
  anyVersion,
  oneOf('yes', 'no', 'true', 'perhaps', '', ' '),
  oneOf('openmpi', 'mpich', 'Open MPI', 'intel-mpi', 'libmpi.so.40', 'libmpi.so.12', 'standard'),
  oneOf('ubuntu', 'rocky', 'alpine', 'arch', '22.04', '8.9', 'musl', 'glibc', '2.35'),
  oneOf('x86_64', 'zen3', 'amd64', 'haswell', 'aarch64', 'sm_80,sm_90', 'gfx90a', 'compute_70'),
  oneOf('cuda', 'cuda,rocm', 'nvidia', 'amd', '12.2', '11.4', '535.104.05', '>=4.1 <5', '0', '16'),
  fc.string(),
);

/** Values that an attribute's schema may have, where it says which. */
const attribute = fc
  .constantFrom(
    ...bundledCatalog().flatMap(({ namespace, schema }) =>
      schema.attributes.map(({ name, index }) => ({
        name: `${namespace}.${name}`,
        values: definitionOf(schema, index).values,
      })),
    ),
    ...['nobody.knows', 'org.supercontainers.nothing', '', '__proto__', 'constructor'].map(
      (name) => ({
        name,
        values: undefined,
      }),
    ),
  )
  .chain(({ name, values: allowed }) =>
    fc.tuple(
      fc.constant(name),
      allowed === undefined ? values : fc.oneof(oneOf(...allowed), values),
    ),
  );

/** What images and hosts may state, in the flat form: much of it sensible, some of it not. */
export const randomAttributes: fc.Arbitrary<Attributes> = fc
  .array(attribute, { maxLength: 25 })
  .map((entries) => Object.fromEntries(entries));

/** What Linux shows of a virtual machine on a Zen 4, as far as targets ask for it. */
export const zen4Features =
  'pni,ssse3,sse4_1,sse4_2,popcnt,cx16,lahf_lm,movbe,abm,bmi1,bmi2,avx,avx2,fma,f16c,xsave,' +
  'aes,pclmulqdq,rdrand,fsgsbase,fxsr,mmx,sse,sse2,avx512f,avx512dq,avx512cd,avx512bw,avx512vl';

const group = (namespace: string, attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`${namespace}.${name}`, value]),
  );
const supercontainers = (attributes: Attributes) => group('org.supercontainers', attributes);
const compspec = (attributes: Attributes) => group('io.compspec.host', attributes);

/** A virtual machine, whose target leaves open what its features tell. */
const virtual = { target: 'x86_64_v4', architecture: 'x86_64', features: zen4Features };
const cpu = fc.constantFrom<{ target: string; architecture: string; features?: string }>(
  virtual,
  { target: 'zen3', architecture: 'x86_64' },
  { target: 'haswell', architecture: 'x86_64' },
  { target: 'neoverse_v1', architecture: 'aarch64' },
);
const system = fc.constantFrom(
  { id: 'ubuntu', release: '22.04', libc: 'glibc', version: '2.35' },
  { id: 'rocky', release: '8.9', libc: 'glibc', version: '2.28' },
  { id: 'alpine', release: '3.19', libc: 'musl', version: '1.2.4' },
);
const mpi = fc.constantFrom(
  {
    variant: 'openmpi',
    version: '4.1.2',
    family: 'openmpi',
    soname: 'libmpi.so.40',
    file: '40.30.2',
  },
  {
    variant: 'openmpi',
    version: '1.10.7',
    family: 'openmpi',
    soname: 'libmpi.so.12',
    file: '12.0.7',
  },
  { variant: 'mpich', version: '4.0', family: 'mpich', soname: 'libmpi.so.12', file: '12.2.0' },
);
const gpu = fc.constantFrom<Attributes>(
  { ...supercontainers({ 'hardware.gpu.enabled': 'no' }), ...compspec({ 'gpu.available': 'no' }) },
  {
    ...supercontainers({
      'hardware.gpu.enabled': 'yes',
      'hardware.gpu.driver.version': '535.104.05',
      'hardware.gpu.cuda.version': '12.2',
      'hardware.gpu.architecture': 'sm_80',
      gpu: 'cuda,opencl',
    }),
    ...compspec({
      'gpu.available': 'yes',
      'gpu.vendor': 'nvidia',
      'gpu.count': '4',
      'gpu.nvidia.driver': '535.104.05',
      'gpu.nvidia.cuda': '12.2',
      'gpu.nvidia.compute-capability': '8.0',
    }),
  },
  {
    ...supercontainers({ 'hardware.gpu.enabled': 'yes', 'hardware.gpu.architecture': 'gfx90a' }),
    ...compspec({ 'gpu.available': 'yes', 'gpu.vendor': 'amd', 'gpu.amd.target': 'gfx90a' }),
  },
);

/** Machines whose statements go together, as extraction makes them. */
export const randomMachine: fc.Arbitrary<Attributes> = fc
  .tuple(cpu, system, mpi, gpu)
  .map(
    ([{ target, architecture, features }, { id, release, libc, version }, library, devices]) => ({
      'io.archspec.cpu.target': target,
      ...compspec({
        'cpu.architecture': architecture,
        ...(features !== undefined && { 'cpu.features': features }),
        'kernel.name': 'Linux',
        'distribution.id': id,
        'distribution.version': release,
        'libc.name': libc,
        'libc.version': version,
        'mpi.abi.family': library.family,
        'mpi.abi.soname': library.soname,
        'mpi.abi.version': library.file,
      }),
      ...supercontainers({
        'os.vendor': id,
        'os.version': release,
        'mpi.implementation': library.variant,
        'mpi.version': library.version,
        ...(libc === 'glibc' && { 'os.glibc': version }),
      }),
      ...devices,
    }),
  );
