import { z } from 'zod';
import { openObject } from './open-object.js';

describe('openObject', () => {
  it.each<[string, z.ZodType]>([
    ['#', z.object({})],
    ['#', z.looseObject({})],
    ['#/lines', z.strictObject({ lines: z.array(z.object({})).optional() })],
    ['#/a/b', z.strictObject({ a: z.strictObject({ b: z.object({}).nullable().default(null) }) })],
    ['#', z.union([z.string(), z.object({})])],
    ['#', z.object({}).transform((value) => value)],
  ])('finds the one at %s', (path, schema) => {
    expect(openObject(schema)).toBe(path);
  });

  it('finds none where every object is closed', () => {
    expect(openObject(z.strictObject({ lines: z.array(z.strictObject({ sku: z.string() })).max(3) }))).toBeUndefined();
  });
});
