import { describe, expect, it, test } from 'vitest';
import { CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { edited } from '../../../support/service.js';
import { storageSchema } from '../../../support/spec-help.js';
import { Workspace } from '../../../support/workspace.js';

const { validate } = defaultSettings;
const text = `FROM gcc
LABEL org.example.storage.fs.kind=nfs
FROM debian:12
LABEL maintainer=a \\
      org.example.storage.fs.kid=nfs \\
      org.supercontainers.mpi="opnmpi"
`;
const codes = ['label-unused-stage', 'label-unknown', 'label-value'];

function workspaceWith(dockerfile = text): Workspace {
  return new Workspace({ 'storage.compspec.json': storageSchema, Dockerfile: dockerfile });
}

function shown(all: readonly Diagnostic[]): unknown[] {
  return all.map(({ code, range: { start, end } }) => [
    code,
    start.line,
    start.character,
    end.character,
  ]);
}

describe('the problems of a Dockerfile', () => {
  it('are the same open and closed, and warnings', () => {
    const workspace = workspaceWith();
    const closed = workspace.service.judgeFile('file:///Dockerfile', { text }, validate);
    expect(shown(closed.diagnostics)).toEqual([
      ['label-unused-stage', 1, 6, 33],
      ['label-unknown', 4, 6, 32],
      ['label-value', 5, 30, 38],
    ]);
    expect(closed.diagnostics.map(({ severity }) => severity)).toEqual([2, 2, 2]);
    expect(closed.kind).toBe('dockerfile');
    const open = workspace.service.judge(workspace.open('Dockerfile'), validate);
    // An open one is held against hosts besides.
    expect(open).toEqual({ ...closed, hostGeneration: 0 });
  });

  it('are of severities that a user may choose', () => {
    const workspace = workspaceWith();
    const settings = {
      ...validate,
      severity: { 'label-value': 'off', 'label-unknown': 'hint' } as const,
    };
    const { diagnostics } = workspace.service.judge(workspace.open('Dockerfile'), settings);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['label-unused-stage', 2],
      ['label-unknown', 4],
    ]);
  });

  it('are others when the schema is', () => {
    const workspace = workspaceWith();
    const source = workspace.open('Dockerfile');
    const before = workspace.service.judge(source, validate);
    workspace.write('storage.compspec.json', storageSchema.replaceAll('fs.kind', 'fs.kid'));
    const after = workspace.service.judge(source, validate);
    expect(after.generation).not.toBe(before.generation);
    expect(after.diagnostics.map(({ code }) => code)).toEqual(
      ['label-unknown', 'label-unused-stage', 'label-value'].sort(),
    );
  });

  it('do not depend on schemas where there are no labels', () => {
    const workspace = workspaceWith('FROM x\n');
    const { generation } = workspace.service.judgeFile(
      'file:///Dockerfile',
      { text: 'FROM x\n' },
      validate,
    );
    const open = workspace.service.judge(workspace.open('Dockerfile'), validate);
    expect([generation, open.generation]).toEqual([undefined, undefined]);
  });
});

describe('the quick fixes of a Dockerfile', () => {
  function fixes(dockerfile: string, piece: string) {
    const workspace = workspaceWith(dockerfile);
    const [source, position] = workspace.at('Dockerfile', piece);
    const { diagnostics } = workspace.service.judge(source, validate);
    const only = [CodeActionKind.QuickFix];
    const range = { start: position, end: position };
    return workspace.service.actions(source, range, { diagnostics, only }, validate).map((one) => ({
      title: one.title,
      codes: one.diagnostics?.map(({ code }) => code),
      isPreferred: one.isPreferred,
      leaves: edited(source, one.edit?.changes?.[source.uri] ?? []),
    }));
  }

  it('are those of the finding there', () => {
    expect(fixes(text, 'fs.k<|>id')).toEqual([
      {
        title: 'Change to "org.example.storage.fs.kind"',
        codes: ['label-unknown'],
        isPreferred: true,
        leaves: text.replace('fs.kid', 'fs.kind'),
      },
      {
        title: 'Ignore label-unknown here, by a comment',
        codes: ['label-unknown'],
        isPreferred: false,
        leaves: text.replace(
          '      org.example',
          '      # compspec-ignore label-unknown\n      org.example',
        ),
      },
    ]);
  });

  test.each([...codes, 'label-duplicate'])('silence %s by a comment', (code) => {
    const dockerfile = text.replace(
      'debian:12\n',
      'debian:12\nLABEL org.supercontainers.mpi=mpich\n',
    );
    const workspace = workspaceWith(dockerfile);
    const source = workspace.open('Dockerfile');
    const { diagnostics } = workspace.service.judge(source, validate);
    const about = diagnostics.find((one) => one.code === code)!;
    const actions = workspace.service.actions(
      source,
      about.range,
      { diagnostics: [about] },
      validate,
    );
    const ignore = actions.find(({ title }) => title === `Ignore ${code} here, by a comment`);
    const silenced = edited(source, ignore?.edit?.changes?.[source.uri] ?? []);
    const left = workspace.service.judge(
      workspace.open('Dockerfile', silenced),
      validate,
    ).diagnostics;
    expect(left.map((one) => one.code).sort()).toEqual(
      diagnostics
        .map((one) => one.code)
        .filter((one) => one !== code)
        .sort(),
    );
  });
});
