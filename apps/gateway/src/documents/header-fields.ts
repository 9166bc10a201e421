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

const references = Object.fromEntries(Object.keys(commonHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The answers with these fields; what is only referred to has them where it is described. */
export const withCommonHeaders = (responses: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(responses).map(([name, response]) => {
      const described = response as { readonly headers?: object };
      return [name, '$ref' in described ? described : { ...described, headers: { ...described.headers, ...references } }];
    }),
  );
