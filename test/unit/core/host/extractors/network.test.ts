import { describe, expect, test } from 'vitest';
import { networkExtractor } from '../../../../../server/src/core/host/extractors/network.js';
import type { SectionReading } from '../../../../../server/src/core/host/section.js';
import { type RecordedMachine, recordedMachine } from '../../../../support/recorded-machine.js';

const infiniband = '/sys/class/infiniband';
const net = { '/sys/class/net/lo/type': '772\n' };

interface Device {
  readonly driver?: string;
  readonly layer?: string | null;
  readonly state?: string;
  readonly type?: string;
}

/** A device with one port, as sysfs shows it. */
function device(name: string, given: Device): Record<string, string | null> {
  const { driver, layer, state = '4: ACTIVE', type = '1: CA' } = given;
  const folder = `${infiniband}/${name}`;
  return {
    ...net,
    [`${folder}/node_type`]: `${type}\n`,
    [`${folder}/node_guid`]: 'b8ce:f603:00aa:bbcc\n',
    [`${folder}/ports/1/state`]: `${state}\n`,
    [`${folder}/ports/1/rate`]: '200 Gb/sec (4X HDR)\n',
    ...(layer === undefined ? {} : { [`${folder}/ports/1/link_layer`]: layer && `${layer}\n` }),
    ...(driver === undefined ? {} : { [`${folder}/device/uevent`]: `DRIVER=${driver}\n` }),
  };
}

async function available(machine: RecordedMachine): Promise<Record<string, string>> {
  const all = await Promise.all(
    Object.entries(networkExtractor.sections).map(
      async ([name, read]) => [name, await read(recordedMachine(machine))] as const,
    ),
  );
  return Object.fromEntries(
    all.map(([name, { values, status }]) => [
      name,
      values['available'] ?? values['frameworks'] ?? status,
    ]),
  );
}

async function section(name: string, machine: RecordedMachine): Promise<SectionReading> {
  return await networkExtractor.sections[name]!(recordedMachine(machine));
}

const none = {
  infiniband: 'no',
  roce: 'no',
  efa: 'no',
  slingshot: 'no',
  'omni-path': 'no',
  fabric: 'libfabric,ucx',
};

describe('the network', () => {
  test.each<readonly [string, Record<string, string | null>, Record<string, string>]>([
    ['of a laptop', net, none],
    [
      'InfiniBand',
      device('mlx5_0', { driver: 'mlx5_core', layer: 'InfiniBand' }),
      { ...none, infiniband: 'yes' },
    ],
    [
      'RoCE',
      device('mlx5_0', { driver: 'mlx5_core', layer: 'Ethernet' }),
      { ...none, roce: 'yes' },
    ],
    [
      'EFA, which has no word for its links',
      device('rdmap0s31', { driver: 'efa', layer: 'Unknown', type: '7: <unknown>' }),
      { ...none, efa: 'yes', fabric: 'libfabric' },
    ],
    [
      'Omni-Path, which calls its links InfiniBand',
      device('hfi1_0', { driver: 'hfi1', layer: 'InfiniBand' }),
      { ...none, 'omni-path': 'yes', fabric: 'libfabric' },
    ],
    [
      'Slingshot',
      { ...net, '/sys/class/cxi/cxi0/uevent': '', '/sys/class/cxi/cxi1/uevent': '' },
      { ...none, slingshot: 'yes', fabric: 'libfabric' },
    ],
    ['RDMA in software is no RoCE', device('rxe0', { layer: 'Ethernet' }), none],
    [
      'iWARP is no RoCE',
      device('irdma0', { driver: 'irdma', layer: 'Ethernet', type: '4: RNIC' }),
      none,
    ],
    [
      'of two kinds',
      {
        ...device('mlx5_0', { driver: 'mlx5_core', layer: 'InfiniBand' }),
        ...device('mlx5_1', { driver: 'mlx5_core', layer: 'Ethernet' }),
      },
      { ...none, infiniband: 'yes', roce: 'yes' },
    ],
    [
      'that can not be read is not denied',
      device('mlx5_0', { driver: 'mlx5_core', layer: null }),
      {
        infiniband: 'failed',
        roce: 'failed',
        efa: 'failed',
        slingshot: 'no',
        'omni-path': 'failed',
        fabric: 'absent',
      },
    ],
    [
      'of which sysfs shows nothing is not denied',
      { '/sys/class/tty/tty0/dev': '' },
      {
        infiniband: 'failed',
        roce: 'failed',
        efa: 'failed',
        slingshot: 'failed',
        'omni-path': 'failed',
        fabric: 'absent',
      },
    ],
  ])('%s', async (_, files, expected) => {
    expect(await available({ files })).toEqual(expected);
  });

  test('of an image is absent', async () => {
    expect(await section('infiniband', { kind: 'root' })).toMatchObject({
      status: 'absent',
      values: {},
    });
  });

  test('has its ports, drivers and rates, and no GUIDs', async () => {
    const files = {
      ...device('mlx5_0', { driver: 'mlx5_core', layer: 'InfiniBand', state: '1: DOWN' }),
      ...device('mlx5_1', { driver: 'mlx5_core', layer: 'InfiniBand' }),
    };
    expect((await section('infiniband', { files })).values).toEqual({
      available: 'yes',
      ports: '2',
      active: 'yes',
      drivers: 'mlx5_core',
      rates: '200 Gb/sec (4X HDR)',
    });
  });

  test('whose ports are down is there, and not active', async () => {
    const files = device('mlx5_0', { layer: 'InfiniBand', state: '1: DOWN' });
    const { values } = await section('infiniband', { files });
    expect(values).toMatchObject({ available: 'yes', active: 'no' });
  });

  test('has its driver by a link, too', async () => {
    const files = {
      ...device('mlx5_0', { layer: 'InfiniBand' }),
      '/sys/bus/pci/drivers/mlx5_core/bind': '',
    };
    const links = { [`${infiniband}/mlx5_0/device/driver`]: '/sys/bus/pci/drivers/mlx5_core' };
    const { values } = await section('infiniband', { files, links });
    expect(values).toMatchObject({ drivers: 'mlx5_core' });
  });

  test('is driven by libraries, those that are there', async () => {
    const files = { ...net, '/usr/lib64/libucp.so.0': '' };
    expect((await section('fabric', { files })).values).toEqual({
      frameworks: 'libfabric,ucx',
      installed: 'ucx',
    });
  });
});
