import { Ajv, type ErrorObject } from 'ajv';

/**
 * The part of SARIF 2.1.0 that compspec writes, as its specification demands it (section numbers of
 * the OASIS standard). Closed: a member that is not here is either wrong or to be looked up first.
 */
const message = object({ text: { type: 'string', minLength: 1 } });

/** §3.4 */
const artifactLocation = object(
  {
    uri: { type: 'string', pattern: "^[A-Za-z0-9%._~!$&'()*+,;=:@/-]+$" },
    uriBaseId: { const: '%SRCROOT%' },
    description: message,
  },
  ['uri'],
);

/** §3.30 */
const line = { type: 'integer', minimum: 1 };
const region = object({ startLine: line, startColumn: line, endLine: line, endColumn: line });

/** §3.28, §3.29 */
const location = object(
  {
    id: { type: 'integer', minimum: 0 },
    message,
    physicalLocation: object({ artifactLocation, region }, ['artifactLocation']),
  },
  ['physicalLocation'],
);

const level = { enum: ['error', 'warning', 'note'] };

/** §3.49 */
const rule = object({
  id: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' },
  name: { type: 'string', pattern: '^([A-Z][a-z]*)+$' },
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: object({ level }),
});

/** §3.27 */
const result = object(
  {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', items: location, minItems: 1, maxItems: 1 },
    relatedLocations: { type: 'array', items: location, minItems: 1 },
    partialFingerprints: {
      type: 'object',
      additionalProperties: { type: 'string' },
      minProperties: 1,
    },
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
);

/** §3.20, §3.58 */
const invocation = object({
  executionSuccessful: { type: 'boolean' },
  exitCode: { enum: [0, 1, 2] },
  toolExecutionNotifications: {
    type: 'array',
    items: object({ level, message, locations: { type: 'array', items: location } }),
  },
});

/** §3.14 */
const run = object({
  tool: object({
    driver: object({
      name: { const: 'compspec' },
      version: { type: 'string' },
      semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
      rules: { type: 'array', items: rule, minItems: 1, uniqueItems: true },
    }),
  }),
  // §3.14.14
  originalUriBaseIds: object({
    '%SRCROOT%': object({ uri: { type: 'string', pattern: '^file:///([^?#]*/)?$' } }),
  }),
  columnKind: { const: 'utf16CodeUnits' },
  newlineSequences: { type: 'array', items: { type: 'string' } },
  results: { type: 'array', items: result },
  invocations: { type: 'array', items: invocation, minItems: 1, maxItems: 1 },
});

/** §3.13 */
const log = object({
  $schema: { type: 'string' },
  version: { const: '2.1.0' },
  runs: { type: 'array', items: run, minItems: 1, maxItems: 1 },
});

const validate = new Ajv({ allErrors: true }).compile(log);

/** What is wrong with a log; nothing where it is SARIF. */
export function sarifFaults(value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

/** All members are required unless it is said which. */
function object(
  properties: Readonly<Record<string, object>>,
  required?: readonly string[],
): object {
  return {
    type: 'object',
    properties,
    required: required ?? Object.keys(properties),
    additionalProperties: false,
  };
}
