import { readJson } from '../json/read.js';
import { Catalog, catalogSchema } from '../schema/catalog.js';
import { readSchema } from '../schema/model.js';
import { type CheckService, continuousChecks } from './ci.js';
import { exampleValues, newSchemaText } from './new-schema.js';
import { newSpecText } from './new-spec.js';
import { readmeText } from './readme.js';

/** A file of a repository that is to be made. */
export interface NewFile {
  /** From the repository's folder, with forward slashes. */
  readonly path: string;
  /** What it is, in a few words. */
  readonly what: string;
  /** What its author still has to do in it, as a request. */
  readonly toDo?: string;
  readonly text: string;
}

/**
 * A repository for a compatibility schema: the schema, a spec that uses it, what there is to know of
 * them, and a check that runs with every change.
 * @param namespace one in which `namespaceFault` finds nothing
 */
export function newRepository(
  namespace: string,
  service: CheckService | undefined,
): readonly NewFile[] {
  const files: NewFile[] = [
    {
      path: 'compspec.json',
      what: 'the compatibility schema',
      toDo: 'replace the example attributes by yours',
      text: newSchemaText(namespace),
    },
    {
      path: 'examples/image.json',
      what: 'a compatibility spec: how an image uses it',
      text: exampleSpec(namespace),
    },
  ];
  if (service !== undefined) {
    files.push({
      ...continuousChecks[service],
      what: 'judges both with every change',
      toDo: "name your copy of compspec's repository",
    });
  }
  const listed = files.map(({ path, what }) => [path, what] as const);
  return [
    ...files,
    { path: 'README.md', what: 'how to change and use it', text: readmeText(namespace, listed) },
  ];
}

function exampleSpec(namespace: string): string {
  const schema = readSchema(readJson(newSchemaText(namespace)));
  const entry = catalogSchema(schema, 'workspace', 'compspec.json');
  return newSpecText([entry], new Catalog([entry]), { format: 'json', values: exampleValues });
}
