import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { isPage } from '../paging/page.js';
import { needsToken } from '../auth/policy.js';
import { codeOfStatus, problemCodes } from '../problem/problem-codes.js';
import type { OperationOptions } from './operation.js';

const standard = {
  ETag: { description: 'Strong; for If-None-Match and If-Match', required: true, schema: { type: 'string', maxLength: 200 } },
  Location: { description: 'Where what was created is found', required: true, schema: { type: 'string', format: 'uri-reference' } },
  Link: { description: 'RFC 8288: `next` and `prev`', schema: { type: 'string', maxLength: 4_000 } },
  'Idempotent-Replayed': { description: '`true` when this is the answer to an earlier request', schema: { type: 'string', const: 'true' } },
} as const;

/** The header fields that the operation names, and those that follow from what it declares. */
export function documentedHeaders({ headers, returns, etag, location, idempotent }: OperationOptions): Record<string, object> {
  return {
    ...(etag && { ETag: standard.ETag }),
    ...(location && { Location: standard.Location }),
    ...(returns && isPage(returns) && { Link: standard.Link }),
    ...(idempotent && { 'Idempotent-Replayed': standard['Idempotent-Replayed'] }),
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

/** The refusals that follow from what the operation declares, and those that it names. */
export function documentedProblems({ policy, problems = [], idempotent }: OperationOptions): MethodDecorator[] {
  const statuses = new Set([400, ...(needsToken(policy) ? [401] : []), ...(typeof policy === 'object' ? [403] : []), ...problems]);
  if (idempotent) for (const status of [409, 422]) statuses.add(status);
  return [...statuses, 500, 503].map((status) =>
    ApiResponse({ status, description: titleOf(status), content: problemContent(), ...retryHeader(status) }),
  );
}

const titleOf = (status: number): string => problemCodes[status === 400 ? 'validation-failed' : codeOfStatus(status)].title;

const problemContent = () => ({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });

const retryHeader = (status: number) =>
  status === 503 || status === 429 ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' as const } } } } : {};
