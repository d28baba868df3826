import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../server/src/core/compatibility/verdict.js';
import type { Message } from '../../../../server/src/core/messages.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import {
  hostProfile,
  hostSchema,
  hostSpec,
  openOnHost,
  ViewedHost,
} from '../../../support/host-view.js';

const { validate } = defaultSettings;
const profile = hostProfile({ libc: '2.28', tuned: 'zen3', abi: 'so.40', both: 'b' });
const untrusted: Message = { key: 'host.untrusted', args: [] };

/** What is said of a spec, each with its severity and the text that it is about. */
function problems(text: string, require?: readonly Question[], host = new ViewedHost(profile)) {
  const { service, document } = openOnHost(text, host);
  const { diagnostics } = service.judge(document, validate, { require });
  return diagnostics.map(({ code, severity, range, message }) => ({
    code,
    severity,
    of: document.getText(range),
    message,
  }));
}

describe('the problems of a spec on a host', () => {
  it('are the values that do not fit, with why and what would help', () => {
    expect(problems(hostSpec('"libc": "2.31"'))).toEqual([
      {
        code: 'host-mismatch',
        severity: 2,
        of: '2.31',
        message:
          'Does not fit node 7 (run): The host has 2.28, which is below 2.31. Choose a host with 2.31 or higher, or an image that does with 2.28.',
      },
    ]);
  });

  it('are not what fits, what nobody knows, and what asks nothing', () => {
    expect(problems(hostSpec('"libc": "2.17", "plain": "one", "said": "x"'))).toEqual([]);
  });

  it('are information where the question decides nothing, and each value is one problem', () => {
    const told = (attributes: string, require?: readonly Question[]) =>
      problems(hostSpec(attributes), require).map(({ of, severity, message }) => [
        of,
        severity,
        /\((.*?)\)/.exec(String(message))?.[1],
      ]);
    expect(told('"tuned": "zen2", "both": "a"')).toEqual([
      ['zen2', 3, 'optimal'],
      ['a', 2, 'run'],
    ]);
    expect(told('"tuned": "zen2", "both": "a"', ['optimal'])).toEqual([
      ['zen2', 2, 'optimal'],
      ['a', 2, 'optimal'],
    ]);
  });

  it('stand among the others in the order of the text', () => {
    const text = hostSpec('"libc": "2.31", "libd": "1", "abi": "so.12"');
    expect(problems(text).map(({ code }) => code)).toEqual([
      'host-mismatch',
      'unknown-attribute',
      'host-mismatch',
    ]);
  });

  it('are none without a host, of which nothing is known', () => {
    expect(problems(hostSpec('"libc": "2.31"'), undefined, new ViewedHost(untrusted))).toEqual([]);
  });

  it('are none of files that are not open', () => {
    const { service } = openOnHost(hostSpec(''), new ViewedHost(profile));
    const text = hostSpec('"libc": "2.31"');
    expect(service.judgeFile('file:///closed.json', { text }, validate).diagnostics).toEqual([]);
  });

  it('are as severe as the user says', () => {
    const { service, document } = openOnHost(hostSpec('"libc": "2.31"'), new ViewedHost(profile));
    const off = { ...validate, severity: { 'host-mismatch': 'off' } } as const;
    expect(service.judge(document, off).diagnostics).toEqual([]);
  });
});

describe('the lens of a spec on a host', () => {
  const commands = { references: undefined, check: 'compspec.check', selectHost: 'select' };
  const lensOf = (text: string, host: ViewedHost | undefined, lensCommands = commands) => {
    const { service, document } = openOnHost(text, host, { lensCommands });
    return service
      .lenses(document)
      .map(({ command, range }) => [
        document.offsetAt(range.start),
        command?.title,
        command?.command,
        command?.arguments,
      ]);
  };

  it('is the verdict, and leads to the report', () => {
    const known = new ViewedHost(profile);
    const verdict = (attributes: string) => lensOf(hostSpec(attributes), known)[0]?.slice(0, 3);
    expect(verdict('"libc": "2.17", "abi": "so.40"')).toEqual([
      0,
      '✓ Compatible with node 7',
      'compspec.check',
    ]);
    expect(verdict('"libc": "2.31", "abi": "so.12"')).toEqual([
      0,
      '✗ Incompatible with node 7: run, libraries',
      'compspec.check',
    ]);
    expect(verdict('"libc": "2.31"')?.[1]).toBe('✗ Incompatible with node 7: run');
    expect(verdict('"libc": "2.17"')?.[1]).toBe('? Not known to fit node 7: libraries');
    const { service, document } = openOnHost(hostSpec(''), known, { lensCommands: commands });
    expect(service.lenses(document)[0]?.command?.arguments).toEqual([document.uri]);
    expect(service.lenses(document, { require: ['optimal'] })[0]?.command?.title).toBe(
      '? Not known to fit node 7: optimal',
    );
  });

  it('stands on the first line that says something', () => {
    const text = '# A comment.\n\nkind: CompatibilitySpec\ncompatibilities: []\n';
    expect(lensOf(text, new ViewedHost(profile))[0]?.[0]).toBe(text.indexOf('kind'));
  });

  it('is a text for a client without the command, and no icon whatever the profile is called', () => {
    const named = new ViewedHost(hostProfile({}, 'my $(trash) node'));
    const none = { references: undefined, check: undefined, selectHost: undefined };
    expect(lensOf(hostSpec(''), named, none as never)).toEqual([
      [0, '? Not known to fit my $ (trash) node: run, libraries', '', undefined],
    ]);
  });

  it('says why nothing was checked, unless that is about to change', () => {
    expect(lensOf(hostSpec(''), new ViewedHost(untrusted))).toEqual([
      [
        0,
        'Not checked: This workspace is not trusted, so nothing was run on this machine: choose a profile, or trust the workspace.',
        'select',
        [],
      ],
    ]);
    const coming = new ViewedHost({ key: 'host.extracting', args: [] }, true);
    expect(lensOf(hostSpec(''), coming)).toEqual([]);
  });

  it('is none above profiles and schemas, and where there is no host at all', () => {
    const known = new ViewedHost(profile);
    expect(lensOf(profile, known)).toEqual([]);
    expect(lensOf(hostSchema, known).some(([, title]) => /node 7/.test(String(title)))).toBe(false);
    expect(lensOf(hostSpec(''), undefined)).toEqual([]);
  });
});

describe('a hover in a spec on a host', () => {
  const hover = async (text: string, host = new ViewedHost(profile)): Promise<string> => {
    const { service, document, position } = openOnHost(text, host);
    const found = await service.hover(document, position);
    return (found?.contents as { value: string } | undefined)?.value ?? '';
  };

  it('says what the host has, whether that fits, and then what the attribute means', async () => {
    for (const text of [hostSpec('"li<|>bc": "2.31"'), hostSpec('"libc": "2<|>.31"')]) {
      expect(await hover(text)).toMatch(
        /^\*\*On node 7\*\*: `2\.28`\n\n- ✗ run: The host has 2\\\.28.*\n\n---\n\n### org\\\.example\\\.host\\\.libc/s,
      );
    }
  });

  it('answers each question, and says where there is no value', async () => {
    expect(await hover(hostSpec('"both": "<|>a"'))).toMatch(/- ✗ run: .*\n- ✗ optimal: /);
    expect(await hover(hostSpec('"plain": "<|>one"'))).toMatch(
      /^\*\*On node 7\*\*: \*no value\*\n\n- \? run: The host does not say/,
    );
  });

  it('makes no markup of what a profile says', async () => {
    const evil = hostProfile({ libc: '`<img src=x>`' }, '[click](command:evil)');
    const said = await hover(hostSpec('"libc": "2<|>.31"'), new ViewedHost(evil));
    expect(said).toContain('**On \\[click\\]\\(command\\:evil\\)**: `` `<img src=x>` ``');
    expect(said).not.toContain(']( command');
  });

  it('is as ever without a host, and beside values', async () => {
    expect(await hover(hostSpec('"libc": "2<|>.31"'), new ViewedHost(untrusted))).toMatch(/^### /);
    const schema = await hover(hostSpec('').replace('org.example', 'org.<|>example'));
    expect(schema).toMatch(/^### org/);
  });
});

describe('completion of a value in a spec on a host', () => {
  const items = async (text: string, host = new ViewedHost(profile)) => {
    const { service, document, position } = openOnHost(text, host);
    const list = await service.complete(document, position);
    return list?.items ?? [];
  };
  const offered = async (text: string, host?: ViewedHost) =>
    (await items(text, host)).map(({ label, detail }) => [label, detail]);

  it('offers what the host has first, and says so', async () => {
    expect(await offered(hostSpec('"libc": "<|>"'))).toEqual([['2.28', 'node 7']]);
    const [item] = await items(hostSpec('"libc": <|>'));
    expect(item?.textEdit?.newText).toBe('"2.28"');
    expect(item?.labelDetails).toEqual({ description: 'node 7' });
  });

  it('offers it once, as the schema writes it', async () => {
    expect(
      await offered(hostSpec('"plain": "<|>"'), new ViewedHost(hostProfile({ plain: 'Zwei' }))),
    ).toEqual([
      ['two', 'node 7'],
      ['one', undefined],
      ['Zwei', '= two'],
    ]);
  });

  it('offers no list that nobody would ask for as a whole', async () => {
    const features = Array.from({ length: 9 }, (_, index) => `f${index}`);
    const on = (count: number) =>
      new ViewedHost(hostProfile({ list: features.slice(0, count).join(',') }));
    expect(await offered(hostSpec('"list": "<|>"'), on(8))).toEqual([
      ['f0,f1,f2,f3,f4,f5,f6,f7', 'node 7'],
    ]);
    expect(await offered(hostSpec('"list": "<|>"'), on(9))).toEqual([]);
  });

  it('offers nothing of a host that does not say', async () => {
    expect(await offered(hostSpec('"libc": "<|>"'), new ViewedHost(hostProfile({})))).toEqual([]);
    expect(await offered(hostSpec('"libc": "<|>"'), new ViewedHost(untrusted))).toEqual([]);
  });
});
