import type { FastifyRequest } from 'fastify';

/**
 * Whether every server on the way will see the same path. An absolute address, an empty segment, a dot segment or an encoded slash
 * could be a row of the table here and another path behind a server that tidies up.
 */
export function isPlainPath({ raw, params }: Pick<FastifyRequest, 'raw' | 'params'>): boolean {
  if (!raw.url?.startsWith('/')) return false;
  return Object.values(params as Record<string, string>).every((value) => /^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u.test(value));
}
