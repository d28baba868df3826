import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Facts } from '../../../../server/src/core/compatibility/comparison.js';
import {
  answerCudaRequirement,
  cudaRequirements,
} from '../../../../server/src/core/dockerfile/cuda-requirement.js';
import { readLabels } from '../../../../server/src/core/dockerfile/labels.js';
import { english } from '../../../../server/src/core/messages.js';

function hostOf(cuda?: string, driver?: string, capability?: string): Facts {
  const values = new Map([
    ['gpu.nvidia.cuda', cuda],
    ['gpu.nvidia.driver', driver],
    ['gpu.nvidia.compute-capability', capability],
  ]);
  return (source) => values.get(source);
}

/** What NVIDIA's image of CUDA 12.4.1 asks for, shortened. */
const ofImage =
  'cuda>=12.4 brand=tesla,driver>=470,driver<471 brand=unknown,driver>=535,driver<536';

describe('what NVIDIA_REQUIRE_CUDA asks for', () => {
  test.each<[string, Facts, string]>([
    ['cuda>=12.4', hostOf('12.4'), 'compatible'],
    ['cuda>=12.4', hostOf('12.6', '560.35.03'), 'compatible'],
    ['cuda>=12.4', hostOf('13.0'), 'compatible'],
    ['cuda>=12.4', hostOf('12.2', '535.54.03'), 'incompatible'],
    ['CUDA>=12.4', hostOf('12.2'), 'incompatible'],
    ['cuda>=12.4', hostOf(), 'unknown'],
    ['cuda>=12', hostOf('12.0'), 'compatible'],
    ['cuda=12.0', hostOf('12'), 'compatible'],
    ['cuda!=12.0', hostOf('12'), 'incompatible'],
    ['cuda>=12.4.1', hostOf('12.4'), 'incompatible'],
    ['driver<551', hostOf(undefined, '550.54.15'), 'compatible'],
    ['driver<551', hostOf(undefined, '551.0'), 'incompatible'],
    ['driver>=450,driver<451', hostOf('11.0', '450.80.02'), 'compatible'],
    ['driver>=450,driver<451', hostOf('11.4', '470.42'), 'incompatible'],
    ['arch>=8.0', hostOf('12.4', '550.1', '8.0,9.0'), 'compatible'],
    ['arch>=8.0', hostOf('12.4', '550.1', '7.0,7.5'), 'incompatible'],
    ['arch>=8.0', hostOf('12.4', '550.1', '7.0,9.0'), 'unknown'],
    ['arch>=8.0', hostOf('12.4', '550.1'), 'unknown'],
    ['brand=tesla', hostOf('12.4', '550.1'), 'unknown'],
    ['brand=tesla,cuda>=13', hostOf('12.4', '550.1'), 'incompatible'],
    [ofImage, hostOf('12.6', '560.35.03'), 'compatible'],
    [ofImage, hostOf('12.2', '535.54.03'), 'unknown'],
    [ofImage, hostOf('12.0', '525.60.13'), 'incompatible'],
    // The driver is older than any for CUDA 12.
    ['cuda>=12.4', hostOf(undefined, '470.57.02'), 'incompatible'],
    ['cuda<12.4', hostOf(undefined, '470.57.02'), 'compatible'],
    ['cuda>=12.4', hostOf(undefined, '535.54.03'), 'unknown'],
    ['', hostOf('12.4'), 'compatible'],
    [' , ', hostOf(), 'compatible'],
    ['cuda', hostOf('12.4'), 'unknown'],
    ['cuda>=', hostOf('12.4'), 'unknown'],
    ['cuda>=12.x', hostOf('12.4'), 'unknown'],
    ['cuda=>12.4', hostOf('12.4'), 'unknown'],
    ['brand>tesla', hostOf('12.4'), 'unknown'],
    ['speed>=9000', hostOf('12.4'), 'unknown'],
    ['cuda>=13 nonsense', hostOf('12.4'), 'unknown'],
    ['nonsense cuda>=12', hostOf('12.4'), 'compatible'],
    ['toString=1', hostOf('12.4'), 'unknown'],
  ])('%s of a host', (text, facts, verdict) => {
    expect(answerCudaRequirement(text, facts).verdict).toBe(verdict);
  });

  it('is told with what stands against it, and what helps', () => {
    const { why, remedy, host } = answerCudaRequirement(ofImage, hostOf('12.0', '525.60.13'));
    expect(host).toBe('cuda 12.0, driver 525.60.13');
    expect(english(why)).toBe(
      'The NVIDIA Container Toolkit would refuse it: the host has cuda 12.0, driver 525.60.13, which meets none of the alternatives.',
    );
    expect(remedy && english(remedy)).toBe(
      'Update the driver to one that supports CUDA 12.4, or choose an image that asks for less.',
    );
  });

  it('is not told of what nobody knows', () => {
    const { why } = answerCudaRequirement(ofImage, hostOf('12.2', '535.54.03'));
    expect(english(why)).toBe('Whether the host meets brand=unknown is not known.');
  });

  it.each([
    ['none', 'gpu.devices.available', 'no'],
    ['those of another maker', 'gpu.devices.vendors', 'amd'],
  ])('is evaluated by nobody where the GPUs are %s', (_, source, value) => {
    const facts: Facts = (asked) => (asked === source ? value : undefined);
    const { verdict, why } = answerCudaRequirement('cuda>=12.4', facts);
    expect(verdict).toBe('unknown');
    expect(english(why)).toContain('nothing there evaluates');
  });

  it('throws at nothing, and claims nothing of a host that says nothing', () => {
    const word = fc.constantFrom(
      'cuda',
      'brand',
      'arch',
      '>=',
      '<',
      '=',
      '!',
      '12.4',
      ' ',
      ',',
      'x',
    );
    const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), text), (requirement) => {
        expect(answerCudaRequirement(requirement, hostOf()).verdict).not.toBe('incompatible');
      }),
    );
  });

  it.each([
    ['alternatives', 'cuda>=13 '.repeat(120_000)],
    ['conditions', 'cuda>=13,'.repeat(120_000)],
    ['digits', `cuda>=${'1'.repeat(1024 * 1024)}`],
    ['operators', `cuda${'<'.repeat(10_000)}`],
    ['NULs', 'cuda>=\0'.repeat(1000)],
  ])('is not evaluated where it is of too many %s', (_, text) => {
    expect(answerCudaRequirement(text, hostOf('12.4')).verdict).toBe('unknown');
  });
});

describe('the conditions of an image', () => {
  test.each<[string, readonly string[]]>([
    ['ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4 driver>=1"', ['cuda>=12.4 driver>=1']],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11\nENV NVIDIA_REQUIRE_CUDA=cuda>=12', ['cuda>=12']],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_REQUIRE_X=arch>=7', ['cuda>=11', 'arch>=7']],
    ['ENV NVIDIA_REQUIRE_JETPACK=csv-mounts=all', []],
    ['ENV NVIDIA_REQUIRE_CUDA=$NOBODY', []],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_DISABLE_REQUIRE=1', []],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_DISABLE_REQUIRE=true', []],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_DISABLE_REQUIRE=$NOBODY', []],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_DISABLE_REQUIRE=yes', ['cuda>=11']],
    ['ENV NVIDIA_REQUIRE_CUDA=cuda>=11 NVIDIA_DISABLE_REQUIRE=0', ['cuda>=11']],
    ['ENV nvidia_require_cuda=cuda>=11', []],
  ])('of %s', (text, values) => {
    const { environment } = readLabels(`FROM debian\n${text}\n`);
    expect(cudaRequirements(environment).map(({ value }) => value)).toEqual(values);
  });
});
