import { exampleName } from './problem-examples.js';

const mayBeRetried = new Set([429, 503]);
const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 0, maximum: 3_600 } } };

/** The refusals of one status as OpenAPI describes them; the examples themselves are under `components`. */
export const problemResponse = (status: number, codes: readonly string[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  ...(mayBeRetried.has(status) && { headers: retryAfter }),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${exampleName(status, code)}` }])),
    },
  },
});
