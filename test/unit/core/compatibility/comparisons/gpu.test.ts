import { describe, expect, test } from 'vitest';
import { type Attributes, checked, remedyOf, said, verdicts } from '../../../../support/checks.js';

const good = 'compatible';
const bad = 'incompatible';
const open = 'unknown';

const toolkit = 'org.supercontainers.hardware.gpu.cuda.version';
const driver = 'io.compspec.host.gpu.nvidia.driver';
const newest = 'io.compspec.host.gpu.nvidia.cuda';

function host(driverVersion: string | undefined, cuda: string | undefined): Attributes {
  return { ...(driverVersion && { [driver]: driverVersion }), ...(cuda && { [newest]: cuda }) };
}

describe('a CUDA toolkit on a driver', () => {
  test.each([
    // The driver's own CUDA, and older ones.
    ['12.2', '535.104.05', '12.2', good],
    ['11.8', '535.104.05', '12.2', good],
    ['10.2', '535.104.05', '12.2', good],
    ['8.0', '535.104.05', undefined, good],
    // Minor-version compatibility.
    ['12.4', '525.60.13', '12.0', good],
    ['12.9', '525.60.13', undefined, good],
    ['12.4', undefined, '12.0', good],
    ['11.8', '450.80.02', '11.0', good],
    // CUDA 11.0 came with an older driver, on which the releases behind it are not supported.
    ['11.0', '450.51.06', '11.0', good],
    ['11.0.2', '450.51.05', undefined, good],
    ['11.1', '450.51.06', '11.0', bad],
    ['11.0', '450.36.05', undefined, bad],
    ['12.4', '525.60.12', '12.0', bad],
    ['12.0', '470.82.01', '11.4', bad],
    ['12.0', undefined, '11.4', bad],
    ['11.0', '440.33.01', '10.2', bad],
    ['13.0', '575.57.08', '12.9', bad],
    ['13.0', '580.65.06', '13.0', good],
    // Before CUDA 11 there is none.
    ['10.2', '418.39', '10.1', bad],
    ['10.1', '418.39', '10.1', good],
    ['10.2', undefined, '10.1', bad],
    // What no table has.
    ['14.0', '999.0', undefined, open],
    ['14.0', '999.0', '14.1', good],
    ['14.0', undefined, '13.0', bad],
    ['12.2', undefined, undefined, open],
    ['12.2', undefined, 'none', open],
    ['newest', '535.104.05', '12.2', open],
    ['1:12.2', '535.104.05', '12.2', open],
    ['6.5', '535.104.05', '12.2', good],
  ])('CUDA %s on driver %s (CUDA %s): %s', (image, driverVersion, cuda, expected) => {
    expect(
      said(checked({ [toolkit]: image }, host(driverVersion, cuda)), 'libraries', toolkit)[0],
    ).toBe(expected);
  });

  test('what would make it work names driver, toolkit and the forward-compatibility package', () => {
    const report = checked({ [toolkit]: '12.4' }, host('470.82.01', '11.4'));
    expect(said(report, 'libraries', toolkit)[1]).toBe(
      'CUDA 12.4 needs driver 525.60.13 or newer; the host has 470.82.01.',
    );
    expect(remedyOf(report, 'libraries', toolkit)).toBe(
      'Update the driver to 525.60.13 or newer, choose an image built with CUDA 11.4 or older, or, on data center GPUs, put the forward-compatibility package (cuda-compat) into the image.',
    );
  });

  test.each([
    ['12.4', '470.82.01', 'CUDA 11 or older'],
    ['12.4', '450.51.06', 'CUDA 11.0 or older'],
    ['12.4', '440.33.01', 'CUDA 10.2 or older'],
    ['12.4', '375.20', 'CUDA 8.0 or older'],
    ['12.4', '340.108', 'with an older CUDA.'],
  ])('CUDA %s on driver %s: what it takes is %s', (image, driverVersion, expected) => {
    const report = checked({ [toolkit]: image }, host(driverVersion, undefined));
    expect(remedyOf(report, 'libraries', toolkit)).toContain(expected);
  });

  test("another maker's GPU is none for CUDA, and its driver's version no CUDA driver's", () => {
    const amd = {
      'io.compspec.host.gpu.vendor': 'amd',
      'org.supercontainers.hardware.gpu.driver.version': '600.1',
    };
    expect(said(checked({ [toolkit]: '12.2' }, amd), 'libraries', toolkit)).toEqual([
      bad,
      'CUDA needs a GPU of NVIDIA; those of the host are of amd.',
    ]);
  });

  test('where a look for devices found none, there is nothing to ask further', () => {
    const none = { 'io.compspec.host.gpu.available': 'no' };
    const image = { [toolkit]: '12.2', 'org.supercontainers.gpu': 'cuda' };
    const report = checked(image, none);
    expect(verdicts(report)).toEqual([bad, bad, open, bad, open]);
    expect(said(report, 'run', 'gpu')[1]).toBe('The host has no device that could have it.');
    // An image that can do without a GPU is not rejected for what it would use on one.
    const either = { ...image, 'org.supercontainers.hardware.gpu.enabled': 'no' };
    expect(verdicts(checked(either, none))).toEqual([open, open, open, open, open]);
  });
});

describe('device code', () => {
  const name = 'org.supercontainers.hardware.gpu.architecture';
  test.each([
    // image, devices, run, optimal
    ['sm_80', 'sm_80', good, good],
    ['sm_80,sm_90', 'sm_90', good, good],
    ['sm_80', 'sm_86', good, bad],
    ['sm_86', 'sm_80', bad, bad],
    ['sm_90', 'sm_80', bad, bad],
    ['sm_80', 'sm_90', open, bad],
    ['sm_70,compute_70', 'sm_90', good, bad],
    ['compute_90', 'sm_80', bad, bad],
    ['sm_90a', 'sm_90', good, good],
    ['sm_90a', 'sm_100', bad, bad],
    ['8.0', '8.6', good, bad],
    ['8.0', 'sm_80', good, good],
    // Between desktop devices and systems on a chip there is no binary compatibility.
    ['sm_80', 'sm_87', open, bad],
    ['sm_87', 'sm_89', open, bad],
    ['sm_100', 'sm_103', good, bad],
    ['sm_100', '10.1', open, bad],
    ['sm_101', '11.0', open, bad],
    ['sm_110', '11.0', good, good],
    ['sm_120', '12.1', good, bad],
    // For a capability alone and for its family, compiled or as PTX.
    ['compute_90a', 'sm_90', good, bad],
    ['compute_90a', 'sm_100', bad, bad],
    ['compute_100f', 'sm_103', good, bad],
    ['sm_100f', 'sm_103', good, bad],
    ['compute_100f', 'sm_120', bad, bad],
    ['compute_100f', '10.1', bad, bad],
    // As PyTorch, CMake and people write them.
    ['8.0+PTX', 'sm_80', good, good],
    ['8.0+PTX', '9.0', good, bad],
    ['SM_80', 'sm_80', good, good],
    ['sm80', '8.0', good, good],
    ['80-real', 'sm_86', good, bad],
    ['80-virtual', '9.0', good, bad],
    ['80-real', 'sm_75', bad, bad],
    ['hopper', 'sm_80', open, open],
    ['hopper,sm_80', 'sm_80', good, good],
    ['hopper,sm_80', 'sm_86', good, open],
    ['sm_80', 'A100', open, open],
    ['unknown', 'sm_80', open, open],
    // Settings of AMD's devices.
    ['GFX90A', 'gfx90a', good, good],
    ['gfx90a:sramecc+:xnack-', 'gfx90a', open, open],
    ['gfx90a:sramecc+:xnack-', 'gfx90a:xnack-:sramecc+', good, good],
    ['gfx90a', 'gfx90a:xnack-', good, good],
    ['gfx90a:xnack-', 'gfx942', bad, bad],
    ['MI250', 'gfx90a', open, open],
    ['gfx9-4-generic', 'gfx942,gfx9-4-generic', good, good],
    ['gfx90a', 'gfx90a', good, good],
    ['gfx90a', 'gfx942', bad, bad],
    ['gfx11-generic', 'gfx1100,gfx11-generic', good, good],
    ['gfx90a', 'sm_80', bad, bad],
    ['sm_80', 'sm_70,sm_80', good, good],
  ])('for %s on %s: run %s, optimal %s', (image, devices, run, optimal) => {
    const report = checked({ [name]: image }, { [name]: devices });
    expect([said(report, 'run', name)[0], said(report, 'optimal', name)[0]]).toEqual([
      run,
      optimal,
    ]);
  });
});

test('PTX is said to be compiled, and no code for the same major capability', () => {
  const name = 'org.supercontainers.hardware.gpu.architecture';
  const report = checked({ [name]: 'compute_70' }, { [name]: 'sm_80' });
  expect(said(report, 'run', name)[1]).toBe(
    'Code for compute_70 is PTX, which the driver of the host compiles for sm_80.',
  );
});

test("AMD's targets alone are held against each other like those of any maker", () => {
  const name = 'io.compspec.host.gpu.amd.target';
  const verdictOn = (image: string): string =>
    said(checked({ [name]: image }, { [name]: 'gfx90a' }), 'run', name)[0];
  expect(['gfx90a', 'gfx90a:xnack-', 'MI250X', 'gfx1100'].map(verdictOn)).toEqual([
    good,
    open,
    open,
    bad,
  ]);
});

describe('ROCm', () => {
  const name = 'io.compspec.host.gpu.amd.rocm';
  test.each([
    ['6.2.0', '6.2.4', good],
    ['6.0', '6.2', good],
    ['6.4', '6.2', good],
    ['6.0', '6.3', open],
    ['5.7', '6.0', good],
    ['6.1', '5.6', open],
    ['7.0', '7.0.2', good],
    ['7.0', '6.4', open],
    ['6', 'some', open],
  ])('%s on %s: %s', (image, there, expected) => {
    const report = checked({ [name]: image }, { [name]: there });
    expect(said(report, 'libraries', name)[0]).toBe(expected);
  });
});
