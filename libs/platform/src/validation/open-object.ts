import { z } from 'zod';

/** The path of the first object in a request schema that would silently accept unknown fields. */
export function openObject(schema: z.core.$ZodType, path = '#'): string | undefined {
  if (schema instanceof z.ZodObject) {
    const isClosed = schema.def.catchall instanceof z.ZodNever;
    if (!isClosed) return path;
    return firstOf(Object.entries(schema.shape).map(([name, field]) => openObject(field as z.ZodType, `${path}/${name}`)));
  }
  return firstOf(innerOf(schema).map((inner) => openObject(inner, path)));
}

const firstOf = (paths: readonly (string | undefined)[]): string | undefined => paths.find((path) => path !== undefined);

function innerOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodUnion) return schema.options;
  if (schema instanceof z.ZodPipe) return [schema.in];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return [schema.unwrap()];
  return [];
}
