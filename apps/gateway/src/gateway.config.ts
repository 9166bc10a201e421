import { configFrom, httpSettings, port, tokenSettings } from '@app/platform';
import { z } from 'zod';

/** Only an origin: the paths of a service are those of the gateway. */
const origin = (developmentUrl: string) =>
  z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .prefault(developmentUrl);

export class GatewayConfig extends configFrom({
  ...httpSettings,
  ...tokenSettings,
  PORT: port(3000),
  USER_URL: origin('http://127.0.0.1:3001'),
  CATALOG_URL: origin('http://127.0.0.1:3002'),
  ORDER_URL: origin('http://127.0.0.1:3003'),
  PAYMENT_URL: origin('http://127.0.0.1:3004'),
}) {}
