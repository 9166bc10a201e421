import type { FastifyInstance } from 'fastify';
import { tooDeep } from './json-depth.js';

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
    const refusal = tooDeep(body);
    if (body.length === 0) done(null, undefined);
    else if (refusal) done(refusal);
    else void parse(request, body.toString(), done);
  });
}
