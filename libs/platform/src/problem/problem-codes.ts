/**
 * The codes that the platform itself answers with; a service adds those of its domain errors. They are part of the API:
 * never rename one, only add.
 */
export const problemCodes = {
  'validation-failed': { status: 400, title: 'The request does not match its contract' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  unauthenticated: { status: 401, title: 'A valid access token is required' },
  forbidden: { status: 403, title: 'The token does not allow this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'not-acceptable': { status: 406, title: 'No acceptable form of the answer exists' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  conflict: { status: 409, title: 'The present state does not allow this' },
  'idempotency-key-in-use': { status: 409, title: 'The first request with this key is still running' },
  'precondition-failed': { status: 412, title: 'It has changed since it was read' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  unprocessable: { status: 422, title: 'The request is understood but cannot be carried out' },
  'idempotency-key-reused': { status: 422, title: 'The key was used before with another request' },
  'precondition-required': { status: 428, title: 'The If-Match header is required' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The header fields are too large' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'bad-gateway': { status: 502, title: 'A service behind this one gave no valid answer' },
  unavailable: { status: 503, title: 'The service cannot answer at the moment' },
  'gateway-timeout': { status: 504, title: 'A service behind this one did not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemCodes;

/** The first code of a status is its general one. */
export const codeOfStatus = (status: number): ProblemCode => {
  const known = (Object.keys(problemCodes) as ProblemCode[]).filter((code) => problemCodes[code].status === status);
  if (status === 400) return 'bad-request';
  return known[0] ?? (status >= 500 ? 'internal-error' : 'bad-request');
};
