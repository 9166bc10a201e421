import type { FastifyReply } from 'fastify';
import { describeError, type Description } from './describe-error.js';
import type { Problem } from './problem.js';

export const problemType = (code: string): string => `https://saga-shop.example/problems/${code}`;

export function problemOf({ code, title, status, detail, errors, details }: Description, requestId: string): Problem {
  return {
    type: problemType(code),
    title,
    status,
    ...(detail && { detail }),
    instance: instanceOf(requestId),
    code,
    ...(errors && { errors: [...errors] }),
    ...details,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instanceOf = (requestId: string): string => (uuid.test(requestId) ? `urn:uuid:${requestId}` : `urn:request:${requestId}`);

/** Answers with the problem document of any error, also outside Nest's routes. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const description = describeError(error);
  const requestId = reply.request.id;
  return reply
    .removeHeader('etag')
    .code(description.status)
    .headers({ 'cache-control': 'no-store', ...description.headers, 'x-request-id': requestId })
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(description, requestId)));
}
