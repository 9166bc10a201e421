import { configFrom, httpSettings, port, tokenSettings } from '@app/platform';
import { z } from 'zod';
import { Move } from './moving/move.js';
import type { UpstreamName } from './routes.js';
import { Address } from './upstreams/address.js';

/** JSON, because a move has several parts: `[{"route": "GET /api/v1/products", "to": "http://…", "share": 0.1}]`. */
const moves = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('expected JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(Move))
  .prefault('[]');

export class GatewayConfig extends configFrom({
  ...httpSettings,
  ...tokenSettings,
  PORT: port(3000),
  USER_URL: Address.prefault('http://127.0.0.1:3001'),
  CATALOG_URL: Address.prefault('http://127.0.0.1:3002'),
  ORDER_URL: Address.prefault('http://127.0.0.1:3003'),
  PAYMENT_URL: Address.prefault('http://127.0.0.1:3004'),
  /** Rate limits are counted here, by all gateways together. */
  VALKEY_URL: z.url({ protocol: /^(redis|valkey)s?$/ }).optional(),
  /** Multiplies the limits of the table. */
  RATE_LIMIT_FACTOR: z.coerce.number().positive().optional(),
  MOVING_ROUTES: moves,
}) {
  /** For development and measurements one address plays all customers. */
  get rateLimitFactor(): number {
    return this.RATE_LIMIT_FACTOR ?? (this.NODE_ENV === 'production' ? 1 : 1_000);
  }

  addressOf(name: UpstreamName): Address {
    return { user: this.USER_URL, catalog: this.CATALOG_URL, order: this.ORDER_URL, payment: this.PAYMENT_URL }[name];
  }
}
