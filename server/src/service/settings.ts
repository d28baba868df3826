import { isCode, type Severity, severities } from '../core/codes.js';

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

/** The settings of a resource, as in the manifest's section `compspec`. */
export interface Settings {
  readonly validate: ValidateSettings;
  /** Whether schemas that nobody has are fetched from the addresses that specs name. */
  readonly schemas: { readonly fetch: boolean };
  readonly format: FormatSettings;
}

export const defaultSettings: Settings = {
  validate: { enable: true, severity: {}, maxProblems: 1000, workspace: true },
  schemas: { fetch: false },
  format: { enable: true, sort: false },
};

/** The settings in what a client sends for the section; what it leaves out or misspells is as by default. */
export function readSettings(section: unknown): Settings {
  const validate = memberOf(section, 'validate');
  const format = memberOf(section, 'format');
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

function readSeverities(value: unknown): Readonly<Record<string, Severity | 'off'>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([code, severity]) => isCode(code) && isShown(severity)),
  );
}

function isShown(value: unknown): boolean {
  return value === 'off' || severities.some((severity) => severity === value);
}
