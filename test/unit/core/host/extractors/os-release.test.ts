import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOsRelease } from '../../../../../server/src/core/host/extractors/os-release.js';
import { osSection } from '../../../../../server/src/core/host/extractors/system-os.js';
import { recordedMachine } from '../../../../support/recorded-machine.js';

type Expected = Readonly<Record<string, string>>;

/** What is told of a machine with these files. */
async function osOf(files: Readonly<Record<string, string>>): Promise<Expected> {
  return (await osSection(recordedMachine({ files }))).values;
}

/** What the os-release files of distributions say, as far as it is read, and what that means. */
const distributions: readonly (readonly [string, Readonly<Record<string, string>>, Expected])[] = [
  [
    'Ubuntu',
    {
      '/etc/os-release':
        'PRETTY_NAME="Ubuntu 22.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="22.04"\nVERSION="22.04.3 LTS (Jammy Jellyfish)"\nVERSION_CODENAME=jammy\nID=ubuntu\nID_LIKE=debian\n',
      '/etc/debian_version': 'bookworm/sid\n',
    },
    { name: 'Ubuntu 22.04.3 LTS', vendor: 'ubuntu', version: '22.04', release: '22.04.3' },
  ],
  [
    'Ubuntu between its releases',
    { '/etc/os-release': 'PRETTY_NAME="Ubuntu 23.10"\nVERSION_ID="23.10"\nID=ubuntu\n' },
    { name: 'Ubuntu 23.10', vendor: 'ubuntu', version: '23.10', release: '23.10' },
  ],
  [
    'Debian',
    {
      '/etc/os-release':
        'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n',
      '/etc/debian_version': '12.7\n',
    },
    {
      name: 'Debian GNU/Linux 12 (bookworm)',
      vendor: 'debian',
      version: '12',
      release: '12.7',
    },
  ],
  [
    'Debian without its point release',
    {
      '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian',
    },
    { name: 'Debian GNU/Linux 12 (bookworm)', vendor: 'debian', version: '12' },
  ],
  [
    'Debian before a release',
    {
      '/etc/os-release':
        'PRETTY_NAME="Debian GNU/Linux trixie/sid"\nNAME="Debian GNU/Linux"\nID=debian\n',
      '/etc/debian_version': 'trixie/sid\n',
    },
    { name: 'Debian GNU/Linux trixie/sid', vendor: 'debian' },
  ],
  [
    'Rocky Linux',
    {
      '/etc/os-release':
        'NAME="Rocky Linux"\nVERSION="9.3 (Blue Onyx)"\nID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.3"\nPLATFORM_ID="platform:el9"\nPRETTY_NAME="Rocky Linux 9.3 (Blue Onyx)"\n',
    },
    {
      name: 'Rocky Linux 9.3 (Blue Onyx)',
      vendor: 'rocky',
      version: '9.3',
      release: '9.3',
    },
  ],
  [
    'AlmaLinux',
    {
      '/etc/os-release':
        'NAME="AlmaLinux"\nVERSION="8.9 (Midnight Oncilla)"\nID="almalinux"\nVERSION_ID="8.9"\nPRETTY_NAME="AlmaLinux 8.9 (Midnight Oncilla)"\n',
    },
    {
      name: 'AlmaLinux 8.9 (Midnight Oncilla)',
      vendor: 'almalinux',
      version: '8.9',
      release: '8.9',
    },
  ],
  [
    'Red Hat Enterprise Linux',
    {
      '/etc/os-release':
        'NAME="Red Hat Enterprise Linux"\nVERSION="9.4 (Plow)"\nID="rhel"\nVERSION_ID="9.4"\nPRETTY_NAME="Red Hat Enterprise Linux 9.4 (Plow)"\n',
    },
    {
      name: 'Red Hat Enterprise Linux 9.4 (Plow)',
      vendor: 'rhel',
      version: '9.4',
      release: '9.4',
    },
  ],
  [
    'CentOS 7',
    {
      '/etc/os-release':
        'NAME="CentOS Linux"\nVERSION="7 (Core)"\nID="centos"\nVERSION_ID="7"\nPRETTY_NAME="CentOS Linux 7 (Core)"\n',
      '/etc/centos-release': 'CentOS Linux release 7.9.2009 (Core)\n',
    },
    { name: 'CentOS Linux 7 (Core)', vendor: 'centos', version: '7', release: '7.9.2009' },
  ],
  [
    'CentOS Stream',
    {
      '/etc/os-release':
        'NAME="CentOS Stream"\nVERSION="9"\nID="centos"\nVERSION_ID="9"\nPRETTY_NAME="CentOS Stream 9"\n',
      '/etc/centos-release': 'CentOS Stream release 9\n',
    },
    { name: 'CentOS Stream 9', vendor: 'centos', version: '9', release: '9' },
  ],
  [
    'CentOS 6, older than os-release',
    { '/etc/redhat-release': 'CentOS release 6.10 (Final)\n' },
    { name: 'CentOS release 6.10 (Final)', vendor: 'centos', version: '6.10', release: '6.10' },
  ],
  [
    'Fedora',
    {
      '/etc/os-release':
        'NAME="Fedora Linux"\nVERSION="39 (Container Image)"\nID=fedora\nVERSION_ID=39\nPRETTY_NAME="Fedora Linux 39 (Container Image)"\n',
    },
    {
      name: 'Fedora Linux 39 (Container Image)',
      vendor: 'fedora',
      version: '39',
      release: '39',
    },
  ],
  [
    'SUSE Linux Enterprise',
    {
      '/etc/os-release':
        'NAME="SLES"\nVERSION="15-SP5"\nVERSION_ID="15.5"\nPRETTY_NAME="SUSE Linux Enterprise Server 15 SP5"\nID="sles"\nID_LIKE="suse"\n',
    },
    {
      name: 'SUSE Linux Enterprise Server 15 SP5',
      vendor: 'sles',
      version: '15.5',
      release: '15.5',
    },
  ],
  [
    'openSUSE Leap',
    {
      '/etc/os-release':
        'NAME="openSUSE Leap"\nVERSION="15.5"\nID="opensuse-leap"\nVERSION_ID="15.5"\nPRETTY_NAME="openSUSE Leap 15.5"\n',
    },
    {
      name: 'openSUSE Leap 15.5',
      vendor: 'opensuse-leap',
      version: '15.5',
      release: '15.5',
    },
  ],
  [
    'openSUSE Tumbleweed',
    {
      '/usr/lib/os-release':
        'NAME="openSUSE Tumbleweed"\n# VERSION="20240501"\nID="opensuse-tumbleweed"\nVERSION_ID="20240501"\nPRETTY_NAME="openSUSE Tumbleweed"\n',
    },
    {
      name: 'openSUSE Tumbleweed',
      vendor: 'opensuse-tumbleweed',
      version: '20240501',
      release: '20240501',
    },
  ],
  [
    'Amazon Linux',
    {
      '/etc/os-release':
        'NAME="Amazon Linux"\nVERSION="2023"\nID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"\nPRETTY_NAME="Amazon Linux 2023.6.20241212"\n',
    },
    {
      name: 'Amazon Linux 2023.6.20241212',
      vendor: 'amzn',
      version: '2023',
      release: '2023.6.20241212',
    },
  ],
  [
    'Alpine',
    {
      '/etc/os-release':
        'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.19.1\nPRETTY_NAME="Alpine Linux v3.19"\n',
    },
    { name: 'Alpine Linux v3.19', vendor: 'alpine', version: '3.19.1', release: '3.19.1' },
  ],
  [
    'Arch, which has no releases',
    {
      '/etc/os-release': 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\nID=arch\nBUILD_ID=rolling\n',
    },
    { name: 'Arch Linux', vendor: 'arch' },
  ],
  [
    'Gentoo',
    {
      '/etc/os-release': 'NAME=Gentoo\nID=gentoo\nPRETTY_NAME="Gentoo Linux"\nVERSION_ID="2.14"\n',
    },
    { name: 'Gentoo Linux', vendor: 'gentoo', version: '2.14', release: '2.14' },
  ],
  [
    'nobody who names it for people',
    { '/etc/os-release': "NAME='Cray OS'\nVERSION='3.0'\nID=COS\nVERSION_ID=3.0\n" },
    { name: 'Cray OS 3.0', vendor: 'cos', version: '3.0', release: '3.0' },
  ],
];

describe('the distribution', () => {
  test.each(distributions)('%s', async (_, files, expected) => {
    expect(await osOf(files)).toEqual(expected);
  });

  test('is looked for in /usr/lib where /etc has nothing that can be read', async () => {
    const files = {
      '/etc/os-release': '\0\0',
      '/usr/lib/os-release': 'ID=alpine\nVERSION_ID=3.19.1',
    };
    expect(await osOf(files)).toMatchObject({ vendor: 'alpine' });
  });

  test('that nothing tells is absent', async () => {
    expect(await osSection(recordedMachine({}))).toMatchObject({ status: 'absent' });
  });

  test('whose file can not be read is not called absent', async () => {
    const files = { '/etc/os-release': null };
    expect(await osSection(recordedMachine({ files }))).toEqual({
      status: 'failed',
      detail: 'Permission denied',
      values: {},
    });
  });

  test('in a file without a field fails', async () => {
    const read = await osSection(recordedMachine({ files: { '/etc/os-release': 'hello\n' } }));
    expect(read).toMatchObject({ status: 'failed', values: {} });
  });
});

describe('how os-release is written', () => {
  test.each([
    ['\ufeffID=x', 'x'],
    ['ID=x\r\nNAME=y\r\n', 'x'],
    ["ID='x'", 'x'],
    ['  ID="x"  ', 'x'],
    ['ID="x', 'x'],
    ['ID=x"', 'x'],
    ['ID="a\\"b\\$c\\\\d"', 'a"b$c\\d'],
    ["ID='a\\b'", 'a\\b'],
    ['ID=a=b', 'a=b'],
    ['ID=y\nID=x', 'x'],
    ['#ID=y\nID=x', 'x'],
    ['ID="x" ', 'x'],
    ['ID=x\\', 'x\\'],
  ])('%j', (text, value) => {
    expect(readOsRelease(text).get('ID')).toBe(value);
  });

  test('does not matter to whether it is read', () => {
    const pieces = fc.constantFrom('ID', '=', '"', "'", '\\', '\n', '\r', ' ', '#', 'x', '\0');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (written) => {
        for (const value of readOsRelease(written.join('')).values()) {
          expect(value).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });
});

describe('other systems', () => {
  const darwin = { platform: 'darwin', architecture: 'arm64', release: '23.1.0' };

  test('macOS, by sw_vers', async () => {
    const stdout = 'ProductName:\t\tmacOS\nProductVersion:\t\t14.1.2\nBuildVersion:\t\t23B92\n';
    const outputs = { '/usr/bin/sw_vers': stdout };
    expect((await osSection(recordedMachine({ machine: darwin, outputs }))).values).toEqual({
      name: 'macOS 14.1.2',
      vendor: 'macos',
      version: '14.1.2',
      release: '14.1.2',
    });
  });

  test('macOS whose sw_vers says something else is not known', async () => {
    const outputs = { '/usr/bin/sw_vers': 'no idea' };
    const read = await osSection(recordedMachine({ machine: darwin, outputs }));
    expect(read).toMatchObject({ status: 'failed', values: {} });
  });

  test('Windows, by what Node.js says', async () => {
    const machine = { platform: 'win32', architecture: 'x86_64', release: '10.0.22631' };
    expect((await osSection(recordedMachine({ machine }))).values).toMatchObject({
      vendor: 'windows',
      version: '10.0.22631',
    });
  });
});
