import { describe, expect, it } from 'vitest';
import { meaningOfQuestion } from '../../../../server/src/core/schema/comparisons.js';
import { reportMarkdown, targetName } from '../../../../server/src/service/host/report-markdown.js';
import type { CheckedDocument } from '../../../../server/src/service/host/view.js';
import { escapeMarkdown } from '../../../../server/src/service/markdown.js';
import {
  hostProfile,
  hostSchema,
  hostSpec,
  openOnHost,
  ViewedHost,
} from '../../../support/host-view.js';

function checked(text: string, profile: string): CheckedDocument {
  const { service, document } = openOnHost(text, new ViewedHost(profile));
  const found = service.check(document);
  if (!('report' in found)) throw new Error(found.key);
  return found;
}

const meaning = (question: string): string => escapeMarkdown(meaningOfQuestion(question) ?? '');

const page = (text: string, profile: string): string =>
  reportMarkdown(checked(text, profile), (template) => template);

/** An attribute that extraction has the C library's version from. */
const imageSchema = JSON.stringify({
  graph: {
    id: 'org.example.image',
    type: 'compspec',
    metadata: { version: '1.0.0' },
    nodes: {
      glibc: {
        metadata: {
          type: 'version',
          comparison: 'glibc-mount',
          answers: ['bind-mount'],
          source: 'library.glibc.version',
        },
      },
    },
    edges: [],
  },
});

const specOfImage = (attributes: string): string =>
  hostSpec(attributes).replace('org.example.host', 'org.example.image');

describe('the report of a check', () => {
  it('has the verdict, each question with its evidence, and what decides nothing', () => {
    const profile = hostProfile({ libc: '2.28', said: 'there', both: 'a' });
    expect(
      page(hostSpec('"libc": "2.31", "both": "a", "said": "here"'), profile),
    ).toBe(`# solver on node 7

**✗ incompatible**

Decided by: run, libraries.

The host was looked at on 2026-05-04 03:02 UTC.

## ✗ run: incompatible

${meaning('run')}

- ✗ **org\\.example\\.host\\.libc**: \`2.31\`, host \`2.28\`\\
  The host has 2\\.28, which is below 2\\.31\\. Choose a host with 2\\.31 or higher, or an image that does with 2\\.28\\.
- ✓ **org\\.example\\.host\\.both**: \`a\`, host \`a\`\\
  Both say a\\.

## ✓ optimal: compatible

${meaning('optimal')}

- ✓ **org\\.example\\.host\\.both**: \`a\`, host \`a\`\\
  Both say a\\.

## ? libraries: unknown

${meaning('libraries')}

The image says nothing that bears on this.

## ? bind-mount: unknown

${meaning('bind-mount')}

The image says nothing that bears on this.

## What it says of itself

It asks nothing of a host.

- **org\\.example\\.host\\.said**: \`here\`, host \`there\`
`);
  });

  it('of this machine says which libraries it looked at, and holds their needs against the image', () => {
    const text = specOfImage('"glibc": "2.31"');
    const on = (mounts: ViewedHost['mounts']): string => {
      const host = new ViewedHost(hostProfile({}));
      host.mounts = mounts;
      const files = { 'image.compspec.json': imageSchema };
      const { service, document } = openOnHost(text, host, { files });
      const found = service.check(document);
      if (!('report' in found)) throw new Error(found.key);
      const whole = reportMarkdown(found, (template) => template);
      return whole.slice(whole.indexOf('bind-mount'));
    };
    const mpi = '/opt/`x`/libmpi.so.40';
    const found = on({
      libraries: [{ library: mpi, glibc: '2.34', glibcxx: undefined, missing: [] }],
      usual: [
        { name: 'libmpi', paths: [mpi] },
        { name: 'libcuda.so.1', paths: [] },
        { name: 'libhsa.so', paths: ['/a.so'], failure: 'no *ELF*' },
      ],
    });
    expect(found).toMatch(/^bind-mount: incompatible\n/);
    expect(found).toContain('GLIBC\\_2\\.34');
    expect(found).not.toContain('image\\.glibc');
    expect(
      found,
    ).toContain(`Of the libraries of this machine that are usually mounted, these were looked at:

- libmpi: \`\` ${mpi} \`\`
- libcuda\\.so\\.1: not on this machine
- libhsa\\.so: \`/a.so\`, could not be read\\: no \\*ELF\\*
`);
    // None is there, and of a profile nobody knows: the rule of thumb.
    const none = on({ libraries: [], usual: [{ name: 'libmpi', paths: [] }] });
    expect(none).toContain('image\\.glibc');
    expect(none).toContain('- libmpi: not on this machine');
    expect(on(undefined)).toContain('image\\.glibc');
    expect(on(undefined)).not.toContain('usually mounted');
  });

  it('keeps lines in one piece, and makes no markup of what documents say', () => {
    const evil = 'a | b\n\n# <b>c</b> ![x](http://x)';
    const text = page(
      hostSpec(`"tuned": ${JSON.stringify(evil)}`, `"name": "x](y)"`),
      hostProfile({ tuned: evil }, '# n'),
    );
    const [line, why] = text.slice(text.indexOf('- ✓ **org')).split('\n');
    const value = '`a | b # <b>c</b> ![x](http://x)`';
    expect(line).toBe(`- ✓ **org\\.example\\.host\\.tuned**: ${value}, host ${value}\\`);
    expect(why).toMatch(/^ {2}\S.*a \\\| b \\# \\<b\\>c/);
    expect(text).toMatch(/^# x\\\]\\\(y\\\) on \\# n\n/);
  });

  it('calls a spec by its own name, else by its file', () => {
    const profile = hostProfile({});
    expect(targetName(checked(hostSpec(''), profile))).toBe('solver');
    expect(targetName(checked(hostSpec('', ''), profile))).toMatch(/^[\w-]+\.json$/);
  });

  it('is none of a document that is no image', () => {
    const refusal = (text: string) => {
      const { service, document } = openOnHost(text, new ViewedHost(hostProfile({})));
      const found = service.check(document);
      return 'report' in found ? undefined : found.key;
    };
    expect(refusal(hostSchema)).toBe('host.not-spec');
    expect(refusal(hostProfile({}))).toBe('host.is-profile');
    expect(refusal(hostSpec('"libc": "library.glibc.version"'))).toBe('host.is-mapping');
    expect(refusal(hostSpec(''))).toBeUndefined();
  });
});
