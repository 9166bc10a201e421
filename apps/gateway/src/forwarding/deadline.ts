import type { FastifyRequest } from 'fastify';

const longestMs = 3_600_000;

/**
 * Milliseconds that the caller still wants to wait, by its `X-Deadline-Ms`; what is not a number counts as not said. The gateway says
 * it anew to the service, so that nobody works for somebody who has gone.
 */
export function deadlineOf({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const text = headers['x-deadline-ms'];
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) return undefined;
  return Math.min(Math.max(1, Number(text)), longestMs);
}
