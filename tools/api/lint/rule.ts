/** Any part of a document. */
export type Json = Readonly<Record<string, unknown>>;

/** Something that is not as it should be. */
export interface Fault {
  /** A JSON pointer into the document. */
  readonly at: string;
  readonly says: string;
}

/** Looks at one whole document. */
export type Rule = (document: Json) => Iterable<Fault>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const child = (pointer: string, ...keys: readonly (string | number)[]): string =>
  [pointer, ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

/** What a part is, be it a reference. */
export function resolved(document: Json, part: unknown): Json {
  const ref = isObject(part) ? part['$ref'] : undefined;
  if (typeof ref !== 'string') return isObject(part) ? part : {};
  const keys = ref.split('/').slice(1);
  let found: unknown = document;
  for (const key of keys) found = isObject(found) ? found[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return resolved(document, found);
}
