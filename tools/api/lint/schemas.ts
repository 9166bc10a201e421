import { child, isObject, resolved, type Json } from './rule.js';

export interface Place {
  readonly at: string;
  readonly schema: Json;
}

const many = ['properties', 'patternProperties', '$defs', 'definitions'];
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const single = ['items', 'additionalProperties', 'not'];

/** A schema and all within it, references aside: what they name is looked at where it stands. */
export function* within(schema: unknown, at: string): Generator<Place> {
  if (!isObject(schema)) return;
  yield { at, schema };
  for (const key of many) {
    for (const [name, part] of Object.entries(isObject(schema[key]) ? schema[key] : {})) yield* within(part, child(at, key, name));
  }
  for (const key of lists) {
    const parts: readonly unknown[] = Array.isArray(schema[key]) ? schema[key] : [];
    for (const [index, part] of parts.entries()) yield* within(part, child(at, key, index));
  }
  for (const key of single) yield* within(schema[key], child(at, key));
}

const roots = new Set(['schema', 'payload']);

/** Every schema of a document, wherever it stands. */
export function* schemasOf(document: Json): Generator<Place> {
  const components = resolved(document, document['components']);
  for (const [name, schema] of Object.entries(resolved(document, components['schemas']))) {
    yield* within(schema, child('#/components/schemas', name));
  }
  yield* below(document, '#');
}

function* below(value: unknown, at: string): Generator<Place> {
  if (Array.isArray(value)) for (const [index, part] of value.entries()) yield* below(part, child(at, index));
  if (!isObject(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (roots.has(key)) yield* within(part, child(at, key));
    else if (key !== 'schemas' && key !== 'examples') yield* below(part, child(at, key));
  }
}

/** A schema with all that its references name, each once. */
export function* reachable(document: Json, schema: unknown, at: string, seen = new Set<string>()): Generator<Place> {
  for (const place of within(schema, at)) {
    const ref = place.schema['$ref'];
    if (typeof ref !== 'string') yield place;
    else if (!seen.has(ref)) {
      seen.add(ref);
      yield* reachable(document, resolved(document, place.schema), ref, seen);
    }
  }
}
