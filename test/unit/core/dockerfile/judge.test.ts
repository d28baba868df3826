// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
import { describe, expect, it, test } from 'vitest';
import { readJson } from '../../../../server/src/core/json/read.js';
import { Catalog, catalogSchema } from '../../../../server/src/core/schema/catalog.js';
import { readSchema } from '../../../../server/src/core/schema/model.js';
import { labelCodes, labelFindings, labelsFoundAt } from '../../../support/dockerfile-findings.js';
import { schemaOf } from '../../../support/spec-findings.js';

function inImage(labels: string): string {
  return `FROM debian:12\n${labels}\n`;
}

describe('the name of a label', () => {
  test.each<[string, string]>([
    [
      'LABEL <|org.supercontainers.mpi.implementaton|>=mpich',
      'org.supercontainers 0.1.0 declares no attribute "mpi.implementaton". Is "mpi.implementation" meant?',
    ],
    [
      'LABEL "<|org.supercontainers.zzz|>"="a"',
      'org.supercontainers 0.1.0 declares no attribute "zzz".',
    ],
    [
      'label <|org.opencontainers.image.licence|> MIT',
      'org.opencontainers.image 1.1.1 declares no attribute "licence". Is "licenses" meant?',
    ],
    [
      'LABEL a=b \\\n  # a comment\n  <|org.example.solver.rank|>=2',
      'org.example.solver 2.0.0 declares no attribute "rank". Is "ranks" meant?',
    ],
    [
      'ONBUILD LABEL <|org.example.solver.rank|>=2',
      'org.example.solver 2.0.0 declares no attribute "rank". Is "ranks" meant?',
    ],
    [
      'LABEL <|org.example.solver.threads|>=2',
      'org.example.solver 2.0.0 declares no attribute "threads"; version 1.0.0 did. Labels are judged by the newest version known.',
    ],
    [
      'LABEL <|org.supercontainers.MPI|>=mpich',
      'org.supercontainers 0.1.0 declares no attribute "MPI". Is "mpi" meant?',
    ],
    ['LABEL <|org.supercontainers.|>=2', 'org.supercontainers 0.1.0 declares no attribute "".'],
  ])('in %s is not known', (text, says) => {
    expect(labelsFoundAt(inImage(text))).toEqual([['label-unknown', says]]);
  });

  it('that an older version had may be another name of the same truth', () => {
    const graph = {
      id: 'org.example',
      metadata: { version: '1.0.0' },
      nodes: { 'mpi.kind': {}, 'mpi.family': {} },
      edges: [{ source: 'mpi.kind', target: 'mpi.family', relation: 'is' }],
    };
    const old = readSchema(readJson(JSON.stringify({ graph })));
    const catalog = new Catalog([
      catalogSchema(old, 'workspace', 'old'),
      schemaOf('org.example', { 'mpi.family': {} }, { version: '2.0.0' }),
    ]);
    expect(labelsFoundAt(inImage('LABEL <|org.example.mpi.kind|>=x'), catalog)).toEqual([
      [
        'label-unknown',
        'org.example 2.0.0 declares no attribute "mpi.kind"; "mpi.family" says the same.',
      ],
    ]);
  });

  test.each([
    'LABEL org.supercontainers.mpi=mpich org.supercontainers.gpu=opencl org.supercontainers.glibc=2.36',
    'LABEL org.opencontainers.image.title="A solver" org.opencontainers.image.licenses="MIT OR Apache-2.0"',
    'LABEL maintainer=a com.example.thing=b mpi.version=4 os=linux org.supercontainers=x',
    'LABEL org.supercontianers.mpi=mpich',
    'LABEL org.supercontainers.$WHAT=mpich',
    'LABEL',
    'LABEL org.supercontainers.mpi',
  ])('is left in peace in %s', (text) => {
    expect(labelFindings(inImage(text))).toEqual([]);
  });

  it('may hold a variable that is known', () => {
    expect(labelsFoundAt(inImage('ARG A=zzz\nLABEL <|org.example.solver.$A|>=2'))).toEqual([
      ['label-unknown', 'org.example.solver 2.0.0 declares no attribute "zzz".'],
    ]);
  });

  it("of a megabyte is nobody's", () => {
    const name = `org.supercontainers.${'a.'.repeat(500_000)}b`;
    expect(labelFindings(inImage(`LABEL ${name}=1`))).toEqual([]);
  });
});

describe('the value of a label', () => {
  test.each<[string, string]>([
    [
      'LABEL org.supercontainers.mpi=<|opnmpi|>',
      '"opnmpi" is no value of "mpi". Is "openmpi" meant?',
    ],
    ['LABEL org.supercontainers.glibc=<|"new"|>', '"new" is not a version, such as 4.1.2.'],
    ['LABEL org.example.solver.ranks <|many more|>', '"many more" is not a whole number.'],
    [
      'LABEL "org.example.solver.precision"=<|\'half\'|>',
      '"half" is no value of "precision"; its values are single, double.',
    ],
    ['LABEL <|org.example.solver.ranks|>=', '"ranks" has no value yet.'],
    ['LABEL org.example.solver.ranks=<|""|>', '"ranks" has no value yet.'],
    [
      'LABEL <|org.supercontainers.hardware|>=yes',
      '"hardware" is a group of attributes and takes no value itself.',
    ],
    [
      'ARG RANKS=all\nLABEL org.example.solver.ranks=<|"${RANKS}"|>',
      '"all" is not a whole number.',
    ],
    ['ENV R=a\nLABEL x=y \\\n\torg.example.solver.ranks=<|$R|>', '"a" is not a whole number.'],
    [
      'LABEL org.example.solver.formats=<|hdf5,netcfd|>',
      '"netcfd" is no value of "formats". Is "netcdf" meant?',
    ],
  ])('in %s is none of the attribute', (text, says) => {
    expect(labelsFoundAt(inImage(text))).toEqual([['label-value', says]]);
  });

  test.each([
    'LABEL org.supercontainers.mpi=OpenMPI',
    'LABEL org.supercontainers.mpi="Open MPI"',
    'LABEL org.supercontainers.mpi Open MPI',
    'LABEL org.supercontainers.mpi=$MPI',
    'ARG MPI\nLABEL org.supercontainers.mpi=$MPI',
    'LABEL org.supercontainers.mpi="${MPI%x}"',
    'ARG MPI=mpich\nLABEL org.supercontainers.mpi=${MPI}',
    "LABEL org.example.solver.odd='it'\"'\"'s'",
    'LABEL org.example.solver.name=""',
    'LABEL org.opencontainers.image.title=""',
    'ONBUILD LABEL org.supercontainers.mpi=$MPI',
  ])('is left in peace in %s', (text) => {
    expect(labelFindings(inImage(text))).toEqual([]);
  });

  it('is not judged by metadata that came with another version', () => {
    const later = schemaOf('org.supercontainers', { mpi: {} }, { version: '9.0.0' });
    const text = inImage('LABEL org.supercontainers.mpi=nonsense');
    expect(labelCodes(text, new Catalog([later]))).toEqual([]);
    expect(labelCodes(text, new Catalog())).toEqual(['label-value']);
  });
});

describe('a label that is given twice', () => {
  const again =
    'This label has no effect: "org.example.solver.ranks" is given again further down in the same stage, and that is what the image has.';

  test.each([
    'LABEL <|org.example.solver.ranks|>=1 a=b org.example.solver.ranks=2',
    'LABEL <|org.example.solver.ranks|>=1\nRUN x\nLABEL "org.example.solver.ranks"=2',
    'LABEL <|org.example.solver.ranks|> 1\nlabel org.example.solver.ranks 1',
    'ONBUILD LABEL <|org.example.solver.ranks|>=1\nONBUILD LABEL org.example.solver.ranks=2',
  ])('in one stage is told at the earlier one: %s', (text) => {
    expect(labelsFoundAt(inImage(text))).toEqual([['label-duplicate', again]]);
  });

  it('is told at each but the last, with the place of that', () => {
    const text = inImage('LABEL org.example.solver.ranks=1\n'.repeat(3));
    const findings = labelFindings(text);
    const last = text.lastIndexOf('org.example');
    expect(findings.map(({ code }) => code)).toEqual(['label-duplicate', 'label-duplicate']);
    expect(findings.flatMap(({ related }) => related?.map(({ start }) => start))).toEqual([
      last,
      last,
    ]);
  });

  test.each([
    'LABEL org.example.solver.ranks=1\nFROM debian AS b\nLABEL org.example.solver.ranks=2\nFROM b',
    'LABEL org.example.solver.ranks=1\nONBUILD LABEL org.example.solver.ranks=2',
    'LABEL maintainer=a maintainer=b',
    'LABEL org.example.solver.ranks=1 org.example.solver.Ranks',
  ])('is none in %s', (text) => {
    expect(labelCodes(`FROM debian AS a\n${text}`)).not.toContain('label-duplicate');
  });
});

describe('a label of OCI', () => {
  it.each([
    ['created', '2024-01-01'],
    ['created', '$(date'],
    ['url', 'example.org'],
    ['documentation', 'README.md'],
    ['source', 'x'],
    ['base.digest', 'latest'],
    ['licenses', '"Apache License 2.0"'],
  ])('%s has a format, which %s has not', (name, value) => {
    const text = inImage(`LABEL org.opencontainers.image.${name}=${value}`);
    expect(labelCodes(text)).toEqual(['label-value']);
  });

  it.each([
    'LABEL org.opencontainers.image.created=""',
    'ARG DATE=unknown\nLABEL org.opencontainers.image.created=$DATE',
    'LABEL org.opencontainers.image.created=$DATE',
  ])('may be left to the build: %s', (label) => {
    expect(labelCodes(inImage(label))).toEqual([]);
  });
});

describe('a label of a stage that the image is not built from', () => {
  it('is told, with the name of the stage', () => {
    const text =
      'FROM gcc AS build\nLABEL <|org.example.solver.ranks|>=1\nFROM debian\nCOPY --from=build /a /a\nLABEL org.example.solver.name=x\n';
    expect(labelsFoundAt(text)).toEqual([
      [
        'label-unused-stage',
        'The image does not have this label: its final stage is not built from the stage "build".',
      ],
    ]);
  });

  it('is told of a stage without a name', () => {
    expect(
      labelsFoundAt('FROM gcc\nLABEL <|org.example.solver.ranks|>=1 a=b\nFROM debian\n'),
    ).toEqual([
      [
        'label-unused-stage',
        'The image does not have this label: its final stage is not built from this one.',
      ],
    ]);
  });

  test.each([
    'FROM debian AS base\nLABEL org.example.solver.ranks=1\nFROM BASE as mid\nRUN x\nFROM --platform=linux/amd64 mid\n',
    'ARG FROM=base\nFROM debian AS base\nLABEL org.example.solver.ranks=1\nFROM ${FROM}\n',
    'LABEL org.example.solver.ranks=1\n',
    'FROM debian\nLABEL org.example.solver.ranks=1\n',
    'FROM debian\nLABEL org.example.solver.ranks=1\nFROM ',
  ])('is none in %s', (text) => {
    expect(labelFindings(text)).toEqual([]);
  });
});

describe('a comment silences', () => {
  const wrong =
    'LABEL org.example.solver.ranks=a \\\n  org.example.solver.ranks=b \\\n  org.example.solver.zzz=1\n';
  const all = ['label-duplicate', 'label-value', 'label-value', 'label-unknown'];

  test.each<[string, string, readonly string[]]>([
    ['nothing where there is none', wrong, all],
    [
      'its code in the whole instruction below',
      `# compspec-ignore label-value\n${wrong}`,
      ['label-duplicate', 'label-unknown'],
    ],
    [
      'its code behind a colon',
      `# compspec-ignore: label-value\n${wrong}`,
      ['label-duplicate', 'label-unknown'],
    ],
    [
      'several codes',
      `  #compspec-ignore label-value, label-unknown because\n${wrong}`,
      ['label-duplicate'],
    ],
    [
      'with others above each other',
      `# compspec-ignore label-value\n# hadolint ignore=DL3006\n# compspec-ignore label-duplicate\n${wrong}`,
      ['label-unknown'],
    ],
    [
      'in the next line alone where it is between lines',
      wrong.replace('  org', '  # compspec-ignore label-value\n  org'),
      ['label-duplicate', 'label-value', 'label-unknown'],
    ],
    ['nothing behind an empty line', `# compspec-ignore label-value\n\n${wrong}`, all],
    ['nothing without a code', `# compspec-ignore\n${wrong}`, all],
    ['nothing of an unknown code', `# compspec-ignore label-values\n${wrong}`, all],
    ['nothing of the next instruction', `# compspec-ignore label-value\nRUN x\n${wrong}`, all],
    [
      'with Windows line ends',
      `# compspec-ignore label-value\r\n${wrong.replaceAll('\n', '\r\n')}`,
      ['label-duplicate', 'label-unknown'],
    ],
    [
      'above a trigger',
      `# compspec-ignore label-value\nONBUILD ${wrong}`,
      ['label-duplicate', 'label-unknown'],
    ],
  ])('%s', (_, text, codes) => {
    expect(labelCodes(text)).toEqual(codes);
  });
});
