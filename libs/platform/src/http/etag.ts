import type { FastifyInstance } from 'fastify';

/** A strong entity tag: `"7"`, or `"7-42"` from several parts. */
export const etagOf = (...parts: readonly (number | string)[]): string => `"${parts.join('-')}"`;

/** The tags of an If-None-Match field, without `W/` and quotes. */
export const tagsIn = (field: string): string[] => [...field.matchAll(/(?:W\/)?"([^"]*)"/g)].map(([, tag]) => tag ?? '');

/** RFC 9110 §13.1.2: the comparison is weak, and `*` is whatever exists. */
export const isFresh = (field: string, etag: string): boolean => field.trim() === '*' || tagsIn(field).includes(tagsIn(etag)[0] ?? '');

/** Answers 304 wherever the client already has what the handler made: a handler only names its ETag. */
export function answerNotModified(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const known = request.headers['if-none-match'];
    const etag = reply.getHeader('etag');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!known || !isRead || reply.statusCode !== 200 || typeof etag !== 'string' || !isFresh(known, etag)) return done(null, payload);
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    done(null, null);
  });
}
