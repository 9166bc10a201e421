type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The places of all values in a JSON document, as `lines.0.quantity`; an empty object is one. */
export function leavesOf(value: unknown, at = ''): string[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [at];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, at ? `${at}.${key}` : key));
}

/** A copy of the document without the value at this place. */
export function without<T>(document: T, place: string): T {
  const copy = structuredClone(document);
  const path = place.split('.');
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), copy);
  if (isObject(parent)) delete parent[last];
  return copy;
}
