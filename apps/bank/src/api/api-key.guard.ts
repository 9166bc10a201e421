import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { BankConfig } from '../bank.config.js';

/** The bank has one customer. Idempotency keys belong to it. */
const merchant = { id: '00000000-0000-4000-8000-000000000001', roles: [] };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets in whoever shows the key, as `Authorization: Bearer …` or `X-Api-Key`. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  static readonly scheme = { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The key of the merchant' } as const;

  readonly #expected: Buffer;

  constructor(config: BankConfig) {
    this.#expected = digest(config.BANK_API_KEY);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Digests have one length, and comparing them takes the same time wherever they differ.
    if (!timingSafeEqual(digest(shownKey(request)), this.#expected)) {
      throw new ProblemError('unauthenticated', 'a valid API key is required', { headers: { 'www-authenticate': 'Bearer' } });
    }
    request.caller = merchant;
    return true;
  }
}

function shownKey({ headers }: FastifyRequest): string {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? String(headers['x-api-key'] ?? '');
}
