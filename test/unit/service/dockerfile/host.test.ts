import { describe, expect, it } from 'vitest';
import type { CheckWishes } from '../../../../server/src/service/host/view.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { dockerfileOnHost, label } from '../../../support/dockerfile-host.js';
import { hostProfile, ViewedHost } from '../../../support/host-view.js';

const { validate } = defaultSettings;
const profile = hostProfile({ libc: '2.28', tuned: 'zen3', abi: 'so.40', both: 'b' });
const unlooked = { key: 'host.waiting', args: [] } as const;

/** A profile with attributes of machines. */
function machine(
  attributes: Readonly<Record<string, string>>,
  name = 'io.compspec.host',
  version = '0.1.0',
): string {
  const compatibilities = [{ name, version, attributes }];
  const metadata = { name: 'node', subject: 'host' };
  return JSON.stringify({ kind: 'CompatibilitySpec', version: '0.1.0', metadata, compatibilities });
}

/** The problems of a Dockerfile that hosts have, each with the text that it is about. */
function problems(text: string, wishes: CheckWishes = {}, host = new ViewedHost(profile)) {
  const { workspace, document } = dockerfileOnHost(text, host);
  const { diagnostics } = workspace.service.judge(document, validate, wishes);
  return diagnostics
    .filter(({ code }) => String(code).endsWith('-host-mismatch'))
    .map(({ code, severity, range, message }) => [
      code,
      severity,
      document.getText(range),
      String(message).split(': ')[0],
    ]);
}

/** The text with the hints where they stand. */
function hinted(text: string, wishes: CheckWishes = {}, host = new ViewedHost(profile)): string {
  const { workspace, document } = dockerfileOnHost(text, host);
  const all = {
    start: { line: 0, character: 0 },
    end: document.positionAt(text.length),
  };
  return workspace.service
    .hints(document, all, wishes)
    .sort((one, other) => document.offsetAt(other.position) - document.offsetAt(one.position))
    .reduce((shown, { position, label: said }) => {
      const at = document.offsetAt(position);
      return `${shown.slice(0, at)}«${said}»${shown.slice(at)}`;
    }, text);
}

describe('the labels of a Dockerfile on a host', () => {
  it('are warnings where they do not fit, by the name of the host', () => {
    const text = `FROM debian:12\nLABEL ${label('libc', '2.31')} ${label('abi', '"so.12"')} ${label('tuned', 'zen2')}\n`;
    expect(problems(text)).toEqual([
      ['label-host-mismatch', 2, '2.31', 'Does not fit node 7 (run)'],
      ['label-host-mismatch', 2, '"so.12"', 'Does not fit node 7 (libraries)'],
      // Nothing that decides.
      ['label-host-mismatch', 3, 'zen2', 'Does not fit node 7 (optimal)'],
    ]);
    expect(problems(text, { require: ['optimal'] }).map(([, severity]) => severity)).toEqual([
      3, 3, 2,
    ]);
  });

  it.each([
    ['that fit', `LABEL ${label('libc', '2.17')}`],
    ['of which nothing is known', `LABEL ${label('list', 'a')}`],
    ['in namespaces that nobody knows', 'LABEL org.example.nobody.libc=2.31'],
    ['that a later one replaces', `LABEL ${label('libc', '2.31')}\nLABEL ${label('libc', '2.17')}`],
    ['whose value is not known', `ARG V\nLABEL ${label('libc', '$V')}`],
    ['that are left to other images', `ONBUILD LABEL ${label('libc', '2.31')}`],
    [
      'that a comment silences',
      `# compspec-ignore label-host-mismatch\nLABEL ${label('libc', '2.31')}`,
    ],
  ])('are none where they are labels %s', (_, lines) => {
    expect(problems(`FROM debian:12\n${lines}\n`)).toEqual([]);
  });

  it('count by the stage that is built', () => {
    const text = `FROM debian:12 AS tools\nLABEL ${label('libc', '2.31')}\nFROM debian:12\nLABEL ${label('libc', '2.17')}\n`;
    expect(problems(text)).toEqual([]);
    expect(problems(text, { target: 'Tools' })).toHaveLength(1);
    expect(problems(text, { target: '0' })).toHaveLength(1);
    expect(problems(text, { target: 'nobody' })).toEqual([]);
    expect(problems(text.replace('FROM debian:12\n', 'FROM tools\n'))).toEqual([]);
    expect(problems(text.replace(/FROM debian:12\n.*\n$/, 'FROM tools\n'))).toHaveLength(1);
  });

  it('are held against the host of a setting, where it names one', () => {
    const text = `FROM debian:12\nLABEL ${label('libc', '2.31')}\n`;
    const older = new ViewedHost(hostProfile({ libc: '2.17' }, 'login'));
    expect(problems(text, { host: older })).toEqual([
      ['label-host-mismatch', 2, '2.31', 'Does not fit login (run)'],
    ]);
    expect(problems(text, { host: new ViewedHost(hostProfile({ libc: '2.36' })) })).toEqual([]);
  });

  it('ask for a look at a machine of which nothing is known, and are not judged by it', () => {
    const host = new ViewedHost(unlooked, true);
    expect(problems(`FROM debian:12\nLABEL ${label('libc', '9')}\n`, {}, host)).toEqual([]);
    expect(host.wanted).toBe(1);
    expect(problems('LABEL a=b\n', {}, host)).toEqual([]);
    expect(host.wanted).toBe(1);
  });
});

describe('what a Dockerfile asks for beside its labels', () => {
  const arm = new ViewedHost(machine({ 'cpu.target': 'neoverse_n1' }, 'io.archspec', '0.0.0'));
  const old = new ViewedHost(
    machine({ 'gpu.nvidia.driver': '470.57.02', 'gpu.nvidia.cuda': '11.4' }),
  );

  it('is its platform', () => {
    const text = 'FROM --platform=linux/amd64 debian:12\n';
    expect(problems(text, {}, arm)).toEqual([
      ['platform-host-mismatch', 2, 'linux/amd64', 'Does not fit node (run)'],
    ]);
    expect(problems(text.replace('amd64', 'arm64'), {}, arm)).toEqual([]);
    expect(problems(`# compspec-ignore platform-host-mismatch\n${text}`, {}, arm)).toEqual([]);
    expect(hinted(text, {}, arm)).toContain('linux/amd64«✗ node neoverse_n1» debian:12');
  });

  it('is what the NVIDIA runtime evaluates', () => {
    const text = 'FROM debian:12\nENV A=1 NVIDIA_REQUIRE_CUDA="cuda>=12.4"\n';
    expect(problems(text, {}, old)).toEqual([
      ['environment-host-mismatch', 2, '"cuda>=12.4"', 'Does not fit node (run)'],
    ]);
    expect(problems(text.replace('12.4', '11.2'), {}, old)).toEqual([]);
    expect(problems(`${text}ENV NVIDIA_DISABLE_REQUIRE=1\n`, {}, old)).toEqual([]);
  });
});

describe('a Dockerfile that asks nothing of hosts', () => {
  it.each([
    'FROM --platform=linux/amd64 a AS build\nFROM b\nCOPY --from=build /a /b\n',
    'FROM a AS build\nENV NVIDIA_REQUIRE_CUDA="cuda>=12.4"\nFROM b\nCOPY --from=build /a /b\n',
    `FROM a AS build\nLABEL ${label('libc', '9')}\nFROM b\nCOPY --from=build /a /b\n`,
  ])('has no lens, whatever a stage asks for that the image is not built from: %s', (text) => {
    const { workspace, document } = dockerfileOnHost(text, new ViewedHost(profile));
    expect(workspace.service.lenses(document)).toEqual([]);
    expect(workspace.service.isHeld(document)).toBe(false);
    const wishes = { target: 'build' };
    expect(workspace.service.lenses(document, wishes)).toHaveLength(1);
    expect(workspace.service.isHeld(document, wishes)).toBe(true);
  });

  const quiet = `FROM debian:12\nLABEL ${label('said', 'x')} maintainer=a\n`;

  it('is left in peace, and no machine is looked at for it', () => {
    const host = new ViewedHost(unlooked, true);
    expect(problems(quiet, {}, host)).toEqual([]);
    expect(host.wanted).toBe(0);
    const { workspace, document } = dockerfileOnHost(quiet, new ViewedHost(profile));
    expect(workspace.service.lenses(document)).toEqual([]);
    expect(workspace.service.isHeld(document)).toBe(false);
  });

  it('is checked when somebody asks', () => {
    const { workspace, document } = dockerfileOnHost(quiet, new ViewedHost(profile));
    const { service } = workspace;
    expect(service.check(document)).toEqual({ key: 'host.nowhere', args: [] });
    expect(service.check(document, { isAsked: true })).toMatchObject({
      report: { verdict: 'unknown' },
    });
    expect(service.lenses(document)).toEqual([]);
  });
});

describe('the hints of a Dockerfile', () => {
  it('say what the host has, and whose it is', () => {
    expect(
      hinted(
        `FROM debian:12\nlabel ${label('libc', '2.31')} \\\n  ${label('abi', '"so.40"')} ${label('list', 'a')}\nLABEL org.example.host.tuned zen3\n`,
      ),
    ).toBe(
      `FROM debian:12\nlabel ${label('libc', '2.31')}«✗ node 7 2.28» \\\n  ${label('abi', '"so.40"')}«✓ node 7 so.40» ${label('list', 'a')}«? node 7»\nLABEL org.example.host.tuned zen3«✓ node 7 zen3»\n`,
    );
  });

  it('are none without a host', () => {
    const text = `FROM debian:12\nLABEL ${label('libc', '2.31')}\n`;
    expect(hinted(text, {}, new ViewedHost(unlooked))).toBe(text);
  });
});

describe('the lens of a Dockerfile', () => {
  const commands = { references: undefined, check: 'compspec.check', selectHost: 'choose' };
  const text = `ARG A\nFROM debian:12 AS one\nLABEL ${label('libc', '2.31')}\nFROM debian:12\nLABEL ${label('libc', '2.17')} ${label('abi', 'so.40')}\n`;

  function lens(wishes: CheckWishes = {}, host = new ViewedHost(profile), source = text) {
    const { workspace, document } = dockerfileOnHost(source, host, { lensCommands: commands });
    return workspace.service
      .lenses(document, wishes)
      .map(({ range, command }) => [range.start.line, command?.title, command?.command]);
  }

  it('stands above the stage that is built, with the verdict', () => {
    expect(lens()).toEqual([[3, '✓ Compatible with node 7', 'compspec.check']]);
    expect(lens({ target: 'one' })).toEqual([
      [1, '✗ Incompatible with node 7: run', 'compspec.check'],
    ]);
  });

  it('says why there is none, and is none of a file without stages', () => {
    expect(lens({}, new ViewedHost({ key: 'host.untrusted', args: [] }))).toEqual([
      [3, expect.stringMatching(/^Not checked: This workspace is not trusted/), 'choose'],
    ]);
    expect(lens({}, new ViewedHost(profile), 'LABEL a=b\n')).toEqual([]);
  });
});

describe('the hover of a label on a host', () => {
  it('says what the host has before what the label means', async () => {
    const { workspace } = dockerfileOnHost(
      `FROM debian:12\nLABEL ${label('libc', '2.31')} ${label('said', 'x')}\n`,
      new ViewedHost(profile),
    );
    const said = async (piece: string): Promise<string> => {
      const [document, position] = workspace.at('Dockerfile', piece);
      const hover = await workspace.service.hover(document, position);
      return (hover!.contents as { value: string }).value;
    };
    expect(await said('host.li<|>bc')).toMatch(
      /^\*\*On node 7\*\*: `2\.28`\n\n- ✗ run: .*\n\n---\n\n### org/,
    );
    expect(await said('2.<|>31')).toMatch(/^\*\*On node 7\*\*/);
    // It bears on no question.
    expect(await said('host.sa<|>id')).toMatch(/^### org/);
  });
});

describe('the hover of what a Dockerfile asks for', () => {
  it('says what the host has, of a platform and of what the NVIDIA runtime evaluates', async () => {
    const host = machine({ 'gpu.nvidia.driver': '470.57.02', 'gpu.nvidia.cuda': '11.4' });
    const { workspace } = dockerfileOnHost(
      'FROM --platform=linux/amd64 debian:12\nENV NVIDIA_REQUIRE_CUDA="cuda>=12.4"\n',
      new ViewedHost(host),
    );
    const said = async (piece: string): Promise<string> => {
      const [document, position] = workspace.at('Dockerfile', piece);
      const hover = await workspace.service.hover(document, position);
      return hover === null ? '' : (hover.contents as { value: string }).value;
    };
    expect(await said('linux/am<|>d64')).toMatch(
      /^\*\*On node\*\*: .*\n\n- \? run:.*\n\n---\n\n### Base/s,
    );
    expect(await said('cuda>=<|>12.4')).toMatch(/^\*\*On node\*\*: .*\n\n- ✗ run: [^\n]*12\\\.4/);
    expect(await said('deb<|>ian')).toMatch(/^### Base image/);
    expect(await said('EN<|>V')).toBe('');
  });
});

it('a label that no schema declares has a finding, and no hint', () => {
  const text = `FROM debian:12\nLABEL ${label('nobody', 'x')} ${label('list', 'a')}\n`;
  expect(hinted(text)).toBe(text.replace('list=a', 'list=a«? node 7»'));
});
