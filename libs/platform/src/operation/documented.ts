import { z } from 'zod';
import { isPage } from '../paging/page.js';
import type { OperationOptions } from './operation.js';

const standard = {
  ETag: { description: 'Strong; for If-None-Match and If-Match', required: true, schema: { type: 'string', maxLength: 200 } },
  Location: { description: 'Where what was created is found', required: true, schema: { type: 'string', format: 'uri-reference' } },
  Deprecation: { description: 'RFC 9745: since when this goes away', schema: { type: 'string', pattern: '^@[0-9]+$' } },
  Sunset: { description: 'RFC 8594: from when on it may be gone', schema: { type: 'string', maxLength: 40 } },
  'Idempotent-Replayed': { description: '`true` when this is the answer to an earlier request', schema: { type: 'string', const: 'true' } },
} as const;

const linkTo = (relations: readonly string[]): object => ({
  description: `RFC 8288: ${relations.map((relation) => `\`${relation}\``).join(' and ')}`,
  schema: { type: 'string', maxLength: 4_000 },
});

/** The header fields that the operation names, and those that follow from what it declares. */
export function documentedHeaders({ headers, returns, etag, location, idempotent, deprecated }: OperationOptions): Record<string, object> {
  const relations = [...(returns && isPage(returns) ? ['next', 'prev'] : []), ...(deprecated ? ['deprecation'] : [])];
  return {
    ...(etag && { ETag: standard.ETag }),
    ...(location && { Location: standard.Location }),
    ...(relations.length > 0 && { Link: linkTo(relations) }),
    ...(idempotent && { 'Idempotent-Replayed': standard['Idempotent-Replayed'] }),
    ...(deprecated && { Deprecation: standard.Deprecation, Sunset: standard.Sunset }),
    ...Object.fromEntries(Object.entries(headers?.shape ?? {}).map(([name, field]) => [name, documentedHeader(field as z.ZodType)])),
  };
}

function documentedHeader(field: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(field, { target: 'draft-2020-12' });
  return { required: !field.safeParse(undefined).success, schema };
}

export const idempotencyKeyHeader = {
  name: 'Idempotency-Key',
  required: true,
  description: 'The same key with the same body gets the first answer again, for 48 hours',
  schema: { type: 'string', pattern: '^"?[A-Za-z0-9_-]{16,128}"?$' },
} as const;
