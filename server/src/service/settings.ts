import { isCode, type Severity, severities } from '../core/codes.js';
import { isQuestion, type Question, requiredQuestions } from '../core/compatibility/verdict.js';
import { thirdPartyName } from '../core/host/third-party.js';

/** How a user wants findings of a document to be shown. */
export interface ValidateSettings {
  readonly enable: boolean;
  /** By code; what is not named keeps its own severity. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  /** The most findings that are shown for one document; at least one. */
  readonly maxProblems: number;
  /** Whether schemas that are not open are judged as well. */
  readonly workspace: boolean;
}

interface FormatSettings {
  readonly enable: boolean;
  /** Whether formatting a whole schema puts its nodes and edges in order as well. */
  readonly sort: boolean;
}

/** How specs are held against a machine. */
interface HostSettings {
  /** Whether what the host has is shown beside each value of a spec. */
  readonly hints: boolean;
  /** The path of the profile that specs are held against; empty for this machine. */
  readonly profile: string;
  /** Whether this machine is looked at as soon as a spec needs it. */
  readonly extract: boolean;
  /** Names of programs of others that it is looked at with: `compspec-extract-NAME`. */
  readonly extractors: readonly string[];
}

interface DockerfileSettings {
  /** The path of the profile that Dockerfiles are held against; empty for the chosen host. */
  readonly profile: string;
  /** The stage that is built, by its name or number; empty for the last. */
  readonly target: string;
}

/** The settings of a resource, as in the manifest's section `compspec`. */
export interface Settings {
  readonly validate: ValidateSettings;
  /** Whether schemas that nobody has are fetched from the addresses that specs name. */
  readonly schemas: { readonly fetch: boolean };
  readonly format: FormatSettings;
  readonly host: HostSettings;
  readonly dockerfile: DockerfileSettings;
  /** The questions that decide whether an image fits a host. */
  readonly check: { readonly require: readonly Question[] };
}

export const defaultSettings: Settings = {
  validate: { enable: true, severity: {}, maxProblems: 1000, workspace: true },
  schemas: { fetch: false },
  format: { enable: true, sort: false },
  host: { hints: true, profile: '', extract: true, extractors: [] },
  dockerfile: { profile: '', target: '' },
  check: { require: requiredQuestions },
};

/** Each of them may take two seconds. */
const mostExtractors = 20;

/** The settings in what a client sends for the section; what it leaves out or misspells is as by default. */
export function readSettings(section: unknown): Settings {
  const validate = memberOf(section, 'validate');
  const format = memberOf(section, 'format');
  const host = memberOf(section, 'host');
  const dockerfile = memberOf(section, 'dockerfile');
  const byDefault = defaultSettings.validate;
  return {
    validate: {
      enable: booleanOr(memberOf(validate, 'enable'), byDefault.enable),
      severity: readSeverities(memberOf(validate, 'severity')),
      maxProblems: countOr(memberOf(validate, 'maxProblems'), byDefault.maxProblems),
      workspace: booleanOr(memberOf(validate, 'workspace'), byDefault.workspace),
    },
    schemas: {
      fetch: booleanOr(
        memberOf(memberOf(section, 'schemas'), 'fetch'),
        defaultSettings.schemas.fetch,
      ),
    },
    format: {
      enable: booleanOr(memberOf(format, 'enable'), defaultSettings.format.enable),
      sort: booleanOr(memberOf(format, 'sort'), defaultSettings.format.sort),
    },
    host: {
      hints: booleanOr(memberOf(host, 'hints'), defaultSettings.host.hints),
      profile: textOr(memberOf(host, 'profile'), defaultSettings.host.profile),
      extract: booleanOr(memberOf(host, 'extract'), defaultSettings.host.extract),
      extractors: readExtractors(memberOf(host, 'extractors')),
    },
    dockerfile: {
      profile: textOr(memberOf(dockerfile, 'profile'), defaultSettings.dockerfile.profile),
      target: textOr(memberOf(dockerfile, 'target'), defaultSettings.dockerfile.target),
    },
    check: { require: readQuestions(memberOf(memberOf(section, 'check'), 'require')) },
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function countOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : otherwise;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** Without one that there is, nothing would decide. */
function readQuestions(value: unknown): readonly Question[] {
  if (!Array.isArray(value)) return requiredQuestions;
  const named = value.filter((one): one is Question => typeof one === 'string' && isQuestion(one));
  return named.length > 0 ? [...new Set(named)] : requiredQuestions;
}

/** What is no name is no program either. */
function readExtractors(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const named = value.filter(
    (one): one is string => typeof one === 'string' && thirdPartyName.test(one),
  );
  return [...new Set(named)].slice(0, mostExtractors);
}

function readSeverities(value: unknown): Readonly<Record<string, Severity | 'off'>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([code, severity]) => isCode(code) && isShown(severity)),
  );
}

function isShown(value: unknown): boolean {
  return value === 'off' || severities.some((severity) => severity === value);
}
