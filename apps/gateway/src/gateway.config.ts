import { configFrom, httpSettings, port, tokenSettings } from '@app/platform';
import { z } from 'zod';
import type { UpstreamName } from './routes.js';
import { parseAddress, type Address } from './upstreams/address.js';

/** One origin, several, or a name to look up. */
const address = (developmentUrl: string) =>
  z
    .string()
    .transform((text, context): Address => {
      try {
        return parseAddress(text);
      } catch (error) {
        context.addIssue((error as Error).message);
        return z.NEVER;
      }
    })
    .prefault(developmentUrl);

export class GatewayConfig extends configFrom({
  ...httpSettings,
  ...tokenSettings,
  PORT: port(3000),
  USER_URL: address('http://127.0.0.1:3001'),
  CATALOG_URL: address('http://127.0.0.1:3002'),
  ORDER_URL: address('http://127.0.0.1:3003'),
  PAYMENT_URL: address('http://127.0.0.1:3004'),
}) {
  addressOf(name: UpstreamName): Address {
    return { user: this.USER_URL, catalog: this.CATALOG_URL, order: this.ORDER_URL, payment: this.PAYMENT_URL }[name];
  }
}
