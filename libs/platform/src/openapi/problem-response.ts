import { exampleName } from './problem-examples.js';

const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 0, maximum: 3_600 } } };
const challenge = {
  description: 'RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown',
  schema: { type: 'string', maxLength: 400 },
};

/** Header fields that follow from what is refused. A challenge is for a token that is missing or not enough, and not for the domain's own reasons. */
function headersOf(status: number, codes: readonly string[]): { readonly headers?: Readonly<Record<string, object>> } {
  if (status === 401) return { headers: { 'WWW-Authenticate': { ...challenge, required: true } } };
  if (codes.includes('forbidden')) return { headers: { 'WWW-Authenticate': challenge } };
  return status === 429 || status === 503 || codes.includes('idempotency-key-in-use') ? { headers: retryAfter } : {};
}

/** The refusals of one status as OpenAPI describes them; the examples themselves are under `components`. */
export const problemResponse = (status: number, codes: readonly string[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  ...headersOf(status, codes),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${exampleName(status, code)}` }])),
    },
  },
});
