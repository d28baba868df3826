import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../support/workspace.js';
import { exampleSchema, specText } from '../../../support/workspace-texts.js';

const bundled = `FROM debian:12 AS run
ARG MPI=OpenMPI
LABEL org.supercontainers.mpi.implementation=OpenMPI "maintainer"="a"
LABEL org.supercontainers.mpi.implementation="$MPI"
LABEL org.supercontainers.mpi.implementation=$NOBODY
`;

const heading = '### org\\.supercontainers\\.mpi\\.implementation\n';

async function hover(workspace: Workspace, name: string, piece: string) {
  const [source, position] = workspace.at(name, piece);
  const found = await workspace.service.hover(source, position);
  const { contents, range } = found ?? { contents: '' };
  const says = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  return { says, of: range === undefined ? '' : source.getText(range) };
}

describe('the hover of a label', () => {
  it('says of its name what it says in a spec', async () => {
    const workspace = new Workspace({
      Dockerfile: bundled,
      'spec.json': specText({ 'mpi.implementation': 'mpich' }, 'org.supercontainers', '0.1.0'),
    });
    const inLabel = await hover(workspace, 'Dockerfile', 'mpi.impl<|>ementation=OpenMPI');
    const inSpec = await hover(workspace, 'spec.json', 'mpi.impl<|>ementation');
    expect(inLabel.of).toBe('org.supercontainers.mpi.implementation');
    expect(inLabel.says).toContain(heading);
    expect(inLabel.says).toContain('Used by 1 spec and 1 Dockerfile in the workspace.');
    expect(inLabel.says).toBe(inSpec.says);
  });

  it.each([
    ['as it is written', 'implementation=Open<|>MPI', 'OpenMPI'],
    ['of a variable', 'implementation="$M<|>PI"', '"$MPI"'],
  ])('says of its value %s what it stands for', async (_, place, of) => {
    const workspace = new Workspace({ Dockerfile: bundled });
    const found = await hover(workspace, 'Dockerfile', place);
    expect(found.of).toBe(of);
    expect(found.says).toContain('`OpenMPI` is another spelling of `openmpi`.');
    expect(found.says).toContain(heading);
  });

  it('guesses nothing of a value that is not known', async () => {
    const workspace = new Workspace({ Dockerfile: bundled });
    const found = await hover(workspace, 'Dockerfile', 'implementation=$NO<|>BODY');
    expect(found.says).toContain(heading);
    expect(found.says).not.toContain('another spelling');
  });

  it.each(['main<|>tainer', 'FR<|>OM', 'AR<|>G'])('is silent at %s', async (place) => {
    const workspace = new Workspace({ Dockerfile: bundled });
    expect((await hover(workspace, 'Dockerfile', place)).says).toBe('');
  });
});

describe('who uses an attribute', () => {
  it('is told of specs and Dockerfiles above its node, and shown by a command', () => {
    const workspace = new Workspace({
      'compspec.json': exampleSchema,
      'a.json': specText({ 'mpi.version': '4' }),
      'b.json': specText({ 'mpi.version': '4' }),
      Dockerfile: 'LABEL org.example.mpi.version=1\nLABEL org.example.mpi.version=2\n',
      'b.dockerfile': 'LABEL org.example.os.name=1\n',
    });
    const lenses = workspace.service.lenses(workspace.open('compspec.json'));
    const titles = lenses.map(({ command }) => command?.title);
    expect(titles.slice(1)).toEqual([
      '2 specs and 2 Dockerfiles use this',
      '2 specs and 1 Dockerfile use this',
      '1 Dockerfile uses this',
    ]);
    const [, , places] = lenses[2]?.command?.arguments ?? [];
    expect(places).toHaveLength(4);
    expect(Object.keys(places[0])).toEqual(['uri', 'range']);
  });
});
