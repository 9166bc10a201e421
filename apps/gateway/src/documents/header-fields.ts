import { requestIdHeader } from '@app/platform';

const text = { type: 'string', maxLength: 1_000 };

/** What every answer of the gateway carries. Of the limits: draft-ietf-httpapi-ratelimit-headers, as `RouteLimits` sends it. */
export const commonHeaders = {
  'X-Request-Id': requestIdHeader,
  'RateLimit-Policy': {
    description: 'The limits that count this request, by name: `q` requests in `w` seconds',
    schema: text,
    example: '"address";q=1200;w=60, "customer";q=600;w=60',
  },
  RateLimit: {
    description: 'What is left of them: `r` requests, until the count begins anew in `t` seconds',
    schema: text,
    example: '"address";r=1199;t=60, "customer";r=599;t=60',
  },
} as const;

/** RFC 9111 and RFC 9211; not where the service is asked for one caller alone. */
const cacheHeaders = {
  Age: { description: 'Seconds since the service gave this answer', schema: { type: 'integer', minimum: 0, maximum: 3_600 } },
  'Cache-Status': {
    description: 'Whether the service was asked for it: `saga-shop; hit` is from memory',
    schema: { type: 'string', maxLength: 100 },
  },
} as const;

/** What a row with a cache says of answers that are remembered: refusals are not. */
export const withCacheHeaders = (responses: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const { headers, ...described } = response as { readonly headers?: object };
      return [status, Number(status) < 400 ? { ...described, headers: { ...headers, ...cacheHeaders } } : response];
    }),
  );

const references = Object.fromEntries(Object.keys(commonHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The answers with these fields; what is only referred to has them where it is described. */
export const withCommonHeaders = (responses: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(responses).map(([name, response]) => {
      const described = response as { readonly headers?: object };
      return [name, '$ref' in described ? described : { ...described, headers: { ...described.headers, ...references } }];
    }),
  );
