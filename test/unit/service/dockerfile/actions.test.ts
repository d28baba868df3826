// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places of snippets are written so
import { describe, expect, it, test } from 'vitest';
import {
  type CodeAction,
  CodeActionKind,
  SnippetTextEdit,
  TextDocumentEdit,
} from 'vscode-languageserver-types';
import type { LanguageServiceOptions } from '../../../../server/src/service/options.js';
import { defaultSettings } from '../../../../server/src/service/settings.js';
import { dockerfileOnHost, label } from '../../../support/dockerfile-host.js';
import { hostProfile, ViewedHost } from '../../../support/host-view.js';
import { withCursor } from '../../../support/markers.js';
import { edited } from '../../../support/service.js';
import { storageSchema } from '../../../support/spec-help.js';
import { Workspace } from '../../../support/workspace.js';

interface Case extends Partial<LanguageServiceOptions> {
  readonly only?: readonly string[];
  readonly target?: string;
  readonly name?: string;
}

/** The actions at a mark. */
function actionsAt(marked: string, { only, target, name = 'Dockerfile', ...options }: Case = {}) {
  const { text, offset } = withCursor(marked);
  const workspace = new Workspace({ 'storage.compspec.json': storageSchema }, options);
  const document = workspace.open(name, text);
  const settings = defaultSettings.validate;
  const wishes = { target };
  const { diagnostics } = workspace.service.judge(document, settings, wishes);
  const at = document.positionAt(offset);
  const context = { diagnostics, ...(only && { only: [...only] }) };
  const actions = workspace.service.actions(
    document,
    { start: at, end: at },
    context,
    settings,
    wishes,
  );
  return { document, actions };
}

function titles(marked: string, options?: Case): string[] {
  return actionsAt(marked, options).actions.map(({ title }) => title);
}

/** The text after an action without places to fill in. */
function done(marked: string, title: string, options: Case = {}): string {
  const { document, actions } = actionsAt(marked, { snippetEdits: false, ...options });
  const action = actions.find((one) => one.title === title);
  expect(actions.map((one) => one.title)).toContain(title);
  return edited(document, action?.edit?.changes?.[document.uri] ?? []);
}

/** The snippet of an action. */
function snippetOf(action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  const [edit] = TextDocumentEdit.is(change) ? change.edits : [];
  return edit !== undefined && SnippetTextEdit.is(edit) ? edit.snippet.value : '';
}

const merge = 'Merge these 2 LABEL instructions into one';
const ours = 'Add the recommended labels of org.supercontainers';
const oci = 'Add the recommended labels of org.opencontainers.image';

describe('instructions that follow each other', () => {
  it('are merged where the cursor is in one of them', () => {
    expect(done('FROM x\nLABEL a=b\nLABEL <|>c=d\nRUN y\n', merge)).toBe(
      'FROM x\nLABEL a=b \\\n      c=d\nRUN y\n',
    );
    expect(titles('FROM x\nLABEL a=b\nLABEL c=d\nRUN<|> y\n')).toEqual([]);
  });

  it('are merged when rewriting is asked for, and not when something else is', () => {
    const text = 'FROM x\nLABEL <|>a=b\nLABEL c=d\n';
    expect(titles(text, { only: [CodeActionKind.Refactor] })).toContain(merge);
    expect(titles(text, { only: [CodeActionKind.QuickFix] })).toEqual([]);
    expect(titles(text, { only: [CodeActionKind.SourceFixAll] })).toEqual([]);
  });
});

describe('recommended labels that an image has not', () => {
  test.each<[string, string]>([
    [
      'FROM<|> x\nRUN y\n',
      'FROM x\nLABEL org.supercontainers.mpi="" \\\n      org.supercontainers.gpu="" \\\n      org.supercontainers.glibc=""\nRUN y\n',
    ],
    [
      'FROM x\r\nLABEL org.supercontainers.<|>gpu=cuda\r\n',
      'FROM x\r\nLABEL org.supercontainers.gpu=cuda\r\nLABEL org.supercontainers.mpi="" \\\r\n      org.supercontainers.glibc=""\r\n',
    ],
    [
      '# escape=`\nFROM x AS y\nLABEL org.supercontainers.gpu cuda\nFROM <|>y',
      '# escape=`\nFROM x AS y\nLABEL org.supercontainers.gpu cuda\nFROM y\nLABEL org.supercontainers.mpi="" `\n      org.supercontainers.glibc=""',
    ],
  ])('are added at %j', (marked, leaves) => {
    expect(done(marked, ours)).toBe(leaves);
  });

  it('are those of namespaces in use first, and of none that has all', () => {
    expect(titles('FROM <|>x\n')).toEqual([oci, ours]);
    expect(titles('FROM <|>x\nLABEL org.supercontainers.gpu=cuda\n')).toEqual([ours, oci]);
    const all = ['mpi=mpich', 'gpu=cuda', 'glibc=2.36'].map((one) => `org.supercontainers.${one}`);
    expect(titles(`FROM <|>x\nLABEL ${all.join(' ')}\n`)).toEqual([oci]);
  });

  it('are not added elsewhere', () => {
    expect(titles('FROM x\nRUN <|>y\n')).toEqual([]);
    expect(titles('FROM <|>x AS one\nFROM y\n')).toEqual([]);
    expect(titles('FROM <|>x AS one\nFROM y\n', { target: 'one' })).toEqual([oci, ours]);
    expect(titles('FROM x\nRUN <<EOF\nLABEL <|>a=b\nEOF\n')).toEqual([]);
  });

  it('have places to fill in where the client knows those', () => {
    const { actions } = actionsAt('FROM <|>x\nRUN y\n');
    expect(snippetOf(actions.find(({ title }) => title === ours))).toBe(
      '\nLABEL org.supercontainers.mpi="$1" \\\\\n' +
        '      org.supercontainers.gpu="$2" \\\\\n' +
        '      org.supercontainers.glibc="$3"',
    );
  });

  it('are empty texts in an indented file: an editor would indent places to fill in once more', () => {
    const text = '  FROM <|>x\n  LABEL a=b\n';
    const leaves = done(text, ours, { snippetEdits: true });
    expect(leaves).toContain(
      'b\n  LABEL org.supercontainers.mpi="" \\\n        org.supercontainers.gpu',
    );
  });

  it('go into the section of a definition file', () => {
    const text = 'Bootstrap: docker\nFrom: x\n\n%labels\n    <|>org.supercontainers.gpu cuda\n';
    expect(done(text, ours, { name: 'image.def' })).toBe(
      `${text.replace('<|>', '')}    org.supercontainers.mpi\n    org.supercontainers.glibc\n`,
    );
  });
});

it('labels of a spec are asked for by a command that the client has', () => {
  const addLabelsCommand = 'compspec.dockerfile.addLabels';
  const { document, actions } = actionsAt('FROM <|>x\n', { addLabelsCommand });
  const action = actions.find(({ command }) => command !== undefined);
  expect(action?.title).toBe('Add labels from a compatibility spec…');
  expect(action?.command).toMatchObject({ command: addLabelsCommand, arguments: [document.uri] });
  expect(titles('FROM x\nRUN <|>y\n', { addLabelsCommand })).toEqual([]);
});

describe('a fix of what is found', () => {
  it('moves a label to the stage that is built', () => {
    const text =
      'FROM x AS one\nLABEL a=b\nFROM y\nLABEL <|>org.supercontainers.gpu=cuda\nFROM z\n';
    expect(done(text, 'Move the label to the stage "one"', { target: 'one' })).toBe(
      'FROM x AS one\nLABEL a=b \\\n      org.supercontainers.gpu=cuda\nFROM y\nFROM z\n',
    );
    expect(done(text, 'Move the label to the final stage')).toBe(
      'FROM x AS one\nLABEL a=b\nFROM y\nFROM z\nLABEL org.supercontainers.gpu=cuda\n',
    );
  });

  test.each([
    ['platform-host-mismatch', 'FROM --platform=linux/arm64 debian:12\n', 'linux/arm64'],
    ['environment-host-mismatch', 'FROM x\nENV NVIDIA_REQUIRE_CUDA="cuda>=12.4"\n', '"cuda'],
    [
      'environment-host-mismatch',
      `FROM x\nLABEL ${label('said', 'a')}\n  ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4"\n`,
      '"cuda',
    ],
  ])('silences %s, which is about no label', (code, text, piece) => {
    const compatibilities = [
      { name: 'io.archspec', version: '0.0.0', attributes: { 'cpu.target': 'zen3' } },
      { name: 'io.compspec.host', version: '0.1.0', attributes: { 'gpu.nvidia.cuda': '12.2' } },
    ];
    const metadata = { name: 'node', subject: 'host' };
    const profile = { kind: 'CompatibilitySpec', version: '0.1.0', metadata, compatibilities };
    const { workspace, document } = dockerfileOnHost(text, new ViewedHost(JSON.stringify(profile)));
    const settings = defaultSettings.validate;
    const { diagnostics } = workspace.service.judge(document, settings);
    const at = document.positionAt(text.indexOf(piece));
    const range = { start: at, end: at };
    const only = [CodeActionKind.QuickFix];
    const actions = workspace.service.actions(document, range, { diagnostics, only }, settings);
    expect(actions.map(({ title }) => title)).toEqual([`Ignore ${code} here, by a comment`]);
    const after = edited(document, actions[0]?.edit?.changes?.[document.uri] ?? []);
    const silenced = workspace.open('Dockerfile', after);
    expect(workspace.service.judge(silenced, settings).diagnostics).toEqual([]);
  });

  it('takes the value of the host that a label does not fit', () => {
    const text = `FROM debian:12\nLABEL ${label('libc', '"2.31"')}\n`;
    const host = new ViewedHost(hostProfile({ libc: '2.28' }));
    const { workspace, document } = dockerfileOnHost(text, host);
    const settings = defaultSettings.validate;
    const { diagnostics } = workspace.service.judge(document, settings);
    const at = document.positionAt(text.indexOf('2.31'));
    const [first] = workspace.service.actions(
      document,
      { start: at, end: at },
      { diagnostics },
      settings,
    );
    expect(first).toMatchObject({
      title: 'Replace with the host\'s value "2.28"',
      isPreferred: false,
    });
    const edits = first?.edit?.changes?.[document.uri] ?? [];
    expect(edited(document, edits)).toBe(text.replace('2.31', '2.28'));
  });
});
