import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type Range,
  TextDocumentEdit,
} from 'vscode-languageserver-types';
import type { Span } from '../../core/finding.js';
import { editsFor } from '../../core/json/edits.js';
import { none } from '../../core/json/tree.js';
import { type Message, render } from '../../core/messages.js';
import type { SchemaModel } from '../../core/schema/model.js';
import { type Extraction, extraction } from '../../core/schema/refactor/extract.js';
import { schemaChanges } from '../../core/schema/refactor/head.js';
import { sortingEdits } from '../../core/schema/refactor/sort.js';
import type { ParsedDocument } from '../document.js';
import { textEditsOf } from '../places.js';

/** Puts nodes and edges in order; on request alone, or on save. */
export const sortKind = `${CodeActionKind.Source}.sort.compspec`;

export const refactoringKinds = [
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  sortKind,
];

/** What the refactorings are made with. */
interface RefactoringParts {
  readonly document: ParsedDocument;
  readonly schema: SchemaModel;
  readonly translate: (template: string) => string;
  /** Whether the client can make a file. */
  readonly createsFiles: boolean;
}

/**
 * What can be made of a schema at a place in it.
 * @param wants whether a kind is asked for; `explicitly` where nothing else is
 */
export function refactorings(
  parts: RefactoringParts,
  span: Span,
  wants: (kind: string, explicitly?: boolean) => boolean,
): CodeAction[] {
  const { schema, createsFiles } = parts;
  const actions: CodeAction[] = [];
  if (createsFiles && wants(CodeActionKind.RefactorExtract)) {
    actions.push(...extract(parts, span));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    if (touchesOne(schema, headKeys(schema), span)) actions.push(...makeSchema(parts));
    if (touchesOne(schema, listKeys(schema), span)) {
      actions.push(...sort(parts, CodeActionKind.RefactorRewrite));
    }
  }
  if (wants(sortKind, true)) actions.push(...sort(parts, sortKind));
  return actions;
}

const beginning: Range = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

/** The key of the graph, or of the graphs. */
function headKeys({ tree }: SchemaModel): readonly number[] {
  return [tree.key(tree.root, 'graph'), tree.key(tree.root, 'graphs')];
}

/** The keys of what can be sorted. */
function listKeys({ tree, graph }: SchemaModel): readonly number[] {
  return [tree.key(graph, 'nodes'), tree.key(graph, 'edges')];
}

function touchesOne({ tree }: SchemaModel, keys: readonly number[], { start, end }: Span): boolean {
  return keys.some((key) => key !== none && tree.start(key) <= end && tree.end(key) >= start);
}

function makeSchema({ document, schema, translate }: RefactoringParts): CodeAction[] {
  const changes = schemaChanges(schema.tree);
  if (changes.length === 0) return [];
  const edits = textEditsOf(document.source, editsFor(schema.tree, changes));
  return [
    {
      title: render({ key: 'refactor.make-schema', args: [] }, translate),
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [document.uri]: edits } },
    },
  ];
}

function sort({ document, schema, translate }: RefactoringParts, kind: string): CodeAction[] {
  const edits = textEditsOf(document.source, sortingEdits(schema));
  if (edits.length === 0) return [];
  return [
    {
      title: render({ key: 'refactor.sort', args: [] }, translate),
      kind,
      edit: { changes: { [document.uri]: edits } },
    },
  ];
}

/** Of the attribute whose declaration the cursor is on. */
function extract(parts: RefactoringParts, { start, end }: Span): CodeAction[] {
  const { document, schema, translate } = parts;
  const { tree, nodes } = schema;
  const key = tree.at(start);
  if (nodes === none || key === none || tree.parent(key) !== nodes || tree.end(key) < end)
    return [];
  const attribute = schema.byName.get(tree.string(key));
  const extracted = attribute && extraction(schema, attribute.index);
  const uri = extracted && uriBeside(document.uri, `${extracted.namespace}.compspec.json`);
  if (extracted === undefined || uri === undefined) return [];
  const { source } = document;
  return [
    {
      title: render(extractionTitle(tree.string(key), extracted), translate),
      kind: CodeActionKind.RefactorExtract,
      edit: {
        documentChanges: [
          // Without options: a file that is there already is not to be lost.
          CreateFile.create(uri),
          TextDocumentEdit.create({ uri, version: null }, [
            { range: beginning, newText: extracted.text },
          ]),
          TextDocumentEdit.create(
            { uri: document.uri, version: source.version },
            textEditsOf(source, extracted.edits),
          ),
        ],
      },
    },
  ];
}

function extractionTitle(name: string, { dropped }: Extraction): Message {
  if (dropped === 0) return { key: 'refactor.extract', args: [name] };
  if (dropped === 1) return { key: 'refactor.extract.one', args: [name] };
  return { key: 'refactor.extract.several', args: [name, String(dropped)] };
}

/** The address of a file in the folder of another; undefined of one that is in no folder. */
function uriBeside(uri: string, name: string): string | undefined {
  const folder = /^[^/?#]+:\/[^?#]*\//.exec(uri)?.[0];
  if (folder === undefined) return undefined;
  // What a file system somewhere, or an address, would not take.
  const taken = name.slice(-maxFileName).replace(/[\\/:*?"<>|]|\p{Surrogate}/gu, '-');
  return folder + encodeURIComponent(taken);
}

/** Characters; file systems take 255 bytes. */
const maxFileName = 120;
