import { configFrom, milliseconds, secret, serviceSettings } from '@app/platform';
import { z } from 'zod';

/** Every environment variable that this service reads. */
export class PaymentConfig extends configFrom({
  ...serviceSettings,
  BANK_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3005'),
  /** What we show the bank. */
  BANK_API_KEY: secret('dev-bank-api-key'),
  /** What the bank signs its webhooks with. */
  BANK_WEBHOOK_SECRET: secret('dev-bank-webhook-secret'),
  /** After this time without an answer the outcome of a call is unknown. At most 10 s: a lease must outlast it. */
  BANK_TIMEOUT_MS: milliseconds(5_000).pipe(z.number().max(10_000)),
  /** How often payments are looked for that the order has not answered. */
  SWEEP_MS: milliseconds(5_000),
  /** How often commands are looked for that nobody carries out. */
  BANK_SWEEP_MS: milliseconds(200),
}) {}
