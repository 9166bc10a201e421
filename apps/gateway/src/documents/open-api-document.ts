import { z } from 'zod';

const Operation = z.looseObject({
  operationId: z.string().optional(),
  responses: z.record(z.string(), z.unknown()).default({}),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
});

/** The parts of an OpenAPI document that the gateway touches; all others pass through as they are. */
export const OpenApiDocument = z.looseObject({
  openapi: z.string().startsWith('3.'),
  info: z.looseObject({}),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type OpenApiDocument = z.output<typeof OpenApiDocument>;
export type Paths = OpenApiDocument['paths'];
export type Components = OpenApiDocument['components'];

/** Every `$ref` in a value, at any depth. */
export const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' && typeof part === 'string' ? [part] : refsIn(part)));
};

/** The value with every `$ref` renamed. */
export const relink = <T>(value: T, nameOf: (ref: string) => string): T => {
  if (Array.isArray(value)) return value.map((part) => relink(part, nameOf)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === '$ref' ? nameOf(String(part)) : relink(part, nameOf)]),
  ) as T;
};

export const refTo = (kind: string, name: string): string => `#/components/${kind}/${name}`;
