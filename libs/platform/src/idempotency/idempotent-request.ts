import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import { canonicalJson } from './canonical-json.js';
import { parseIdempotencyKey } from './idempotency-key.js';

/** What makes a request the same as an earlier one, and what may not differ when it is. */
export interface IdempotentRequest {
  /** UUID of the account: keys of different people never meet. */
  readonly subject: string;
  /** Method and route. */
  readonly operation: string;
  readonly key: string;
  /** SHA-256 of method, concrete path and canonical body. */
  readonly fingerprint: Buffer;
  /** Called when the answer is an earlier one. */
  readonly onReplay: () => void;
}

export function fingerprintOf(method: string, path: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body)}`)
    .digest();
}

/** The `IdempotentRequest` of an operation that declares `idempotent: true` and knows its caller. */
export const IdempotentCall = createParamDecorator((_: unknown, context: ExecutionContext): IdempotentRequest => {
  const { method, url, routeOptions, headers, body, caller } = context.switchToHttp().getRequest<FastifyRequest>();
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  if (!caller) throw new ProblemError('unauthenticated');
  return {
    subject: caller.id,
    operation: `${method} ${routeOptions.url}`,
    key: parseIdempotencyKey(headers['idempotency-key']),
    fingerprint: fingerprintOf(method, url.split('?', 1)[0] ?? '/', body),
    onReplay: () => void reply.header('idempotent-replayed', 'true'),
  };
});
