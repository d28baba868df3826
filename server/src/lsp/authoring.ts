import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { newSchemaText } from '../core/authoring/new-schema.js';
import { newSpecText } from '../core/authoring/new-spec.js';
import { type Message, render } from '../core/messages.js';
import type { Catalog, CatalogSchema } from '../core/schema/catalog.js';
import { namespaceFault } from '../core/schema/rules.js';
import {
  type KnownSchema,
  knownSchemasRequest,
  type NewSchemaParams,
  type NewSpecParams,
  type NewText,
  newSchemaRequest,
  newSpecRequest,
} from '../protocol/authoring.js';

/**
 * Answers an editor that starts something new.
 * @param catalog the schemas that are known when it asks
 * @param translate makes the English template of a sentence one in the user's language
 */
export function listenForAuthoring(
  connection: Connection,
  catalog: () => Catalog,
  translate: (template: string) => string,
): void {
  const refuse = (fault: Message): NewText => ({ fault: render(fault, translate) });

  connection.onRequest<NewText, void>(newSchemaRequest, (params: unknown) => {
    if (!isNewSchema(params)) throw invalidParams();
    const fault = namespaceFault(params.namespace);
    return fault === undefined ? { text: newSchemaText(params.namespace) } : refuse(fault);
  });
  connection.onRequest(knownSchemasRequest, (): readonly KnownSchema[] =>
    distinct(catalog().all).map(({ namespace, version, origin, schema }) => ({
      namespace,
      version,
      origin,
      attributes: schema.count,
    })),
  );
  connection.onRequest<NewText, void>(newSpecRequest, (params: unknown) => {
    if (!isNewSpec(params)) throw invalidParams();
    const known = catalog();
    const schemas: CatalogSchema[] = [];
    for (const { namespace, version } of params.schemas) {
      const found = known.find(namespace, version);
      if (found === undefined) {
        return refuse({ key: 'authoring.unknown-schema', args: [namespace, version] });
      }
      if (schemas.some((one) => one.namespace === namespace)) {
        return refuse({ key: 'authoring.namespace-twice', args: [namespace] });
      }
      schemas.push(found);
    }
    return { text: newSpecText(schemas, known, params) };
  });
}

/** One version of a namespace may be known from several origins; the first is the one that counts. */
function distinct(schemas: readonly CatalogSchema[]): readonly CatalogSchema[] {
  return schemas.filter((one, index) => {
    const before = schemas[index - 1];
    return before?.namespace !== one.namespace || before.version !== one.version;
  });
}

function isNewSchema(params: unknown): params is NewSchemaParams {
  return isRecord(params) && typeof params['namespace'] === 'string';
}

function isNewSpec(params: unknown): params is NewSpecParams {
  if (!isRecord(params)) return false;
  const { schemas, format, snippet } = params;
  return (
    Array.isArray(schemas) &&
    schemas.every(isNamed) &&
    (format === 'json' || format === 'yaml') &&
    typeof snippet === 'boolean'
  );
}

function isNamed(schema: unknown): boolean {
  if (!isRecord(schema)) return false;
  return typeof schema['namespace'] === 'string' && typeof schema['version'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function invalidParams(): ResponseError<void> {
  return new ResponseError(
    ErrorCodes.InvalidParams,
    'The parameters are not those of the request.',
  );
}
