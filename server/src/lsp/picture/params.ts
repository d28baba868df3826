import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  AttributeAtParams,
  PictureEditParams,
  PicturePageParams,
  PictureParams,
  PictureSubject,
} from '../../protocol/picture.js';

type Members = Readonly<Record<string, unknown>>;

/** What a picture is wanted of; throws where the parameters are not those of the request. */
export function pictureParams(params: unknown): PictureParams {
  const members = membersOf(params);
  const known = optional(members, 'known');
  return { ...subjectIn(members), ...(known !== undefined && { known }) };
}

export function pageParams(params: unknown): PicturePageParams {
  const members = membersOf(params);
  return {
    ...subjectIn(members),
    expansion: texts(members, 'expansion'),
    language: text(members, 'language'),
  };
}

export function attributeAtParams(params: unknown): AttributeAtParams {
  const members = membersOf(params);
  const uri = text(members, 'uri');
  const { line, character } = membersOf(members['position']);
  if (!Number.isInteger(line) || !Number.isInteger(character)) throw invalid('position');
  return { uri, position: { line: line as number, character: character as number } };
}

export function editParams(params: unknown): PictureEditParams {
  const members = membersOf(params);
  const uri = text(members, 'uri');
  const { action } = members;
  if (action === 'rename') {
    return { uri, action, attribute: text(members, 'attribute'), name: text(members, 'name') };
  }
  if (action === 'add-child') {
    const parent = optional(members, 'parent');
    return { uri, action, name: text(members, 'name'), ...(parent !== undefined && { parent }) };
  }
  const { below } = members;
  if (action !== 'delete' || (below !== 'delete' && below !== 'keep')) throw invalid('action');
  return { uri, action, attribute: text(members, 'attribute'), below };
}

function subjectIn(members: Members): PictureSubject {
  const checked = optional(members, 'checked');
  return {
    schemas: texts(members, 'schemas'),
    ...(members['specs'] !== undefined && { specs: texts(members, 'specs') }),
    ...(checked !== undefined && { checked }),
  };
}

function membersOf(params: unknown): Members {
  if (typeof params !== 'object' || params === null) throw invalid('schemas');
  return params as Members;
}

function text(members: Members, name: string): string {
  const value = members[name];
  if (typeof value !== 'string') throw invalid(name);
  return value;
}

function optional(members: Members, name: string): string | undefined {
  return members[name] === undefined ? undefined : text(members, name);
}

function texts(members: Members, name: string): readonly string[] {
  const value = members[name];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw invalid(name);
  return value;
}

function invalid(name: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `The request needs "${name}".`);
}
