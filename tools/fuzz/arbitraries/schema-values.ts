import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import type { Schema } from '../../doors/documented.js';

type Schemas = Readonly<Record<string, Schema>>;

const formats: Readonly<Record<string, Arbitrary<string>>> = {
  uuid: fc.uuid({ version: 7 }),
  email: fc.emailAddress({ size: 'small' }).filter((text) => z.email().safeParse(text).success), // the shop takes fewer than RFC 5322
  'date-time': fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
};

/** Values that hold a JSON Schema, as far as OpenAPI documents of this shop use it. */
export function valuesOf(schema: Schema, schemas: Schemas): Arbitrary<unknown> {
  const ref = schema['$ref'];
  if (typeof ref === 'string') return valuesOf(schemas[ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((choice: Schema) => valuesOf(choice, schemas)));
  const type = schema['type'];
  if (Array.isArray(type)) return fc.oneof(...type.map((one: string) => valuesOf({ ...schema, type: one }, schemas)));
  switch (type) {
    case 'object':
      return objects(schema, schemas);
    case 'array':
      return arrays(schema, schemas);
    case 'string':
      return strings(schema);
    case 'integer':
      return fc.integer({ min: bound(schema['minimum'], -1_000_000), max: bound(schema['maximum'], 1_000_000) });
    case 'number':
      return fc.double({ min: bound(schema['minimum'], -1e6), max: bound(schema['maximum'], 1e6), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objects(schema: Schema, schemas: Schemas): Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as string[];
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valuesOf(field, schemas)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}

function arrays(schema: Schema, schemas: Schemas): Arbitrary<unknown> {
  const minLength = bound(schema['minItems'], 0);
  return fc.array(valuesOf((schema['items'] ?? {}) as Schema, schemas), {
    minLength,
    maxLength: Math.max(minLength, Math.min(bound(schema['maxItems'], 4), 60)),
  });
}

function strings({ format, pattern, minLength, maxLength, default: usual }: Schema): Arbitrary<string> {
  const known = typeof format === 'string' ? formats[format] : undefined;
  if (known) return known;
  const least = bound(minLength, 0);
  const most = Math.max(least, Math.min(bound(maxLength, 40), 400));
  const matching = typeof pattern === 'string' ? matchingStrings(pattern) : undefined;
  if (matching)
    return minLength === undefined && maxLength === undefined ? matching : matching.map((text) => text.padEnd(least, 'x').slice(0, most));
  return typeof pattern === 'string' && typeof usual === 'string' ? fc.constant(usual) : fc.string({ minLength: least, maxLength: most });
}

/** Undefined for patterns with assertions, which cannot be generated from. */
function matchingStrings(pattern: string): Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  } catch {
    return undefined;
  }
}

const bound = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : otherwise;
