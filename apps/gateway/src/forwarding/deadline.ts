import { usualHandlerSeconds } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import type { Route } from '../route.js';

const longestMs = 3_600_000;

/** Named as what an AbortSignal that is over says. */
export class PastDeadline extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Milliseconds that the caller still wants to wait, by its `X-Deadline-Ms`; what is not a number counts as not said. When they are over,
 * the gateway hangs up at the service, which thereby learns that nobody waits; it is told the time as well, should it want to plan.
 */
export function deadlineOf({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const text = headers['x-deadline-ms'];
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) return undefined;
  return Math.min(Math.max(1, Number(text)), longestMs);
}

/** As long as {@link deadlineOf}; where the platform has no timer, because most often there is nothing to wait for, no longer than elsewhere. */
export function waitMsOf(request: Pick<FastifyRequest, 'headers'>, { cache }: Pick<Route, 'cache'>): number | undefined {
  const ms = deadlineOf(request);
  return cache ? Math.min(ms ?? Infinity, usualHandlerSeconds * 1_000) : ms;
}

/**
 * Waits no longer than that; what is waited for goes on.
 * @throws PastDeadline
 */
export async function inTime<T>(work: Promise<T>, ms: number | undefined): Promise<T> {
  if (ms === undefined) return work;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new PastDeadline()), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
