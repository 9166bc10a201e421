import { configFrom, databaseSettings, httpSettings, secret, seconds } from '@app/platform';
import { z } from 'zod';

/** Every environment variable that this service reads. */
export class BankConfig extends configFrom({
  ...httpSettings,
  ...databaseSettings,
  /** What the shop must show with every request. */
  BANK_API_KEY: secret('dev-bank-api-key'),
  /** How long `tok_late` is unavailable: longer than an order waits. */
  BANK_LATE_SECONDS: seconds(150),
  /** Where effects are announced; nowhere when it is not set. */
  BANK_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs what is announced. */
  BANK_WEBHOOK_SECRET: secret('dev-bank-webhook-secret'),
}) {}
