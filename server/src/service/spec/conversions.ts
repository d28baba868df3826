import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { none } from '../../core/json/tree.js';
import { type Message, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { conversionOf } from '../../core/spec/convert.js';
import { currentDialect, dialects } from '../../core/spec/dialects.js';
import type { ActionStyle } from '../actions.js';
import type { ParsedDocument } from '../document.js';

/**
 * A spec in each of the other forms. Into the one in use today it is what mends `older-dialect`; into
 * the others a refactoring. The title says how much is lost, and an annotation what: a client that
 * knows those asks before it makes the edit; for another one the title says all of it.
 */
export function conversions(
  { spec, source, uri }: ParsedDocument,
  wants: (kind: string) => boolean,
  catalog: Catalog,
  { translate, annotates }: ActionStyle,
  diagnostics: readonly Diagnostic[],
  at: number,
): CodeAction[] {
  if (spec === undefined) return [];
  // At its head, where the document as a whole is meant: in every light bulb they would be noise.
  const { tree } = spec;
  const entries = tree.key(tree.root, spec.dialect === 'e' ? 'attributes' : 'compatibilities');
  const isAtHead = entries === none || at <= tree.end(entries);
  const about = diagnostics.filter(({ code }) => code === 'older-dialect');
  return dialects.flatMap((dialect) => {
    if (dialect === spec.dialect) return [];
    const isFix = dialect === currentDialect && about.length > 0;
    const kind = isFix ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
    if (!wants(kind) || (!isFix && !isAtHead)) return [];
    const conversion = conversionOf(spec, dialect, catalog);
    if (conversion === undefined) return [];
    const say = (message: Message): string => render(message, translate);
    const range = {
      start: { line: 0, character: 0 },
      end: source.positionAt(source.getText().length),
    };
    const edit = { range, newText: conversion.text };
    const losses = conversion.losses.map(say);
    const lost = losses.join(' ');
    const isAsked = annotates && losses.length > 0;
    const title = say(conversion.title);
    const action: CodeAction = {
      title: isAsked || losses.length === 0 ? title : `${title}. ${lost}`,
      kind,
    };
    if (isFix) Object.assign(action, { diagnostics: about, isPreferred: losses.length === 0 });
    if (!isAsked) action.edit = { changes: { [uri]: [edit] } };
    else {
      action.edit = {
        documentChanges: [
          {
            textDocument: { uri, version: source.version },
            edits: [{ ...edit, annotationId: 'lost' }],
          },
        ],
        changeAnnotations: { lost: { label: lost, needsConfirmation: true } },
      };
    }
    return [action];
  });
}
