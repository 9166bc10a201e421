import { problemCodes, type ProblemCode } from '../problem/problem-codes.js';
import { problemResponse } from './problem-response.js';
import { codesOf, type Response } from './share-responses.js';

/** What a body may be refused with before its operation sees it. */
const ofAnyBody: readonly ProblemCode[] = ['malformed-json', 'request-timeout', 'payload-too-large', 'unsupported-media-type'];

type Responses = Readonly<Record<string, Response>>;

/** A body is read wherever one may come, also where the operation wants none: with any method that is no read. */
export function withBodyProblems(method: string, responses: Responses): Responses {
  if (method === 'get') return responses;
  const refusals: Record<string, Response> = {};
  for (const code of ofAnyBody) {
    const { status } = problemCodes[code];
    refusals[status] = problemResponse(status, [...codesOf(responses[status]), code]);
  }
  return { ...responses, ...refusals };
}
