import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import { isDeeperThan, maxJsonDepth } from './json-depth.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came in, for whoever must check a signature over it. */
    rawBody?: Buffer;
  }
}

/** JSON is the only body that a service takes. None at all is no body, also when it claims to be JSON. */
export function parseOnlyJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body;
    if (body.length === 0) done(null, undefined);
    else if (isDeeperThan(maxJsonDepth, body)) done(new ProblemError('malformed-json', `nested more than ${maxJsonDepth} deep`));
    else void parse(request, body.toString(), done);
  });
}
