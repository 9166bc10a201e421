import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { PaymentConfig } from '../payment.config.js';

const oldestSeconds = 5 * 60;

/** HMAC-SHA256 over `<timestamp>.<body>`, in hex; the timestamp is in Unix seconds. */
export const bankSignature = (secret: string, timestamp: string, body: Buffer | string): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();

/** Lets in what the bank signed within the last five minutes: a copy taken later opens nothing. */
@Injectable()
export class BankSignatureGuard implements CanActivate {
  static readonly scheme = {
    type: 'apiKey',
    in: 'header',
    name: 'X-Bank-Signature',
    description: 'HMAC-SHA256 in hex over `<timestamp>.<body>`; `X-Bank-Timestamp` has the Unix seconds',
  } as const;

  constructor(private readonly config: PaymentConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers, rawBody = Buffer.alloc(0) } = context.switchToHttp().getRequest<FastifyRequest>();
    const timestamp = String(headers['x-bank-timestamp'] ?? '');
    const shown = Buffer.from(String(headers['x-bank-signature'] ?? ''), 'hex');
    const expected = bankSignature(this.config.BANK_WEBHOOK_SECRET, timestamp, rawBody);
    if (isRecent(timestamp) && shown.length === expected.length && timingSafeEqual(shown, expected)) return true;
    throw new ProblemError('unauthenticated', 'a valid signature of the bank is required', {
      headers: { 'www-authenticate': 'Bank-Signature' },
    });
  }
}

const isRecent = (timestamp: string): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= oldestSeconds;
