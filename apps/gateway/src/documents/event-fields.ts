export type Schema = Readonly<Record<string, unknown>>;

export interface Field {
  /** `lines[].unitPrice.amount` */
  readonly path: string;
  readonly isOptional: boolean;
  /** In words: `text, uuid`. */
  readonly kind: string;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  object: 'object',
  array: 'list',
  boolean: 'yes or no',
};

const limits = (schema: Schema): string[] =>
  [
    schema['format'],
    !schema['format'] && schema['pattern'] && `like ${String(schema['pattern'])}`,
    schema['minimum'] !== undefined && `from ${String(schema['minimum'])}`,
    schema['maxLength'] !== undefined && `up to ${String(schema['maxLength'])} characters`,
    schema['maxItems'] !== undefined && `up to ${String(schema['maxItems'])}`,
  ].filter((part): part is string => typeof part === 'string');

function kindOf(schema: Schema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].join(' | ');
  if (schema['const'] !== undefined) return String(schema['const']);
  return [words[String(schema['type'])] ?? 'anything', ...limits(schema)].join(', ');
}

/** The fields of an object, and those within them, in their order. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, part]) => {
    const path = prefix + name;
    const field = { path, isOptional: !required.includes(name), kind: kindOf(part) };
    if (part['type'] === 'array') return [field, ...fieldsOf((part['items'] ?? {}) as Schema, `${path}[].`)];
    return [field, ...fieldsOf(part, `${path}.`)];
  });
}
