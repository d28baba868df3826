import type { PictureSubject } from '../../../../server/src/protocol/picture.js';

/** What a restored view remembers to be of; undefined for what is no such thing. */
export function subjectOf(value: unknown): PictureSubject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { schemas, specs, checked } = value as Readonly<Record<string, unknown>>;
  if (!isTexts(schemas) || schemas.length === 0) return undefined;
  return {
    schemas,
    ...(isTexts(specs) && specs.length > 0 && { specs }),
    ...(typeof checked === 'string' && { checked }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** The same for the same schemas, whatever is mapped onto them. */
export function keyOf({ schemas }: PictureSubject): string {
  return schemas.join('\n');
}
