// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { Workspace } from '../../../support/workspace.js';

/** What is said at the mark, and of which piece of the text. */
async function hover(marked: string, name = 'Dockerfile'): Promise<{ says: string; of: string }> {
  const workspace = new Workspace({ [name]: marked.replace('<|>', '') });
  const line = marked.split('\n').find((one) => one.includes('<|>'))!;
  const [source, position] = workspace.at(name, line);
  const found = await workspace.service.hover(source, position);
  const { contents, range } = found ?? { contents: '' };
  const says = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return { says, of: range === undefined ? '' : source.getText(range) };
}

const alone = '*Known from its name alone; nothing was looked up.*';

describe('the hover of a base image', () => {
  test.each<[string, readonly string[]]>([
    [
      'FROM deb<|>ian:11-slim',
      [
        '- **Distribution**: `debian`, by `debian`',
        '- **Release**: `11`, by `11-slim`',
        '- **C library**: `glibc 2.31`, inferred by the table `distribution-glibc`',
      ],
    ],
    [
      'FROM <|>ubuntu',
      [
        '- **Distribution**: `ubuntu`, by `ubuntu`',
        '- **Release**: not told: the tag moves from release to release',
      ],
    ],
    [
      'FROM archlinux<|>',
      [
        '- **Distribution**: `arch`, by `archlinux`',
        '- **Release**: none: it is updated all the time',
      ],
    ],
    [
      'FROM --platform=linux/arm64 alp<|>ine:3.20 AS run',
      [
        '- **Distribution**: `alpine`, by `alpine`',
        '- **Release**: `3.20`, by `3.20`',
        '- **C library**: `musl`, inferred by the table `distribution-glibc`',
        '- **Platform**: `linux/arm64`',
      ],
    ],
    [
      'FROM nvidia/<|>cuda:12.4.1-devel-ubuntu22.04',
      [
        '- **Distribution**: `ubuntu`, by `ubuntu22.04`',
        '- **Release**: `22.04`, by `ubuntu22.04`',
        '- **C library**: `glibc 2.35`, inferred by the table `distribution-glibc`',
        '- **CUDA toolkit**: `12.4.1`, by `12.4.1-devel-ubuntu22.04`',
      ],
    ],
    ['FROM busybox:<|>musl', ['- **C library**: `musl`, by `musl`']],
    [
      'FROM rocm/rocm-terminal:<|>6.0',
      [
        '- **Distribution**: `ubuntu`, by `rocm/rocm-terminal`',
        '- **Release**: not told: the tag moves from release to release',
        '- **ROCm**: `6.0`, by `6.0`',
      ],
    ],
  ])('at %s tells what its name tells', async (text, lines) => {
    const { says } = await hover(text);
    expect(says.split('\n\n').slice(1)).toEqual([lines.join('\n'), alone]);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'a name that is not known',
      'FROM me/a<|>pp:1',
      [
        '### Base image `me/app:1`',
        '*Nothing is known of it from its name alone; nothing was looked up.*',
      ],
    ],
    [
      'a stage',
      'FROM debian:12 AS build\nFROM bu<|>ild',
      [
        '### Base image `build`',
        'The stage `build` of this file, in line 1. It is built from `debian:12`.',
      ],
    ],
    [
      'a stage of an image that is not known',
      'FROM $NOBODY AS build\nFROM bu<|>ild',
      ['### Base image `build`', 'The stage `build` of this file, in line 1.'],
    ],
    [
      'nothing',
      'FROM scr<|>atch',
      [
        '### Base image `scratch`',
        'Nothing: the image begins empty, without a distribution and a C library.',
      ],
    ],
    [
      'a variable without a value',
      'ARG BASE\nFROM --platform=$BUILDPLATFORM $BA<|>SE',
      [
        '### Base image `$BASE`',
        'Which image this is depends on a variable that has no value here.',
        '- **Platform**: up to a variable that the builder sets',
      ],
    ],
    [
      'what is no name',
      'FROM Deb<|>ian',
      ['### Base image `Debian`', 'This is no name of an image.'],
    ],
  ])('at %s says so', async (_, text, paragraphs) => {
    expect((await hover(text)).says.split('\n\n')).toEqual(paragraphs);
  });

  it('takes a variable for its default, and says that', async () => {
    const { says, of } = await hover('ARG V=11\nFROM debian:${<|>V}');
    expect(of).toBe('debian:${V}');
    expect(says.split('\n\n').slice(0, 2)).toEqual([
      '### Base image `debian:11`',
      'With the values that its variables have here, which another build may change.',
    ]);
    expect(says).toContain('`glibc 2.31`');
  });

  it('is there at the platform, too', async () => {
    const { says, of } = await hover('FROM --platform=linux/<|>amd64 debian:12');
    expect(of).toBe('linux/amd64');
    expect(says).toContain('- **Platform**: `linux/amd64`');
  });

  it.each(['FR<|>OM debian', 'FROM debian A<|>S a', 'FROM<|>', 'RUN deb<|>ian'])(
    'is silent at %s',
    async (text) => {
      expect((await hover(text)).says).toBe('');
    },
  );

  it('makes no markup of a name', async () => {
    const { says } = await hover('FROM [x](http://x)`<|>`<b>');
    expect(says.split('\n\n')[0]).toBe('### Base image ``` [x](http://x)``<b> ```');
  });

  it('is there in a definition file, where From is a name in a registry', async () => {
    const { says } = await hover('Bootstrap: docker\nFrom: deb<|>ian:12\n', 'a.def');
    expect(says).toContain('`glibc 2.36`');
    expect((await hover('Bootstrap: library\nFrom: al<|>pine:3\n', 'a.def')).says).toBe('');
  });
});
