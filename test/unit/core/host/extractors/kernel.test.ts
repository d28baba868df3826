import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../../../server/src/core/host/extractors/boot.js';
import { kernelExtractor } from '../../../../../server/src/core/host/extractors/kernel.js';
import { systemExtractor } from '../../../../../server/src/core/host/extractors/system.js';
import type { SectionReading } from '../../../../../server/src/core/host/section.js';
import { type RecordedMachine, recordedMachine } from '../../../../support/recorded-machine.js';

async function section(name: string, machine: RecordedMachine): Promise<SectionReading> {
  return await kernelExtractor.sections[name]!(recordedMachine(machine));
}

describe('uname', () => {
  test('by what the kernel says', async () => {
    const files = {
      '/proc/sys/kernel/ostype': 'Linux\n',
      '/proc/sys/kernel/osrelease': '4.18.0-553.el8_10.x86_64\n',
    };
    expect((await section('uname', { kind: 'root', files })).values).toEqual({
      sysname: 'Linux',
      release: '4.18.0-553.el8_10.x86_64',
    });
  });

  test('by its version as recordings have it', async () => {
    const files = {
      '/proc/version': 'Linux version 5.15.0-91-generic (buildd@host) (gcc …) #101\n',
    };
    expect((await section('uname', { kind: 'root', files })).values).toEqual({
      sysname: 'Linux',
      release: '5.15.0-91-generic',
    });
  });

  test('elsewhere by what Node.js says', async () => {
    const machine = { platform: 'darwin', architecture: 'arm64', release: '23.1.0' };
    expect((await section('uname', { machine })).values).toEqual({
      sysname: 'Darwin',
      release: '23.1.0',
    });
  });

  test('of an image is absent', async () => {
    expect(await section('uname', { kind: 'root' })).toMatchObject({ status: 'absent' });
  });
});

describe('the command line', () => {
  test.each([
    [
      'root=UUID=6f1d7a04-1111-2222-3333-444455556666 ro quiet',
      { root: 'UUID=redacted', ro: 'yes', quiet: 'yes' },
    ],
    ['root=/dev/nvme0n1p2', { root: '/dev/nvme0n1p2' }],
    ['root=/dev/mapper/vg_login01-root', { root: 'redacted' }],
    ['root=LABEL=login01', { root: 'LABEL=redacted' }],
    ['console=tty0 console=ttyS0,115200n8', { console: 'tty0,ttyS0,115200n8' }],
    [
      'mitigations=auto iommu=pt isolcpus=1-63',
      { mitigations: 'auto', iommu: 'pt', isolcpus: '1-63' },
    ],
    ['dyndbg="file a.c +p ; x" b=1', { dyndbg: 'file a.c +p ; x', b: '1' }],
    ['a=b=c', { a: 'b=c' }],
    ['quiet -- --secret=1', { quiet: 'yes' }],
    ['ip=10.1.2.3::10.1.2.1:255.255.255.0:node17:eth0:off', { ip: 'redacted' }],
    ['BOOTIF=01-aa-bb-cc-dd-ee-ff', { BOOTIF: 'redacted' }],
    ['some.thing=aa:bb:cc:dd:ee:ff', { 'some.thing': 'redacted' }],
    [
      'crashkernel=auto rd.lvm.lv=centos_node17/root',
      { crashkernel: 'auto', 'rd.lvm.lv': 'redacted' },
    ],
    ['x=http://boot.example.org/ks.cfg,y', { x: 'redacted' }],
    ['x=1,192.168.0.17,2', { x: '1,redacted,2' }],
    ['x=fe80::1ff:fe23:4567:890a', { x: 'redacted' }],
    ['x=iqn.2010-10.org.example:node17', { x: 'redacted' }],
    ['systemd.machine_id=00112233445566778899aabbccddeeff', { 'systemd.machine_id': 'redacted' }],
    [
      'BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0-427.13.1.el9_4.x86_64',
      { BOOT_IMAGE: '(hd0,gpt2)/vmlinuz-5.14.0-427.13.1.el9_4.x86_64' },
    ],
    ['', {}],
  ])('%s', (text, values) => {
    expect(readCommandLine(text)).toEqual(values);
  });

  test('tells no address, however it is given', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const address = fc.tuple(byte, byte, byte, byte).map((four) => four.join('.'));
    const word = fc.constantFrom('root', 'x', 'ip', 'nfsroot', 'y.z');
    const around = fc.constantFrom('', ',', ':', '/', '"', '=');
    fc.assert(
      fc.property(word, around, address, around, (name, before, secret, behind) => {
        const shown = Object.values(readCommandLine(`${name}=${before}${secret}${behind}`)).join(
          ' ',
        );
        expect(shown).not.toContain(secret);
      }),
    );
  });
});

describe('the configuration', () => {
  const text =
    '# Linux\nCONFIG_SMP=y\nCONFIG_OVERLAY_FS=m\r\nCONFIG_HZ=250\nCONFIG_X="a b"\n# CONFIG_Y is not set\nCONFIG_CMDLINE="ip=10.1.1.1"\n';
  const release = { '/proc/sys/kernel/osrelease': '6.1.0-18-amd64\n' };
  const values = {
    CONFIG_SMP: 'y',
    CONFIG_OVERLAY_FS: 'm',
    CONFIG_HZ: '250',
    CONFIG_X: 'a b',
  };

  test.each(['/boot/config-6.1.0-18-amd64', '/lib/modules/6.1.0-18-amd64/config'])(
    'of the kernel that runs, in %s',
    async (path) => {
      const files = { ...release, '/boot/config-5.10.0-1-amd64': 'CONFIG_OLD=y\n', [path]: text };
      expect(await section('config', { files })).toEqual({ status: 'ok', values });
    },
  );

  test('of the one kernel of an image', async () => {
    const files = { '/boot/config-5.10.0-1-amd64': text };
    expect((await section('config', { kind: 'root', files })).values).toEqual(values);
    const two = { ...files, '/boot/config-6.1.0-18-amd64': text };
    expect(await section('config', { kind: 'root', files: two })).toMatchObject({ values: {} });
  });

  test('that is only there compressed is said to be', async () => {
    const files = { ...release, '/proc/config.gz': '\x1f\x8b' };
    expect(await section('config', { files })).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('/proc/config.gz'),
    });
  });

  test('of a kernel with a hostile name is looked for nowhere', async () => {
    const files = { '/proc/sys/kernel/osrelease': '../../etc/passwd', '/etc/passwd': 'CONFIG_A=y' };
    expect(await section('config', { files })).toMatchObject({ status: 'absent', values: {} });
  });
});

describe('modules', () => {
  test('are those that are loaded', async () => {
    const files = {
      '/proc/modules':
        'nvidia_uvm 1540096 0 - Live 0xffffffffc1a2b000 (POE)\nmlx5_core 2000000 1 mlx5_ib, Live 0x0000000000000000\n',
    };
    expect((await section('modules', { files })).values).toEqual({
      nvidia_uvm: 'yes',
      mlx5_core: 'yes',
    });
  });

  test('are those of sysfs, where the kernel lists none', async () => {
    const files = { '/sys/module/overlay/parameters/x': '', '/sys/module/nvme/uevent': '' };
    expect((await section('modules', { files })).values).toEqual({ nvme: 'yes', overlay: 'yes' });
    expect(await section('modules', {})).toMatchObject({ status: 'absent' });
  });
});

describe('memory', () => {
  const memory = async (machine: RecordedMachine): Promise<SectionReading> =>
    await systemExtractor.sections['memory']!(recordedMachine(machine));

  test('is in MiB', async () => {
    const files = { '/proc/meminfo': 'MemTotal:       263920160 kB\nMemFree:  1 kB\n' };
    expect((await memory({ files })).values).toEqual({ total: '257734' });
  });

  test('of macOS is what sysctl says', async () => {
    const machine = { platform: 'darwin', architecture: 'arm64', release: '23.1.0' };
    const outputs = { '/usr/sbin/sysctl -n hw.memsize': '34359738368\n' };
    expect((await memory({ machine, outputs })).values).toEqual({ total: '32768' });
  });

  test.each(['', 'MemTotal: lots kB\n', 'MemFree: 1 kB\n'])('of %j is not known', async (text) => {
    expect(await memory({ files: { '/proc/meminfo': text } })).toMatchObject({ status: 'failed' });
  });

  test('of an image is absent', async () => {
    expect(await memory({ kind: 'root' })).toMatchObject({ status: 'absent' });
  });
});
