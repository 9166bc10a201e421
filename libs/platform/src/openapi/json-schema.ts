import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;
export type Components = Record<string, JsonSchema>;

interface Converted {
  readonly root: JsonSchema;
  readonly named: ReadonlyMap<string, z.ZodType>;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/** Zod writes what a validator needs; a reader needs less. */
function tidy(schema: z.core.$ZodTypes, json: JsonSchema): void {
  const { def } = schema._zod;
  const format = 'format' in def ? def.format : undefined;
  if (def.type === 'object' && !def.catchall) delete json['additionalProperties']; // answers may grow: readers ignore what they do not know
  if (format && format !== 'regex') delete json['pattern']; // the format says it, the expression is a screenful
  // What every integer of JavaScript has is said only where it is the other end of something.
  const ends = ['minimum', 'maximum'].filter((end) => Math.abs(Number(json[end])) === Number.MAX_SAFE_INTEGER);
  if (ends.length === 2) for (const end of ends) delete json[end];
}

function convert(schema: z.core.$ZodType, io: 'input' | 'output'): Converted {
  const named = new Map<string, z.ZodType>();
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      const id = z.globalRegistry.get(zodSchema)?.id;
      if (id) named.set(id, zodSchema as unknown as z.ZodType);
      tidy(zodSchema, jsonSchema as JsonSchema);
    },
  });
  return { root, named, definitions: ($defs ?? {}) as Record<string, JsonSchema> };
}

/** A schema that reads otherwise than it writes, for example because of defaults, is two components. */
function isSymmetric(schema: z.ZodType | undefined): boolean {
  return !schema || JSON.stringify(convert(schema, 'input')) === JSON.stringify(convert(schema, 'output'));
}

/** The schema as OpenAPI 3.1 shows it. What has an id becomes a component and is referred to by name. */
export function toJsonSchema(schema: z.core.$ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const { root, named, definitions } = convert(schema, io);
  const nameOf = (id: string): string => (io === 'output' || isSymmetric(named.get(id)) ? id : `${id}Input`);
  const relink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(relink);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === '$ref' ? refTo(String(part), nameOf) : relink(part)]),
    );
  };
  for (const [id, definition] of Object.entries(definitions)) components[nameOf(id)] = relink(definition) as JsonSchema;
  return relink(root) as JsonSchema;
}

const refTo = (ref: string, nameOf: (id: string) => string): string =>
  ref.startsWith('#/$defs/') ? `#/components/schemas/${nameOf(ref.slice('#/$defs/'.length))}` : ref;
