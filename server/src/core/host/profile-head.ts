import { JsonKind, type JsonTree } from '../json/tree.js';

/** What a profile says of itself. */
export interface ProfileHead {
  /** `metadata.name` */
  readonly name: string | undefined;
  /** `metadata.extractedAt`, where it is a time. */
  readonly extractedAt: Date | undefined;
}

/** What a spec says of itself whose subject is a machine (`metadata.subject` is `host`); undefined for any other. */
export function profileHead(tree: JsonTree): ProfileHead | undefined {
  const metadata = tree.member(tree.root, 'metadata');
  const text = (name: string): string | undefined => {
    const node = tree.member(metadata, name);
    return tree.is(node, JsonKind.String) ? tree.lexeme(node) : undefined;
  };
  if (text('subject') !== 'host') return undefined;
  const extractedAt = new Date(text('extractedAt') ?? '');
  return {
    name: text('name'),
    extractedAt: Number.isNaN(extractedAt.getTime()) ? undefined : extractedAt,
  };
}
