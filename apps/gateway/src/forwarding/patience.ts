import type { Patience, Route, Timeouts } from '../route.js';

export interface Deadlines {
  /** Milliseconds until the header fields of the answer; 0 = any. */
  readonly headersTimeout: number;
  /** Milliseconds between two pieces of the body; 0 = any. */
  readonly bodyTimeout: number;
}

const longestWaitSeconds = 30;

/** What the gateway grants the upstream. A `wait` that the order service will refuse gets no more time than any other request. */
export function deadlinesOf(patience: Patience, { headersMs, bodyMs }: Timeouts, wait: unknown): Deadlines {
  if (patience === 'stream') return { headersTimeout: headersMs, bodyTimeout: 0 };
  const mayWait = patience === 'wait' && typeof wait === 'string' && /^\d{1,2}$/.test(wait);
  const waitMs = mayWait ? Math.min(Number(wait), longestWaitSeconds) * 1_000 : 0;
  return { headersTimeout: waitMs + headersMs, bodyTimeout: bodyMs };
}

/** Whether this request may keep its connection for long. */
export const takesLong = (patience: Patience, wait: unknown): boolean =>
  patience === 'stream' || (patience === 'wait' && wait !== undefined);

/**
 * Seconds after which the platform gives up on the handler. A cached read waits for nothing most often, and then a timer for each would be
 * a large part of its cost; those that wait have one of their own.
 */
export function handlerSecondsOf({ patience, cache }: Pick<Route, 'patience' | 'cache'>): number | undefined {
  if (patience === 'stream' || cache) return Infinity;
  return patience === 'wait' ? longestWaitSeconds + 10 : undefined;
}
