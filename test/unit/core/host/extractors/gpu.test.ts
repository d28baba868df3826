import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetName } from '../../../../../server/src/core/host/extractors/gpu/amd.js';
import { gpuExtractor } from '../../../../../server/src/core/host/extractors/gpu.js';
import type { SectionReading } from '../../../../../server/src/core/host/section.js';
import {
  printed,
  type RecordedMachine,
  recordedMachine,
} from '../../../../support/recorded-machine.js';

type Section = 'devices' | 'nvidia' | 'amd' | 'intel';

async function section(name: Section, machine: RecordedMachine): Promise<SectionReading> {
  return await gpuExtractor.sections[name]!(recordedMachine(machine));
}

/** A PCI device as sysfs shows it. */
function pci(slot: string, kind: string, vendor: string, driver?: string) {
  const folder = `/sys/bus/pci/devices/0000:${slot}`;
  return {
    [`${folder}/class`]: `${kind}\n`,
    [`${folder}/vendor`]: `0x${vendor}\n`,
    ...(driver !== undefined && { [`${folder}/uevent`]: `DRIVER=${driver}\nPCI_CLASS=0\n` }),
  };
}

const bridge = {
  ...pci('00:00.0', '0x060000', '8086'),
  // Some of a virtual machine's devices are of no class.
  ...pci('00:01.0', '0xffff00', '1af4', 'virtio-pci'),
};
const noNodes = ['/sys/class/drm'];

// What `nvidia-smi --query-gpu` prints: triton-inference-server/server, pull request 8070.
const smiRows = 'NVIDIA TITAN V, 570.86.15, 7.0\nNVIDIA RTX 5880 Ada Generation, 570.86.15, 8.9\n';
// The line of /proc/driver/nvidia/version, and what is in a device's file (but for its UUID):
// nix-community/nixGL, issues 121 and 186; dylanaraps/neofetch, issue 876; canonical/snapd, pull request 14893.
const openDriver =
  'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.57.01  Release Build  (dvs-builder@U16-A24-9-2)  Thu Oct 10 12:15:00 UTC 2024\nGCC version:  gcc version 13.3.0 (Ubuntu 13.3.0-6ubuntu2~24.04)\n';
const information =
  'Model: \t\t NVIDIA L4\nIRQ:   \t\t 16\nGPU UUID: \t GPU-00000000-0000-0000-0000-000000000000\nBus Type: \t PCIe\n';
// NVIDIA/mig-parted, issue 31, and the table of drivers since 595.
const header = '| NVIDIA-SMI 545.23.08   Driver Version: 545.23.08    CUDA Version: 12.3     |';
const newHeader =
  '| NVIDIA-SMI 610.57.04   KMD Version: 610.57.04     CUDA UMD Version: 13.3     |';
const smi = '/usr/bin/nvidia-smi';
const asked = `${smi} --query-gpu=name,driver_version,compute_cap --format=csv,noheader`;
const askedLess = `${smi} --query-gpu=name,driver_version --format=csv,noheader`;

describe('NVIDIA', () => {
  it('tells driver, CUDA, devices and what they compute by its own program', async () => {
    const machine = { outputs: { [smi]: header, [asked]: smiRows } };
    expect(await section('nvidia', machine)).toEqual({
      status: 'ok',
      values: { driver: '570.86.15', cuda: '12.3', 'compute-capability': '7.0,8.9' },
    });
    expect((await section('devices', machine)).values).toEqual({
      available: 'yes',
      vendors: 'nvidia',
      models: 'NVIDIA TITAN V,NVIDIA RTX 5880 Ada Generation',
      count: '2',
      architectures: 'sm_70,sm_89',
      driver: '570.86.15',
      platforms: 'cuda,opencl',
    });
  });

  it('says its CUDA under another name since driver 595, and not where libcuda is silent', async () => {
    const cuda = async (table: string) =>
      (await section('nvidia', { outputs: { [smi]: table, [asked]: smiRows } })).values['cuda'];
    expect(await cuda(newHeader)).toBe('13.3');
    // microsoft/WSL, issue 11589.
    expect(await cuda('| NVIDIA-SMI 545.46   Driver Version: 546.80   CUDA Version: ERR! |')).toBe(
      undefined,
    );
  });

  it('is asked for less where it is too old to tell compute capabilities', async () => {
    const outputs = {
      [smi]: header,
      [asked]: printed('Field "compute_cap" is not a valid field to query.\n', 2),
      [askedLess]: 'Tesla V100-SXM2-16GB, 470.256.02\n',
    };
    const { values } = await section('nvidia', { outputs });
    expect(values).toEqual({ driver: '470.256.02', cuda: '12.3' });
  });

  it.each([
    ['565.57.01', openDriver],
    [
      '525.60.11',
      'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  525.60.11  Release Build\n',
    ],
    [
      '384.98',
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  384.98  Thu Oct 26 15:16:01 PDT 2017\n',
    ],
    [
      '550.120',
      'NVRM version: NVIDIA UNIX aarch64 Kernel Module  550.120  Fri Sep 13 11:01:10 UTC 2024',
    ],
  ])('has driver %s by its file, also where nothing is run', async (driver, text) => {
    const files = {
      '/proc/driver/nvidia/version': text,
      '/proc/driver/nvidia/gpus/0000:70:00.0/information': information,
      [smi]: '',
    };
    const reading = await section('nvidia', { kind: 'root', files });
    expect(reading).toEqual({
      status: 'ok',
      detail: 'nvidia-smi would tell, and nothing is run',
      values: { driver },
    });
    const devices = await section('devices', { kind: 'root', files });
    expect(devices.values).toMatchObject({
      available: 'yes',
      models: 'NVIDIA L4',
      count: '1',
      driver,
    });
    expect(JSON.stringify(devices)).not.toContain('GPU-0');
  });

  it('is failed with what its program said, and other evidence still counts', async () => {
    const said =
      "\u001b[31mNVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\u0007\nMake sure that the latest NVIDIA driver is installed and running.\n";
    const files = { '/proc/driver/nvidia/version': openDriver };
    const outputs = { [smi]: printed(said, 9), [asked]: printed(said, 9) };
    const reading = await section('nvidia', { files, outputs });
    expect(reading.status).toBe('failed');
    expect(reading.detail).toMatch(
      /^nvidia-smi ended with 9 and said: NVIDIA-SMI has failed because/,
    );
    expect(reading.detail).not.toMatch(/[\p{Cc}[]/u);
    expect(reading.values).toEqual({ driver: '565.57.01' });
    expect((await section('devices', { files, outputs })).values['available']).toBe('yes');
  });

  it.each([
    [
      'hangs',
      { status: 'failed', detail: 'no answer in 2 seconds' } as const,
      'no answer in 2 seconds',
    ],
    ['prints garbage', printed('\u0000\u0001x'.repeat(9999)), 'ended with 0 and said: x x x'],
    ['speaks another language', printed('Echec : pilote introuvable, version 12.3\n', 0), 'Echec'],
    [
      'finds none',
      printed('No devices were found\n', 6),
      'ended with 6 and said: No devices were found',
    ],
  ])('is failed where its program %s', async (_, output, detail) => {
    const reading = await section('nvidia', { outputs: { [smi]: output, [asked]: output } });
    expect(reading).toMatchObject({ status: 'failed', values: {} });
    expect(reading.detail).toContain(detail);
    expect(reading.detail!.length).toBeLessThan(220);
  });

  it('has no driver to compare on a Tegra, whose numbers are others', async () => {
    // nix-community/nixGL, issue 139; NVIDIA/jetson-gpio, issue 125.
    const files = {
      '/proc/driver/nvidia/version':
        'NVRM version: NVIDIA UNIX Open Kernel Module for aarch64  35.3.1  Release Build\n',
      '/proc/device-tree/compatible': 'nvidia,p3737-0000+p3701-0005\0nvidia,tegra234\0',
      ...bridge,
    };
    expect((await section('nvidia', { files })).values).toEqual({});
    const { values } = await section('devices', { files, folders: noNodes });
    expect(values).toMatchObject({ available: 'yes', vendors: 'nvidia' });
    expect(values).not.toHaveProperty('driver');
    expect(values).not.toHaveProperty('count');
  });
});

describe('AMD', () => {
  // wholly as in KFD's topology of an MI300 series device; ROCm/rocm-cli, pull request 343: gfx942.
  const node =
    'cpu_cores_count 0\nsimd_count 304\ngfx_target_version 90402\nvendor_id 4098\ndevice_id 29856\ndrm_render_minor 128\nunique_id 1\n';
  const topology = '/sys/class/kfd/kfd/topology/nodes';
  const files = {
    [`${topology}/0/properties`]:
      'cpu_cores_count 64\nsimd_count 0\ngfx_target_version 0\nvendor_id 0\n',
    [`${topology}/1/properties`]: node,
    [`${topology}/2/properties`]: node,
    ...pci('75:00.0', '0x120000', '1002', 'amdgpu'),
    ...pci('85:00.0', '0x120000', '1002', 'amdgpu'),
    '/sys/module/amdgpu/version': '6.8.5\n',
    '/opt/rocm-6.10.0/.info/version': '6.10.0-66\n',
    '/opt/rocm-6.9.1/.info/version': '6.9.1-12\n',
  };

  it('tells its targets with the generic ones, ROCm and the driver', async () => {
    expect(await section('amd', { files })).toEqual({
      status: 'ok',
      values: { driver: '6.8.5', rocm: '6.10.0', target: 'gfx942,gfx9-4-generic' },
    });
    expect((await section('devices', { files })).values).toEqual({
      available: 'yes',
      vendors: 'amd',
      count: '2',
      architectures: 'gfx942',
      driver: '6.8.5',
      platforms: 'rocm,opencl',
    });
  });

  it('takes the ROCm of its usual folder before others', async () => {
    const usual = { ...files, '/opt/rocm/.info/version': '6.2.0-66' };
    expect((await section('amd', { files: usual })).values['rocm']).toBe('6.2.0');
  });

  it.each([
    [90010, 'gfx90a'],
    [90402, 'gfx942'],
    [100300, 'gfx1030'],
    [110501, 'gfx1151'],
    [120001, 'gfx1201'],
    [90006, 'gfx906'],
    [0, undefined],
    [90099, undefined],
  ])('calls %d %s', (version, name) => {
    expect(targetName(version)).toBe(name);
  });
});

describe('Intel', () => {
  it('is known by the kernel module of its device', async () => {
    const files = { ...bridge, ...pci('03:00.0', '0x038000', '8086', 'xe') };
    expect(await section('intel', { files })).toEqual({ status: 'ok', values: { driver: 'xe' } });
    expect((await section('devices', { files })).values).toEqual({
      available: 'yes',
      vendors: 'intel',
      count: '1',
      platforms: 'opencl',
    });
  });

  it('is known by a link where there is no list of what happened, and by render nodes without a bus', async () => {
    const folder = '/sys/class/drm/renderD128/device';
    const files = { [`${folder}/vendor`]: '0x8086\n', '/sys/bus/pci/drivers/i915/bind': '' };
    const links = { [`${folder}/driver`]: '/sys/bus/pci/drivers/i915' };
    expect((await section('intel', { files, links })).values).toEqual({ driver: 'i915' });
  });
});

describe('a machine without a GPU', () => {
  it('has none where nothing on a readable bus could be one, and nothing has a render node', async () => {
    const reading = await section('devices', { files: bridge, folders: noNodes });
    expect(reading).toEqual({ status: 'ok', values: { available: 'no', count: '0' } });
    const empty = { folders: [...noNodes, '/sys/bus/pci/devices'] };
    expect((await section('devices', empty)).values['available']).toBe('no');
  });

  it('has none where a management controller shows a picture, or nvidia-smi is there for others', async () => {
    const files = {
      ...bridge,
      ...pci('02:00.0', '0x030000', '1a03', 'ast'),
      '/sys/class/drm/card0/dev': '226:0',
    };
    const outputs = { [smi]: printed('', 9), [asked]: printed('', 9) };
    expect(await section('devices', { files, outputs })).toEqual({
      status: 'ok',
      detail: 'only shows a picture: ASPEED',
      values: { available: 'no', count: '0' },
    });
  });

  it.each<[string, RecordedMachine, string]>([
    ['there is no bus to read', { folders: noNodes }, 'PCI devices: No such file or directory'],
    ['there is no folder of render nodes', { files: bridge }, 'render nodes: No such file'],
    [
      'a device can not be read',
      { files: { ...bridge, '/sys/bus/pci/devices/0000:01:00.0/class': null }, folders: noNodes },
      'the class of some PCI device can not be read',
    ],
    [
      'a device has another driver',
      { files: pci('01:00.0', '0x030200', '10de', 'vfio-pci'), folders: noNodes },
      'a device of NVIDIA without its driver',
    ],
    [
      'an accelerator is of another maker',
      { files: pci('01:00.0', '0x120000', '1da3', 'habanalabs'), folders: noNodes },
      'a display or accelerator device of another maker',
    ],
    [
      'something on no bus has a render node',
      { files: { ...bridge, '/sys/class/drm/renderD128/dev': '226:128' } },
      'a render node',
    ],
    [
      'it is a Tegra',
      { files: { ...bridge, '/etc/nv_tegra_release': '# R36' }, folders: noNodes },
      'a Tegra has its GPU on no PCI bus',
    ],
    [
      'it is inside WSL',
      { files: { ...bridge, '/dev/dxg': '' }, folders: noNodes },
      'WSL hands a GPU through',
    ],
  ])('is not known to have none where %s', async (_, machine, detail) => {
    const reading = await section('devices', machine);
    expect(reading).toMatchObject({ status: 'failed', values: {} });
    expect(reading.detail).toContain(detail);
  });

  it('tells of no maker’s driver', async () => {
    for (const name of ['nvidia', 'amd', 'intel'] as const) {
      expect(await section(name, { files: bridge })).toMatchObject({
        status: 'absent',
        values: {},
      });
    }
  });
});

it('takes whatever its files and programs hold', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const part = fc.constantFrom(
    smiRows,
    openDriver,
    header,
    'Model: ',
    'gfx_target_version 9',
    '\n',
  );
  const content = fc.array(fc.oneof(text, part), { maxLength: 5 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(content, content, content, async (one, other, third) => {
      const machine = {
        files: {
          '/proc/driver/nvidia/version': one,
          '/proc/driver/nvidia/gpus/0/information': other,
          '/sys/class/kfd/kfd/topology/nodes/1/properties': third,
          '/sys/bus/pci/devices/0/class': one,
          '/sys/bus/pci/devices/0/vendor': other,
          '/opt/rocm/.info/version': third,
        },
        outputs: { [smi]: other, [asked]: third },
      };
      for (const name of ['devices', 'nvidia', 'amd', 'intel'] as const) {
        const { values } = await section(name, machine);
        for (const value of Object.values(values)) expect(value).not.toMatch(/\n/);
      }
    }),
    { numRuns: 200 },
  );
});
